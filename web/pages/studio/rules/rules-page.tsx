/** The rules of a stage, by the clause that each rests on. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Eligibility, EligibilityRule } from '../../../../server/engine/generated/eligibility'
import { Icon } from '../../../ui/icon'
import { Empty } from '../../../ui/page-state'
import { StateTag } from '../../../ui/state-tag'
import { useOutline } from '../data'
import { problemsBelow, useDocument } from '../document'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { newKey } from '../properties/model'
import { StageChoice, useChosen, useStage } from '../stage-choice'
import { meaningOf } from '../words'
import { RuleEditor } from './rule-editor'

export default function RulesPage() {
  return <Opening>{(opened) => <Rules opened={opened} />}</Opening>
}

function Rules({ opened }: { opened: Opened }) {
  const [stage, setStage] = useStage(opened)
  const [chosen, choose] = useChosen('rule')
  const [search, setSearch] = useState('')
  const path = `rules/${stage}.eligibility.json`
  const document = useDocument<Eligibility>(opened, path, { $schema: '../../schemas/platform/eligibility.schema.json', rules: [] })
  const rules = Array.isArray(document.value?.rules) ? document.value.rules : []
  const index = rules.findIndex(({ name }) => name === chosen)
  const add = () => {
    const name = newKey('r')
    document.insert('添加规则', ['rules'], { name, label: '', severity: 'block', otherwise: '' })
    choose(name)
  }
  return (
    <Frame opened={opened} title="资格规则">
      <div className="studio-lead">
        <h2>资格规则</h2>
        <StageChoice opened={opened} value={stage} onChange={setStage} />
        <div className="studio-tools">
          <Input.Search aria-label="查找规则" placeholder="查找" value={search} onChange={({ target }) => setSearch(target.value)} />
          <Button type="primary" icon={<Icon name="plus" />} onClick={add}>
            添加规则
          </Button>
        </div>
      </div>
      <div className="studio-pair">
        <RuleList {...{ opened, rules, problems: document.problems, chosen, search }} onChoose={choose} />
        {index >= 0 ? (
          <RuleEditor key={chosen} {...{ opened, path, stage, index }} document={document} onGone={() => choose(undefined)} />
        ) : (
          <Empty title={rules.length > 0 ? '请选择一条规则' : '还没有规则'}>
            每条规则写一项资格要求：满足什么、依据哪一条、不满足时怎么说。
          </Empty>
        )}
      </div>
    </Frame>
  )
}

interface ListProps {
  opened: Opened
  rules: readonly EligibilityRule[]
  problems: ReturnType<typeof useDocument>['problems']
  chosen: string | undefined
  search: string
  onChoose: (name: string) => void
}

function RuleList({ opened, rules, problems, chosen, search, onChoose }: ListProps) {
  const outline = useOutline(opened.programme, opened.state.version)
  const clauses = new Map((outline.data?.clauses ?? []).map(({ id, label }) => [id, label]))
  const shown = rules.map((rule, index) => ({ rule, index })).filter(({ rule }) => `${rule.label}${rule.otherwise}`.includes(search))
  const groups = [...new Set(shown.map(({ rule }) => rule.clause ?? ''))]
  return (
    <nav className="studio-list" aria-label="规则">
      {groups.map((clause) => (
        <section key={clause} aria-label={clauses.get(clause) ?? '没有依据'}>
          <h3>{clause ? (clauses.get(clause) ?? clause) : '没有写依据'}</h3>
          <ul>
            {shown
              .filter(({ rule }) => (rule.clause ?? '') === clause)
              .map(({ rule, index }) => (
                <li key={rule.name}>
                  <button type="button" aria-current={rule.name === chosen || undefined} onClick={() => onChoose(rule.name)}>
                    <span>
                      {index + 1}. {rule.label || '（没有写要求）'}
                    </span>
                    <span className="studio-tags">
                      <StateTag tone={rule.severity === 'block' ? 'attention' : 'neutral'}>{meaningOf(rule.severity) ?? ''}</StateTag>
                      {problemsBelow(problems, `/rules/${index}`).length > 0 && <StateTag tone="danger">有问题</StateTag>}
                    </span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

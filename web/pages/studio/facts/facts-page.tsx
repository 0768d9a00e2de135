/** What rules and formulas read besides the answers: facts, named conditions, budgets. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { FactDefinition, FactsFile } from '../../../../server/engine/generated/facts'
import { Icon } from '../../../ui/icon'
import { Empty } from '../../../ui/page-state'
import { StateTag } from '../../../ui/state-tag'
import { useLexicon } from '../conditions/use-lexicon'
import { sayCondition } from '../conditions/words'
import { useSchemas } from '../data'
import { problemsBelow, useDocument } from '../document'
import { pointerOf } from '../edits'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { reviewersOf } from '../programme-file'
import { newKey } from '../properties/model'
import { leastAt } from '../schema-walk'
import { useChosen } from '../stage-choice'
import { meaningOf } from '../words'
import { ChosenFact, path } from './chosen-fact'

const kinds: readonly FactDefinition['kind'][] = [
  'expression',
  'condition',
  'table',
  'register',
  'history',
  'moment',
  'payment',
  'related',
  'pool',
  'deadline',
  'workdays',
  'count',
  'reviewer',
  'opinion',
  'sheet',
]

export default function FactsPage() {
  return <Opening>{(opened) => <Facts opened={opened} />}</Opening>
}

function Facts({ opened }: { opened: Opened }) {
  const [chosen, choose] = useChosen('at')
  const document = useDocument<FactsFile>(opened, path, { $schema: '../../schemas/platform/facts.schema.json' })
  const lexicon = useLexicon(opened)
  return (
    <Frame opened={opened} title="事实">
      <Lead opened={opened} document={document} choose={choose} />
      <div className="studio-pair">
        <nav className="studio-list" aria-label="事实与公共条件">
          {groupsOf(document.value, lexicon).map((group) => (
            <Group key={group.title} {...group} problems={document.problems} chosen={chosen} choose={choose} />
          ))}
        </nav>
        {chosen ? (
          <ChosenFact key={chosen} opened={opened} at={chosen} onGone={() => choose(undefined)} />
        ) : (
          <Empty title="请选择一项">事实是规则和公式读取的值：由填报内容推算、从名单查到、由审核人员认定……</Empty>
        )}
      </div>
    </Frame>
  )
}

interface LeadProps {
  opened: Opened
  document: FactsDocument
  choose: (at: string) => void
}
type FactsDocument = ReturnType<typeof useDocument<FactsFile>>

/** The heading, and what can be added. */
function Lead({ opened, document, choose }: LeadProps) {
  const schemas = useSchemas()
  const { facts = [], pools = [] } = document.value ?? {}
  const addFact = (kind: FactDefinition['kind']) => {
    const place = ['facts', facts.length]
    const least = leastAt(schemas.data ?? {}, 'facts', place, { facts: [...facts, { kind }] })
    // somebody has to settle it; a list without anybody would keep the whole file from being read
    const settled = kind === 'reviewer' ? { by: reviewersOf(opened.state.files) } : {}
    document.insert('添加事实', ['facts'], { ...least, ...settled, id: newKey(), kind })
    choose(`/facts/${facts.length}`)
  }
  const addCondition = () => {
    const name = newKey('c')
    document.set('添加公共条件', ['conditions', name], { all: [] })
    choose(`/conditions/${name}`)
  }
  const addPool = () => {
    document.insert('添加资金池', ['pools'], { id: newKey('p'), label: '', unit: '万元', values: [{ value: '' }], order: 'submission' })
    choose(`/pools/${pools.length}`)
  }
  return (
    <div className="studio-lead">
      <h2>事实与公共条件</h2>
      <div className="studio-tools">
        <AddFact onAdd={addFact} />
        <Button onClick={addCondition}>添加公共条件</Button>
        <Button onClick={addPool}>添加资金池</Button>
      </div>
    </div>
  )
}

interface Entry {
  at: string
  label: string
  kind: string
}

/** Everything that can be chosen. */
function groupsOf(file: FactsFile | undefined, lexicon: ReturnType<typeof useLexicon>): { title: string; entries: Entry[] }[] {
  const { facts = [], conditions = {}, pools = [] } = file ?? {}
  return [
    {
      title: '事实',
      entries: facts.map((fact, index) => ({ at: `/facts/${index}`, label: fact.label, kind: meaningOf(fact.kind) ?? fact.kind })),
    },
    {
      title: '公共条件',
      entries: Object.entries(conditions).map(([name, condition]) => ({
        at: pointerOf(['conditions', name]),
        label: (lexicon && sayCondition(condition, lexicon)) || name,
        kind: '',
      })),
    },
    { title: '资金池', entries: pools.map((pool, index) => ({ at: `/pools/${index}`, label: pool.label, kind: '' })) },
  ]
}

interface GroupProps {
  title: string
  entries: readonly Entry[]
  problems: FactsDocument['problems']
  chosen: string | undefined
  choose: (at: string) => void
}

function Group({ title, entries, problems, chosen, choose }: GroupProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {entries.length === 0 && <p className="quiet">还没有</p>}
      <ul>
        {entries.map(({ at, label, kind }) => (
          <li key={at}>
            <button type="button" aria-current={at === chosen || undefined} onClick={() => choose(at)}>
              <span>{label || '（没有名称）'}</span>
              <span className="studio-tags">
                {kind && <StateTag tone="neutral">{kind}</StateTag>}
                {problemsBelow(problems, at).length > 0 && <StateTag tone="danger">有问题</StateTag>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function AddFact({ onAdd }: { onAdd: (kind: FactDefinition['kind']) => void }) {
  const [kind, setKind] = useState<FactDefinition['kind']>('expression')
  return (
    <>
      <Select
        aria-label="事实的种类"
        value={kind}
        options={kinds.map((value) => ({ value, label: meaningOf(value) ?? value }))}
        onChange={setKind}
        popupMatchSelectWidth={false}
      />
      <Button type="primary" icon={<Icon name="plus" />} onClick={() => onAdd(kind)}>
        添加事实
      </Button>
    </>
  )
}

/** What rules and formulas read besides the answers: facts, named conditions, budgets. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { FactDefinition, FactsFile } from '../../../../server/engine/generated/facts'
import { Icon } from '../../../ui/icon'
import { Empty } from '../../../ui/page-state'
import { StateTag } from '../../../ui/state-tag'
import { ConditionEditor } from '../conditions/editor'
import { useLexicon } from '../conditions/use-lexicon'
import { sayCondition } from '../conditions/words'
import { useSchemas } from '../data'
import { problemsBelow, useDocument } from '../document'
import { pointerOf } from '../edits'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { reviewersOf } from '../programme-file'
import { newKey } from '../properties/model'
import { PropertiesPanel } from '../properties/panel'
import { RemoveButton } from '../remove-button'
import { leastAt } from '../schema-walk'
import { useChosen } from '../stage-choice'
import { meaningOf } from '../words'

const path = 'rules/facts.json'
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
  const schemas = useSchemas()
  const lexicon = useLexicon(opened)
  const { facts = [], conditions = {}, pools = [] } = document.value ?? {}
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
  const groups = [
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
  return (
    <Frame opened={opened} title="事实">
      <div className="studio-lead">
        <h2>事实与公共条件</h2>
        <div className="studio-tools">
          <AddFact onAdd={addFact} />
          <Button onClick={addCondition}>添加公共条件</Button>
          <Button onClick={addPool}>添加资金池</Button>
        </div>
      </div>
      <div className="studio-pair">
        <nav className="studio-list" aria-label="事实与公共条件">
          {groups.map(({ title, entries }) => (
            <section key={title} aria-label={title}>
              <h3>{title}</h3>
              <ul>
                {entries.map(({ at, label, kind }) => (
                  <li key={at}>
                    <button type="button" aria-current={at === chosen || undefined} onClick={() => choose(at)}>
                      <span>{label || '（没有名称）'}</span>
                      <span className="studio-tags">
                        {kind && <StateTag tone="neutral">{kind}</StateTag>}
                        {problemsBelow(document.problems, at).length > 0 && <StateTag tone="danger">有问题</StateTag>}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        {chosen ? (
          <Chosen key={chosen} opened={opened} at={chosen} onGone={() => choose(undefined)} />
        ) : (
          <Empty title="请选择一项">事实是规则和公式读取的值：由填报内容推算、从名单查到、由审核人员认定……</Empty>
        )}
      </div>
    </Frame>
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

function Chosen({ opened, at, onGone }: { opened: Opened; at: string; onGone: () => void }) {
  const document = useDocument<FactsFile>(opened, path)
  const [, list = '', key = ''] = at.split('/')
  const place = list === 'conditions' ? [list, key] : [list, Number(key)]
  const thing = list === 'facts' ? document.value?.facts?.[Number(key)] : document.value?.pools?.[Number(key)]
  const label = list === 'conditions' ? '公共条件' : (thing?.label ?? '')
  const remove = () => {
    document.set(`删除“${label}”`, place, undefined)
    onGone()
  }
  if (list !== 'conditions' && !thing) return null
  return (
    <section className="panel stack" aria-labelledby="studio-fact">
      <div className="panel-head">
        <h2 id="studio-fact">{label || '新的一项'}</h2>
        <RemoveButton opened={opened} what={label} name={list === 'conditions' ? key : thing?.id} path={path} onRemove={remove} />
      </div>
      {list === 'conditions' ? (
        <ConditionEditor
          opened={opened}
          value={document.value?.conditions?.[key]}
          onChange={(condition) => document.set('修改公共条件', place, condition ?? { all: [] })}
        />
      ) : (
        <PropertiesPanel opened={opened} path={path} place={place} label={`“${label}”`} />
      )}
      {problemsBelow(document.problems, at).map(({ message }) => (
        <p key={message} className="field-error">
          {message}
        </p>
      ))}
    </section>
  )
}

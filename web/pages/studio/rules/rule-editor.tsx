/** One rule: its properties, its condition, and how it comes out for an example. */
import type { Eligibility } from '../../../../server/engine/generated/eligibility'
import type { DocumentEditor } from '../document'
import type { Opened } from '../opening'
import { Tool } from '../properties/items'
import { PropertiesPanel } from '../properties/panel'
import { RemoveButton } from '../remove-button'
import { TryRule } from './try-rule'

interface Props {
  opened: Opened
  path: string
  stage: string
  index: number
  document: DocumentEditor<Eligibility>
  onGone: () => void
}

export function RuleEditor({ opened, path, stage, index, document, onGone }: Props) {
  const rules = document.value?.rules ?? []
  const rule = rules[index]
  if (!rule) return null
  const remove = () => {
    document.set(`删除规则“${rule.label}”`, ['rules', index], undefined)
    onGone()
  }
  return (
    <section className="panel stack" aria-labelledby="studio-rule">
      <div className="panel-head">
        <h2 id="studio-rule">{rule.label || '新的规则'}</h2>
        <div className="studio-tools">
          <Tool label="上移这条规则" disabled={index === 0} onClick={() => document.move('移动规则', ['rules'], index, index - 1)}>
            ↑
          </Tool>
          <Tool
            label="下移这条规则"
            disabled={index === rules.length - 1}
            onClick={() => document.move('移动规则', ['rules'], index, index + 1)}
          >
            ↓
          </Tool>
          <RemoveButton opened={opened} what={rule.label} name={rule.name} path={path} onRemove={remove} />
        </div>
      </div>
      <PropertiesPanel opened={opened} path={path} place={['rules', index]} label={`规则“${rule.label}”`} />
      <TryRule opened={opened} path={path} stage={stage} rule={rule.name} />
    </section>
  )
}

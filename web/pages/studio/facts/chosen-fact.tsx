/** A fact, a named condition or a budget, with everything that is said of it. */
import type { FactsFile } from '../../../../server/engine/generated/facts'
import { ConditionEditor } from '../conditions/editor'
import { problemsBelow, useDocument } from '../document'
import type { Opened } from '../opening'
import { PropertiesPanel } from '../properties/panel'
import { RemoveButton } from '../remove-button'

/** The file in which they stand. */
export const path = 'rules/facts.json'

export function ChosenFact({ opened, at, onGone }: { opened: Opened; at: string; onGone: () => void }) {
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
  // its fields say what is wrong with them themselves
  const untold = list === 'conditions' ? problemsBelow(document.problems, at) : document.problems.filter((problem) => problem.at === at)
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
      {untold.map(({ message }) => (
        <p key={message} className="field-error">
          {message}
        </p>
      ))}
    </section>
  )
}

/** One example in full beside the table: what a cell cannot hold, with the forms that applicants fill. */
import { Drawer, Switch } from 'antd'
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import { GroupForm } from '../../../form/group-form'
import type { RowSection } from '../../../form/model'
import { RowsEditor } from '../../../form/rows-editor'
import { Boundary } from '../../../ui/boundary'
import { TextField } from '../../../ui/field'
import { type Place, pointerOf, valueAt, withValue } from '../edits'
import { stageTitles } from '../file-kinds'
import { isRecord, list, readableGroup, record, textOf } from '../forms/form-tree'
import { useForm } from '../forms/use-form'
import type { Opened } from '../opening'
import { type Case, withValueAt } from './cases'
import { Records } from './records'
import { registerSections } from './register-rows'

interface Props {
  opened: Opened
  one: Case
  columns: readonly CaseColumn[]
  /** What is looked for. */
  at?: string
  onClose: () => void
}

export function CaseDrawer({ opened, one, columns, at, onClose }: Props) {
  const { draft, state } = opened
  const stage = textOf(one.document.stage)
  const edit = (what: string, change: (text: string) => string) => {
    const before = draft.read().files[one.path] ?? ''
    const after = change(before)
    if (after !== before) draft.apply(`修改示例“${one.title}”的${what}`, { [one.path]: after })
  }
  const write = (what: string, place: Place, value: unknown) => edit(what, (text) => withValue(text, place, value))
  const lookFor = (isOpen: boolean) => isOpen && at && document.getElementById(`case${at}`)?.scrollIntoView({ block: 'start' })
  const earlier = [...stageTitles(state.files)].filter(
    ([id]) => id !== stage && columns.some((column) => column.used && column.at.startsWith(`/given/earlier/${id}/`)),
  )
  const shared = { opened, one, edit, write }
  return (
    <Drawer open title={`示例：${one.title}`} size={860} onClose={onClose} closable={{ 'aria-label': '关闭' }} afterOpenChange={lookFor}>
      <div className="stack">
        <TextField id="case-title" label="名称" value={one.title} onChange={(title) => write('名称', ['title'], title)} />
        <TextField
          id="case-note"
          label="说明"
          value={textOf(one.document.note)}
          onChange={(text) => edit('说明', (before) => withValueAt(before, '/note', text || undefined))}
        />
        <Sections {...shared} stage={stage} place={['given', 'answers']} />
        {registerSections(state.files).map(({ id, section }) => (
          <Register key={id} {...shared} id={id} section={section} />
        ))}
        <Records {...shared} stage={stage} columns={columns} />
        {earlier.map(([id, title]) => (
          <details key={id} className="panel">
            <summary>{title}中填过的内容</summary>
            <Sections {...shared} stage={id} place={['given', 'earlier', id]} />
          </details>
        ))}
      </div>
    </Drawer>
  )
}

export interface CaseEditing {
  opened: Opened
  one: Case
  edit: (what: string, change: (text: string) => string) => void
  write: (what: string, place: Place, value: unknown) => void
}

/** The sections of a stage's form, filled as the example says. */
function Sections({ opened, one, edit, write, stage, place }: CaseEditing & { stage: string; place: Place }) {
  const form = useForm(opened, stage)
  return form.sections.map((section) => {
    const own = [...place, section.key]
    const value = valueAt(one.document, own)
    const title = section.schema.title
    const name = `case${pointerOf(own)}`
    const changeGroup = (next: Record<string, unknown>) => {
      const before = record(value)
      const keys = Object.keys({ ...before, ...next }).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(next[key]))
      edit(title, (text) => keys.reduce((changed, key) => withValueAt(changed, pointerOf([...own, key]), next[key]), text))
    }
    return (
      <section key={section.key} id={name} className="panel" aria-label={title}>
        <h3>{title}</h3>
        <Boundary key={name}>
          {section.isRows ? (
            <RowsEditor
              name={name}
              section={unlocked(valueAt(form.document, section.place)) as RowSection}
              source={{
                schema: record(form.document),
                layout: { sections: {}, fields: {}, ...form.layout },
                dictionaries: form.dictionaries,
              }}
              rows={list(value).filter(isRecord)}
              onChange={(rows) => write(title, own, rows)}
            />
          ) : (
            <GroupForm
              name={name}
              group={readableGroup(unlocked(valueAt(form.document, section.group)))}
              layout={form.layout.fields ?? {}}
              order={section.layout.order}
              dictionaries={form.dictionaries}
              value={record(value)}
              onChange={changeGroup}
            />
          )}
        </Boundary>
      </section>
    )
  })
}

/** In an example everything may be written, also what applicants take over from elsewhere. */
function unlocked(node: unknown): unknown {
  const known = isRecord(node) ? open.get(node) : undefined
  if (known) return known
  const copy = JSON.parse(JSON.stringify(node ?? {}, (key, value) => (key === 'locked' ? undefined : value)))
  if (isRecord(node)) open.set(node, copy)
  return copy
}
const open = new WeakMap<object, unknown>()

/** The rows of a register that the example knows; without them it was never imported. */
function Register({ one, edit, write, id, section }: CaseEditing & { id: string; section: RowSection }) {
  const place = ['given', 'registers', id]
  const rows = valueAt(one.document, place)
  const name = `case${pointerOf(place)}`
  return (
    <section id={name} className="panel stack" aria-label={section.title}>
      <h3>名单：{section.title}</h3>
      <div className="buttons">
        <Switch
          aria-label={`已导入“${section.title}”`}
          checked={rows !== undefined}
          onChange={(isThere) => edit(section.title, (text) => withValueAt(text, pointerOf(place), isThere ? [] : undefined))}
        />
        {rows === undefined ? '没有导入过：读它的规则得出“不能确定”' : '已导入'}
      </div>
      {rows !== undefined && (
        <RowsEditor
          name={name}
          section={section}
          source={{ schema: {}, layout: { sections: {}, fields: {} }, dictionaries: {} }}
          rows={list(rows).filter(isRecord)}
          onChange={(next) => write(section.title, place, next)}
        />
      )}
    </section>
  )
}

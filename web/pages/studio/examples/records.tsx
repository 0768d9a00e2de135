/** What is on record besides the form: earlier declarations, steps, those of others; each as rows of a small form. */
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import type { Field } from '../../../../server/engine/generated/form'
import { RowsEditor } from '../../../form/rows-editor'
import { type Place, placeOf, pointerOf, valueAt } from '../edits'
import { stageTitles } from '../file-kinds'
import { isRecord, list, record, textOf } from '../forms/form-tree'
import { documentOf } from '../problems'
import { wordOf } from '../words'
import type { CaseEditing } from './case-drawer'
import { deepOf, flatOf, flatSection } from './flat'

export function Records({ stage, columns, ...shared }: CaseEditing & { stage: string; columns: readonly CaseColumn[] }) {
  const { files } = shared.opened.state
  const workflow = record(documentOf(files[`rules/${stage}.workflow.json`]))
  const stages = [...stageTitles(files)].map(([id, title]) => ({ const: id, title }))
  const moment = (title: string) => ({ type: 'string', title, description: '如 2024-09-10T09:00:00+08:00' })
  const fields: Readonly<Record<string, object>> = {
    '/given/history': {
      stage: { type: 'string', title: '环节', oneOf: stages },
      state: { type: 'string', title: '状态' },
      submittedAt: moment('提交时间'),
      firstSubmittedAt: moment('首次提交时间'),
      id: { type: 'string', title: '标识' },
    },
    '/given/steps': { action: { type: 'string', title: '操作', oneOf: optionsOf(workflow.actions) }, at: moment('办理时间') },
  }
  const related = {
    number: { type: 'string', title: '编号' },
    organisation: { type: 'string', title: '单位' },
    state: { type: 'string', title: '状态' },
  }
  const isRecordColumn = ({ at, kind }: CaseColumn) => kind === 'nested' && /^\/given\/(history|steps|records|related)/.test(at)
  return columns
    .filter((column) => isRecordColumn(column) && (column.used || column.at === '/given/history' || column.at === '/given/steps'))
    .map((column) => (
      <RecordRows
        key={column.at}
        {...shared}
        column={column}
        fields={(fields[column.at] ?? (column.at.includes('/related/') ? related : {})) as Record<string, Field>}
      />
    ))
}

const optionsOf = (actions: unknown) =>
  list(actions)
    .filter(isRecord)
    .map(({ id, label }) => ({ const: textOf(id), title: textOf(label) }))

/** A list of records, or one record as its only row. */
function RecordRows({ one, write, column, fields }: CaseEditing & { column: CaseColumn; fields: Readonly<Record<string, Field>> }) {
  const place: Place = placeOf(one.document, column.at)
  const value = valueAt(one.document, place)
  const isOne = column.at.startsWith('/given/records/')
  const rows = (isOne ? (isRecord(value) ? [value] : []) : list(value)).map((row) => flatOf(row))
  const section = flatSection(column.title, fields, rows, labelOf)
  return (
    <section id={`case${column.at}`} className="panel" aria-label={column.title}>
      <h3>{column.title}</h3>
      <RowsEditor
        name={`case${pointerOf(place)}`}
        section={isOne ? { ...section, maxItems: 1 } : section}
        source={{ schema: {}, layout: { sections: {}, fields: {} }, dictionaries: {} }}
        rows={rows}
        onChange={(next) => {
          const deep = next.map(deepOf)
          const after = isOne ? deep[0] : deep
          write(column.title, place, isOne || deep.length > 0 || value !== undefined ? after : undefined)
        }}
      />
    </section>
  )
}

const labelOf = (key: string) =>
  key
    .split('.')
    .map((part) => wordOf(part) ?? part)
    .join(' › ')

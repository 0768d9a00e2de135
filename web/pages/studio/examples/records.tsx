/** What is on record besides the form: earlier declarations, steps, those of others; each as rows of a small form. */
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import type { Field } from '../../../../server/engine/generated/form'
import { RowsEditor } from '../../../form/rows-editor'
import { placeOf, valueAt } from '../edits'
import { stageTitles } from '../file-kinds'
import { isRecord, list, record, textOf } from '../forms/form-tree'
import type { Texts } from '../merge'
import { documentOf } from '../problems'
import type { CaseEditing } from './case-drawer'
import { valueIn } from './cases'
import { deepOf, flatOf, flatSection } from './flat'
import { recordNames } from './record-names'

export function Records({ stage, columns, ...shared }: CaseEditing & { stage: string; columns: readonly CaseColumn[] }) {
  const { files } = shared.opened.state
  const names = recordNames(files)
  const held = columns.filter((column) => isOnRecord(column) || isDeep(valueIn(shared.one, column), column))
  const rows = (column: CaseColumn) => (
    <RecordRows key={column.at} {...shared} column={column} fields={fieldsOf(column, files, stage)} names={names} />
  )
  const isFilled = (column: CaseColumn) => valueIn(shared.one, column) !== undefined
  const others = held.filter((column) => !isFilled(column))
  return (
    <>
      {held.filter(isFilled).map(rows)}
      {others.length > 0 && (
        <details className="panel">
          <summary>其他在案的情况</summary>
          <div className="stack">{others.map(rows)}</div>
        </details>
      )}
    </>
  )
}

const isOnRecord = ({ at, kind }: CaseColumn) => kind === 'nested' && /^\/given\/(history|steps|records|related)/.test(at)
/** A pool may be told by the declarations that draw on it, an opinion with what was filled in. */
const isDeep = (value: unknown, { at }: CaseColumn) =>
  /^\/given\/(pools|opinions)\//.test(at) && typeof value === 'object' && value !== null

function fieldsOf({ at }: CaseColumn, files: Texts, stage: string): Readonly<Record<string, Field>> {
  const text = (title: string, more = {}) => ({ type: 'string', title, ...more })
  const moment = (title: string) => text(title, { description: '如 2024-09-10T09:00:00+08:00' })
  const workflow = record(documentOf(files[`rules/${stage}.workflow.json`]))
  const named = (things: unknown) =>
    list(things)
      .filter(isRecord)
      .map(({ id, label }) => ({ const: textOf(id), title: textOf(label) }))
  const stages = text('环节', { oneOf: [...stageTitles(files)].map(([id, title]) => ({ const: id, title })) })
  const times = { submittedAt: moment('提交时间'), firstSubmittedAt: moment('首次提交时间') }
  const [, , kind = ''] = at.split('/')
  const state = text('状态', { oneOf: statesIn(files) })
  const known: Readonly<Record<string, object>> = {
    history: { stage: stages, state, ...times },
    steps: { action: text('操作', { oneOf: named(workflow.actions) }), at: moment('办理时间') },
    related: { number: text('编号'), organisation: text('单位'), state },
    records: { state, ...times },
    pools: { stage: stages, state, ...times },
  }
  return (known[kind] ?? {}) as Record<string, Field>
}

/** The states of all stages; of those with the same key the first. */
function statesIn(files: Texts): { const: string; title: string }[] {
  const states = Object.keys(files)
    .filter((path) => path.endsWith('.workflow.json'))
    .flatMap((path) => list(record(documentOf(files[path])).states).filter(isRecord))
    .map(({ id, label }) => [textOf(id), textOf(label)] as const)
  return [...new Map(states.reverse())].reverse().map(([id, title]) => ({ const: id, title }))
}

interface RowsProps extends CaseEditing {
  column: CaseColumn
  fields: Readonly<Record<string, Field>>
  names: (keys: readonly string[]) => string
}

/** A list of records, or one record as its only row. */
function RecordRows({ one, write, column, fields, names }: RowsProps) {
  const place = placeOf(one.document, column.at)
  const value = valueAt(one.document, place)
  const isOne = /^\/given\/(records|opinions)\//.test(column.at)
  const rows = (isOne ? [value].filter(isRecord) : list(value)).map((row) => flatOf(row))
  const section = flatSection(column.title, fields, rows, names)
  return (
    <section id={`case${column.at}`} className="panel" aria-label={column.title}>
      <h3>{column.title}</h3>
      <RowsEditor
        name={`case${column.at}`}
        section={isOne ? { ...section, maxItems: 1 } : section}
        source={{ schema: {}, layout: { sections: {}, fields: {} }, dictionaries: {} }}
        rows={rows}
        onChange={(next) => {
          const deep = next.map(deepOf)
          write(column.title, place, isOne ? deep[0] : deep)
        }}
      />
    </section>
  )
}

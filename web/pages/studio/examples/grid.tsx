/** Examples as a spreadsheet: arrow keys move, Enter or a letter edits, Delete empties; what a cell cannot hold opens beside the table. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { CaseColumn } from '../../../../server/engine/examples/case-column'
import { type Case, isDeep, isNested, textIn } from './cases'
import { CellEditor } from './cell-editor'
import { numeric } from './cells'

interface Props {
  cases: readonly Case[]
  columns: readonly CaseColumn[]
  /** The first cell of a row: its name, how it comes out, what one can do with it. */
  head: (one: Case) => ReactNode
  onChange: (one: Case, column: CaseColumn, text: string) => void
  /** Opens what is more than a cell holds. */
  onOpen: (one: Case, column: CaseColumn) => void
}

interface Position {
  row: number
  column: number
}

export function Grid({ cases, columns, head, onChange, onOpen }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Position>({ row: 0, column: 0 })
  /** What the editor begins with. */
  const [editing, setEditing] = useState<string>()
  const [moved, setMoved] = useState(0)
  const here: Position = { row: Math.min(at.row, cases.length - 1), column: Math.min(at.column, columns.length - 1) }
  useEffect(() => {
    if (moved > 0) table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus()
  }, [moved])
  const go = (row: number, column: number) => {
    setEditing(undefined)
    setAt({ row: within(row, cases.length), column: within(column, columns.length) })
    setMoved((count) => count + 1)
  }
  const edit = ({ row, column }: Position, start?: string) => {
    const one = cases[row]
    const of = columns[column]
    if (!one || !of) return
    setAt({ row, column })
    if (isDeep(one, of)) onOpen(one, of)
    else setEditing(start ?? (isNested(one, of) ? '' : textIn(one, of)))
  }
  const keys = (event: KeyboardEvent) => {
    const one = cases[here.row]
    const of = columns[here.column]
    const step = steps[event.key]
    if (editing !== undefined || !one || !of || event.ctrlKey || event.metaKey || event.altKey) return
    if (step) go(here.row + step.row, here.column + step.column)
    else if (event.key === 'Home' || event.key === 'End') go(here.row, event.key === 'Home' ? 0 : columns.length - 1)
    else if (event.key === 'Enter' || event.key === 'F2') edit(here)
    else if (event.key === 'Delete' && !isDeep(one, of)) onChange(one, of, '')
    else if (event.key.length === 1) edit(here, startsWith(of) ? event.key : undefined)
    else return
    event.preventDefault()
  }
  return (
    <div className="examples-holder">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are edited is a grid */}
      <table ref={table} role="grid" aria-label="示例" className="examples-grid">
        <Heading columns={columns} />
        <tbody>
          {cases.map((one, row) => (
            <tr key={one.path}>
              <th scope="row">{head(one)}</th>
              {columns.map((column, index) => {
                const isHere = row === here.row && index === here.column
                const isEdited = isHere && editing !== undefined
                return (
                  <td
                    key={column.at}
                    tabIndex={isHere ? 0 : -1}
                    className={classOf(column, one)}
                    onKeyDown={isHere ? keys : undefined}
                    onClick={() => !isEdited && (isHere || isDeep(one, column) ? edit({ row, column: index }) : go(row, index))}
                    onDoubleClick={() => edit({ row, column: index })}
                  >
                    {isEdited ? (
                      <CellEditor
                        column={column}
                        label={`${one.title}，${column.title}`}
                        text={editing}
                        onTake={(text, next) => {
                          if (text !== textIn(one, column)) onChange(one, column, text)
                          go(row + (next === 'down' ? 1 : 0), index + (next === 'right' ? 1 : 0))
                        }}
                        onCancel={() => go(row, index)}
                      />
                    ) : (
                      <div className="examples-cell">{textIn(one, column)}</div>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading({ columns }: { columns: readonly CaseColumn[] }) {
  const groups: { title: string; span: number; at: string }[] = []
  for (const { group, at } of columns) {
    const last = groups.at(-1)
    if (last?.title === group) last.span++
    else groups.push({ title: group, span: 1, at })
  }
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          示例
        </th>
        {groups.map(({ title, span, at }) => (
          <th key={at} scope="colgroup" colSpan={span}>
            <span className="examples-group">{title}</span>
          </th>
        ))}
      </tr>
      <tr>
        {columns.map(({ at, title, unit }) => (
          <th key={at} scope="col">
            <div className="examples-cell" title={title}>
              {title}
              {unit && `（${unit}）`}
            </div>
          </th>
        ))}
      </tr>
    </thead>
  )
}

const steps: Readonly<Record<string, Position | undefined>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}
const within = (index: number, count: number) => Math.max(0, Math.min(index, count - 1))
const startsWith = ({ kind }: CaseColumn) => !['option', 'options', 'flag', 'nested'].includes(kind)

function classOf(column: CaseColumn, one: Case): string | undefined {
  return [numeric.has(column.kind) && 'align-right', isNested(one, column) && 'is-nested'].filter(Boolean).join(' ') || undefined
}

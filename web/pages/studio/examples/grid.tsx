/** Examples as a spreadsheet: arrow keys move, Enter or a letter edits, Delete empties; what a cell cannot hold opens beside the table. */
import { type KeyboardEvent, memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
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
  const take = (position: Position, text: string, next?: 'down' | 'right') => {
    const one = cases[position.row]
    const of = columns[position.column]
    if (one && of && text !== textIn(one, of)) onChange(one, of, text)
    go(position.row + (next === 'down' ? 1 : 0), position.column + (next === 'right' ? 1 : 0))
  }
  const press = (position: Position) => {
    const one = cases[position.row]
    const of = columns[position.column]
    const isHere = position.row === here.row && position.column === here.column
    if (isHere ? editing === undefined : one && of && isDeep(one, of)) edit(position)
    else if (!isHere) go(position.row, position.column)
  }
  const acts = useSteady({ keys, press, take, go })
  return (
    <div className="examples-holder">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are edited is a grid */}
      <table ref={table} role="grid" aria-label="示例" className="examples-grid">
        <Heading columns={columns} />
        <tbody>
          {cases.map((one, row) => {
            const isHere = row === here.row
            return (
              <Row
                key={one.path}
                {...{ one, row, columns, head, acts }}
                here={isHere ? here.column : undefined}
                editing={isHere ? editing : undefined}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface Acts {
  keys: (event: KeyboardEvent) => void
  press: (position: Position) => void
  take: (position: Position, text: string, next?: 'down' | 'right') => void
  go: (row: number, column: number) => void
}

/** The same functions at every turn, which do what the newest ones do: rows that nothing changed in are not drawn again. */
function useSteady(acts: Acts): Acts {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  return useMemo(
    () => ({
      keys: (event) => latest.current.keys(event),
      press: (position) => latest.current.press(position),
      take: (position, text, next) => latest.current.take(position, text, next),
      go: (row, column) => latest.current.go(row, column),
    }),
    [],
  )
}

interface RowProps extends Pick<Props, 'columns' | 'head'> {
  one: Case
  row: number
  acts: Acts
  /** The column in which one stands, where it is this row. */
  here?: number
  editing?: string
}

const Row = memo(function Row({ one, row, columns, head, acts, here, editing }: RowProps) {
  return (
    <tr>
      <th scope="row">{head(one)}</th>
      {columns.map((column, index) => (
        <td
          key={column.at}
          tabIndex={index === here ? 0 : -1}
          className={classOf(column, one)}
          onKeyDown={index === here ? acts.keys : undefined}
          onClick={() => acts.press({ row, column: index })}
        >
          {index === here && editing !== undefined ? (
            <CellEditor
              column={column}
              label={`${one.title}，${column.title}`}
              text={editing}
              onTake={(text, next) => acts.take({ row, column: index }, text, next)}
              onCancel={() => acts.go(row, index)}
            />
          ) : (
            <div className="examples-cell">{textIn(one, column)}</div>
          )}
        </td>
      ))}
    </tr>
  )
})

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

/** A table of plain HTML: caption, header cells, sorting by buttons; on a phone each row becomes a card. */
import type { ReactNode } from 'react'
import { Icon } from './icon'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row, index: number) => ReactNode
  /** Sorting by this column: the word for the server. */
  sort?: string
  align?: 'right'
  /** CSS width, e.g. 8em. */
  width?: string
  /** Not broken into lines. */
  keep?: boolean
  /** Stays in sight where the table is wider than its place. */
  stays?: boolean
}

interface Props<Row> {
  /** Read by screen readers, and shown where `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row, index: number) => string
  /** `name` ascending, `-name` descending. */
  sorted?: string
  onSort?: (sort: string) => void
  /** Said where there is no row. */
  empty?: ReactNode
  rowClass?: (row: Row) => string | undefined
  /** Wider than its place with nothing in it that the keyboard reaches: it scrolls by keyboard itself. */
  scrolls?: boolean
}

export function DataTable<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  sorted,
  onSort,
  empty = '没有内容',
  rowClass,
  scrolls,
}: Props<Row>) {
  return (
    <div className="table-holder" {...(scrolls && { role: 'region', tabIndex: 0, 'aria-label': caption })}>
      <table className="table">
        <caption className={showCaption ? undefined : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sorted={sorted} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr className="table-empty">
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} className={rowClass?.(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} content={column.cell(row, index)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A code, a number or a day is read in one piece. */
const isOneWord = (content: ReactNode) => typeof content === 'number' || (typeof content === 'string' && /^[!-~]{1,20}$/.test(content))

function Cell<Row>({ column, content }: { column: Column<Row>; content: ReactNode }) {
  return (
    <td data-title={column.title} className={classOf(column, (column.keep || isOneWord(content)) && 'keep')}>
      {content}
    </td>
  )
}

function classOf<Row>({ align, stays }: Column<Row>, more?: string | false): string | undefined {
  return [align && `align-${align}`, stays && 'stays', more].filter(Boolean).join(' ') || undefined
}

function Head<Row>({ column, sorted, onSort }: { column: Column<Row> } & Pick<Props<Row>, 'sorted' | 'onSort'>) {
  const { title, sort, width } = column
  const direction = !sort ? undefined : sorted === sort ? 'ascending' : sorted === `-${sort}` ? 'descending' : 'none'
  return (
    <th scope="col" className={classOf(column)} style={width ? { width } : undefined} aria-sort={direction}>
      {sort && onSort ? (
        <button type="button" className="sort" onClick={() => onSort(sorted === sort ? `-${sort}` : sort)}>
          {title}
          <span className={`sort-sign ${direction}`}>
            <Icon name="down" size={14} />
          </span>
        </button>
      ) : (
        title
      )}
    </th>
  )
}

/** Tables from outside: cells pasted from a spreadsheet, CSV, and how their first row names the columns. */

/** Rows of cells from pasted or CSV text; quoted cells may hold separators and line breaks. */
export function parseCells(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '')
  const separator = source.split('\n', 1)[0]?.includes('\t') ? '\t' : ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    rows.push([...row, cell])
    row = []
    cell = ''
  }
  for (let at = 0; at < source.length; at++) {
    const character = source[at] ?? ''
    if (quoted) {
      if (character !== '"') cell += character
      else if (source[at + 1] === '"') cell += source[at++]
      else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === separator) {
      row.push(cell)
      cell = ''
    } else if (character === '\n') endRow()
    else if (character !== '\r') cell += character
  }
  if (cell !== '' || row.length) endRow()
  return rows.map((cells) => cells.map((value) => value.trim())).filter((cells) => cells.some(Boolean))
}

export interface Column {
  id: string
  label: string
  type: string
  unit?: string
}

export interface Matched {
  /** The column of the register for each column of the table; undefined = not used. */
  columns: (Column | undefined)[]
  /** Columns of the register that the table lacks. */
  absent: Column[]
  rows: Record<string, string>[]
  /** The line in the source of each row, counted from 1. */
  lines: number[]
}

/** Reads the first row as headings (names or ids of columns, units in brackets allowed) and the rest as rows. */
export function matchColumns(cells: readonly (readonly string[])[], columns: readonly Column[]): Matched {
  const [head = [], ...body] = cells
  const matched = head.map(
    (heading) =>
      columns.find((column) => plain(heading) === plain(column.label)) ?? columns.find((column) => names(column).has(bare(heading))),
  )
  const rows = body.map((values) =>
    Object.fromEntries(matched.flatMap((column, index) => (column ? [[column.id, tidy(values[index] ?? '', column.type)]] : []))),
  )
  return { columns: matched, absent: columns.filter((column) => !matched.includes(column)), rows, lines: body.map((_, index) => index + 2) }
}

/** Numbers lose separators, dates get their dashes; what cannot be read stays as it is, for the server to refuse with its place. */
function tidy(value: string, type: string): string {
  const text = value.normalize('NFKC').trim()
  if (type === 'integer' || type === 'decimal') return text.replace(/[,\s]/g, '')
  if (type !== 'date') return value.trim()
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

const plain = (heading: string) => heading.normalize('NFKC').replace(/[*\s]/g, '').toLowerCase()
const bare = (heading: string) => plain(heading).replace(/\([^)]*\)/g, '')
const names = ({ id, label }: Column) => new Set([bare(id), bare(label)])

/** Tables as Excel files: numbers as numbers, days as days, everything else as text that no program takes for a formula. */
import type { Row, SheetData } from 'write-excel-file/node'
import type { WorkbookContent } from './views/document.js'

export type Value = string | { number: string } | { day: string } | { instant: string }

export interface Table {
  /** Without extension; also the name of the sheet. */
  name: string
  header: readonly string[]
  rows: readonly (readonly Value[])[]
}

const shanghai = 8 * 3_600_000
const widest = 40

/** Writes a sheet with a header that stays in view, and further ones behind it; the first one names the file. */
export async function workbook(...tables: readonly [Table, ...Table[]]): Promise<WorkbookContent> {
  // loaded where somebody exports: it takes its time
  const { default: write } = await import('write-excel-file/node')
  const buffer = await write(tables.map(sheetOf)).toBuffer()
  return { name: `${tables[0].name}.xlsx`, content: new Uint8Array(buffer) }
}

function sheetOf({ name, header, rows }: Table) {
  const head: Row = header.map((value) => ({ value, type: String, fontWeight: 'bold', wrap: true }))
  const data: SheetData = [head, ...rows.map((row) => row.map(cell))]
  return {
    data,
    sheet: name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31),
    stickyRowsCount: 1,
    columns: header.map((label, index) => ({ width: widthOf(label, rows, index) })),
  }
}

function cell(value: Value): Row[number] {
  if (typeof value === 'string') return value === '' ? null : { value, type: String, wrap: value.includes('\n') }
  if ('number' in value) return numberCell(value.number)
  if ('day' in value) return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return { value: new Date(Date.parse(value.instant) + shanghai), type: Date, format: 'yyyy-mm-dd hh:mm' }
}

/** A number where Excel keeps every digit of it, else its text. */
function numberCell(text: string): Row[number] {
  const digits = text.replace(/^-?0*|\D/g, '')
  return digits.length <= 15 && Number.isFinite(Number(text)) ? { value: Number(text), type: Number } : { value: text, type: String }
}

/** As wide as its longest text among the first rows; Chinese characters take two places. */
function widthOf(label: string, rows: Table['rows'], index: number): number {
  const texts = [label, ...rows.slice(0, 50).map((row) => textOf(row[index] ?? ''))]
  return Math.min(widest, 2 + Math.max(...texts.map((text) => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0))))
}

const textOf = (value: Value) => (typeof value === 'string' ? value : 'number' in value ? value.number : '0000-00-00 00:00')

/** A chosen file as the text of a table: CSV in UTF-8 or GB 18030, or the first sheet of a workbook. */

import { unzip, zip } from './pages/studio/zip'
import { part } from './ui/late'

/** Tab-separated cells, one row a line; throws where the file is no table. */
export async function readTable(file: File): Promise<string> {
  if (!/\.xlsx$/i.test(file.name)) return decode(await file.arrayBuffer())
  const rows = await readCells(file)
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\n')
}

/** The first sheet of a workbook, cell by cell; throws where the file is none. */
async function readCells(file: File): Promise<string[][]> {
  const [first] = await readSheets(file)
  return first?.rows ?? []
}

/** The sheets of a workbook, cell by cell; throws where the file is none. */
export async function readSheets(file: File): Promise<{ name: string; rows: string[][] }[]> {
  const { default: readWorkbook } = await part(() => import('read-excel-file/universal'))
  // the library unpacks large sheets in workers made from blobs, which the page's policy forbids: it gets them unpacked
  const unpacked = zip(await unzip(file, (name) => /\.(xml|rels)$/.test(name)))
  // numbers stay as they are written in the file
  const sheets = await readWorkbook(unpacked, { parseNumber: (text) => text })
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((cells) => cells.map(cellText)) }))
}

/** Spreadsheets on Chinese Windows write CSV in GB 18030. */
export function decode(content: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('gb18030').decode(content)
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return cell === null || cell === undefined ? '' : String(cell)
}

const quoted = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

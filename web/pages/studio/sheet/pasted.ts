/** Rows and parameters of a worksheet pasted from a spreadsheet: columns by their titles or by their order. */
import type { Rounding, WorksheetRow } from '../../../../server/engine/generated/worksheet'
import { cellsOf } from '../../../form/pasted-rows'
import { clauseNamed, type NamedClause } from '../notice/clause-named'

export interface PastedLine {
  label: string
  /** A formula in Chinese, or the value of a parameter. */
  text: string
  unit?: string
  round?: Rounding
  clause?: string
  note?: string
  problems: string[]
}

const columns = ['label', 'text', 'unit', 'round', 'clause', 'note'] as const
type Column = (typeof columns)[number]
const heads: Readonly<Record<Column, RegExp>> = {
  label: /^(名称|行|项目|参数)$/,
  text: /^(公式|算法|数值|值)$/,
  unit: /^(单位)$/,
  round: /^(取整)$/,
  clause: /^(依据|条款|依据条款)$/,
  note: /^(说明|备注)$/,
}
/** What is shown above the place to paste into. */
export const rowTitles = ['名称', '公式', '单位', '取整', '依据', '说明']

export function readPastedLines(text: string, clauses: readonly NamedClause[], existing: readonly string[]): PastedLine[] {
  const [head = [], ...rest] = cellsOf(text)
  const named = head.map((cell) => columns.find((column) => heads[column].test(cell.trim())))
  const hasHead = named[0] !== undefined && named[1] !== undefined
  const order = hasHead ? named : columns
  const seen = new Set(existing)
  return (hasHead ? rest : [head, ...rest])
    .filter((cells) => cells.length > 0)
    .map((cells) => {
      const cell = (column: Column) => cells[order.indexOf(column)]?.trim() ?? ''
      const [clause, clauseProblem] = clauseNamed(clauses, cell('clause'))
      const [round, roundProblem] = roundingOf(cell('round'))
      const label = cell('label')
      const problems = [
        label === '' && '缺少名称',
        seen.has(label) && `已经有一行叫“${label}”`,
        cell('text') === '' && `“${label}”缺少公式`,
        clauseProblem,
        roundProblem,
      ].filter((problem) => typeof problem === 'string')
      seen.add(label)
      return { label, text: cell('text'), unit: cell('unit') || undefined, round, clause, note: cell('note') || undefined, problems }
    })
}

/** 四舍五入2位, 舍去0位, 进位. */
function roundingOf(text: string): [Rounding | undefined, problem?: string] {
  if (text === '') return [undefined]
  const found = /^(四舍五入|舍去|进位)(?:到|保留)?(\d?)(?:位(?:小数)?)?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
  const mode = found && ({ 四舍五入: 'half-up', 舍去: 'down', 进位: 'up' } as const)[found[1] as '四舍五入' | '舍去' | '进位']
  return mode
    ? [{ mode, places: Number(found[2] || 0) }]
    : [undefined, `“取整”一列请写四舍五入、舍去或进位和位数，如“四舍五入2位”，现在是“${text}”`]
}

/** A line as a row whose formula is still to be read. */
export const rowFrom = ({ label, unit, round, clause, note }: PastedLine, id: string): WorksheetRow => ({
  id,
  label,
  formula: '0',
  ...(unit && { unit }),
  ...(round && { round }),
  ...(clause && { clause }),
  ...(note && { note }),
})

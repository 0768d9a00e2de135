/** One column of the table in which examples are written. */
import type { FactInfo, Stage } from '../programme.js'

/** What stands in the cells of a column; `nested` = more than a cell holds. Decimals are text, money whole fen, flags 是 or 否. */
export type CaseKind = 'text' | 'integer' | 'decimal' | 'money' | 'date' | 'instant' | 'flag' | 'option' | 'options' | 'texts' | 'nested'

export interface CaseColumn {
  /** Where its values stand in the file of an example. */
  at: string
  /** The heading above it. */
  group: string
  title: string
  kind: CaseKind
  unit?: string
  options?: { value: string; label: string }[]
  /** What null means there. */
  nothing?: string
  /** Of what is more than a cell holds: the columns in which its rows are written; `at` leads on from a row. */
  cells?: PossibleColumn[]
  /** Some example has a value there. */
  used: boolean
}

/** A column before it is known whether it is used. */
export type PossibleColumn = Omit<CaseColumn, 'used'>

/** How the value of a name is written in a cell. */
export function columnOf(info: Pick<FactInfo, 'type' | 'options' | 'unit'>): Pick<PossibleColumn, 'kind' | 'options' | 'unit'> {
  const { type, unit } = info
  const options = info.options && [...info.options].map(([value, label]) => ({ value, label }))
  const kinds = { integer: 'integer', decimal: 'decimal', boolean: 'flag', date: 'date', rows: 'nested' } as const
  const kind = type === 'list' ? (options ? 'options' : 'texts') : type === 'string' ? (options ? 'option' : 'text') : kinds[type]
  return { kind, ...(options && { options }), ...(unit && { unit }) }
}

/** The materials of a stage with their titles; of those that are asked for by the row the first few rows. */
export const materialKeys = ({ materials: { materials } }: Stage): { value: string; label: string }[] =>
  materials.flatMap(({ id, title, forEach }) =>
    forEach ? rows.map((row) => ({ value: `${id}#${row}`, label: `${title}（第 ${row} 条）` })) : [{ value: id, label: title }],
  )

const rows = [1, 2, 3, 4, 5, 6, 7, 8]

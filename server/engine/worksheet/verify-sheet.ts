/** Computes an exported worksheet again. */
import type { Grant, Json } from '../model.js'
import type { DecisionTable } from '../programme.js'
import type { Sheet, SheetBasis, SheetSource } from './model.js'
import { computeRows } from './rows.js'

/** Where a sheet differs from what its own basis gives, in words; empty = equal. Takes the sheet, or an evaluation that holds it. */
export function verifySheet(json: unknown): string[] {
  try {
    const found = sheetIn(json)
    if (!found) return ['这不是导出的核算表。']
    const { basis, ...stated } = found.sheet
    const computed = computeRows(basis.worksheet, recordSource(basis))
    // what was granted stands in the place of what is computed
    const amounts = Object.fromEntries(computed.results.map(({ id, fen }) => [id, own(found.granted, id)?.fen ?? fen ?? null]))
    return [
      ...differences(plain(stated), plain(computed), []),
      ...(found.amounts === undefined ? [] : differences(plain(found.amounts), amounts, ['amounts'])),
    ]
  } catch {
    return ['核算表的记录不完整，无法重新计算。']
  }
}

function sheetIn(json: unknown): { sheet: Sheet; amounts?: unknown; granted: Record<string, Grant> } | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  if ('sheet' in json && typeof json.sheet === 'object' && json.sheet !== null)
    // edge: whatever fails below is told as incomplete
    return {
      sheet: json.sheet as Sheet,
      ...('amounts' in json && { amounts: json.amounts }),
      granted: 'granted' in json ? (json.granted as Record<string, Grant>) : {},
    }
  return 'basis' in json && 'results' in json ? { sheet: json as Sheet, granted: {} } : undefined
}

/** The record as a source: what was not recorded is not there. */
export function recordSource({ at, inputs, columns, lines, tables, calendar }: SheetBasis): SheetSource {
  return {
    at,
    input: (name) => own(inputs, name),
    column: (name) => own(columns, name),
    lines: ({ id }) => {
      const { unanswered, items } = own(lines, id) ?? { items: [] }
      return { unanswered, items: items.map((item) => ({ ...item, input: (name) => own(item.inputs, name) })) }
    },
    table: (id): DecisionTable | undefined => own(tables, id),
    calendar,
  }
}

const own = <Value>(record: Record<string, Value>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** As it would be exported: without what is undefined. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null))

function differences(stated: Json | undefined, computed: Json | undefined, path: readonly string[]): string[] {
  if (isBranch(stated) && isBranch(computed) && Array.isArray(stated) === Array.isArray(computed)) {
    const [left, right] = [new Map(Object.entries(stated)), new Map(Object.entries(computed))]
    const keys = [...new Set([...left.keys(), ...right.keys()])]
    return keys.flatMap((key) => differences(left.get(key), right.get(key), [...path, nameOf(right.get(key) ?? left.get(key)) ?? key]))
  }
  if (stated === computed) return []
  return [`${path.map((part) => words[part] ?? part).join(' › ')}：表中是 ${text(stated)}，重新计算得 ${text(computed)}`]
}

const isBranch = (value: Json | undefined): value is Json[] | { [key: string]: Json } => typeof value === 'object' && value !== null

const nameOf = (value: Json | undefined) =>
  isBranch(value) && !Array.isArray(value) && typeof value.label === 'string' ? `“${value.label}”` : undefined

const text = (value: Json | undefined) =>
  value === undefined || value === null ? '空' : isBranch(value) ? JSON.stringify(value) : String(value)

const words: Record<string, string> = {
  title: '标题',
  rows: '行',
  lines: '明细',
  items: '明细行',
  results: '结果',
  amounts: '金额',
  value: '值',
  unit: '单位',
  fen: '分',
  parts: '各部分',
  gap: '缺口',
  missing: '缺少',
  formula: '公式',
  used: '依据',
  rounding: '取整',
  leftOut: '不计入的原因',
}

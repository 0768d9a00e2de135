/** Whether values fit a helper: how many, of which types, which words, columns and tests may stand in quotes. */

import type { ColumnType } from '../formula/unary-tests.js'
import { didYouMean } from '../values/near.js'
import type { HelperParameter } from './helper.js'
import type { NameType, TemplateName } from './names.js'
import { parseCell } from './row-helpers.js'

/** What a path or a helper gives; `literal` is the text in quotes. */
export interface Value extends TemplateName {
  literal?: unknown
}

interface Misfit {
  message: string
  remedy?: string
}

/** What does not fit, if anything. */
export function misfit(parameters: readonly HelperParameter[], values: readonly (Value | undefined)[]): Misfit | undefined {
  const least = parameters.filter(({ optional }) => !optional).length
  const most = parameters.some(({ rest }) => rest) ? 20 : parameters.length
  if (values.length < least || values.length > most)
    return { message: `要给 ${least === most ? least : `${least} 至 ${most}`} 个值，现在给了 ${values.length} 个` }
  for (const [index, value] of values.entries()) {
    const parameter = parameters[Math.min(index, parameters.length - 1)]
    const problem = value && parameter && unfit(parameter, value, values, index)
    if (problem) return problem
  }
  const [first] = values
  // a decimal answer does not say its unit at run time
  if (first?.type === 'decimal' && values.length === 1 && parameters[1]?.words) return { message: `还要写${parameters[1].label}` }
  return undefined
}

function unfit(
  { label, accepts, words, option, column, test }: HelperParameter,
  value: Value,
  values: readonly (Value | undefined)[],
  index: number,
): Misfit | undefined {
  const [first] = values
  if (column) return unfitColumn(label, accepts, value, first)
  if (test) return unfitTest(label, value, index > 1 ? columnOf(first, values[1]) : first)
  if (accepts && !accepts.includes(value.type)) return { message: `“${value.label}”不能用作${label}` }
  if (words && !words.includes(String(value.literal))) return { message: `${label}只能写 ${words.map((word) => `'${word}'`).join('、')}` }
  if (words && first?.unit && first.unit !== value.literal) return { message: `“${first.label}”的单位是${first.unit}` }
  const options = option && value.literal !== undefined ? first?.options : undefined
  if (options && typeof value.literal === 'string' && !options.has(value.literal))
    return {
      message: `“${first?.label}”没有选项“${value.literal}”`,
      remedy: didYouMean(value.literal, options.keys()) ?? `选项有：${[...options.keys()].slice(0, 20).join('、')}。`,
    }
  return undefined
}

function unfitColumn(label: string, accepts: HelperParameter['accepts'], { literal }: Value, rows: Value | undefined) {
  const names = [...(rows?.names ?? [])].filter(([, { type }]) => type !== 'object')
  if (typeof literal !== 'string') return { message: `${label}要写在引号里` }
  const [, found] = names.find(([key]) => key === literal) ?? []
  if (!found && rows?.names)
    return {
      message: `“${rows.label}”没有“${literal}”这一列`,
      remedy: didYouMean(
        literal,
        names.map(([key]) => key),
      ),
    }
  return found && accepts && !accepts.includes(found.type) ? { message: `“${found.label}”不能用作${label}` } : undefined
}

function unfitTest(label: string, { literal }: Value, tested: TemplateName | undefined) {
  if (typeof literal !== 'string') return { message: `${label}要写在引号里` }
  if (!tested) return undefined
  const type = columnTypes[tested.type] ?? 'string'
  const { test, problem } = parseCell(literal, type)
  if (!test) return { message: `${label}“${literal}”不能用于“${tested.label}”：${problem}` }
  const { options } = tested
  const strange = test.kind === 'words' && options ? [...test.words].find((word) => !options.has(word)) : undefined
  if (strange === undefined || !options) return undefined
  return {
    message: `“${tested.label}”没有选项“${strange}”`,
    remedy: didYouMean(strange, options.keys()) ?? `选项有：${[...options.keys()].slice(0, 20).join('、')}。`,
  }
}

const columnTypes: Partial<Record<NameType, ColumnType>> = { integer: 'integer', decimal: 'decimal', boolean: 'boolean', date: 'date' }

/** The column of rows that a text in quotes names. */
export const columnOf = (rows: Value | undefined, column: Value | undefined) =>
  rows?.type === 'rows' && typeof column?.literal === 'string' ? rows.names?.get(column.literal) : undefined

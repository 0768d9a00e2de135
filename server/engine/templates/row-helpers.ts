/** The helpers of templates that look at rows: how many, whether some or all pass a test, what a column adds up to. Tests are written like the cells of decision tables. */
import { isObject } from '../form/answers.js'
import { type ColumnType, type ParsedTest, parseUnaryTest, passes } from '../formula/unary-tests.js'
import type { Json } from '../model.js'
import { Decimal, decimalFrom, decimalText } from '../values/exact.js'
import type { TemplateHelper } from './helper.js'

const parameters = [
  { label: '表', accepts: ['rows'] },
  { label: '列', column: true },
  { label: '条件', test: true },
] as const satisfies TemplateHelper['parameters']

export const rowHelpers = {
  some: {
    label: '有一行',
    usage: "{{#if (some answers.items 'kind' 'software, cloud')}}…{{/if}}",
    parameters,
    returns: 'boolean',
    run: (values) => outcomes(values).includes(true),
  },
  every: {
    label: '每一行都',
    usage: "{{#if (every answers.items 'paidOn' '[2024-01-01..2024-12-31]')}}…{{/if}}，一行也没有时不成立",
    parameters,
    returns: 'boolean',
    run: (values) => outcomes(values).length > 0 && !outcomes(values).includes(false),
  },
  countWhere: {
    label: '有几行符合',
    usage: "{{countWhere answers.items 'paid' '>= 10000'}} → 3",
    parameters,
    returns: 'integer',
    run: (values) => outcomes(values).filter(Boolean).length,
  },
  total: {
    label: '一列的合计',
    usage: "{{money (total answers.items 'paid')}} → 12,067.89；有一行没有填时是空白",
    parameters: [parameters[0], { label: '列', column: true, accepts: ['integer', 'decimal'] }],
    returns: 'decimal',
    run: ([rows, column]) => {
      const parts = cellsOf(rows, column).map((cell) => decimalFrom(String(cell ?? '')))
      const known = parts.filter((part) => part !== undefined)
      return known.length < parts.length ? null : decimalText(known.reduce((sum, part) => sum.plus(part), new Decimal(0)))
    },
  },
  fits: {
    label: '符合',
    usage: "{{#if (fits answers.cost '>= 50')}}…{{/if}}，条件的写法同决策表的格子",
    parameters: [
      { label: '值', accepts: ['text', 'code', 'integer', 'decimal', 'boolean', 'date', 'list'] },
      { label: '条件', test: true },
    ],
    returns: 'boolean',
    run: ([value, test]) => passesCell(String(test), value),
  },
} satisfies Record<string, TemplateHelper>

function outcomes([rows, column, test]: readonly Json[]): boolean[] {
  return cellsOf(rows, column).map((cell) => passesCell(String(test), cell))
}

const cellsOf = (rows: Json | undefined, column: Json | undefined): (Json | undefined)[] =>
  Array.isArray(rows) ? rows.map((row) => (isObject(row) && Object.hasOwn(row, String(column)) ? row[String(column)] : undefined)) : []

/** Whether a value passes a cell; what is not known does not, of several choices one is enough. */
function passesCell(cell: string, value: Json | undefined): boolean {
  if (value === undefined || value === null || isObject(value)) return false
  if (Array.isArray(value)) return value.some((one) => passesCell(cell, one))
  const type = typeof value === 'boolean' ? 'boolean' : orderedAs(cell)
  const { test } = parseUnaryTest(cell, type)
  const plain = type === 'decimal' ? decimalFrom(String(value)) : typeof value === 'number' ? String(value) : value
  return test !== undefined && plain !== undefined && passes(test, plain, type) === true
}

/** The type by which a test compares: its own words say whether they are numbers, days or words. */
function orderedAs(cell: string): ColumnType {
  if (!/(^|[,，(]\s*)([<>]|[[\](][^()]*\.\.)/.test(cell.trim())) return 'string'
  return /\d{4}-\d{2}-\d{2}/.test(cell) ? 'date' : 'decimal'
}

/** Reads a test for a column of this type as it will be read when the letter is written. */
export function parseCell(cell: string, type: ColumnType): ParsedTest {
  const ordered = orderedAs(cell)
  if (type === 'string' || type === 'boolean') return parseUnaryTest(cell, type)
  if (ordered === 'string' && type !== 'integer')
    return { problem: `“${cell}”：${type === 'date' ? '日期' : '小数'}要写成 >=、< 或 [从..到]。` }
  return parseUnaryTest(cell, type)
}

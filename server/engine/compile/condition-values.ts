/** What is wrong with the value of a test: its type, its options and codes, its range, the fact it names. */
import { isOfType, typeNames } from '../conditions/answer-facts.js'
import { operators, type ValueShape } from '../conditions/operators.js'
import { factOf, isCondition } from '../conditions/phrases.js'
import type { FactTest } from '../generated/condition.js'
import type { FactType, Json } from '../model.js'
import type { FactInfo } from '../programme.js'
import { below, type Complaint, complaint, type Place } from '../values/compile-problems.js'
import { compareDates } from '../values/dates.js'
import { decimalFrom } from '../values/exact.js'
import { didYouMean } from '../values/near.js'
import { inScope, type Scope, unknownFact } from './scope.js'

type Check = (value: unknown, info: FactInfo, place: Place, scope: Scope) => Complaint[]

/** Everything that is wrong with the value that a fact is compared with; conditions over rows are checked test by test. */
export function checkTestValue({ operator, value }: FactTest, info: FactInfo, place: Place, scope: Scope): Complaint[] {
  return shapes[operators[operator].shape](value, info, place, scope)
}

const wrong = (place: Place, message: string, remedy?: string) => [complaint(place, 'value', message, remedy)]

const shapes: Record<ValueShape, Check> = {
  one: checkOne,
  item: checkOne,
  several: (value, info, place, scope) => checkList(value, place, (item, at) => checkOne(item, info, at, scope)),
  range: (value, info, place, scope) => {
    if (!Array.isArray(value) || value.length !== 2) return wrong(place, '应为两个值：[最小, 最大]，两端都包括在内')
    const found = value.flatMap((item, index) => checkOne(item, info, below(place, index), scope))
    return found.length > 0 || inOrder(value, info.type) ? found : wrong(place, '最小值比最大值还大，永远不会满足', '把两个值对调')
  },
  text: checkPrefix,
  texts: (value, info, place, scope) => checkList(value, place, (item, at) => checkPrefix(item, info, at, scope)),
  flag: (value, _info, place) => (typeof value === 'boolean' ? [] : wrong(place, '应为 true（已填写）或 false（未填写）')),
  rows: (value, info, place) => (isCondition(value) ? [] : wrong(place, `应为判断“${info.label}”每一行的条件 { "fact": … }`)),
}

function checkList(value: unknown, place: Place, check: (item: unknown, at: Place) => Complaint[]): Complaint[] {
  if (!Array.isArray(value)) return wrong(place, '应为列表 […]')
  if (value.length === 0) return wrong(place, '列表是空的，永远不会满足', '写上可以比较的值')
  if (value.length > 500) return wrong(place, '列表超过 500 项')
  const texts = value.map((item) => JSON.stringify(item))
  const twice = texts.findIndex((text, index) => texts.indexOf(text) < index)
  if (twice >= 0) return wrong(below(place, twice), `${texts[twice]} 出现了两次`, '删除其中一个')
  return value.flatMap((item, index) => check(item, below(place, index)))
}

function checkOne(value: unknown, info: FactInfo, place: Place, scope: Scope): Complaint[] {
  const other = factOf(value)
  if (other !== undefined) return checkOther(other, info, below(place, 'fact'), scope)
  const type = info.type === 'list' ? 'string' : info.type
  const problem = literals[type](value)
  if (problem) return wrong(place, `${shown(value)} ${problem.message}`, problem.remedy)
  return typeof value === 'string' ? checkKnown(value, info, place, scope) : []
}

const shown = (value: unknown) => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

type Literal = (value: unknown) => { message: string; remedy?: string } | undefined
const unless = (holds: (value: Json) => boolean, message: string, remedy: (value: unknown) => string | undefined): Literal => {
  return (value) => (holds(value as Json) ? undefined : { message, remedy: remedy(value) }) // it came from JSON
}
const withoutQuotes = (value: unknown) => (typeof value === 'string' && /^-?\d+$/.test(value) ? `去掉引号，写成 ${value}` : undefined)
const withQuotes = (value: unknown) => (typeof value === 'number' || typeof value === 'boolean' ? `加上引号，写成 "${value}"` : undefined)

/** Numbers compared with decimals are text or integers: 0.1 as a JSON number is not exact. */
const literals: Record<FactType, Literal> = {
  string: unless(isOfType.string, '不是文字', withQuotes),
  integer: unless(isOfType.integer, '不是整数', withoutQuotes),
  decimal: unless(
    (value) => isOfType.integer(value) || isOfType.decimal(value),
    '不是可以精确比较的数字',
    (value) => (typeof value === 'number' ? withQuotes(value) : '写成 "39999.5" 的样子，不用逗号和单位'),
  ),
  boolean: unless(isOfType.boolean, '不是 true 或 false', (value) =>
    value === 'true' || value === 'false' ? `去掉引号，写成 ${value}` : undefined,
  ),
  date: unless(isOfType.date, '不是日期', () => '写成 "2024-01-31"，或带时间和时区的 "2024-01-31T09:00:00+08:00"'),
  list: unless(isOfType.string, '不是文字', withQuotes),
  rows: () => ({ message: '不能与多行内容比较' }),
}

function checkKnown(value: string, info: FactInfo, place: Place, { programme }: Scope): Complaint[] {
  const codes = info.dictionary === undefined ? undefined : programme.dictionaries.get(info.dictionary)?.codes
  const known = info.options ?? codes
  if (!known || known.has(value)) return []
  const what = info.options ? '选项' : '代码'
  const listed = known.size <= 12 ? `可用的：${[...known.keys()].join('、')}` : undefined
  const byTitle = [...(info.options ?? [])].find(([, title]) => title === value)?.[0]
  const remedy = (byTitle && `写选项的值“${byTitle}”，不写它的名称`) ?? didYouMean(value, known.keys()) ?? listed
  return [complaint(place, 'unknown-option', `“${info.label}”没有${what}“${value}”`, remedy, ['form', 'dictionary', 'facts'])]
}

function checkPrefix(value: unknown, info: FactInfo, place: Place, scope: Scope): Complaint[] {
  const other = factOf(value)
  if (other !== undefined) return checkOther(other, info, below(place, 'fact'), scope)
  if (typeof value !== 'string') return wrong(place, `${shown(value)} 不是文字`, withQuotes(value))
  if (value === '') return wrong(place, '开头的文字是空的，任何内容都会满足')
  const known = info.options ?? (info.dictionary === undefined ? undefined : scope.programme.dictionaries.get(info.dictionary)?.codes)
  if (!known || [...known.keys()].some((key) => key.startsWith(value))) return []
  return [
    complaint(place, 'unknown-option', `“${info.label}”没有以“${value}”开头的${info.options ? '选项' : '代码'}，永远不会满足`, undefined, [
      'form',
      'dictionary',
    ]),
  ]
}

const families: Record<FactType, string> = {
  string: 'text',
  integer: 'number',
  decimal: 'number',
  boolean: 'boolean',
  date: 'date',
  list: 'text',
  rows: 'rows',
}

function checkOther(name: string, info: FactInfo, place: Place, scope: Scope): Complaint[] {
  const other = inScope(name, scope)
  if (!other) return unknownFact(name, place, scope)
  if (other.id === info.id) return wrong(place, `“${info.label}”与它自己比较`)
  if (other.type === 'list' || families[other.type] !== families[info.type])
    return wrong(place, `“${info.label}”是${typeNames[info.type]}，“${other.label}”是${typeNames[other.type]}，不能比较`)
  if (info.unit && other.unit && info.unit !== other.unit)
    return wrong(
      place,
      `“${info.label}”的单位是${info.unit}，“${other.label}”的单位是${other.unit}，不能直接比较`,
      '先用一个事实换算成同一单位',
    )
  const { options } = other
  if (info.options && options && ![...info.options.keys()].some((key) => options.has(key)))
    return wrong(place, `“${info.label}”和“${other.label}”没有一个相同的选项，永远不会相等`)
  return []
}

function inOrder([low, high]: readonly unknown[], type: FactType): boolean {
  if (typeof low === 'string' && typeof high === 'string' && type === 'date') return compareDates(low, high) <= 0
  const [from, to] = [decimalFrom(String(low)), decimalFrom(String(high))]
  return !from || !to || from.lte(to)
}

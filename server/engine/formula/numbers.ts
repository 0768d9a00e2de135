/** Functions over numbers and lists. */

import { compareDates } from '../values/dates.js'
import { Decimal, decimalText, type RoundingMode, rounded, settled } from '../values/exact.js'
import { EXHAUSTED, type FormulaCheck, type FormulaFunction, ofValues } from './function.js'
import { alikeItems, expectKind } from './kinds.js'
import type { FormulaNode, Reading, Value } from './model.js'
import { flattened, found, gap, isList, isNumber, number, numbers, together } from './readings.js'

const MOST_ARGUMENTS = 50
const MOST_PLACES = 10
const LEAST_PLACES = -6

const extreme = (label: string, name: string, summary: string, better: (order: number) => boolean): FormulaFunction => ({
  label,
  signature: `${name}(值, 值, …)`,
  summary,
  arity: [1, MOST_ARGUMENTS],
  kind: (args, check) => alikeItems(args, '比较', check, ['number', 'date']),
  run: ofValues((values) => pick(flattened(values), better)),
})

function pick(values: readonly Value[], better: (order: number) => boolean): Reading {
  const [first, ...others] = values
  if (first === undefined) return gap('没有可以比较的值')
  let best = first
  for (const value of others) {
    const order = compareValues(value, best)
    if (order === undefined) return gap('只有数字之间、日期之间可以比较')
    if (better(order)) best = value
  }
  return found(best)
}

/** Negative when the first is less; undefined when the two have no order. */
export function compareValues(a: Value, b: Value): number | undefined {
  if (isNumber(a) && isNumber(b)) return settled(a).cmp(settled(b))
  return typeof a === 'string' && typeof b === 'string' ? compareDates(a, b) : undefined
}

const rounding = (label: string, name: string, summary: string, mode: RoundingMode): FormulaFunction => ({
  label,
  signature: `${name}(数, 小数位数)`,
  summary: `${summary}；不写小数位数就是取整，-2 就是取到百位`,
  arity: [1, 2],
  kind: ([value, places], check) => {
    if (places) checkPlaces(places, check)
    const kind = value && expectKind(value, ['number'], check)
    return kind ? { type: 'number', unit: kind.unit } : {}
  },
  run: ofValues((values) =>
    numbers(values, ([value = new Decimal(0), places = new Decimal(0)]) =>
      isPlaces(places) ? number(rounded(value, places.toNumber(), mode)) : gap(`${fittingPlaces}，不是 ${decimalText(places)}`),
    ),
  ),
})

const fittingPlaces = `小数位数应是 ${LEAST_PLACES} 到 ${MOST_PLACES} 的整数`
const isPlaces = (places: Decimal) =>
  places.isInteger() && places.greaterThanOrEqualTo(LEAST_PLACES) && places.lessThanOrEqualTo(MOST_PLACES)

function checkPlaces(node: FormulaNode, check: FormulaCheck): void {
  expectKind(node, ['number'], check)
  const [numeral, sign] = node.kind === 'unary' && node.operator === '-' ? [node.of, -1] : [node, 1]
  if (numeral.kind === 'number' && !isPlaces(numeral.value.times(sign))) check.report('formula-type', `${fittingPlaces}。`)
}

/** How many comparisons with others are one step. */
const RANKED_PER_STEP = 4

function pairsOf<Item>(items: readonly Item[]): [Item, Item | undefined][] {
  return items.flatMap((item, index): [Item, Item | undefined][] => (index % 2 === 0 ? [[item, items[index + 1]]] : []))
}

/** One more than how many rows come before it; where lists differ in length their rows are not the same ones. */
function rankOf(own: readonly Value[], lists: readonly (readonly Value[])[]): Reading {
  const [first = []] = lists
  if (lists.some((list) => list.length !== first.length)) return gap('各行的值个数不同，不能排名')
  let before = 0
  for (const row of first.keys()) {
    const order = orderOf(own, lists, row)
    if (order === undefined) return gap('只有数字之间、日期之间可以比较')
    if (order > 0) before += 1
  }
  return found(new Decimal(before + 1))
}

/** How a row stands to the values: the first pair that differs decides. */
function orderOf(own: readonly Value[], lists: readonly (readonly Value[])[], row: number): number | undefined {
  for (const [pair, value] of own.entries()) {
    const order = compareValues(lists[pair]?.[row] ?? '', value)
    if (order !== 0) return order
  }
  return 0
}

export const numberFunctions = {
  min: extreme('最小值', 'min', '几个值中最小的一个，用来封顶', (order) => order < 0),
  max: extreme('最大值', 'max', '几个值中最大的一个，用来保底', (order) => order > 0),
  sum: {
    label: '合计',
    signature: 'sum(值, 值, …)',
    summary: '几个数或明细各行的合计；一行也没有时是 0',
    arity: [1, MOST_ARGUMENTS],
    kind: (args, check) => alikeItems(args, '相加', check, ['number']),
    run: ofValues((values) => numbers(values, (all) => number(all.reduce((total, value) => total.plus(value), new Decimal(0))))),
  },
  count: {
    label: '计数',
    signature: 'count(明细)',
    summary: '明细有几行；各行是“是或否”时，数其中的“是”',
    arity: [1, 1],
    kind: ([list], check) => {
      if (list) expectKind(list, ['list', 'rows'], check)
      return { type: 'number', unit: '' }
    },
    run: ofValues(([list = []]) =>
      isList(list) ? found(new Decimal(list.filter((item) => item !== false).length)) : gap('只有明细可以计数'),
    ),
  },
  round: rounding('四舍五入', 'round', '四舍五入到几位小数', 'half-up'),
  floor: rounding('向下取整', 'floor', '舍去多余的小数，取不大于它的数', 'floor'),
  ceil: rounding('向上取整', 'ceil', '多余的小数进一，取不小于它的数', 'ceil'),
  rank: {
    label: '名次',
    signature: 'rank(值, 各行的值, 并列时再比的值, 各行的这个值, …)',
    summary: '值在各行中从大到小排第几，可以用来只取前几名；相同时比下一对，都相同的名次相同；要从小到大就写成负数',
    arity: [2, 10],
    kind: (args, check) => {
      if (args.length % 2 > 0) check.report('formula-arity', 'rank 要写成对的项：值，各行的值。', '每个值后面写各行的这个值。')
      pairsOf(args).map(([value, list]) => alikeItems(list ? [value, list] : [value], '比较', check, ['number', 'date']))
      return { type: 'number', unit: '' }
    },
    run: (args, evaluate, context) =>
      together(args.map(evaluate), (values) => {
        const pairs = pairsOf(values)
        const lists = pairs.map(([, list]) => (isList(list) ? list : []))
        context.budget.steps -= Math.ceil((lists.length * (lists[0]?.length ?? 0)) / RANKED_PER_STEP)
        if (context.budget.steps < 0) return EXHAUSTED
        const own = pairs.map(([value]) => value)
        return rankOf(own, lists)
      }),
  },
  abs: {
    label: '绝对值',
    signature: 'abs(数)',
    summary: '去掉负号',
    arity: [1, 1],
    kind: ([value], check) => {
      const kind = value && expectKind(value, ['number'], check)
      return kind ? { type: 'number', unit: kind.unit } : {}
    },
    run: ofValues((values) => numbers(values, ([value = new Decimal(0)]) => number(value.abs()))),
  },
} satisfies Record<string, FormulaFunction>

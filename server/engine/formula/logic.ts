/** Functions that decide, in three values, and membership. */

import type { FormulaCheck } from './function.js'
import { type FormulaFunction, ofValues } from './function.js'
import { alike, alikeItems, expectKind } from './kinds.js'
import type { FormulaNode, Kind, Reading, Value } from './model.js'
import { compareValues } from './numbers.js'
import { flattened, found, gap, isNumber, lacking } from './readings.js'

/** One value that decides settles the whole, whatever else is unknown. */
export function decide(readings: readonly Reading[], decisive: boolean): Reading {
  if (readings.some(({ value }) => value === decisive)) return found(decisive)
  if (readings.some(({ value }) => value === undefined)) return lacking(readings.filter(({ value }) => value === undefined))
  return readings.every(({ value }) => typeof value === 'boolean') ? found(!decisive) : gap('这里要“是或否”')
}

/** Not, in three values. */
export function negated(reading: Reading): Reading {
  if (reading.value === undefined) return reading
  return typeof reading.value === 'boolean' ? found(!reading.value) : gap('这里要“是或否”')
}

/** Whether two values are the same; days and instants by the day. */
export function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || (looksDated(a) && looksDated(b) && compareValues(a, b) === 0)
  return isNumber(a) && isNumber(b) ? compareValues(a, b) === 0 : a === b
}

const looksDated = (text: string) => /^\d{4}-\d{2}-\d{2}(T|$)/.test(text)

const connective = (label: string, name: string, summary: string, decisive: boolean): FormulaFunction => ({
  label,
  signature: `${name}(条件, 条件, …)，或：条件 ${name} 条件`,
  summary,
  arity: [1, 50],
  kind: booleans,
  run: (args, evaluate) => decide(args.map(evaluate), decisive),
})

function booleans(args: readonly FormulaNode[], check: FormulaCheck): Kind {
  for (const argument of args) expectKind(argument, ['boolean'], check)
  return { type: 'boolean' }
}

export const logicFunctions = {
  if: {
    label: '如果',
    signature: 'if(条件, 值, 否则的值)',
    summary: '条件成立取前一个值，否则取后一个；只需要用到的那个值是已知的',
    arity: [3, 3],
    kind: ([condition, ...branches], check) => {
      if (condition) expectKind(condition, ['boolean'], check)
      return alike(branches, '作为同一个结果', check)
    },
    run: ([condition, then, otherwise], evaluate) => {
      if (!condition || !then || !otherwise) return gap('if 要写三项')
      const chosen = evaluate(condition)
      if (chosen.value === undefined) return chosen
      return typeof chosen.value === 'boolean' ? evaluate(chosen.value ? then : otherwise) : gap('if 的第一项要是条件')
    },
  },
  and: connective('且', 'and', '都成立才成立；有一个不成立就不成立，不管其他的是否已知', false),
  or: connective('或', 'or', '有一个成立就成立，不管其他的是否已知', true),
  not: {
    label: '非',
    signature: 'not(条件)',
    summary: '条件不成立时成立',
    arity: [1, 1],
    kind: booleans,
    run: ([condition], evaluate) => (condition ? negated(evaluate(condition)) : gap('not 要写一项')),
  },
  between: {
    label: '介于',
    signature: 'between(值, 下限, 上限)',
    summary: '数字或日期在两者之间，含两端',
    arity: [3, 3],
    kind: (args, check) => {
      alike(args, '比较', check, ['number', 'date'])
      return { type: 'boolean' }
    },
    run: ofValues(([value, low, high]) => {
      if (value === undefined || low === undefined || high === undefined) return gap('between 要写三项')
      const [above, below] = [compareValues(value, low), compareValues(value, high)]
      return above === undefined || below === undefined ? gap('只有数字之间、日期之间可以比较') : found(above >= 0 && below <= 0)
    }),
  },
  in: {
    label: '属于',
    signature: 'in(值, 值一, 值二, …)，或：in(值, 明细)',
    summary: '值是后面几个值中的一个',
    arity: [2, 50],
    kind: (args, check) => {
      alikeItems(args, '比较', check, ['number', 'text', 'date', 'boolean'])
      return { type: 'boolean' }
    },
    run: ofValues(([value, ...others]) =>
      value === undefined ? gap('in 至少要写两项') : found(flattened(others).some((other) => sameValue(value, other))),
    ),
  },
} satisfies Record<string, FormulaFunction>

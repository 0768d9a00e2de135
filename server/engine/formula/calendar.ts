/** Functions over days. An instant counts as its day in Shanghai. */
import { dayOf, isDate } from '../values/dates.js'
import { Decimal } from '../values/exact.js'
import { isDay } from '../values/formats.js'
import { addMonths, monthsBetween } from '../values/months.js'
import { daysBetween, workingDaysBetween } from '../values/working-days.js'
import { type FormulaCheck, type FormulaFunction, ofValues } from './function.js'
import { expectKind } from './kinds.js'
import type { FormulaContext, FormulaNode, Kind, Reading, Value } from './model.js'
import { found, gap, isNumber } from './readings.js'

const DAY_REMEDY = `请按 date('2024-01-31') 或 date(2024, 1, 31) 书写。`

function dateKind(args: readonly FormulaNode[], check: FormulaCheck): Kind {
  const [first] = args
  if (args.length === 2) check.report('formula-arity', 'date 要写一项（日期）或三项（年、月、日）。', DAY_REMEDY)
  else if (args.length === 3) for (const argument of args) expectKind(argument, ['number'], check)
  else if (first?.kind === 'text' && !isDate(first.value)) check.report('formula-type', `没有“${first.value}”这一天。`, DAY_REMEDY)
  else if (first) expectKind(first, ['text', 'date'], check)
  const numerals = args.flatMap((node) => (node.kind === 'number' ? [node.value] : []))
  const day = args.length === 3 && numerals.length === 3 ? dayFrom(numerals) : undefined
  if (day && day.value === undefined) check.report('formula-type', `${day.gap}。`, DAY_REMEDY)
  return { type: 'date' }
}

function dayFrom(values: readonly Value[]): Reading {
  if (!values.every(isNumber)) return gap('年、月、日要是数字')
  const [year = '', month = '', day = ''] = values.map((value) => value.toFixed())
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? found(text) : gap(`没有 ${year} 年 ${month} 月 ${day} 日这一天`)
}

const FARTHEST = 20_000
const FARTHEST_MONTHS = 1200

const distance = (
  label: string,
  name: string,
  summary: string,
  measure: (from: string, to: string, context: FormulaContext) => number,
  unit = '天',
) =>
  ({
    label,
    signature: `${name}(起, 止)`,
    summary,
    arity: [2, 2],
    kind: (args, check) => {
      for (const argument of args) expectKind(argument, ['date'], check)
      return { type: 'number', unit }
    },
    run: ofValues(([from, to], context) => {
      if (typeof from !== 'string' || typeof to !== 'string' || !isDate(from) || !isDate(to)) return gap('这里要日期')
      const apart = Math.abs(daysBetween(dayOf(from), dayOf(to)))
      context.budget.steps -= name === 'workdays' ? apart : 0
      return apart > FARTHEST ? gap('两个日期相隔太远') : found(new Decimal(measure(dayOf(from), dayOf(to), context)))
    }),
  }) satisfies FormulaFunction

function dayPart([day]: readonly FormulaNode[], check: FormulaCheck): Kind {
  if (day) expectKind(day, ['date'], check)
  return { type: 'number', unit: '' }
}

export const calendarFunctions = {
  date: {
    label: '日期',
    signature: `date('2024-01-31')，或：date(年, 月, 日)`,
    summary: '写明某一天；给出时刻时取它在北京时间的日期',
    arity: [1, 3],
    kind: dateKind,
    run: ofValues((values) => {
      const [first] = values
      if (values.length === 3) return dayFrom(values)
      return typeof first === 'string' && isDate(first) ? found(dayOf(first)) : gap('没有这一天')
    }),
  },
  days: distance('天数', 'days', '从起日到止日的日历天数，起日不计；止日在前为负数', daysBetween),
  workdays: distance(
    '工作日数',
    'workdays',
    '从起日到止日的工作日数，起日不计；没有节假日安排的年份按周一至周五计算',
    (from, to, { calendar }) => workingDaysBetween(from, to, calendar),
  ),
  months: distance(
    '月数',
    'months',
    '从起日到止日满几个月：到对应日才算满一个月，没有对应日的按月末；止日在前为负数',
    monthsBetween,
    '个月',
  ),
  addMonths: {
    label: '加月数',
    signature: 'addMonths(日期, 月数)',
    summary: '几个月以后（负数为以前）的对应日，没有对应日的取月末',
    arity: [2, 2],
    kind: ([day, months], check) => {
      if (day) expectKind(day, ['date'], check)
      if (months) expectKind(months, ['number'], check)
      return { type: 'date' }
    },
    run: ofValues(([day, months]) => {
      if (typeof day !== 'string' || !isDate(day)) return gap('这里要日期')
      if (!isNumber(months) || !months.isInteger() || months.abs().greaterThan(FARTHEST_MONTHS)) return gap('月数要是整数，且不能太大')
      const later = addMonths(dayOf(day), months.toNumber())
      return isDay(later) ? found(later) : gap('没有这一天')
    }),
  },
  month: {
    label: '月份',
    signature: 'month(日期)',
    summary: '日期所在的月份，1 到 12；可以用来分上下半年、季度',
    arity: [1, 1],
    kind: dayPart,
    run: ofValues(([day]) => (typeof day === 'string' && isDate(day) ? found(new Decimal(dayOf(day).slice(5, 7))) : gap('这里要日期'))),
  },
  year: {
    label: '年份',
    signature: 'year(日期)',
    summary: '日期所在的年份',
    arity: [1, 1],
    kind: dayPart,
    run: ofValues(([day]) => (typeof day === 'string' && isDate(day) ? found(new Decimal(dayOf(day).slice(0, 4))) : gap('这里要日期'))),
  },
} satisfies Record<string, FormulaFunction>

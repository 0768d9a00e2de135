/** Units of numbers in formulas: which go together, and what becomes of them in products and quotients. */
import type { Decimal } from '../values/exact.js'

const MONEY = ['元', '万元', '亿元']

/** Whether two units may be added or compared; undefined is a bare numeral, which takes any unit. */
export const sameUnit = (a: string | undefined, b: string | undefined) => a === undefined || b === undefined || inYears(a) === inYears(b)

/** An age is counted in years. */
const inYears = (unit: string) => (unit === '岁' || unit === '周岁' ? '年' : unit)

/** The unit of a product: 万元/人 × 人 = 万元, 元 × 套 = 元. Undefined = bare numerals alone. */
export function productUnit(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const [left, right] = [parts(a), parts(b)]
  return text([...left.over, ...right.over], [...left.under, ...right.under])
}

/** The unit of a quotient: 万元 ÷ 万元 is plain, 万元 ÷ 人 = 万元/人. */
export function quotientUnit(a: string | undefined, b: string | undefined): string | undefined {
  if (b === undefined) return a
  const [left, right] = [parts(a ?? ''), parts(b)]
  return text([...left.over, ...right.under], [...left.under, ...right.over])
}

/** Multiplying by the numeral 10000 turns 万元 into 元; by 12 年 into 个月; by 100 a plain number may become a percentage. Undefined = no conversion. */
export function multiplied(unit: string | undefined, by: Decimal): { unit?: string } | undefined {
  if (by.equals(10_000)) return shifted(unit, -1)
  if (by.equals(12) && unit !== undefined && inYears(unit) === '年') return { unit: '个月' }
  return by.equals(100) && unit === '' ? {} : undefined
}

/** Dividing by the numeral 10000 turns 元 into 万元; by 12 个月 into 年; by 100 a percentage into a plain number. Undefined = no conversion. */
export function divided(unit: string | undefined, by: Decimal): { unit?: string } | undefined {
  if (by.equals(10_000)) return shifted(unit, 1)
  if (by.equals(12) && unit === '个月') return { unit: '年' }
  return by.equals(100) && unit === '%' ? { unit: '' } : undefined
}

/** What to do about two units that do not go together. */
export function unitRemedy(a: string, b: string): string {
  if (MONEY.includes(a) && MONEY.includes(b)) return '请先换算：万元乘以 10000 是元，元除以 10000 是万元，如 x * 10000。'
  if ([a, b].includes('个月') && [inYears(a), inYears(b)].includes('年')) return '请先换算：年乘以 12 是个月，个月除以 12 是年，如 x * 12。'
  if (a === '%' || b === '%') return '百分数请先除以 100，如 x / 100。'
  if (a === '' || b === '') return `请给没有单位的一项写明单位“${a || b}”，或检查是不是用错了项目。`
  return '请检查是不是用错了项目。'
}

/** A unit in a sentence. */
export const sayUnit = (unit: string | undefined) => (unit ? `单位是“${unit}”` : '没有单位')

function shifted(unit: string | undefined, steps: number): { unit: string } | undefined {
  if (!unit) return undefined
  const { over, under } = parts(unit)
  const [first = '', ...rest] = over
  const next = MONEY[MONEY.indexOf(first) + steps]
  return MONEY.includes(first) && next ? { unit: text([next, ...rest], under) } : undefined
}

interface Parts {
  over: string[]
  under: string[]
}

function parts(unit: string): Parts {
  const [over = '', ...under] = unit.split('/')
  const factors = (words: string) => words.split('·').filter((word) => word !== '' && word !== '1')
  return { over: factors(over), under: under.flatMap(factors) }
}

/** Cancels what stands above and below; money times a count is money. */
function text(over: string[], under: string[]): string {
  const left = [...under]
  const kept = over.filter((unit) => {
    const at = left.indexOf(unit)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  const money = kept.filter((unit) => MONEY.includes(unit))
  const above = (money.length > 0 ? money : kept).join('·')
  return left.length > 0 ? `${above || '1'}/${left.join('·')}` : above
}

/** Exact decimal numbers: one configured Decimal for formulas, tables and money. */
import { Decimal as Base } from 'decimal.js'

/** A hundred digits, so that amounts of 30 digits keep 70 places; never written with an exponent. */
export const Decimal = Base.clone({ precision: 100, rounding: Base.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 })
export type Decimal = Base

/** Numbers beyond this many digits before the point are refused. */
export const MAX_DIGITS = 30

const PLAIN = /^-?\d{1,30}(\.\d{1,30})?$/

/** The number that a decimal text says exactly; undefined when it is not plain decimal text. */
export function decimalFrom(text: string): Decimal | undefined {
  return PLAIN.test(text) ? new Decimal(text) : undefined
}

/** Of seven digits each, as decimal.js keeps them. */
const FEW_WORDS = 5

/** Hides the tail of a quotient (1 / 3 × 3 is 1): values are compared and rounded as they stand at 40 places. */
export function settled(value: Decimal): Decimal {
  if (value.d && value.d.length <= FEW_WORDS && value.e >= -5) return value // as most are: at most 40 places, without counting them
  return value.decimalPlaces() > 40 ? value.toDecimalPlaces(40, Base.ROUND_HALF_EVEN) : value
}

/** Decimal text for people and exports: at most 20 places, without trailing zeros. */
export function decimalText(value: Decimal): string {
  const shown = value.toDecimalPlaces(20, Base.ROUND_HALF_UP)
  return shown.isZero() ? '0' : shown.toFixed()
}

const MODES = {
  'half-up': Base.ROUND_HALF_UP,
  down: Base.ROUND_DOWN,
  up: Base.ROUND_UP,
  floor: Base.ROUND_FLOOR,
  ceil: Base.ROUND_CEIL,
} as const
/** half-up away from zero at the half, down towards zero, up away from zero, floor and ceil by value. */
export type RoundingMode = keyof typeof MODES

/** Rounds to so many decimal places; negative ones are whole tens, hundreds … */
export function rounded(value: Decimal, places: number, mode: RoundingMode): Decimal {
  if (places >= 0) return settled(value).toDecimalPlaces(places, MODES[mode])
  const unit = new Decimal(10).pow(-places)
  return settled(value).dividedBy(unit).toDecimalPlaces(0, MODES[mode]).times(unit)
}

/** How far a number was rounded, in words: 到 2 位小数, 到百位. */
export function roundedTo(places: number): string {
  return places >= 0 ? `到 ${places} 位小数` : `到${['', '十', '百', '千', '万', '十万', '百万'][-places] ?? `第 ${1 - places} `}位`
}

/** Puts commas between the thousands of a plain decimal text. */
export function withSeparators(text: string): string {
  const [whole = '', places] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return places === undefined ? grouped : `${grouped}.${places}`
}

/** Money: decimal text in 元 or 万元 to whole fen and back, with separators or in capitals. */
import { Decimal, decimalFrom, decimalText, type RoundingMode, rounded, settled, withSeparators } from './exact.js'

export type MoneyUnit = '元' | '万元'
export type Fen = { fen: number; problem?: undefined } | { fen?: undefined; problem: string }

const FEN_PER: Record<MoneyUnit, number> = { 元: 100, 万元: 1_000_000 }
const LARGEST = new Decimal(Number.MAX_SAFE_INTEGER)

/** Whole fen of a decimal text; more places than fen are a problem unless a rounding is named. */
export function fenFrom(amount: string | Decimal, unit: MoneyUnit, rounding?: RoundingMode): Fen {
  const value = typeof amount === 'string' ? decimalFrom(amount.trim()) : amount
  if (!value) return { problem: `“${amount}”不是金额：请只写数字和小数点。` }
  const exact = value.times(FEN_PER[unit])
  const fen = rounding ? rounded(exact, 0, rounding) : settled(exact)
  if (!fen.isInteger()) return { problem: `${decimalText(value)} ${unit}精确到了分以下：请写明取整方式。` }
  if (fen.abs().greaterThan(LARGEST)) return { problem: `${decimalText(value)} ${unit}超出可以计算的范围。` }
  return { fen: fen.toNumber() + 0 }
}

/** Fen as plain decimal text in a unit, 元 unless it is 万元: 1206789 → 12067.89 */
export const plainAmount = (fen: number, unit: string | undefined) =>
  decimalText(new Decimal(fen).dividedBy(unit === '万元' ? FEN_PER.万元 : FEN_PER.元))

/** 1206789 fen → 12,067.89 */
export function yuanText(fen: number): string {
  return withSeparators(new Decimal(fen).dividedBy(100).toFixed(2))
}

/** 1206789 fen → 1.206789, in 万元, exact and without trailing zeros. */
export function wanText(fen: number): string {
  return withSeparators(decimalText(new Decimal(fen).dividedBy(1_000_000)))
}

/** A plain decimal text with separators and at least two places, all others kept: 1234.5 → 1,234.50; undefined when it is no number. */
export function amountText(amount: string): string | undefined {
  const value = decimalFrom(amount)
  return value && withSeparators(value.toFixed(Math.max(2, value.decimalPlaces())))
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** The amount in capitals, as on a bill: 2050000 fen → 贰万零伍佰元整. */
export function capitals(fen: number): string {
  const digits = Math.abs(fen).toString().padStart(3, '0')
  const yuan = digits.slice(0, -2)
  const [jiao = '0', cent = '0'] = digits.slice(-2)
  const whole = BigInt(yuan) === 0n ? '' : `${wholeCapitals(yuan)}元`
  return (fen < 0 ? '负' : '') + whole + smallCapitals(jiao, cent, whole !== '')
}

function smallCapitals(jiao: string, cent: string, afterYuan: boolean): string {
  if (jiao === '0' && cent === '0') return afterYuan ? '整' : '零元整'
  if (cent === '0') return `${digit(jiao)}角整`
  if (jiao === '0') return `${afterYuan ? '零' : ''}${digit(cent)}分`
  return `${digit(jiao)}角${digit(cent)}分`
}

function wholeCapitals(yuan: string): string {
  const groups = yuan.padStart(Math.ceil(yuan.length / 4) * 4, '0').match(/\d{4}/g) ?? []
  let text = ''
  let skipped = false
  groups.forEach((group, index) => {
    const unit = groups.length - 1 - index
    if (group === '0000') {
      skipped = text !== ''
      return
    }
    if (text !== '' && (skipped || group.startsWith('0'))) text += '零'
    // 壹万亿, but 壹万贰仟亿: 亿 is said once.
    const upper = unit === 3 && groups[index + 1] !== '0000' ? '万' : GROUPS[unit]
    text += groupCapitals(group) + (upper ?? '')
    skipped = false
  })
  return text
}

function groupCapitals(group: string): string {
  let text = ''
  let zero = false
  ;[...group].forEach((character, index) => {
    if (character === '0') {
      zero = text !== ''
      return
    }
    text += (zero ? '零' : '') + digit(character) + PLACES[3 - index]
    zero = false
  })
  return text
}

const digit = (character: string): string => DIGITS[Number(character)] ?? ''

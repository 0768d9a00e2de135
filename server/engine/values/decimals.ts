/** Exact decimals as text: the only form in which amounts are answered, compared and stored. */
import { Decimal } from 'decimal.js'
import type { DecimalKeyword } from '../generated/form.js'

const shape = /^-?(0|[1-9]\d{0,17})(\.\d{1,10})?$/

/** Whether a text is an exact decimal in its plain form: no exponent, no grouping, no leading zeros. */
export const isDecimal = (text: string) => shape.test(text)

/** What is wrong with a decimal answer; undefined = nothing. */
export function decimalProblem(text: string, { places, minimum, maximum }: DecimalKeyword): string | undefined {
  if (!isDecimal(text)) return '应为数字，如 1234.5'
  if ((text.split('.')[1] ?? '').length > places) return places === 0 ? '应为整数' : `最多 ${places} 位小数`
  if (minimum !== undefined && new Decimal(text).lt(minimum)) return `不能小于 ${minimum}`
  if (maximum !== undefined && new Decimal(text).gt(maximum)) return `不能大于 ${maximum}`
  return undefined
}

/** Brings a typed number to its plain form: full-width digits, grouping commas and blanks are read, `.5` and `007` are completed. */
export function normaliseDecimal(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,，]/g, '')
    .replace(/^\+/, '')
  if (!/^-?\d*\.?\d*$/.test(plain) || !/\d/.test(plain)) return plain
  const [whole = '', fraction] = plain.replace('-', '').split('.')
  const sign = plain.startsWith('-') ? '-' : ''
  return `${sign}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`
}

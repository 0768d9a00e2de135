/** Exact decimals as text, as the server keeps them: typed freely, judged exactly, never as floating point. */

const shape = /^-?(0|[1-9]\d{0,17})(\.\d{1,10})?$/

export const isDecimal = (text: string) => shape.test(text)

/** Negative when the first is smaller. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [scaled(a), scaled(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

const scaled = (text: string) => {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(10, '0'))
}

/** What is wrong with a decimal answer; undefined = nothing. The words are the server's. */
export function decimalProblem(
  text: string,
  { places, minimum, maximum }: { places: number; minimum?: string; maximum?: string },
): string | undefined {
  if (!isDecimal(text)) return '应为数字，如 1234.5'
  if ((text.split('.')[1] ?? '').length > places) return places === 0 ? '应为整数' : `最多 ${places} 位小数`
  if (minimum !== undefined && compareDecimals(text, minimum) < 0) return `不能小于 ${minimum}`
  if (maximum !== undefined && compareDecimals(text, maximum) > 0) return `不能大于 ${maximum}`
  return undefined
}

/**
 * Brings a typed number to its plain form: full-width digits, grouping commas and blanks are read, `.5` and `007` are completed;
 * the field's own unit behind it is dropped, whole or begun (`60万元` and `60万` where the unit is 万元, never `60元`).
 */
export function normaliseDecimal(text: string, unit = ''): string {
  const units = [...unit].map((_, index) => unit.slice(0, unit.length - index)).filter((begun) => !/\d/.test(begun))
  const compact = text.normalize('NFKC').replace(/[\s,，]/g, '')
  const typedUnit = units.find((begun) => compact.endsWith(begun)) ?? ''
  const plain = compact
    .slice(0, compact.length - typedUnit.length)
    .replace(/[−–—]/g, '-')
    .replace(/^\+/, '')
  if (!/^-?\d*\.?\d*$/.test(plain) || !/\d/.test(plain)) return plain
  const [whole = '', fraction] = plain.replace('-', '').split('.')
  const sign = plain.startsWith('-') ? '-' : ''
  return `${sign}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`
}

/** Amounts for people, exactly: whole fen in, words out. */

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** 30 万元 from 30000000 fen. */
export function wanText(fen: number): string {
  const [whole = '0', rest = ''] = shifted(fen, 6)
  return `${grouped(whole)}${rest ? `.${rest}` : ''} 万元`
}

/** 300,000.00 元 */
export function yuanText(fen: number): string {
  const [whole = '0', rest = ''] = shifted(fen, 2)
  return `${grouped(whole)}.${rest.padEnd(2, '0')} 元`
}

function shifted(fen: number, places: number): [string, string] {
  const digits = String(Math.abs(fen)).padStart(places + 1, '0')
  const whole = digits.slice(0, -places)
  return [fen < 0 ? `-${whole}` : whole, digits.slice(-places).replace(/0+$/, '')]
}

/** Amounts as people type them, in yuan. */

/** Whole fen of a text such as 12,000.67; undefined = it is none. */
export function fenOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  const [, sign = '', whole = '', places = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain) ?? []
  if (!whole) return undefined
  const fen = Number(whole) * 100 + Number(places.padEnd(2, '0'))
  return sign ? -fen : fen
}

/** The text to begin with: 12000.67 */
export const typedYuan = (fen: number) => `${Math.trunc(fen / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`

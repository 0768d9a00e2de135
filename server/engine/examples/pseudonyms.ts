/** Other words in the place of names, codes and numbers that point to somebody: the same for the same, of the same form, without a way back. */
import { completedCreditCode, normaliseCreditCode } from '../values/credit-code.js'
import type { FormatName } from '../values/formats.js'

export interface Pseudonyms {
  /** The other word for a text; `format` says of which form it must be. */
  of(text: string, format?: FormatName): string
  /** The other word that was already given, if the text had one. */
  known(text: string): string | undefined
}

/** Numbered in the order in which the texts come; what number a text has is written nowhere. */
export function pseudonyms(): Pseudonyms {
  const given = new Map<string, string>()
  return {
    of(text, format) {
      const key = format === 'credit-code' ? normaliseCreditCode(text) : text
      const made = given.get(key) ?? wordFor(key, given.size + 1, format)
      given.set(key, made)
      return made
    },
    known: (text) => given.get(text),
  }
}

const padded = (number: number, length: number) => String(number).padStart(length, '0').slice(-length)

const forms: Partial<Record<FormatName, (text: string, number: number) => string>> = {
  // registration authorities are read by rules; the first eight characters name nobody
  'credit-code': (text, number) => completedCreditCode(text.slice(0, 8), padded(number, 8)),
  mobile: (_, number) => `139${padded(number, 8)}`,
  telephone: (_, number) => `400-${padded(Math.floor(number / 10_000), 3)}-${padded(number, 4)}`,
  email: (_, number) => `u${number}@example.com`,
  'bank-account': (text, number) => `6${padded(number, Math.max(8, text.length) - 1)}`,
  url: (_, number) => `https://example.com/${number}`,
}

/** Free text keeps its length; digits alone stay digits. */
function wordFor(text: string, number: number, format: FormatName | undefined): string {
  const make = format && forms[format]
  if (make) return make(text, number)
  const length = [...text].length
  if (/^\d+$/.test(text)) return String(number).padStart(length, '0')
  return `${'某'.repeat(Math.max(0, length - String(number).length))}${number}`
}

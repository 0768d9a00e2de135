/** Hides the middle of what a public list must not show whole. */
import type { BatchColumn } from '../generated/batches.js'

type Mask = NonNullable<BatchColumn['mask']>

/** A text with its middle hidden: 王*明, 9121**********165K, 138****0001. */
export function masked(text: string, mask: Mask | undefined): string {
  return mask ? masks[mask](text) : text
}

/** A text of which the last four characters are left: ***************4321. */
export function ending(text: string): string {
  const all = letters(text)
  return all.map((letter, index) => (all.length > 4 && index >= all.length - 4 ? letter : '*')).join('')
}

const masks: Record<Mask, (text: string) => string> = {
  name: (text) => (letters(text).length > 2 ? hidden(text, 1, 1) : hidden(text, 1, 0)),
  code: (text) => hidden(text, 4, 4),
  phone: (text) => hidden(text, 3, 4),
}

const letters = (text: string) => [...text]

/** What is too short to keep its ends keeps its first character alone. */
function hidden(text: string, first: number, last: number): string {
  const all = letters(text)
  if (all.length <= first + last) return all.map((letter, index) => (index === 0 ? letter : '*')).join('')
  return all.map((letter, index) => (index < first || index >= all.length - last ? letter : '*')).join('')
}

/** Texts inside HTML and CSS. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text as it stands inside HTML or a quoted attribute. */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

/** Longer ones than this may run over two lines. */
const longestBlank = 20

/** Room for handwriting stays on one line; that of a day too, from its year to its day. */
export const keepBlanks = (html: string) =>
  html.replace(/<[^>]*>|＿{2,}(?:年＿+月＿+日)?/g, (found) =>
    found.startsWith('<') || found.length > longestBlank ? found : `<span class="blank">${found}</span>`,
  )

/** A text as a string of CSS inside a style element: everything but letters and digits is written by its number. */
export const cssString = (text: string) =>
  `"${text.replace(/[^\p{L}\p{N}]/gu, (character) => `\\${(character.codePointAt(0) ?? 32).toString(16)} `)}"`

/** Texts inside HTML and CSS. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text as it stands inside HTML or a quoted attribute. */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

/** A text as a string of CSS inside a style element: everything but letters and digits is written by its number. */
export const cssString = (text: string) =>
  `"${text.replace(/[^\p{L}\p{N}]/gu, (character) => `\\${(character.codePointAt(0) ?? 32).toString(16)} `)}"`

/** Names of uploaded files: shown to people, never used as a path. */

const longest = 120
/** Control and format characters (among them the ones that turn the direction of writing), and what paths and headers are made of. */
const unwanted = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}"\\/:*?<>|]/gu

/** A name that can stand in a list, a header and a download: last part of any path, clean, short, ending in .pdf. */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).pop() ?? ''
  const stem = last
    .replace(unwanted, '')
    .replace(/\s+/g, ' ')
    .replace(/\.pdf$/i, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${[...stem].slice(0, longest).join('') || '未命名'}.pdf`
}

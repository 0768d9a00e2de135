/** The code on every printed page: which declaration, which content, which page. Short, without personal data. */

export interface PageCode {
  /** The declaration's number. */
  number: string
  /** First eight hexadecimal digits of the hash of the printed content, upper case. */
  hash: string
  /** Page k of n; absent where the browser printed it. */
  page?: number
  pages?: number
}

const form = /^SB1\/([A-Z0-9][A-Z0-9.-]{2,39})\/([0-9A-F]{8})\/(\d{1,3})\/(\d{1,3})$/

/** The text inside the code; upper case and digits only, so that the alphanumeric mode keeps it small. */
export function pageCodeText(code: PageCode): string {
  return `SB1/${code.number.toUpperCase()}/${code.hash.toUpperCase()}/${code.page ?? 0}/${code.pages ?? 0}`
}

/** Reads the text of a code; undefined where it is none of ours. */
export function parsePageCode(text: string): PageCode | undefined {
  const [, number, hash, page, pages] = form.exec(text) ?? []
  if (number === undefined || hash === undefined) return undefined
  if (Number(pages) === 0) return { number, hash }
  return { number, hash, page: Number(page), pages: Number(pages) }
}

/** The words beside the code, for people. */
export function pageCodeLabel(code: PageCode): string {
  const place = code.page ? ` 第 ${code.page} 页 共 ${code.pages} 页` : ''
  return `${code.number} 校验码 ${code.hash.slice(0, 4)}-${code.hash.slice(4)}${place}`
}

/** Whether bytes are an XML document that is nothing but data: no browser, spreadsheet or reader of XML does anything with it but show it. */

/** Those in which every byte of ASCII stands for itself between elements. */
const encodings: ReadonlySet<string> = new Set(['utf-8', 'us-ascii', 'gbk', 'gb2312', 'gb18030'])

/** Namespaces and elements that a browser or an office runs, and the words of style sheets. */
const active =
  /w3\.org\/(?:1999\/xhtml|2000\/svg|1999\/XSL|TR\/WD-xsl)|mozilla\.org\/keymaster|schemas[.-]microsoft|schemas\.openxmlformats|<(?:[\w.-]+:)?(?:html|script|svg|stylesheet)\b/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: no text has them
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/

/** False also for what may be harmless but cannot be told from what is not: definitions of types and entities, processing instructions, other encodings. */
export function isInertXml(content: Uint8Array): boolean {
  const text = textOf(content)
  if (text === undefined || control.test(text)) return false
  const document = text.replace(/^<\?xml\s[^?<>]*\?>/, '')
  return !active.test(withoutReferences(document)) && isWellFormed(document.trim())
}

function textOf(content: Uint8Array): string | undefined {
  const head = Buffer.from(content.subarray(0, 200)).toString('latin1')
  const encoding = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w-]{1,20})["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  if (!encodings.has(encoding)) return undefined
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

const withoutReferences = (text: string) =>
  text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex: string | undefined, decimal: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })

const piece =
  /<!--(?:(?!--)[\s\S])*-->|<!\[CDATA\[(?:(?!\]\]>)[\s\S])*\]\]>|<(\/?)([^\s<>/?!"'=]+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y

/** Elements that are closed in the order in which they were opened, in one; comments and literal text; nothing else that begins with `<`. */
function isWellFormed(text: string): boolean {
  const open: string[] = []
  let roots = 0
  piece.lastIndex = 0
  while (piece.lastIndex < text.length) {
    const found = piece.exec(text)
    if (!found) return false
    const [whole, end, name, , empty] = found
    if (name === undefined) {
      if (open.length === 0 && !whole.startsWith('<!--') && whole.trim()) return false
    } else if (end) {
      if (open.pop() !== name) return false
    } else {
      if (open.length === 0 && ++roots > 1) return false
      if (!empty) open.push(name)
    }
  }
  return roots === 1 && open.length === 0
}

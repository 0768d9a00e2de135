/** What an uploaded file is, judged by its bytes alone: no name and no declared type is believed. */
import { inflateSync } from 'node:zlib'

export interface PdfInspection {
  /** Why it cannot be accepted, as a sentence for the person who uploads. */
  problem?: string
  /** Absent where the page tree cannot be read. */
  pages?: number
  /** What a reviewer should know. */
  hints: string[]
}

const header = Buffer.from('%PDF-')
/** Scanners leave a few bytes behind the end mark; half a file has none near its end. */
const tail = 2048
const inflated = { perStream: 8_000_000, streams: 2000, total: 32_000_000 }

/** Judges a file: empty, another format, cut off, encrypted, or with content that runs; and counts its pages. */
export function inspectPdf(content: Buffer): PdfInspection {
  if (content.length === 0) return refuse('文件是空的，请重新选择文件。')
  if (!content.subarray(0, header.length).equals(header))
    return refuse('这不是 PDF 文件。只能上传 PDF（扫描时请选择“另存为 PDF”，照片请先转成 PDF）。')
  if (content.subarray(-tail).lastIndexOf('%%EOF') < 0) return refuse('PDF 不完整（可能上传或导出时中断），请重新导出后再传。')
  const text = content.toString('latin1')
  if (/\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(unescapeNames(outsideStreams(text)))) return refuse('PDF 有密码或限制，请去掉密码后再传。')
  const structure = unescapeNames(`${outsideStreams(text)}\n${objectStreams(content, text)}`)
  const active = activeContent.find(({ pattern }) => pattern.test(structure))
  if (active) return refuse(`PDF 含有${active.name}，为安全起见不能接收。请用“打印成 PDF”重新生成后再传。`)
  const pages = countPages(structure)
  const hints = /\/EmbeddedFiles?\b/.test(structure) ? ['文件中带有附件，请留意其内容。'] : []
  return { pages, hints: pages === undefined ? [...hints, '无法读取页数，请打开核对。'] : hints }
}

const activeContent = [
  { name: '脚本', pattern: /\/(?:JavaScript|JS)\b/ },
  { name: '启动其他程序的命令', pattern: /\/Launch\b/ },
  { name: '可运行的多媒体内容', pattern: /\/RichMedia\b/ },
]

const refuse = (problem: string): PdfInspection => ({ problem, hints: [] })

/** Names may spell any character as #xx. */
const unescapeNames = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The text without the (mostly compressed) content of streams. */
function outsideStreams(text: string): string {
  const parts: string[] = []
  let from = 0
  for (;;) {
    const start = text.indexOf('stream', from)
    if (start < 0) break
    const end = text.indexOf('endstream', start + 6)
    parts.push(text.slice(from, start))
    if (end < 0) return parts.join('')
    from = end + 9
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/** Objects that are packed into compressed object streams, unpacked within limits. */
function objectStreams(content: Buffer, text: string): string {
  const parts: string[] = []
  let total = 0
  let from = text.indexOf('/ObjStm')
  for (let seen = 0; from >= 0 && seen < inflated.streams && total < inflated.total; seen++) {
    const start = streamStart(text, from)
    const end = start < 0 ? -1 : text.indexOf('endstream', start)
    if (end < 0) break
    const unpacked = unpack(content.subarray(start, end))
    total += unpacked.length
    parts.push(unpacked)
    from = text.indexOf('/ObjStm', end)
  }
  return parts.join('\n')
}

function streamStart(text: string, from: number): number {
  const keyword = text.indexOf('stream', from + 7)
  if (keyword < 0) return -1
  return keyword + 6 + (text[keyword + 6] === '\r' ? 2 : 1)
}

function unpack(packed: Buffer): string {
  try {
    return inflateSync(packed, { maxOutputLength: inflated.perStream, finishFlush: 2 }).toString('latin1')
  } catch {
    return ''
  }
}

/** The Count of the page tree's root: the node of type Pages without a parent; the last one stands after updates. */
function countPages(structure: string): number | undefined {
  let pages: number | undefined
  for (const { index } of structure.matchAll(/\/Type\s*\/Pages\b/g)) {
    const node = dictionaryAround(structure, index)
    const count = /\/Count\s+(\d{1,6})\b/.exec(node)?.[1]
    if (count && !/\/Parent\b/.test(node)) pages = Number(count)
  }
  return pages
}

function dictionaryAround(text: string, index: number): string {
  let start = index
  for (let depth = 0; start > 0 && index - start < 200_000; start--) {
    const pair = text.slice(start - 1, start + 1)
    if (pair === '>>') depth++
    if (pair === '<<' && depth-- === 0) break
    if (pair === '>>' || pair === '<<') start--
  }
  let end = index
  for (let depth = 0; end < text.length && end - index < 200_000; end++) {
    const pair = text.slice(end, end + 2)
    if (pair === '<<') depth++
    if (pair === '>>' && depth-- === 0) break
    if (pair === '>>' || pair === '<<') end++
  }
  return text.slice(start, end)
}

/** What an uploaded file is, judged by its bytes alone: no name and no declared type is believed. */
import type { Look } from './look.js'
import { pdfStructure } from './pdf-structure.js'

export interface PdfInspection {
  /** Why it cannot be accepted, as a sentence for the person who uploads. */
  problem?: string
  /** Absent where the page tree cannot be read. */
  pages?: number
  /** What a reviewer should know. */
  hints: string[]
  /** Absent where its pages cannot be shown. */
  look?: Look
}

const header = Buffer.from('%PDF-')
/** Scanners leave a few bytes behind the end mark; more than these would be another file behind the PDF. */
const stray = { searched: 4096, most: 32 }

/** Judges a file: empty, another format, cut off, encrypted, closed to inspection, or with content that runs; and counts its pages. */
export function inspectPdf(content: Buffer): PdfInspection {
  if (content.length === 0) return refuse('文件是空的，请重新选择文件。')
  if (!content.subarray(0, header.length).equals(header))
    return refuse('这不是 PDF 文件。只能上传 PDF（扫描时请选择“另存为 PDF”，照片请先转成 PDF）。')
  const tail = content.subarray(-stray.searched).toString('latin1')
  const end = tail.lastIndexOf('%%EOF')
  if (end < 0) return refuse('PDF 不完整（可能上传或导出时中断），请重新导出后再传。')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: padding of scanners
  if (tail.slice(end + 5).replace(/[\s\x00]/g, '').length > stray.most) return refuse(`PDF 的结尾后面还有别的内容，${again}`)
  const { text, trailers, closed } = pdfStructure(content)
  if (/\/Encrypt\b/.test(trailers)) return refuse('PDF 有密码或限制，请去掉密码后再传。')
  if (closed) return refuse(`PDF 的内部结构无法检查，${again}`)
  const active = activeContent.find(({ pattern }) => pattern.test(text))
  if (active) return refuse(`PDF 含有${active.name}，${again}`)
  const pages = countPages(text)
  return { pages, hints: pages === undefined ? ['无法读取页数，请打开核对。'] : [] }
}

const again = '为安全起见不能接收。请用“打印成 PDF”重新生成后再传。'

/** Names that stand for something that runs, opens, sends or hides. Links to web pages and signatures are fine. */
const activeContent = [
  { name: '脚本', pattern: /\/(?:JavaScript|JS)\b/ },
  { name: '启动其他程序的命令', pattern: /\/Launch\b/ },
  { name: '附件', pattern: /\/(?:EmbeddedFiles?|EF)\b/ },
  { name: '可运行的多媒体内容', pattern: /\/(?:RichMedia\w*|Rendition|Movie|Sound|3D|Flash)\b/ },
  { name: '动态表单', pattern: /\/XFA\b/ },
  { name: '发送或读取数据的命令', pattern: /\/(?:SubmitForm|ImportData)\b/ },
  { name: '打开其他文件的命令', pattern: /\/(?:GoToR|GoToE)\b/ },
]

const refuse = (problem: string): PdfInspection => ({ problem, hints: [] })

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

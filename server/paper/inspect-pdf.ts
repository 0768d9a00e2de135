/** What an uploaded file is, judged by its bytes alone: no name and no declared type is believed. */
import { dictionaryAround, type PdfStructure, pdfStructure } from './pdf-structure.js'
import { xmlAttachments } from './xml-attachments.js'

export interface PdfInspection {
  /** Why it cannot be accepted, as a sentence for the person who uploads. */
  problem?: string
  /** Absent where the page tree cannot be read. */
  pages?: number
  /** What a reviewer should know. */
  hints: string[]
}

/** What is accepted beyond what every PDF may have. */
export interface Accepted {
  /** Files inside the file: XML that is nothing but data. */
  attachments?: 'xml'
}

const header = Buffer.from('%PDF-')
/** Scanners leave a few bytes behind the end mark; more than these would be another file behind the PDF. */
const stray = { searched: 4096, most: 32 }

/** Judges a file: empty, another format, cut off, encrypted, closed to inspection, or with content that runs; and counts its pages. */
export function inspectPdf(content: Buffer, accepted: Accepted = {}): PdfInspection {
  if (content.length === 0) return refuse('文件是空的，请重新选择文件。')
  if (!content.subarray(0, header.length).equals(header))
    return refuse('这不是 PDF 文件。只能上传 PDF（扫描时请选择“另存为 PDF”，照片请先转成 PDF）。')
  const tail = content.subarray(-stray.searched).toString('latin1')
  const end = tail.lastIndexOf('%%EOF')
  if (end < 0) return refuse('PDF 不完整（可能上传或导出时中断），请重新导出后再传。')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: padding of scanners
  if (tail.slice(end + 5).replace(/[\s\x00]/g, '').length > stray.most) return refuse(`PDF 的结尾后面还有别的内容，${again}`)
  const structure = pdfStructure(content)
  if (/\/Encrypt\b/.test(structure.trailers)) return refuse('PDF 有密码或限制，请去掉密码后再传。')
  if (structure.closed) return refuse(`PDF 的内部结构无法检查，${again}`)
  const active = activeContent.find(({ pattern }) => pattern.test(structure.text))
  if (active) return refuse(`PDF 含有${active.name}，${again}`)
  const { problem, hints } = judgeAttachments(content, structure, accepted)
  if (problem) return refuse(problem)
  const pages = countPages(structure.text)
  return { pages, hints: [...hints, ...(pages === undefined ? ['无法读取页数，请打开核对。'] : [])] }
}

function judgeAttachments(content: Buffer, structure: PdfStructure, { attachments }: Accepted): Pick<PdfInspection, 'problem' | 'hints'> {
  if (!/\/(?:EmbeddedFiles?|EF)\b/.test(structure.text)) return { hints: [] }
  if (!attachments) return refuse(`PDF 含有附件，${again}`)
  const names = xmlAttachments(content, structure)
  if (!names) return refuse(`PDF 的附件不只是 XML 数据，${again}`)
  return { hints: [`PDF 内带有数据附件“${names.join('”“')}”，只作存档，以页面内容为准。`] }
}

const again = '为安全起见不能接收。请用“打印成 PDF”重新生成后再传。'

/** Names that stand for something that runs, opens, sends or hides. Links to web pages and signatures are fine. */
const activeContent = [
  { name: '脚本', pattern: /\/(?:JavaScript|JS)\b/ },
  { name: '启动其他程序的命令', pattern: /\/Launch\b/ },
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

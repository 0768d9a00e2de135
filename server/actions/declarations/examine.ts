/** What is found in an uploaded file: what keeps it out, and what people should look at. */

import type { ScannedPage } from '../../engine/print/scan-match.js'
import type { ChecklistEntry } from '../../engine/results.js'
import { AppError } from '../../errors.js'
import type { Accepted } from '../../paper/inspect-pdf.js'
import type { Look } from '../../paper/look.js'
import { type Load, TooComplex } from '../../paper/reading-queue.js'
import type { StoredContent } from '../../store/file-storage.js'
import { sameContent } from '../../store/materials.js'
import type { Context } from '../context.js'
import type { Subject } from '../reading/subject.js'

export interface Examined {
  /** Why it cannot be accepted. */
  problem?: string
  pages?: number
  hints: string[]
}

/** Judges a stored file by its bytes. What cannot be judged is not accepted; the quick look at its pages only gives hints. */
export async function examine(context: Context, stored: StoredContent, accepted: Accepted = {}): Promise<Examined> {
  await refuseViruses(context, stored.sha256)
  const load: Load = (place) => contentOf(context, stored, place)
  const { inspections } = context.paper
  const inspection = await inspections.read('inspect', load, accepted).catch((error: unknown) => {
    logged('inspect', error)
    if (error instanceof TooComplex) return { problem: tooComplex, pages: undefined, hints: [] }
    throw new AppError('unavailable', '文件没有检查完，请稍后再传一次。')
  })
  if (inspection.problem) return inspection
  const look = await inspections.read('look', load).catch((error: unknown) => logged('look', error))
  return {
    pages: look?.pages ?? inspection.pages,
    hints: [...inspection.hints, ...(look ? lookHints(look) : ['页面没有自动查看（内容过于复杂），请打开核对。'])],
  }
}

const tooComplex = 'PDF 过于复杂，没有检查完，不能接收。请用“打印成 PDF”重新生成，或降低扫描分辨率后再传。'

/** What the pages of a stamped scan say; absent where they cannot be read, so that a person judges. */
export function readPages(context: Context, stored: StoredContent): Promise<ScannedPage[] | undefined> {
  return context.paper.scans.read('scan', (place) => contentOf(context, stored, place)).catch((error: unknown) => logged('scan', error))
}

/** Hints from what else is known: how many pages are usual, and where the same file is already. They never block. */
export async function comparisons(
  context: Context,
  { row }: Subject,
  { key, minPages, maxFiles }: ChecklistEntry,
  { sha256, pages }: { sha256: string; pages?: number },
): Promise<string[]> {
  const used = await sameContent(context.store.read, sha256)
  const here = used.some(({ declaration, material }) => declaration === row.id && material !== key)
  // the only file that an item may have is replaced
  const twice = maxFiles > 1 && used.some(({ declaration, material }) => declaration === row.id && material === key)
  const elsewhere = used.some(({ declaration }) => declaration !== row.id)
  return [
    ...(here ? ['同一个文件在本申报的另一项材料中已经上传过，请核对是否传错。'] : []),
    ...(twice ? ['同一个文件在这一项材料中已经上传过，请核对是否重复。'] : []),
    ...(elsewhere ? ['同一个文件在别的申报中已经上传过，请核对是否传错。'] : []),
    ...(minPages && pages !== undefined && pages < minPages
      ? [`这份材料一般不少于 ${minPages} 页，现在只有 ${pages} 页，请核对是否完整。`]
      : []),
  ]
}

const fewestDpi = 120

function lookHints({ blank, dpi }: Look): string[] {
  return [
    ...(blank.length ? [`第 ${blank.join('、')} 页是空白页，请核对是否漏扫。`] : []),
    ...(dpi !== undefined && dpi < fewestDpi ? [`扫描分辨率约 ${dpi} dpi，可能看不清；建议按 150–200 dpi 重新扫描。`] : []),
  ]
}

/** Closed in doubt: without an answer of the scanner nothing is accepted. */
async function refuseViruses({ viruses, files }: Context, sha256: string) {
  if (!viruses) return
  const found = await viruses.scan(await opened(files, sha256)).catch((error: unknown) => {
    logged('viruses', error)
    throw new AppError('unavailable', '病毒检查现在不能进行，文件没有接收。请稍后再传；如反复出现，请联系平台。')
  })
  if (!found) return
  throw new AppError('invalid', `文件没有通过病毒检查（${found}），不能接收。请在安全的电脑上重新生成后再传。`)
}

/** Into a place of its size, as growing one would take twice the memory. */
async function contentOf({ files }: Context, { sha256, size }: StoredContent, place: Parameters<Load>[0]): ReturnType<Load> {
  const content = place(size)
  if (await files.read(sha256, content)) return content
  throw new Error(`The stored file ${sha256} is missing.`)
}

async function opened(files: Context['files'], sha256: string) {
  const stream = await files.open(sha256)
  if (!stream) throw new Error(`The stored file ${sha256} is missing.`)
  return stream
}

function logged(job: string, error: unknown): undefined {
  console.error(JSON.stringify({ level: 'error', job, stack: error instanceof Error ? error.stack : String(error) }))
}

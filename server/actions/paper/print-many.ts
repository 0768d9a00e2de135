/** Many declarations, or a letter about each of them, as one PDF: begun, looked after, fetched and ended by the one who asked. */
import { AppError, notFound } from '../../errors.js'
import { type Context, requireAccount } from '../context.js'
import type { PdfContent, PrintJobView } from '../views/document.js'
import { printDeclarationPdf } from './print-declaration-pdf.js'
import { printLetterPdf } from './print-letter-pdf.js'

/** Begins; every print is made as if it were asked for alone, with its own codes, and only of what the actor may print. */
export function startPrints(context: Context, { ids, letter }: { ids: string[]; letter?: string }): PrintJobView {
  const owner = requireAccount(context)
  const tasks = [...new Set(ids)].map((id) => ({
    id,
    print: async () => (await (letter ? printLetterPdf(context, { id, letter }) : printDeclarationPdf(context, { id }))).content,
  }))
  if (tasks.length === 0) throw new AppError('invalid', '请先选择要打印的申报。')
  const job = context.paper.jobs.start(owner, tasks, reasonOf)
  if (!job) throw new AppError('too-many', '现在有很多人在批量打印，请稍后再试。')
  return job
}

/** How far it is. */
export function showPrints(context: Context, { job }: { job: string }): PrintJobView {
  const found = context.paper.jobs.look(requireAccount(context), job)
  if (!found) throw notFound()
  return found
}

/** The one PDF, when it is ready. */
export async function fetchPrints(context: Context, { job }: { job: string }): Promise<PdfContent> {
  const content = await context.paper.jobs.content(requireAccount(context), job)
  if (!content) throw notFound()
  const { total, failed } = showPrints(context, { job })
  return { name: `批量打印 ${total - failed.length} 件.pdf`, content }
}

/** Ends it; nothing of it stays. */
export async function endPrints(context: Context, { job }: { job: string }): Promise<Record<string, never>> {
  await context.paper.jobs.cancel(requireAccount(context), job)
  return {}
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  console.error(JSON.stringify({ level: 'error', job: 'prints', stack: error instanceof Error ? error.stack : String(error) }))
  return '没有打印成功，请单独打印这一件。'
}

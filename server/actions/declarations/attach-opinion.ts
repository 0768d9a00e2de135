import { AppError, notFound } from '../../errors.js'
import { requireUnmoved } from '../../store/declarations.js'
import { insertOpinionFile, opinionFilesOf, opinionsOf, removeOpinionFile } from '../../store/opinions.js'
import { type Context, requireAccount } from '../context.js'
import { cleanFileName } from '../file-name.js'
import { isRead } from '../reading/opinion-views.js'
import { readSubject } from '../reading/subject.js'
import { record } from '../record.js'
import type { FileContent } from '../views/document.js'
import { requireGivable } from './give-opinion.js'
import { requireQuota, type SentPdf, takePdf } from './take-pdf.js'

type Place = { id: string; opinion: string }
type Attached = { id: string; name: string; size: number; pages?: number }

const maxMegabytes = 20
const mostFiles = 10

/** Keeps a PDF that belongs to an opinion, while the opinion may be given. */
export async function attachToOpinion(
  context: Context,
  { id, opinion: name, name: fileName, ...sent }: Place & SentPdf & { name: string },
): Promise<Attached> {
  const account = requireAccount(context)
  const subject = await readSubject(context, id)
  const opinion = requireGivable(context, subject, name)
  const { row } = subject
  if (!opinion.attachment) throw new AppError('forbidden', '这份意见没有附件。')
  const present = (await opinionFilesOf(context.store.read, id)).filter(
    (file) => file.opinion === name && file.entered_at === row.entered_at,
  )
  if (present.length >= mostFiles)
    throw new AppError('invalid', `最多 ${mostFiles} 个文件。`, [{ at: '/attachment', message: `最多 ${mostFiles} 个文件。` }])
  const { stored, pages } = await takePdf(context, sent, { organisation: row.organisation, at: '/attachment', maxMegabytes })
  const file = { id: context.id(), name: cleanFileName(fileName), size: stored.size, pages }
  await context.store.write(async (tx) => {
    await requireUnmoved(tx, row)
    await requireQuota(tx, row.organisation, stored.size)
    await insertOpinionFile(tx, {
      ...file,
      pages: pages ?? null,
      declaration: id,
      opinion: name,
      entered_at: row.entered_at,
      sha256: stored.sha256,
      by: account,
      at: context.now(),
    })
    await record(tx, context, {
      action: 'attach-opinion',
      declaration: id,
      programme: row.programme,
      internal: true,
      detail: { label: opinion.label, name: file.name },
    })
  })
  return file
}

/** Takes a PDF off an opinion, while the opinion may be given. */
export async function detachFromOpinion(
  context: Context,
  { id, opinion: name, file }: Place & { file: string },
): Promise<{ removed: true }> {
  requireAccount(context)
  const subject = await readSubject(context, id)
  const opinion = requireGivable(context, subject, name)
  const { row } = subject
  await context.store.write(async (tx) => {
    await requireUnmoved(tx, row)
    await removeOpinionFile(tx, { id: file, declaration: id, opinion: name, entered_at: row.entered_at }, context.now())
    await record(tx, context, {
      action: 'detach-opinion',
      declaration: id,
      programme: row.programme,
      internal: true,
      detail: { label: opinion.label },
    })
  })
  return { removed: true }
}

/** The content of a PDF of an opinion; the applicant reads that of what it reads. */
export async function readOpinionFile(context: Context, { id, opinion: name, file }: Place & { file: string }): Promise<FileContent> {
  requireAccount(context)
  const subject = await readSubject(context, id)
  const opinion = subject.stage.workflow.opinions?.find((one) => one.id === name)
  const row = (await opinionFilesOf(context.store.read, id)).find((one) => one.id === file && one.opinion === name)
  if (!opinion || !row) throw notFound()
  if (context.actor.role === subject.stage.definition.by) {
    const given = await opinionsOf(context.store.read, subject.row)
    if (!isRead(opinion, subject, given) || given.get(name)?.entered_at !== row.entered_at) throw notFound()
  }
  const content = await context.files.open(row.sha256)
  if (!content) throw notFound()
  return { name: row.name, size: row.size, sha256: row.sha256, content }
}

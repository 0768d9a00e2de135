import { AppError, notFound } from '../../errors.js'
import { insertDocument } from '../../store/batches.js'
import { TooLarge } from '../../store/file-storage.js'
import { isStored } from '../../store/materials.js'
import type { Context } from '../context.js'
import { examine } from '../declarations/examine.js'
import { cleanFileName } from '../file-name.js'
import { record } from '../record.js'
import { type BatchSubject, readBatchSubject, requireOneOf } from './batch-subject.js'

type Input = { id: string; document: string; name: string; content: ReadableStream<Uint8Array>; size?: number }

/** Receipts of payments are documents as well, as many as there are. */
export const receipt = 'receipt'
const megabyte = 1_048_576
const largest = 30

/** Keeps a PDF of a batch: one of the documents of its kind, or a receipt; answers its id. */
export async function uploadBatchDocument(context: Context, { id, document, name, content, size }: Input): Promise<{ id: string }> {
  const batch = await readBatchSubject(context, id)
  const title = requireUploadable(context, batch, document)
  const tooLarge = () => new AppError('too-large', `文件超过 ${largest}MB，请降低扫描分辨率（建议 150–200dpi）。`)
  if (size !== undefined && size > largest * megabyte) throw tooLarge()
  const stored = await context.files.put(content, largest * megabyte).catch((error: unknown) => {
    throw error instanceof TooLarge ? tooLarge() : error
  })
  const { problem, pages } = await examine(context, stored)
  if (problem) {
    if (!(await isStored(context.store.read, stored.sha256))) await context.files.remove(stored.sha256)
    throw new AppError('invalid', problem, [{ at: `/documents/${document}`, message: problem }])
  }
  const file = { id: context.id(), name: cleanFileName(name), sha256: stored.sha256, size: stored.size, pages: pages ?? null }
  await context.store.write(async (tx) => {
    const row = { ...file, batch: id, document, by: context.actor.name, at: context.now() }
    await insertDocument(tx, row, document !== receipt)
    await record(tx, context, {
      action: 'batch-upload',
      programme: batch.row.programme,
      internal: true,
      detail: { batch: id, title, name: file.name, sha256: file.sha256 },
    })
  })
  return { id: file.id }
}

/** Who may upload what; answers what it is called. */
function requireUploadable(context: Context, { kind, state }: BatchSubject, document: string): string {
  if (document === receipt && kind.payments) {
    requireOneOf(context, kind.payments.by)
    return '拨付回单'
  }
  const definition = kind.documents?.find(({ id }) => id === document)
  if (!definition) throw notFound()
  requireOneOf(context, kind.by)
  if (state.final) throw new AppError('forbidden', `批次已是“${state.label}”，不能再上传文件。`)
  return definition.title
}

/** The PDF of an objection: sent after it by whoever filed it, once, checked like every PDF, read by those who decide. */
import { AppError, notFound } from '../../errors.js'
import { insertDocument, readPublished } from '../../store/batches.js'
import { TooLarge } from '../../store/file-storage.js'
import { isStored } from '../../store/materials.js'
import { objectionsOf } from '../../store/objections.js'
import type { Context } from '../context.js'
import { examine } from '../declarations/examine.js'
import { cleanFileName } from '../file-name.js'
import { limitAttempts } from '../limits.js'
import { record } from '../record.js'

type Input = { id: string; objection: string; name: string; content: ReadableStream<Uint8Array>; size?: number }

const megabyte = 1_048_576
const largest = 10
/** Who has just filed it has its id, and nobody else. */
const hour = 3_600_000

/** By which document of the batch the PDF of an objection is kept. */
export const objectionDocument = (objection: string) => `objection:${objection}`

/** Keeps the PDF of an objection that was filed within the hour and is not decided. */
export async function attachToObjection(context: Context, { id, objection, name, content, size }: Input): Promise<{ received: true }> {
  await limitAttempts(context, [{ key: `objection-file:${context.actor.address}`, most: 10, seconds: 3600 }])
  const tooLarge = () => new AppError('too-large', `附件超过 ${largest}MB，请降低扫描分辨率（建议 150–200dpi）。`)
  if (size !== undefined && size > largest * megabyte) throw tooLarge()
  await requireFresh(context, id, objection)
  const stored = await context.files.put(content, largest * megabyte).catch((error: unknown) => {
    throw error instanceof TooLarge ? tooLarge() : error
  })
  const { problem, pages } = await examine(context, stored)
  if (problem) {
    if (!(await isStored(context.store.read, stored.sha256))) await context.files.remove(stored.sha256)
    throw new AppError('invalid', problem, [{ at: '/file', message: problem }])
  }
  await context.store.write(async (tx) => {
    const row = await requireFresh({ ...context, store: { ...context.store, read: tx } }, id, objection)
    const file = { id: context.id(), name: cleanFileName(name), sha256: stored.sha256, size: stored.size, pages: pages ?? null }
    await insertDocument(
      tx,
      { ...file, batch: id, document: objectionDocument(objection), by: context.actor.name, at: context.now() },
      true,
    )
    await record(tx, context, {
      action: 'batch-upload',
      programme: row.programme,
      internal: true,
      detail: { batch: id, title: '异议的附件', name: file.name, sha256: file.sha256 },
    })
  })
  return { received: true }
}

/** Of a published batch, open, of the last hour; anything else does not exist. */
async function requireFresh(context: Context, id: string, objection: string) {
  const row = await readPublished(context.store.read, id)
  const found = (await objectionsOf(context.store.read, id)).find((one) => one.id === objection)
  const age = found ? Date.parse(context.now()) - Date.parse(found.at) : hour
  if (!row || found?.outcome !== null || age >= hour) throw notFound()
  return row
}

import { notFound } from '../../errors.js'
import { documentById } from '../../store/batches.js'
import type { Context } from '../context.js'
import type { FileContent } from '../views/document.js'
import { readBatchSubject } from './batch-subject.js'

/** The content of a document of a batch, within the actor's reach. */
export async function readBatchFile(context: Context, { id, file }: { id: string; file: string }): Promise<FileContent> {
  await readBatchSubject(context, id)
  const row = await documentById(context.store.read, id, file)
  const content = row && (await context.files.open(row.sha256))
  if (!row || !content) throw notFound()
  return { name: row.name, size: row.size, sha256: row.sha256, content }
}

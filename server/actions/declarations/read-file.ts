import { notFound } from '../../errors.js'
import { readMaterial } from '../../store/materials.js'
import { type Context, requireAccount } from '../context.js'
import type { FileContent } from '../views/document.js'

/** The content of an uploaded file within the actor's reach. */
export async function readFile(context: Context, { id }: { id: string }): Promise<FileContent> {
  requireAccount(context)
  const row = await readMaterial(context.store.read, context.actor, id)
  const content = row && (await context.files.open(row.sha256))
  if (!row || !content) throw notFound()
  return { name: row.name, size: row.size, sha256: row.sha256, content }
}

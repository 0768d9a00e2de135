import { notFound } from '../../errors.js'
import { readEdition } from '../../store/editions.js'
import type { Context } from '../context.js'
import { requireAdministrator } from './drafts.js'

/** The files of one edition. */
export async function showEditionFiles(
  context: Context,
  { programme, edition }: { programme: string; edition: string },
): Promise<{ files: Record<string, string> }> {
  requireAdministrator(context)
  const found = await readEdition(context.store.read, edition)
  if (found?.programme !== programme) throw notFound()
  return { files: { ...found.files } }
}

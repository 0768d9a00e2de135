import { notFound } from '../../errors.js'
import type { Context } from '../context.js'
import { filesInForce, requireAdministrator } from './drafts.js'

/** The files in force, byte by byte. */
export async function exportEdition(context: Context, { programme }: { programme: string }): Promise<{ files: Record<string, string> }> {
  requireAdministrator(context)
  const found = await filesInForce(context, programme)
  if (!found) throw notFound()
  return { files: { ...found.files } }
}

import type { Change } from '../../engine/diff/things.js'
import { siteId } from '../../programmes/verdict.js'
import type { Context } from '../context.js'
import { tooSlow } from './describe-draft.js'
import { requireAdministrator } from './drafts.js'
import { comparison } from './show-book.js'

/** What the draft changes against what is in force, or a publication against the one before it, as sentences; of the site none are told. */
export async function listDifferences(context: Context, input: { programme: string; number?: string }): Promise<Change[]> {
  requireAdministrator(context)
  const { programme } = input
  if (programme === siteId) return []
  const { files, before } = await comparison(context, input)
  if (!before) return []
  const answer = await context.programmes.ask('differences', { programme, files, before })
  if (!answer) throw tooSlow()
  return answer.changes
}

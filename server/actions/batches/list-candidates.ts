import { freeDeclarations } from '../../store/batch-members.js'
import { readDeclaration } from '../../store/declarations.js'
import type { Context } from '../context.js'
import { districtName } from '../reading/subject.js'
import type { CandidateView } from '../views/batch.js'
import { readBatchSubject, requireEditable } from './batch-subject.js'

const most = 500

/** The declarations that are in a state for this batch and that no batch holds; whether they fit its condition is judged when they are chosen. */
export async function listCandidates(context: Context, { id, q }: { id: string; q?: string }): Promise<{ items: CandidateView[] }> {
  const batch = await readBatchSubject(context, id)
  requireEditable(context, batch)
  const { row, kind, site } = batch
  const ids = await freeDeclarations(context.store.read, context.actor, {
    programme: row.programme,
    stage: kind.members.stage,
    states: kind.members.states,
    district: row.district ?? undefined,
    words: q?.trim() || undefined,
    limit: most,
  })
  const rows = await Promise.all(ids.map((one) => readDeclaration(context.store.read, context.actor, one)))
  return {
    items: rows.flatMap((one) =>
      one
        ? [
            {
              id: one.id,
              number: one.number,
              organisation: one.organisation_name,
              districtName: districtName(site, one.district),
              submittedAt: one.submitted_at ?? undefined,
            },
          ]
        : [],
    ),
  }
}

import { insertRevision } from '../store/revisions.js'
import type { Context } from './context.js'
import { gatherInputs } from './inputs.js'
import { contentHash } from './print-state.js'
import { record } from './record.js'
import { readSubject, requireApplicant } from './subject.js'

/** Notes that the content was printed as it stands; printing the same content again makes no new revision. */
export async function recordPrint(context: Context, { id }: { id: string }): Promise<{ revision: number; hash: string }> {
  const subject = await readSubject(context, id)
  requireApplicant(context, subject)
  const { row, answers } = subject
  const { print } = await gatherInputs(context, subject)
  if (print.current && print.revision !== undefined) return { revision: print.revision, hash: print.hash }
  const revision = await context.store.write(async (tx) => {
    const number = await insertRevision(tx, {
      id: context.id(),
      declaration: id,
      kind: 'print',
      edition: row.edition,
      answers: row.answers,
      hash: contentHash(answers),
      printed_hash: print.hash,
      evaluation: null,
      by: context.actor.account ?? '',
      at: context.now(),
    })
    await record(tx, context, {
      action: 'print',
      declaration: id,
      programme: row.programme,
      detail: { revision: number, hash: print.hash },
    })
    return number
  })
  return { revision, hash: print.hash }
}

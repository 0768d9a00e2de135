import type { Answers } from '../../engine/model.js'
import { notFound } from '../../errors.js'
import { revisionsOf } from '../../store/revisions.js'
import type { Context } from '../context.js'
import { readSubject } from '../reading/subject.js'
import { answersFor } from '../reading/withheld.js'

/** The answers of a revision as they were. */
export async function showRevision(
  context: Context,
  { id, number }: { id: string; number: number },
): Promise<{ number: number; kind: string; at: string; hash: string; answers: Answers }> {
  const { programme, stage, asOf } = await readSubject(context, id)
  const revision = (await revisionsOf(context.store.read, id)).find(
    (one) => one.number === number && (asOf === undefined || one.at <= asOf),
  )
  if (!revision) throw notFound()
  const answers = answersFor(programme, stage, context.actor.role, JSON.parse(revision.answers) as Answers)
  return { number, kind: revision.kind, at: revision.at, hash: revision.hash, answers }
}

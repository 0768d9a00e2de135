/** Batches whose members are those that come first: everyone who could be one is looked at. */
import { type Rival, rankedChoice, rankingText } from '../../engine/batches/ranking.js'
import { batchRow, isEligible } from '../../engine/batches/rows.js'
import type { Problem } from '../../engine/model.js'
import { AppError } from '../../errors.js'
import { freeDeclarations, type ListedMember } from '../../store/batch-members.js'
import type { Context } from '../context.js'
import { type BatchSubject, findMember } from './batch-subject.js'

/** More are not compared: each is evaluated. */
const mostRivals = 1000

interface NamedRival extends Rival {
  name: string
}

/** The declarations that the ranking takes and that are no members yet, the best first. */
export async function rankedAdditions(context: Context, batch: BatchSubject, present: readonly ListedMember[]): Promise<string[]> {
  const { rivals, problems } = await rivalsOf(context, batch, present)
  const { chosen, tied } = rankedChoice(batch.kind, rivals)
  const names = new Map(rivals.map(({ id, name }) => [id, name]))
  const refusals = [
    ...problems,
    ...tied.map(({ id }) => ({ at: `/add/${id}`, message: `${names.get(id)}：与名额内的一家并列，请由人决定，逐家勾选列入。` })),
  ]
  if (refusals.length) throw new AppError('invalid', '还不能按排名列入，名单没有改动。', refusals)
  return chosen.filter(({ isMember }) => !isMember).map(({ id }) => id)
}

/** Where the members are not those that the ranking takes. */
export async function outOfRank(context: Context, batch: BatchSubject, members: readonly ListedMember[]): Promise<Problem[]> {
  const { rivals, problems } = await rivalsOf(context, batch, members)
  if (problems.length) return problems
  const chosen = new Set(rankedChoice(batch.kind, rivals).chosen.map(({ id }) => id))
  const rule = rankingText(batch.kind)
  return rivals.flatMap(({ id, name, isMember }) => {
    if (chosen.has(id) === isMember) return []
    const message = isMember ? `${name}：不在名额内，请移出名单（${rule}）。` : `${name}：排在名额内，还没有列入（${rule}）。`
    return [{ at: `/members/${id}`, message }]
  })
}

/** The members and everyone free who fits; a column of the order that is unknown keeps all from being ranked. */
async function rivalsOf(
  context: Context,
  { row: batch, kind }: BatchSubject,
  present: readonly ListedMember[],
): Promise<{ rivals: NamedRival[]; problems: Problem[] }> {
  const { stage, states, ranked } = kind.members
  const wanted = { programme: batch.programme, stage, states, district: batch.district ?? undefined, limit: mostRivals + 1 }
  const free = await freeDeclarations(context.store.read, context.actor, wanted)
  if (free.length > mostRivals) throw new AppError('invalid', `可以列入的申报超过 ${mostRivals} 件，不能一次排名。请先按条件分批。`)
  const memberIds = new Set(present.map(({ declaration }) => declaration))
  const rivals: NamedRival[] = []
  for (const id of [...memberIds, ...free]) {
    const found = await findMember(context, id)
    if (!found || !(memberIds.has(id) || isEligible(kind, found.source))) continue
    const { district, organisation_name: name } = found.subject.row
    rivals.push({ id, name, district, row: batchRow(kind, found.source), isMember: memberIds.has(id) })
  }
  const keys = (ranked?.by ?? []).map(({ column }) => column)
  const problems = rivals.flatMap(({ id, name, row }) =>
    keys
      .filter((key) => row[key]?.value === undefined)
      .map((key) => ({
        at: `/add/${id}`,
        message: `${name}：“${kind.columns.find((one) => one.id === key)?.label ?? key}”还不知道，不能排名。`,
      })),
  )
  return { rivals, problems }
}

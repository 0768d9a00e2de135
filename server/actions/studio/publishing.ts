/** Puts an edition in force: one write with its publication, indexes and event. */
import type { Files, Problem } from '../../engine/model.js'
import type { Programme } from '../../engine/programme.js'
import { AppError } from '../../errors.js'
import { editionId } from '../../programmes/edition-id.js'
import { languageId } from '../../programmes/language-id.js'
import type { Verification } from '../../programmes/programmes.js'
import type { Writer } from '../../store/connection.js'
import { indexAnswers } from '../../store/declaration-lists.js'
import { listHeldBy } from '../../store/declarations.js'
import { insertEdition, insertPublication, type Running } from '../../store/editions.js'
import type { Context } from '../context.js'
import { matchedPaths } from '../reading/declaration-records.js'
import { indexedPaths } from '../reading/stage-view.js'
import { record } from '../record.js'

/** Everything that keeps files from being published: what does not compile, and the examples that come out differently. */
export function publicationProblems({ problems, examples }: Verification): Problem[] {
  const failed = examples.failed.map(({ path, title, differences }) => ({
    at: '',
    file: path,
    code: 'example',
    message: `示例“${title}”不一致：${differences.join('；')}`,
  }))
  return [...problems, ...failed]
}

/** Refuses what cannot be published; every reason at once. */
export function requirePublishable(verification: Verification): void {
  const all = publicationProblems(verification)
  const failed = verification.examples.failed.length
  if (all.length) throw new AppError('invalid', `还不能发布：${all.length - failed} 个问题，${failed} 个示例不一致。`, all)
}

/** The rules without an example that is met, or without one that is not, by name. */
export const unprovenRules = ({ examples }: Pick<Verification, 'examples'>): string[] =>
  examples.rules.filter(({ met, notMet }) => !met || !notMet).map(({ rule }) => rule)

/** Refuses rules that no example proves, unless the note is said to explain each of them. */
export function requireExplained(verification: Verification, explained = false): void {
  const unproven = new Set(unprovenRules(verification))
  if (unproven.size === 0 || explained) return
  const rules = [...(verification.programme?.stages.values() ?? [])].flatMap((stage) => stage.rules)
  throw new AppError(
    'invalid',
    `有 ${unproven.size} 条规则缺少符合或不符合的示例。请补上示例，或在发布说明中逐条写明原因，并确认已经写明。`,
    rules
      .filter(({ name }) => unproven.has(name))
      .map(({ label }) => ({ at: '/explained', message: `规则“${label}”缺少符合或不符合的示例。` })),
  )
}

/** A publication says why it was made, a reinstated one too. */
export function requireNote(note: string, message = '请写明这次修改了什么。'): void {
  if (!note.trim()) throw new AppError('invalid', message, [{ at: '/note', message }])
}

interface Publication {
  programme: string
  files: Files
  note: string
  verification: Verification
  reinstates?: number
  /** Declarations begun before: left as they are, unless said otherwise. */
  running?: Running
  /** At once, unless said otherwise. */
  effectiveAt?: string
  /** Where two people are demanded: the other one. */
  proposedBy?: string
}

/** Adds edition and publication; answers the publication's number. */
export async function publish(
  tx: Writer,
  context: Context,
  { programme, files, note, verification, reinstates, running = 'new', effectiveAt, proposedBy }: Publication,
): Promise<number> {
  const now = context.now()
  const edition = editionId(files)
  const unproven = unprovenRules(verification)
  await insertEdition(tx, edition, { programme, files, language: languageId }, now)
  if (verification.programme) await indexStages(tx, programme, verification.programme)
  await listHeldBy(tx, programme, seeingOthers(verification.programme))
  const number = await insertPublication(tx, {
    programme,
    edition,
    note,
    by: proposedBy === undefined ? context.actor.name : `${context.actor.name}（${proposedBy}提请）`,
    at: now,
    effective_at: effectiveAt ?? now,
    reinstates: reinstates ?? null,
    running,
    moved_at: running === 'new' ? now : null,
  })
  await record(tx, context, {
    action: reinstates ? 'reinstate' : 'publish',
    programme,
    internal: true,
    detail: {
      title: `第 ${number} 次发布`,
      name: note,
      edition,
      running,
      ...(effectiveAt && { effectiveAt }),
      ...(unproven.length > 0 && { unproven }),
    },
  })
  return number
}

/** Roles that see more than their own; one of them may have been an applicant's before. */
const seeingOthers = (programme: Programme | undefined): string[] =>
  [...(programme?.roles.values() ?? [])].filter(({ scope }) => scope !== 'own').map(({ id }) => id)

/** Indexes the answers by which lists sort and filter, and by which facts find other declarations. */
export async function indexStages(tx: Writer, id: string, { stages, facts }: Programme): Promise<void> {
  for (const stage of stages.values()) {
    const matched = matchedPaths(stage, [...facts.values()]).map((path) => ({ path }))
    await indexAnswers(tx, id, stage.id, [...indexedPaths(stage), ...matched])
  }
}

/** Puts an edition in force: one write with its publication, indexes and event. */
import type { Files, Problem } from '../../engine/model.js'
import type { Programme } from '../../engine/programme.js'
import { AppError } from '../../errors.js'
import { editionId } from '../../programmes/edition-id.js'
import { languageId } from '../../programmes/language-id.js'
import type { Verification } from '../../programmes/programmes.js'
import type { Writer } from '../../store/connection.js'
import { indexAnswers } from '../../store/declaration-lists.js'
import { countByEdition } from '../../store/declarations.js'
import { insertEdition, insertPublication, type PublicationRow, publicationsOf } from '../../store/editions.js'
import type { Context } from '../context.js'
import { matchedPaths } from '../reading/declaration-records.js'
import { indexedPaths } from '../reading/stage-view.js'
import { record } from '../record.js'
import type { PublicationView } from '../views/studio.js'

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
}

/** Adds edition and publication; answers the publication's number. */
export async function publish(
  tx: Writer,
  context: Context,
  { programme, files, note, verification, reinstates }: Publication,
): Promise<number> {
  const now = context.now()
  const edition = editionId(files)
  await insertEdition(tx, edition, { programme, files, language: languageId }, now)
  if (verification.programme) await indexStages(tx, programme, verification.programme)
  const number = await insertPublication(tx, {
    programme,
    edition,
    note,
    by: context.actor.name,
    at: now,
    effective_at: now,
    reinstates: reinstates ?? null,
  })
  await record(tx, context, {
    action: reinstates ? 'reinstate' : 'publish',
    programme,
    internal: true,
    detail: { title: `第 ${number} 次发布`, name: note, edition },
  })
  return number
}

/** Indexes the answers by which lists sort and filter, and by which facts find other declarations. */
export async function indexStages(tx: Writer, id: string, { stages, facts }: Programme): Promise<void> {
  for (const stage of stages.values()) {
    const matched = matchedPaths(stage, [...facts.values()]).map((path) => ({ path }))
    await indexAnswers(tx, id, stage.id, [...indexedPaths(stage), ...matched])
  }
}

/** Every publication, newest first, with how many declarations carry its edition. */
export async function publicationViews(context: Context, programme: string): Promise<PublicationView[]> {
  const [rows, counts] = await Promise.all([publicationsOf(context.store.read, programme), countByEdition(context.store.read, programme)])
  const current = rows.find(({ effective_at }) => effective_at <= context.now())
  return rows.map((row) => publicationView(row, row === current, counts.get(row.edition) ?? 0))
}

const publicationView = (row: PublicationRow, inForce: boolean, declarations: number): PublicationView => ({
  number: row.number,
  edition: row.edition,
  note: row.note,
  by: row.by,
  at: row.at,
  inForce,
  reinstates: row.reinstates ?? undefined,
  declarations,
})

/** The view of one publication. */
export async function publicationOf(context: Context, programme: string, number: number): Promise<PublicationView> {
  const found = (await publicationViews(context, programme)).find((one) => one.number === number)
  if (!found) throw new Error(`The publication ${number} of ${programme} is gone.`)
  return found
}

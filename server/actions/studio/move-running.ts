/**
 * Takes declarations along to the edition that was published: a hundred in one write, each wholly or not at all, so that nobody waits for
 * thousands; what a crash leaves is carried on by the server, as is what takes effect later.
 */
import { editionId } from '../../programmes/edition-id.js'
import type { Writer } from '../../store/connection.js'
import { changeDeclaration, type DeclarationRow, declarationsById } from '../../store/declarations.js'
import { dealtWith, insertMove, lastEventOf, noteMoved, unfinishedPublications } from '../../store/edition-moves.js'
import type { PublicationRow } from '../../store/editions.js'
import { insertMail } from '../../store/mails.js'
import { insertRemark, remarksOf } from '../../store/reviews.js'
import { type Context, ownActor, type Services } from '../context.js'
import type { NewMail } from '../declarations/mails.js'
import { isOpen, openPointers } from '../reading/open-pointers.js'
import { placeLabel } from '../reading/place-label.js'
import { subjectOf } from '../reading/subject.js'
import { record } from '../record.js'
import { moveMail } from './move-mails.js'
import { concernedBy, type Moved, movedTo, openedPlaces, type Target } from './running.js'
import { undoMoves } from './undo-moves.js'

/** Few enough that others are served in between. */
const atOnce = 100

/** Moves what the publication takes along; what was moved already stays. */
export const moveRunning = (context: Context, publication: PublicationRow): Promise<void> =>
  once(`move ${publication.id}`, async () => {
    const target = await targetOf(context, publication)
    for (;;) {
      const done = await dealtWith(context.store.read, publication)
      const waiting = (await concernedBy(context, target, publication.running)).filter((id) => !done.has(id))
      if (waiting.length === 0) break
      for (let from = 0; from < waiting.length; from += atOnce)
        await moveSome(context, publication, target, waiting.slice(from, from + atOnce))
    }
    await context.store.write((tx) => finish(tx, context, publication))
  })

const underWay = new Map<string, Promise<void>>()

/** What is under way here already is waited for. Other servers may be at it too: each declaration is looked at again inside its write. */
function once(what: string, work: () => Promise<void>): Promise<void> {
  const running = underWay.get(what) ?? work().finally(() => underWay.delete(what))
  underWay.set(what, running)
  return running
}

/** Goes on where a server stopped, and begins what has taken effect meanwhile. */
export async function continueMoves(services: Services): Promise<void> {
  const context: Context = { ...services, actor: { ...ownActor('系统'), role: 'system' } }
  for (const publication of await unfinishedPublications(services.store.read, services.now())) {
    if (publication.moved_at === null) await moveRunning(context, publication)
    else await undoMoves(context, publication)
  }
}

async function targetOf(context: Context, { programme: id, edition }: PublicationRow): Promise<Target> {
  const programme = await context.programmes.edition(edition)
  if (!programme) throw new Error(`The edition ${edition} of ${id} is gone.`)
  return { edition, programme }
}

interface Ready {
  row: DeclarationRow
  moved: Moved
  remarks: { at: string; text: string; label: string }[]
  mail?: NewMail
}

async function moveSome(context: Context, publication: PublicationRow, target: Target, ids: readonly string[]): Promise<void> {
  const rows = await declarationsById(context.store.read, ids)
  const ready = await Promise.all(rows.map((row) => prepared(context, row, target)))
  await context.store.write(async (tx) => {
    const now = new Map((await declarationsById(tx, ids)).map((row) => [row.id, row]))
    for (const one of ready) {
      const { version, state, edition } = now.get(one.row.id) ?? {}
      // whoever saved or handed in meanwhile is looked at anew
      if (version === one.row.version && state === one.row.state && edition === one.row.edition)
        await move(tx, context, publication, target, one)
    }
  })
}

async function prepared(context: Context, row: DeclarationRow, target: Target): Promise<Ready> {
  const moved = await movedTo(context, row, target).catch((error: unknown) => spared(context, row, error))
  const stage = target.programme.stages.get(row.stage)
  if (moved.obstacle !== undefined || !stage) return { row, moved, remarks: [] }
  const own = (await remarksOf(context.store.read, row.id)).filter(({ round }) => round === row.round + 1)
  const open = openPointers(own, stage)
  const isRestricted = stage.workflow.states.find(({ id }) => id === row.state)?.editable === 'remarks'
  const remarks = isRestricted ? openedPlaces(stage, moved).filter(({ at }) => !isOpen(at, open)) : []
  return {
    row,
    moved,
    remarks: remarks.map((remark) => ({ ...remark, label: placeLabel(stage, remark.at) })),
    mail: moveMail(context, 'declaration-moved', moved, target.programme),
  }
}

/** One that cannot be carried over keeps nobody else from it: it stays as it is and is named. */
async function spared(context: Context, row: DeclarationRow, error: unknown): Promise<Moved> {
  console.error(JSON.stringify({ level: 'error', job: 'running-declarations', declaration: row.id, stack: String((error as Error).stack) }))
  const subject = await subjectOf(context, row)
  return { subject, answers: subject.answers, lost: [], asked: [], obstacle: '处理这一件时系统出错，没有改动' }
}

/** The declaration, what opens again, its event and its mail: together, or none of it. */
async function move(
  tx: Writer,
  context: Context,
  { programme, number: publication }: PublicationRow,
  target: Target,
  { row, moved, remarks, mail }: Ready,
): Promise<void> {
  const now = context.now()
  const { obstacle, lost, asked } = moved
  const ids: string[] = []
  if (obstacle === undefined) {
    await changeDeclaration(tx, row, { edition: target.edition, answers: JSON.stringify(moved.answers) })
    for (const { at, label, text } of remarks) {
      const id = context.id()
      ids.push(id)
      const by = { by: '系统', role: 'system', created_at: now }
      await insertRemark(tx, { id, declaration: row.id, round: row.round + 1, at, label, text, ...by })
    }
    await record(tx, context, {
      action: 'move-edition',
      declaration: row.id,
      organisation: row.organisation,
      programme,
      detail: {
        publication,
        from: row.edition,
        to: target.edition,
        ...(lost.length > 0 && { lost: lost.map(({ label }) => label) }),
        ...(asked.length > 0 && { asked: asked.map(({ label }) => label) }),
      },
    })
    if (mail) await insertMail(tx, mail)
  }
  await insertMove(tx, {
    programme,
    publication,
    declaration: row.id,
    from_edition: row.edition,
    answers: row.answers,
    lost: JSON.stringify(lost),
    asked: JSON.stringify(asked),
    remarks: JSON.stringify(ids),
    version: obstacle === undefined ? row.version + 1 : row.version,
    event: await lastEventOf(tx, row.id),
    obstacle: obstacle ?? null,
    at: now,
  })
}

async function finish(tx: Writer, context: Context, publication: PublicationRow): Promise<void> {
  const { programme, number } = publication
  if (!(await noteMoved(tx, publication.id, context.now()))) return
  const count = await tx.get<{ moved: number | null; obstacles: number | null }>(
    'SELECT sum(obstacle IS NULL) AS moved, sum(obstacle IS NOT NULL) AS obstacles FROM edition_move WHERE programme = ? AND publication = ?',
    [programme, number],
  )
  const title = `第 ${number} 次发布：${count?.moved ?? 0} 件改用新版本${count?.obstacles ? `，${count.obstacles} 件没有改` : ''}`
  await record(tx, context, { action: 'move-running', programme, internal: true, detail: { title } })
}

/** The edition that files make, to move to before they are published. */
export const targetOfFiles = (files: Readonly<Record<string, string>>, programme: Target['programme']): Target => ({
  edition: editionId(files),
  programme,
})

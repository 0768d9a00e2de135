/** Whom a publication may take along, before anything is published: each declaration that is being filled, what it would lose, be asked, and come to. Nothing is written. */
import { stateOf } from '../../engine/workflow/workflow.js'
import { AppError, notFound } from '../../errors.js'
import type { PinnedCase } from '../../programmes/draft-replay.js'
import { type Replayer, startReplayer } from '../../programmes/replayer.js'
import { type DeclarationRow, declarationsById } from '../../store/declarations.js'
import { publicationsOf, readEdition } from '../../store/editions.js'
import type { Context } from '../context.js'
import type { RunningCase, RunningStep } from '../views/studio.js'
import { draftOf, requireAdministrator } from './drafts.js'
import { hasMail } from './move-mails.js'
import { targetOfFiles } from './move-running.js'
import { giveEditions, pinnedCase, siteFiles } from './replaying.js'
import { concernedBy, movedTo, type Target } from './running.js'

/** The draft as of a version, or the text of an earlier publication. */
type Input = { programme: string; version?: number; number?: number }

const batch = 50

/** How far it is, again and again, and at the end whom it concerns. */
export async function* previewRunning(context: Context, input: Input, signal: AbortSignal): AsyncGenerator<RunningStep> {
  requireAdministrator(context)
  const files = await filesOf(context, input)
  const { programme, problems } = await context.programmes.verify(input.programme, files)
  if (!programme) throw new AppError('invalid', '草稿还有问题，改好以后才能看到影响哪些申报件。', [...problems])
  const replayer = startReplayer()
  try {
    await replayer.ask({ kind: 'draft', files, siteFiles: await siteFiles(context) })
    yield* looked(context, targetOfFiles(files, programme), replayer, signal)
  } finally {
    await replayer.close()
  }
}

async function filesOf(context: Context, { programme, version, number }: Input) {
  if (number === undefined) {
    const draft = await draftOf(context, programme)
    if (version !== undefined && draft.version !== version)
      throw new AppError('conflict', '草稿刚刚被别人修改，请重新核对。', [], { current: { version: draft.version } })
    return draft.files
  }
  const row = (await publicationsOf(context.store.read, programme)).find((one) => one.number === number)
  const edition = row && (await readEdition(context.store.read, row.edition))
  if (!edition) throw notFound()
  return edition.files
}

async function* looked(context: Context, target: Target, replayer: Replayer, signal: AbortSignal): AsyncGenerator<RunningStep> {
  const ids = await concernedBy(context, target, 'returned')
  const known = new Set<string>()
  const cases: RunningCase[] = []
  for (let from = 0; from < ids.length && !signal.aborted; from += batch) {
    const rows = await declarationsById(context.store.read, ids.slice(from, from + batch))
    await giveEditions(context, replayer, rows, known)
    const seen = await Promise.all(rows.map((row) => look(context, row, target)))
    cases.push(...seen.map(({ about }) => about))
    // one request at a time
    await replayer.ask({ kind: 'cases', cases: seen.flatMap(({ pinned }) => pinned ?? []) })
    yield { done: Math.min(from + batch, ids.length), total: ids.length }
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (signal.aborted) return
  const answer = await replayer.ask({ kind: 'answer' })
  const changed = new Map(('replay' in answer ? answer.replay.changed : []).map((change) => [change.id, change]))
  const site = await context.programmes.site()
  yield {
    result: {
      cases: cases.map((one) => ({ ...one, verdict: changed.get(one.id)?.verdict, amounts: changed.get(one.id)?.amounts })),
      others: (await countOf(context, target)) - cases.length,
      mail: hasMail(site, 'declaration-moved'),
    },
  }
}

const countOf = async (context: Context, { programme }: Target) =>
  (await context.store.read.get<{ count: number }>('SELECT count(*) AS count FROM declaration WHERE programme = ?', [programme.id]))
    ?.count ?? 0

async function look(context: Context, row: DeclarationRow, target: Target): Promise<{ about: RunningCase; pinned?: PinnedCase }> {
  const { subject, obstacle, lost, asked, answers } = await movedTo(context, row, target)
  const about = {
    id: row.id,
    number: row.number,
    organisation: row.organisation_name,
    stage: subject.stage.definition.title,
    state: stateOf(subject.stage.workflow, row.state)?.label ?? row.state,
    returned: row.submitted_at !== null,
    obstacle,
    lost,
    asked,
  }
  return { about, ...(obstacle === undefined && { pinned: await pinnedCase(context, row, target.programme, answers) }) }
}

/** What a draft would change for every declaration there is: replayed batch by batch under its own edition and under the draft. Nothing is written. */

import { poolAmount } from '../../engine/facts/pools.js'
import type { Programme } from '../../engine/programme.js'
import type { Replay } from '../../engine/replay/replay.js'
import { dayOf } from '../../engine/values/dates.js'
import { AppError } from '../../errors.js'
import { type Replayer, startReplayer } from '../../programmes/replayer.js'
import { declarationsAfter } from '../../store/declarations.js'
import type { Context } from '../context.js'
import { districtName } from '../reading/subject.js'
import type { WhatIfStep } from '../views/what-if.js'
import { draftOf } from './drafts.js'
import { giveEditions, pinnedCase, siteFiles } from './replaying.js'

type Input = { programme: string; version: number }

/** Few enough that others are served between two batches. */
const batch = 50

/** How far it is, again and again, and at the end what came out. Stops when whoever asked does not wait any more. */
export async function* whatIf(context: Context, { programme, version }: Input, signal: AbortSignal): AsyncGenerator<WhatIfStep> {
  const draft = await draftOf(context, programme)
  if (draft.version !== version)
    throw new AppError('conflict', '草稿刚刚被别人修改，请重新测算。', [], { current: { version: draft.version } })
  const verification = await context.programmes.verify(programme, draft.files)
  if (!verification.programme) throw new AppError('invalid', '草稿还有问题，改好以后才能测算。', [...verification.problems])
  const replayer = startReplayer()
  try {
    await replayer.ask({ kind: 'draft', files: draft.files, siteFiles: await siteFiles(context) })
    yield* replayed(context, verification.programme, replayer, signal)
  } finally {
    await replayer.close()
  }
}

async function* replayed(context: Context, draft: Programme, replayer: Replayer, signal: AbortSignal): AsyncGenerator<WhatIfStep> {
  const total = await countOf(context, draft.id)
  const known = new Set<string>()
  let [last, done] = ['', 0]
  while (!signal.aborted) {
    const rows = await declarationsAfter(context.store.read, draft.id, last, batch)
    if (rows.length === 0) break
    await giveEditions(context, replayer, rows, known)
    const cases = await Promise.all(rows.map((row) => pinnedCase(context, row, draft)))
    await replayer.ask({ kind: 'cases', cases })
    last = rows.at(-1)?.id ?? last
    done += rows.length
    yield { done, total: Math.max(total, done) }
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (signal.aborted) return
  const answer = await replayer.ask({ kind: 'answer' })
  if ('replay' in answer)
    yield { result: { ...answer.replay, ...(await names(context, draft)), budgets: budgetsOf(context, draft, answer.replay) } }
}

const countOf = async (context: Context, programme: string) =>
  (await context.store.read.get<{ count: number }>('SELECT count(*) AS count FROM declaration WHERE programme = ?', [programme]))?.count ??
  0

async function names(context: Context, draft: Programme) {
  const site = await context.programmes.site()
  return {
    districtNames: Object.fromEntries(site.file.districts.map(({ id }) => [id, districtName(site, id)])),
    stageTitles: Object.fromEntries([...draft.stages].map(([id, { definition }]) => [id, definition.title])),
  }
}

/** What the draft's budgets hold on this day beside what its declarations add up to, in whole fen. */
function budgetsOf(context: Context, draft: Programme, { amounts }: Replay) {
  return [...draft.pools.values()].flatMap((pool) => {
    const amount = poolAmount(pool, dayOf(context.now()))
    const asked = amounts.find(({ result }) => result === pool.result)
    return amount === undefined || !asked ? [] : [{ label: pool.label, fen: amount, before: asked.before, after: asked.after }]
  })
}

import { type BatchFilter, type BatchRow, type BatchSummaryRow, listBatches as list } from '../../store/batches.js'
import { type Context, requireAccount } from '../context.js'
import type { BatchInput, BatchKindView, BatchPage } from '../views/batch.js'
import { batchSubjectOf } from './batch-subject.js'
import { batchSummary } from './batch-summary.js'

const atOnce = 50

/** The batches that the actor reaches, newest first, and the kinds of which they may make one. */
export async function listBatches(context: Context, { after, ...input }: BatchInput & { after?: string }): Promise<BatchPage> {
  requireAccount(context)
  const rows = await list(context.store.read, context.actor, batchFilter(input), after || undefined, atOnce + 1)
  const page = rows.slice(0, atOnce)
  const items = await Promise.all(page.map((row) => summaryOf(context, row)))
  return { items, next: rows.length > atOnce ? page.at(-1)?.id : undefined, kinds: await kindsFor(context) }
}

/** What the words of an address ask for; what is empty asks for nothing. */
export const batchFilter = ({ programme, kind, view, q }: BatchInput): BatchFilter => ({
  programme: programme || undefined,
  kind: kind || undefined,
  view: views.find((one) => one === view),
  words: q || undefined,
})

const views = ['todo', 'open', 'ended'] as const

/** A line of the list. */
export async function summaryOf(context: Context, row: BatchSummaryRow) {
  const batch = await batchSubjectOf(context, row satisfies BatchRow)
  return batchSummary(context, batch, { members: row.members, fen: row.fen ?? 0, objections: row.objections })
}

async function kindsFor({ programmes, actor }: Context): Promise<BatchKindView[]> {
  const inForce = (await programmes.inForce()).filter(({ id }) => actor.reach[id] === 'all' || actor.reach[id] === 'district')
  return inForce.flatMap(({ id: programme, programme: { batches } }) =>
    [...batches.values()].map(({ id, title, help, by, members }) => ({
      programme,
      id,
      title,
      help,
      perDistrict: members.per === 'district',
      mayMake: by.includes(actor.role),
    })),
  )
}

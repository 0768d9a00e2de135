import { countBatches } from '../../store/batches.js'
import { countDeclarations, type ListView } from '../../store/declaration-lists.js'
import { listTransfers } from '../../store/organisations.js'
import { type Context, requireAccount } from '../context.js'
import type { TodoCounts } from '../views/list.js'
import { awaitedWords, countAwaitedOpinions } from './confirmations.js'
import { listFilter } from './list-declarations.js'

/** How much there is to do, for the badges. */
export async function countTodos(context: Context): Promise<TodoCounts> {
  requireAccount(context)
  const filter = await listFilter(context, {}, undefined, [])
  const count = (view: ListView) => countDeclarations(context.store.read, context.actor, { ...filter, view })
  const [todo, dueSoon, overdue, resubmitted, done, batches] = await Promise.all([
    count('todo'),
    count('dueSoon'),
    count('overdue'),
    count('resubmitted'),
    count('done'),
    countBatches(context.store.read, context.actor, { view: 'todo' }),
  ])
  const { district, organisation } = context.actor
  const [named, words] = organisation ? await Promise.all([countAwaitedOpinions(context), awaitedWords(context)]) : [0, []]
  const transfers = district
    ? (await listTransfers(context.store.read, district)).filter(({ to_district }) => to_district === district).length
    : 0
  return { todo, dueSoon, overdue, resubmitted, done, transfers, batches, confirmations: named + words.length, words }
}

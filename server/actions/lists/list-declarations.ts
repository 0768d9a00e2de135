import type { Programme, Stage } from '../../engine/programme.js'
import { dayOf } from '../../engine/values/dates.js'
import { addWorkingDays, dayEnd } from '../../engine/values/working-days.js'
import {
  type AnswerFilter,
  type AnswerPath,
  countCap,
  countDeclarations,
  type ListFilter,
  listDeclarations as list,
} from '../../store/declaration-lists.js'
import { type OwedRow, owedOpinions, owesOpinions } from '../../store/opinions.js'
import { type Context, requireAccount } from '../context.js'
import { declarationSummary } from '../declarations/declaration-summary.js'
import { assigneesOf } from '../reading/assignees.js'
import { deadlineView } from '../reading/deadlines.js'
import { answerPath, columnViews } from '../reading/stage-view.js'
import { rowForReader, type Subject } from '../reading/subject.js'
import type { DeclarationSummary } from '../views/declaration.js'
import type { DeclarationPage, ListInput } from '../views/list.js'
import type { ColumnView } from '../views/stage.js'
import { answersAbove } from './answers-above.js'
import { keptCount } from './kept-counts.js'

/** A page of the declarations that the actor may see: filtered, sorted and counted by the database. */
export async function listDeclarations(context: Context, input: ListInput): Promise<DeclarationPage> {
  requireAccount(context)
  const { programme, stage, columns } = await askedList(context, input)
  const filter = await listFilter(context, input, stage, columns)
  const site = await context.programmes.site()
  const [{ rows, next }, total] = await Promise.all([
    list(context.store.read, context.actor, filter),
    countDeclarations(context.store.read, context.actor, filter),
  ])
  const ids = rows.map(({ id }) => id)
  // the columns of one stage say little of the others
  const above = input.stage ? undefined : await answersAbove(context, rows, columns, site)
  const owed = filter.owes ? await owedOpinions(context.store.read, ids, context.actor.role) : []
  const items = await Promise.all(
    rows.map(async (row) => {
      const pinned = await context.programmes.edition(row.edition)
      const own = pinned?.stages.get(row.stage)
      if (!pinned || !own) throw new Error(`The declaration ${row.id} has no edition.`)
      const summary = declarationSummary(context, await rowForReader(context, row, own), pinned, own, site, columns)
      const asked = Object.entries(summary.columns).filter(([key]) => own.form.fields.has(key))
      const shown = { ...summary, columns: { ...summary.columns, ...above?.get(row.id), ...Object.fromEntries(asked) } }
      return withOwed(context, shown, { row, stage: own, site }, owed)
    }),
  )
  return {
    items,
    total: Math.min(total, countCap),
    totalCapped: total > countCap,
    next,
    columns,
    states: await countStates(context, filter, programme, stage),
    assignees: programme ? await assigneesOf(context, programme) : [],
  }
}

/** Which list is asked for, as the edition in force shows it: the only programme and the first stage where none is named. */
export async function askedList(context: Context, input: ListInput) {
  const inForce = await context.programmes.inForce()
  const programme =
    inForce.find(({ id }) => id === input.programme)?.programme ?? (inForce.length === 1 ? inForce[0]?.programme : undefined)
  const stage = input.stage ? programme?.stages.get(input.stage) : [...(programme?.stages.values() ?? [])][0]
  return { programme, stage, columns: programme && stage ? columnViews(programme, stage, context.actor.role) : [] }
}

/** Says which opinions the reader owes, and until when where it does not hold the declaration. */
function withOwed(
  context: Context,
  summary: DeclarationSummary,
  { row, stage, site }: Pick<Subject, 'row' | 'stage' | 'site'>,
  all: readonly OwedRow[],
): DeclarationSummary {
  const own = all.filter(({ declaration }) => declaration === row.id)
  if (own.length === 0) return summary
  const [first] = own.filter(({ due_at }) => due_at).sort((a, b) => ((a.due_at ?? '') < (b.due_at ?? '') ? -1 : 1))
  const owed = own.map(({ opinion }) => stage.workflow.opinions?.find(({ id }) => id === opinion)?.label ?? opinion)
  if (summary.mine || !first) return { ...summary, owed }
  return { ...summary, owed, deadline: deadlineView({ ...row, due_at: first.due_at, due_day: first.due_day }, site, context.now()) }
}

/** The filter of a list; fields and sort keys that the configuration does not name are ignored. */
export async function listFilter(
  context: Context,
  input: ListInput,
  stage: Stage | undefined,
  columns: readonly ColumnView[],
): Promise<ListFilter> {
  const site = await context.programmes.site()
  const now = context.now()
  const columnOf = (key: string) => columns.find(({ field }) => field === key)
  const placeOf = (key: string) => (stage && columnOf(key) ? answerPath(stage, key) : undefined)
  const answers = Object.entries(input.fields ?? {}).flatMap(([key, value]) => {
    const place = placeOf(key)
    return place ? [answerFilter(place, value, columnOf(key)?.range)] : []
  })
  const sortKey = input.sort?.replace(/^-/, '').replace(/^@/, '') ?? 'dueAt'
  const direction = input.sort?.startsWith('-') ? '-' : ''
  const place = sortColumns.includes(sortKey) ? undefined : placeOf(sortKey)
  const sort = `${direction}${sortColumns.includes(sortKey) ? sortKey : (place?.path ?? 'dueAt')}`
  return {
    programme: input.programme,
    stage: input.stage,
    states: input.state ? input.state.split(',') : undefined,
    district: input.district,
    view: input.view ?? 'all',
    role: context.actor.role,
    account: context.actor.account,
    owes: await owesOpinions(context.store.read, context.actor.role),
    words: input.q,
    answers,
    sort,
    sortsNumbers: place?.isNumber,
    after: input.after,
    limit: input.limit ?? 20,
    now,
    soon: dayEnd(addWorkingDays(dayOf(now), 1, site.calendar)),
  }
}

const sortColumns = ['dueAt', 'submittedAt', 'number', 'name', 'created']
const bounds = { number: /^-?\d+(\.\d+)?$/, day: /^\d{4}-\d{2}-\d{2}$/ }

/** Of numbers and days an exact one (`5`), or a range (`5..10`, `5..`, `..2024-06-30`); what is neither finds nothing. */
function answerFilter(place: AnswerPath, value: string, range: ColumnView['range']): AnswerFilter {
  if (!range) return { ...place, value }
  const text = value.replaceAll(/\s/g, '')
  const read = (one: string) => (range === 'number' ? Number(one) : one)
  if (bounds[range].test(text)) return { ...place, value: read(text) }
  const [least = '', most = '', ...more] = text.split('..')
  const isRange = text.includes('..') && more.length === 0 && [least, most].every((one) => one === '' || bounds[range].test(one))
  if (!isRange) return { ...place, value }
  return { ...place, ...(least && { least: read(least) }), ...(most && { most: read(most) }) }
}

/** How many there are in each state of the stage, for the filter. */
async function countStates(
  context: Context,
  filter: ListFilter,
  programme: Programme | undefined,
  stage: Stage | undefined,
): Promise<DeclarationPage['states']> {
  if (!programme || !stage || context.actor.organisation) return []
  const { store, actor } = context
  const who = JSON.stringify([actor.role, actor.account, actor.district, actor.reach, filter.programme, filter.district, stage.id])
  const countOf = (id: string) => () =>
    countDeclarations(store.read, actor, { ...filter, stage: stage.id, view: 'all', states: [id], words: undefined, answers: [] })
  return Promise.all(
    stage.workflow.states.map(async ({ id, label }) => ({ id, label, count: await keptCount(store, `${who} ${id}`, countOf(id)) })),
  )
}

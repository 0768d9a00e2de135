import { budgetOn } from '../../engine/batches/amounts.js'
import type { CompiledSite, Programme, Stage } from '../../engine/programme.js'
import { dayOf } from '../../engine/values/dates.js'
import { workingDaysBetween } from '../../engine/values/working-days.js'
import { AppError, notFound } from '../../errors.js'
import { countSpans, countStandings, type SpanRow, type StandingRow, sumGrants, sumMoney } from '../../store/figures.js'
import { budgetInRegister } from '../batches/batch-money.js'
import { type Context, requireAccount } from '../context.js'
import { districtName } from '../reading/subject.js'
import type { FiguresView, MoneyFigures, StageFigures } from '../views/figures.js'

/** Where the declarations of a programme stand, how long they took and what was granted, as far as the actor reaches. */
export async function showFigures(context: Context, { programme: id }: { programme: string }): Promise<FiguresView> {
  requireAccount(context)
  const { actor, store } = context
  if (actor.organisation) throw new AppError('forbidden', '您的账号没有这项权限。')
  const programme = (await context.programmes.find(id))?.programme
  if (!programme || actor.reach[id] === undefined) throw notFound()
  const site = await context.programmes.site()
  const stages = [...programme.stages.values()]
  const ended = stages.map(({ id: stage, workflow }) => ({
    stage,
    states: workflow.states.filter(({ final }) => final).map((one) => one.id),
  }))
  const [standings, spans, money, grants] = await Promise.all([
    countStandings(
      store.read,
      actor,
      id,
      stages.map((stage) => stage.id),
      context.now(),
    ),
    countSpans(
      store.read,
      actor,
      id,
      ended.filter(({ states }) => states.length > 0),
    ),
    moneyFigures(context, programme),
    sumGrants(store.read, actor, id),
  ])
  return {
    programme: id,
    title: programme.file.title,
    district: actor.reach[id] === 'district' && actor.district ? districtName(site, actor.district) : undefined,
    asOf: context.now(),
    stages: stages.map((stage) => stageFigures(stage, site, { standings, spans })),
    money,
    grants: grants.map(({ stage, result, fen, count }) => ({ stage, result, label: resultLabel(programme, stage, result), fen, count })),
  }
}

const resultLabel = (programme: Programme, stage: string, result: string) =>
  programme.stages.get(stage)?.worksheet?.results.find(({ id }) => id === result)?.label ?? result

interface Counted {
  standings: readonly StandingRow[]
  spans: readonly SpanRow[]
}

function stageFigures({ id, definition, workflow }: Stage, site: CompiledSite, counted: Counted): StageFigures {
  const standings = counted.standings.filter(({ stage }) => stage === id)
  const spans = counted.spans.filter(({ stage }) => stage === id)
  const seen = new Set(standings.map(({ state }) => state))
  const known = new Map(workflow.states.map((state) => [state.id, state]))
  const states = [...known.keys(), ...[...seen].filter((state) => !known.has(state))].filter((state) => seen.has(state))
  const ofFinal = (final: 'positive' | 'negative') => sum(standings.filter(({ state }) => known.get(state)?.final === final))
  const order = site.file.districts.map((district) => district.id)
  const districts = [...new Set(standings.map(({ district }) => district))].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  return {
    id,
    title: definition.title,
    total: sum(standings),
    overdue: late(standings),
    positive: ofFinal('positive'),
    negative: ofFinal('negative'),
    workingDays: averageDays(spans, site),
    states: states.map((state) => {
      const { label = state, tone = 'neutral', final } = known.get(state) ?? {}
      return { id: state, label, tone, final }
    }),
    districts: districts.map((district) => {
      const own = standings.filter((row) => row.district === district)
      return {
        id: district,
        name: districtName(site, district),
        total: sum(own),
        overdue: late(own),
        workingDays: averageDays(
          spans.filter((row) => row.district === district),
          site,
        ),
        counts: Object.fromEntries(own.map(({ state, count }) => [state, count])),
      }
    }),
  }
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0)
const late = (rows: readonly StandingRow[]) => rows.reduce((total, { overdue }) => total + overdue, 0)

/** With one place; the day of the submission does not count. */
function averageDays(spans: readonly SpanRow[], site: CompiledSite): string | undefined {
  const count = sum(spans)
  if (count === 0) return undefined
  const days = spans.reduce(
    (total, span) => total + span.count * Math.max(0, workingDaysBetween(span.submitted, span.ended, site.calendar)),
    0,
  )
  return (days / count).toFixed(1)
}

/** Kinds of batches with amounts; only who sees everything sees what the budget leaves. */
async function moneyFigures(context: Context, programme: Programme): Promise<MoneyFigures[]> {
  const { actor, store } = context
  const rows = new Map((await sumMoney(store.read, actor, programme.id)).map((row) => [row.kind, row]))
  const kinds = [...programme.batches.values()].filter(({ amount }) => amount)
  return Promise.all(
    kinds.map(async ({ id, title, members, payments, budget }) => {
      const { granted = 0, members: count = 0, paid = 0, paidMembers = 0 } = rows.get(id) ?? {}
      const all = budget && actor.reach[programme.id] === 'all'
      const fen = !all
        ? undefined
        : budget.register
          ? await budgetInRegister(store.read, programme.id, budget, context.now())
          : budgetOn(budget, dayOf(context.now()))
      return {
        kind: id,
        title,
        stage: members.stage,
        grantedFen: granted,
        members: count,
        paidFen: payments && paid,
        paidMembers,
        budget: budget && fen !== undefined ? { label: budget.label, fen, left: fen - granted } : undefined,
      }
    }),
  )
}

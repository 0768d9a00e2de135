import type { Payment } from '../../engine/model.js'
import type { Stage } from '../../engine/programme.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { notFound } from '../../errors.js'
import { type DeclarationRow, declarationsOf } from '../../store/declarations.js'
import { paymentsByDeclaration } from '../../store/payments.js'
import { type Context, requireAccount } from '../context.js'
import { declarationSummary } from '../declarations/declaration-summary.js'
import { obstacleOf, obstaclesBelow, openParents, waitedFor } from '../declarations/start-obstacles.js'
import { columnViews } from '../reading/stage-view.js'
import type { DeclarationSummary } from '../views/declaration.js'
import type { HomeDeclaration, HomeView } from '../views/list.js'
import type { ColumnView } from '../views/stage.js'

/** The chain of stages of the own organisation, and what is to be done. */
export async function showHome(context: Context, { programme: id }: { programme: string }): Promise<HomeView> {
  requireAccount(context)
  const { organisation, role } = context.actor
  const inForce = await context.programmes.find(id)
  if (!inForce || !organisation || context.actor.reach[id] === undefined) throw notFound()
  const site = await context.programmes.site()
  const rows = await declarationsOf(context.store.read, context.actor, organisation, id)
  const own = [...inForce.programme.stages.values()].filter(({ definition }) => definition.by === role)
  const summaries = await Promise.all(
    rows.map(async (row) => {
      const pinned = (await context.programmes.edition(row.edition)) ?? inForce.programme
      const stage = pinned.stages.get(row.stage)
      if (!stage) return undefined
      const columns = columnViews(pinned, stage, role)
      const summary = declarationSummary(context, row, pinned, stage, site, columns)
      return { ...summary, heading: headingOf(summary, columns), final: stateOf(stage.workflow, row.state)?.final }
    }),
  )
  const payments = await paymentsByDeclaration(context.store.read, organisation, id)
  const declarations = summaries
    .filter((summary) => summary !== undefined)
    .map((summary) => ({ ...summary, ...paidTo(payments.get(summary.id)) }))
  const headings = new Map(declarations.map(({ id: declaration, heading }) => [declaration, heading]))
  return {
    programme: id,
    title: inForce.programme.file.title,
    stages: own.map((stage) => {
      const obstacle = obstacleOf(context, inForce, stage, rows)
      const started = declarations.filter((declaration) => declaration.stage === stage.id)
      return {
        id: stage.id,
        title: stage.definition.title,
        status: statusOf(started, obstacle),
        message: started.length === 0 || stage.definition.per === 'many' ? obstacle : undefined,
        declarations: started,
        canStart: !obstacle,
        isOpenedForIt: stage.definition.opens !== undefined,
        parentStage: stage.definition.parent,
        below: obstaclesBelow(context, inForce, stage, rows),
        waitsFor: waitedFor(stage, inForce, rows),
        parents: obstacle
          ? []
          : openParents(stage, rows).map(({ id: parent, number, stage: of }) => ({
              id: parent,
              number,
              title: inForce.programme.stages.get(of)?.definition.title ?? of,
              heading: headings.get(parent),
            })),
      }
    }),
    todos: rows.flatMap((row) => todosOf(row, inForce.programme.stages.get(row.stage), role, headings)),
  }
}

function statusOf(started: readonly HomeDeclaration[], obstacle: string | undefined): HomeView['stages'][number]['status'] {
  if (started.length === 0) return obstacle ? 'waiting' : 'available'
  return started.every(({ final }) => final === 'positive') ? 'done' : 'started'
}

/** Where the list of a stage begins with a question, its answer is what people call the declaration. */
function headingOf({ columns: texts }: DeclarationSummary, [first]: readonly ColumnView[]): string | undefined {
  return first && !first.field.startsWith('@') ? texts[first.field] || undefined : undefined
}

/** What the payment record says; nothing else counts as paid. */
function paidTo(payments: readonly Payment[] | undefined): Pick<HomeDeclaration, 'paid'> {
  const last = payments?.at(-1)
  return payments && last ? { paid: { fen: payments.reduce((sum, { fen }) => sum + fen, 0), day: last.on } } : {}
}

type Headings = ReadonlyMap<string, string | undefined>

/** Told apart by the number, and by what people call the declaration or the one it stands below. */
function todosOf(row: DeclarationRow, stage: Stage | undefined, role: string, headings: Headings): HomeView['todos'] {
  if (!stage || row.holder !== role) return []
  const state = stateOf(stage.workflow, row.state)
  const returned = state?.editable === 'remarks'
  const heading = headings.get(row.id) ?? headings.get(row.parent ?? '')
  return [
    {
      declaration: row.id,
      text: `${stage.definition.title} ${row.number}${heading ? `（${heading}）` : ''}：${state?.public ?? state?.label ?? row.state}`,
      action: returned ? '去修改' : '继续填报',
    },
  ]
}

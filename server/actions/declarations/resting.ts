/**
 * Declarations whose automatic steps were looked at and not taken. Each rests until its day is over, or until something changes that decided:
 * looking costs a hundred times more than telling that nothing has changed.
 */
import { createHash } from 'node:crypto'
import { evaluate } from '../../engine/evaluate.js'
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import type { Inputs } from '../../engine/model.js'
import type { Need } from '../../engine/needs.js'
import type { CompiledSite, Programme } from '../../engine/programme.js'
import { dayOf } from '../../engine/values/dates.js'
import { deadline } from '../../engine/values/working-days.js'
import type { Standing } from '../../store/declarations.js'
import { evaluationStamp } from '../../store/evaluation-stamp.js'
import type { Store } from '../../store/store.js'
import type { Context } from '../context.js'
import { holdsIn } from '../reading/conditions-of.js'
import { gatherInputs } from '../reading/inputs.js'
import { obstacles } from '../reading/obstacles.js'
import type { Subject } from '../reading/subject.js'

interface Rest {
  stamp: string
  day: string
  site: CompiledSite
}

const resting = new WeakMap<Store, Map<string, Rest>>()

/** How each declaration stood when it was looked at; those that still rest are left out. */
export async function awake(context: Context, standing: readonly Standing[]): Promise<Map<string, Rest>> {
  const known = resting.get(context.store)
  const [site, day] = [await context.programmes.site(), dayOf(context.now())]
  const found = new Map<string, Rest>()
  for (const one of standing) {
    const stamp = createHash('sha256')
      .update(`${one.versions} ${await evaluationStamp(context.store.read, one)}`)
      .digest('base64')
    const rest = known?.get(one.id)
    if (rest?.stamp !== stamp || rest.day !== day || rest.site !== site) found.set(one.id, { stamp, day, site })
    await breath()
  }
  return found
}

/** Lets a declaration rest as it stood before it was looked at. */
export function rest({ store }: Context, id: string, how: Rest): void {
  const own = resting.get(store) ?? new Map<string, Rest>()
  resting.set(store, own)
  own.set(id, how)
}

/** Forgets those that no longer wait anywhere: they would be kept for good. */
export function forgetOthers({ store }: Context, waiting: ReadonlySet<string>): void {
  const own = resting.get(store)
  for (const id of own?.keys() ?? []) if (!waiting.has(id)) own?.delete(id)
}

/** Lets requests be answered in between. */
export const breath = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Whether none of the steps can be taken before the day is over, unless something is written that they read; none of them at all is the simplest case. */
export async function restsToday(context: Context, subject: Subject, steps: readonly WorkflowAction[]): Promise<boolean> {
  const now = context.now()
  const instants = steps.map((step) => instantOf(step, subject))
  if (instants.some((instant) => instant > Date.parse(now) && dayOf(new Date(instant).toISOString()) === dayOf(now))) return false
  const due = steps.filter((_, index) => (instants[index] ?? 0) <= Date.parse(now))
  if (due.length === 0) return true
  const { inputs } = await gatherInputs(context, subject)
  const { seen, isOfToday } = watched(inputs, subject.programme)
  const holds = holdsIn(subject, seen)
  const open = due.filter(({ when }) => !when || holds(when))
  if (open.length === 0) return isOfToday()
  if (open.some(({ needs = [] }) => needs.some((need) => !evaluated.has(need)))) return false
  const evaluation = evaluate(subject.programme, subject.stage.id, seen)
  const situation = { subject, evaluation, remarks: [], isOpen: true }
  return open.every((step) => obstacles(context, step, situation).length > 0) && isOfToday()
}

/** When the time of a step comes: its instant, or the end of its working days in the state; those without either are always due. */
export function instantOf({ at, after }: WorkflowAction, { row, site }: Subject): number {
  if (at !== undefined) return Date.parse(at)
  return after === undefined ? 0 : Date.parse(deadline(row.entered_at, after, site.calendar).instant)
}

/** What an evaluation alone decides. */
const evaluated: ReadonlySet<Need> = new Set(['answers', 'materials', 'eligibility', 'settledFindings', 'opinions'])

/** The inputs, and whether what was read of them is the same all day and is told by the declaration's own stamp. */
function watched(inputs: Inputs, programme: Programme): { seen: Inputs; isOfToday: () => boolean } {
  const readsAbroad = [...programme.facts.values()].some((fact) => fact.kind === 'history' && fact.programme !== undefined)
  let isOfToday = true
  const reading = <T>(value: T): T => {
    isOfToday = false
    return value
  }
  const seen: Inputs = {
    ...inputs,
    today: dayOf(inputs.now),
    get now() {
      return reading(inputs.now)
    },
    get related() {
      return reading(inputs.related)
    },
    get pools() {
      return reading(inputs.pools)
    },
    get history() {
      return readsAbroad ? reading(inputs.history) : inputs.history
    },
  }
  return { seen, isOfToday: () => isOfToday }
}

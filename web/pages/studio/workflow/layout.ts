/** Where each state stands: a lane per role, a column per step from the beginning, rows where a lane needs several. */
import type { Workflow, WorkflowAction, WorkflowState } from '../../../../server/engine/generated/workflow'
import { listOf, others } from './model'

export interface Placed {
  id: string
  lane: number
  column: number
  /** Within the lane. */
  row: number
}

/** Lanes besides those of roles: where all is over, and where nobody is named who goes on. */
export const ended = ''
export const unheld = 'unheld'

/** The lanes in the order of the roles, then of those who work by themselves; what is over stands in the last one. */
export function layoutOf(workflow: Workflow, roles: readonly string[]): { lanes: string[]; states: Placed[] } {
  const columns = columnsOf(workflow)
  const laneOf = new Map(workflow.states.map((state) => [state.id, laneFor(state, workflow, roles)]))
  const all = [...new Set([...roles, ...others.map(({ value }) => value), unheld, ended])]
  const lanes = all.filter((lane) => [...laneOf.values()].includes(lane))
  const taken = new Set<string>()
  const states = [...laneOf.keys()].map((id) => {
    const lane = lanes.indexOf(laneOf.get(id) ?? ended)
    const column = columns.get(id) ?? 0
    let row = 0
    while (taken.has(`${lane}/${row}/${column}`)) row++
    taken.add(`${lane}/${row}/${column}`)
    return { id, lane, column, row }
  })
  return { lanes, states }
}

/** Whoever holds the state; else, unless it is over, what moves it on without anybody's doing. */
function laneFor({ id, holder, final }: WorkflowState, { actions }: Workflow, roles: readonly string[]): string {
  if (holder && roles.includes(holder)) return holder
  if (final) return ended
  const by = actions.filter(({ from }) => listOf(from).includes(id)).flatMap((action) => listOf(action.by))
  return others.find(({ value }) => by.includes(value))?.value ?? unheld
}

/** All that leads from one state to another, in the order of the actions. */
export interface Link {
  from: string
  to: string
  actions: WorkflowAction[]
}

/** Actions between the same two states go together; what names a state that is not there is left out. */
export function linksOf({ states, actions }: Workflow): Link[] {
  const known = new Set(states.map(({ id }) => id))
  const links = new Map<string, Link>()
  for (const action of actions)
    for (const from of new Set(listOf(action.from))) {
      if (!known.has(from) || !known.has(action.to)) continue
      const key = JSON.stringify([from, action.to])
      const link = links.get(key) ?? { from, to: action.to, actions: [] }
      link.actions.push(action)
      links.set(key, link)
    }
  return [...links.values()]
}

/** The longest way from the beginning without steps back, so that arrows go on to the right; what cannot be reached comes last. */
function columnsOf(workflow: Workflow): Map<string, number> {
  const links = linksOf(workflow)
  const steps = stepsFrom(workflow.initial, links)
  const order = workflow.states.map(({ id }) => id).sort((a, b) => (steps.get(a) ?? 0) - (steps.get(b) ?? 0))
  const onward = links.filter(
    ({ from, to }) => steps.has(from) && (order.indexOf(from) < order.indexOf(to) || !stepsFrom(to, links).has(from)),
  )
  const columns = new Map([...steps.keys()].map((id) => [id, 0]))
  for (let moved = true; moved; ) {
    moved = false
    for (const { from, to } of onward) {
      const next = (columns.get(from) ?? 0) + 1
      if (next <= (columns.get(to) ?? 0)) continue
      columns.set(to, next)
      moved = true
    }
  }
  const last = Math.max(0, ...columns.values())
  for (const { id } of workflow.states) if (!columns.has(id)) columns.set(id, last + 1)
  return columns
}

/** The fewest steps to each state that can be reached. */
function stepsFrom(start: string, links: readonly Link[]): Map<string, number> {
  const steps = new Map([[start, 0]])
  for (const [id, step] of steps) for (const { from, to } of links) if (from === id && !steps.has(to)) steps.set(to, step + 1)
  return steps
}

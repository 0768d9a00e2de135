/** Where each state stands in the picture: a lane per role, a column per step from the beginning. */
import type { Workflow } from '../../../../server/engine/generated/workflow'
import { listOf } from './model'

export interface Laid {
  id: string
  lane: number
  column: number
}

/** The lanes in the order of the roles; states that nobody holds stand in the last one. */
export function layoutOf(workflow: Workflow, roles: readonly string[]): { lanes: string[]; states: Laid[] } {
  const ranks = ranksOf(workflow)
  const held = roles.filter((role) => workflow.states.some(({ holder }) => holder === role))
  const lanes = workflow.states.some(({ holder }) => !holder || !held.includes(holder)) ? [...held, ''] : held
  const taken = new Set<string>()
  const states = workflow.states.map(({ id, holder }) => {
    const lane = Math.max(0, lanes.indexOf(holder && held.includes(holder) ? holder : ''))
    let column = ranks.get(id) ?? 0
    while (taken.has(`${lane}/${column}`)) column++
    taken.add(`${lane}/${column}`)
    return { id, lane, column }
  })
  return { lanes, states }
}

/** The fewest steps from the beginning; what cannot be reached comes last. */
function ranksOf({ initial, states, actions }: Workflow): Map<string, number> {
  const ranks = new Map([[initial, 0]])
  for (const [id, rank] of ranks)
    for (const { from, to } of actions) if (listOf(from).includes(id) && !ranks.has(to)) ranks.set(to, rank + 1)
  const last = Math.max(0, ...ranks.values())
  for (const { id } of states) if (!ranks.has(id)) ranks.set(id, last + 1)
  return ranks
}

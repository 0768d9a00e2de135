/** A condition that belongs to no single stage, in words. */
import { sayCondition } from '../conditions/phrases.js'
import type { Condition, Programme } from '../programme.js'

/** The words of the first stage that knows the names. */
export function conditionText(condition: Condition, programme: Programme): string {
  const info = (id: string) => [...programme.stages.values()].map((stage) => stage.facts.get(id)).find((found) => found !== undefined)
  return sayCondition(condition, { info, programme })
}

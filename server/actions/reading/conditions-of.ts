/** Decides the conditions of workflow actions by the facts of a declaration. */
import { judge } from '../../engine/conditions/conditions.js'
import { gatherFacts } from '../../engine/facts/facts.js'
import type { Condition } from '../../engine/generated/condition.js'
import type { Inputs } from '../../engine/model.js'
import type { Subject } from './subject.js'

/** A condition holds only where it is met: unknown opens no step. */
export function holdsIn({ programme, stage }: Subject, inputs: Inputs): (condition: Condition) => boolean {
  const facts = gatherFacts(programme, stage, inputs)
  return (condition) => judge(condition, facts, programme).outcome === 'met'
}

/** Renders any condition as one Chinese sentence. */

import type { Condition, Programme, Stage } from '../programme.js'
import { sayCondition } from './phrases.js'

/** The condition in plain words, with the labels, options and units of the stage: 企业规模为“小型企业”，且（…，或 …）。 */
export function explain(condition: Condition, programme: Programme, stage: Stage): string {
  return `${sayCondition(condition, { info: (id) => stage.facts.get(id), programme })}。`
}

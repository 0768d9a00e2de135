/** A stage of one edition, and how its conditions and clauses read there. */
import { sayCondition } from '../conditions/phrases.js'
import type { Condition, Programme, Stage } from '../programme.js'

/** A stage in its programme. */
export interface Side {
  programme: Programme
  stage: Stage
}

/** A condition of a stage as a sentence without a full stop; `rowsOf` is the section whose rows it is about. */
export const inWords = (condition: Condition, { programme, stage }: Side, rowsOf?: string) => {
  const rows = rowsOf === undefined ? undefined : stage.facts.get(rowsOf)?.rows
  return sayCondition(condition, { info: (id) => rows?.get(id) ?? stage.facts.get(id), programme })
}

/** The label of a clause; its id where the edition has it no longer. */
export const clauseLabel = (clause: string | undefined, programme: Programme) => clause && (programme.clauses.get(clause)?.label ?? clause)

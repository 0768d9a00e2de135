/** Recorded cases as they are exported for a replay. */
import type { ExampleGiven } from '../../engine/generated/example.js'

/** What an example gives, with the name of the case. */
export interface CaseView extends ExampleGiven {
  id: string
  label: string
  stage: string
}

/** One line of the answer: a case, or at the end how many there were; or why it ended. */
export type CaseStep = { case: CaseView } | { total: number } | { error: string }

/** An example made from a real declaration, for the draft. */
export interface MadeExample {
  /** Where it may stand in the files. */
  path: string
  text: string
  /** Titles of what stays as it was, because a rule or an amount depends on it. */
  kept: string[]
}

/** Three-valued outcome: a missing fact gives unknown, never a refusal. */
export type Outcome = 'met' | 'not met' | 'unknown'

/** What a condition said, part by part, as a sentence with the value that was read. */
export interface ConditionTrace {
  text: string
  outcome: Outcome
  read?: string
  source?: string
  parts?: ConditionTrace[]
}

/** What is kept of the evaluation of a submission: what was found, by what was read. Titles, clauses and sentences stand in the edition that it is pinned to. */
import type { Outcome } from '../../engine/model.js'
import type { Finding } from '../../engine/results.js'
import type { Checked } from '../reading/inputs.js'

interface KeptFinding extends Pick<Finding, 'rule' | 'outcome' | 'trace' | 'overriddenBy'> {
  missing?: readonly string[]
}

export interface Evidence {
  verdict: Outcome
  findings: KeptFinding[]
  amounts: Checked['evaluation']['amounts']
  registers: Checked['inputs']['registers']
  registersSince: Checked['inputs']['registersSince']
}

/** The evidence as it goes into the revision. */
export function evidenceOf({ evaluation, inputs }: Checked, amounts: Evidence['amounts']): Evidence {
  return {
    verdict: evaluation.verdict,
    findings: evaluation.findings.map(({ rule, outcome, trace, missing, overriddenBy }) => ({
      rule,
      outcome,
      trace,
      ...(missing.length > 0 && { missing }),
      ...(overriddenBy && { overriddenBy }),
    })),
    amounts,
    registers: inputs.registers,
    registersSince: inputs.registersSince,
  }
}

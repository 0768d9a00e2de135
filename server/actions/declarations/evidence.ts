/** What is kept of the evaluation of a submission: what was found, by what was read. Titles, clauses, conditions and sentences stand in the edition that it is pinned to. */
import type { ConditionTrace, Outcome } from '../../engine/model.js'
import type { Finding } from '../../engine/results.js'
import type { Checked } from '../reading/inputs.js'

interface KeptFinding extends Pick<Finding, 'rule' | 'outcome' | 'overriddenBy'> {
  trace: KeptTrace
  missing?: readonly string[]
}

/** Part by part as the condition of the rule has them. */
interface KeptTrace extends Pick<ConditionTrace, 'outcome' | 'read' | 'source'> {
  parts?: readonly KeptTrace[]
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
      trace: keptTrace(trace),
      ...(missing.length > 0 && { missing }),
      ...(overriddenBy && { overriddenBy }),
    })),
    amounts,
    registers: inputs.registers,
    registersSince: inputs.registersSince,
  }
}

function keptTrace({ outcome, read, source, parts }: ConditionTrace): KeptTrace {
  return { outcome, read, source, parts: parts?.map(keptTrace) }
}

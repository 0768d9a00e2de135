/**
 * What is kept of the evaluation of a submission: what was found, by what was read. Answers stand in the same revision; titles, clauses,
 * conditions and sentences in the edition that it is pinned to.
 */
import type { FactReading, Outcome } from '../../engine/model.js'
import type { Stage } from '../../engine/programme.js'
import type { Finding } from '../../engine/results.js'
import type { Checked } from '../reading/inputs.js'

interface KeptFinding extends Pick<Finding, 'rule' | 'outcome' | 'overriddenBy'> {
  missing?: readonly string[]
}

export interface Evidence {
  verdict: Outcome
  findings: KeptFinding[]
  /** By name: the value with where it was read, and the row of a register as it was. */
  readings: Record<string, Pick<FactReading, 'value' | 'source' | 'missing' | 'evidence'>>
  amounts: Checked['evaluation']['amounts']
  registers: Checked['inputs']['registers']
  registersSince: Checked['inputs']['registersSince']
}

/** The evidence as it goes into the revision. */
export function evidenceOf(
  { form }: Stage,
  { evaluation, inputs }: Pick<Checked, 'evaluation' | 'inputs'>,
  amounts: Evidence['amounts'],
): Evidence {
  const read = evaluation.readings.filter(({ id, type }) => type !== 'rows' && !form.fields.has(id))
  return {
    verdict: evaluation.verdict,
    findings: evaluation.findings.map(({ rule, outcome, missing, overriddenBy }) => ({
      rule,
      outcome,
      ...(missing.length > 0 && { missing }),
      ...(overriddenBy && { overriddenBy }),
    })),
    readings: Object.fromEntries(read.map(({ id, value, source, missing, evidence }) => [id, { value, source, missing, evidence }])),
    amounts,
    registers: inputs.registers,
    registersSince: inputs.registersSince,
  }
}

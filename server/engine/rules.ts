/** The rules of a stage under these facts: findings with their evidence, and the verdict that they add up to. */
import { type Judgement, weigh } from './conditions/conditions.js'
import { pointersOf } from './facts/references.js'
import type { FactReading, Inputs, Outcome } from './model.js'
import type { EligibilityRule, Facts, Programme, Stage } from './programme.js'
import type { Finding } from './results.js'

/** What every rule that applies says, in the order of the file; a rule that does not apply says nothing. */
export function findings(programme: Programme, stage: Stage, inputs: Inputs, facts: Facts): Finding[] {
  return stage.rules.flatMap((rule) => {
    const applies = rule.applies && weigh(rule.applies, facts, programme)
    return applies?.trace.outcome === 'not met' ? [] : [finding(rule, applies, programme, stage, inputs, facts)]
  })
}

/**
 * The sum of the findings: not met if any blocking rule is not met, else unknown if any blocking or reviewing rule is unknown, else met.
 * An advising rule never changes it: it only warns.
 */
export function verdictOf(all: readonly Finding[]): Outcome {
  const decisive = all.filter(({ severity }) => severity !== 'advise')
  if (decisive.some(({ outcome }) => outcome === 'not met')) return 'not met'
  return decisive.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'met'
}

function finding(
  rule: EligibilityRule,
  applies: Judgement | undefined,
  programme: Programme,
  stage: Stage,
  inputs: Inputs,
  facts: Facts,
): Finding {
  const { trace, missing: own } = weigh(rule.conditions, facts, programme)
  // A rule of which it is unknown whether it applies refuses nothing yet.
  const uncertain = applies?.trace.outcome === 'unknown' && trace.outcome !== 'met'
  const judged = uncertain ? 'unknown' : trace.outcome
  const missing = uncertain ? [...applies.missing, ...own] : own
  const overriddenBy = override(rule, inputs)
  const outcome = overriddenBy?.outcome ?? judged
  const labels = outcome === 'unknown' ? [...new Set(missing.map(({ label }) => label))] : []
  const clause = rule.clause ? programme.clauses.get(rule.clause) : undefined
  const message = messageOf(rule, outcome, missing)
  return {
    rule: rule.name,
    label: rule.label,
    severity: rule.severity,
    outcome,
    ...(rule.clause && { clause: rule.clause, clauseLabel: clause?.label ?? rule.clause }),
    ...(clause && { clauseText: clause.text }),
    ...(message && { message }),
    trace,
    missing: labels,
    at: [...answersReadBy(rule, programme, stage)],
    ...(overriddenBy && { overriddenBy }),
    overridableBy: rule.overridable ?? [],
    ...(rule.invites && outcome !== 'met' && { invites: rule.invites }),
    selfCheck: rule.selfCheck === true,
    unknownBlocks: rule.unknownBlocks === true,
  }
}

const pointers = new WeakMap<EligibilityRule, readonly string[]>()

/** Worked out once: a rule belongs to one stage of one compiled programme. */
function answersReadBy(rule: EligibilityRule, programme: Programme, stage: Stage): readonly string[] {
  const known = pointers.get(rule)
  if (known) return known
  const found = pointersOf(rule.conditions, programme, stage)
  pointers.set(rule, found)
  return found
}

function messageOf(rule: EligibilityRule, outcome: Outcome, missing: readonly FactReading[]): string | undefined {
  if (outcome === 'met') return undefined
  if (outcome === 'not met') return rule.otherwise
  const reasons = [...new Set(missing.flatMap((reading) => (reading.missing ?? `还不知道“${reading.label}”`).split('；')))]
  return rule.whenUnknown ?? (reasons.length > 0 ? `暂时不能判断：${reasons.join('；')}。` : '暂时不能判断。')
}

/** A recorded decision about a rule counts only where the rule may be settled by people. */
function override(rule: EligibilityRule, { decisions }: Inputs): Finding['overriddenBy'] {
  const decision = decisions && Object.hasOwn(decisions, rule.name) ? decisions[rule.name] : undefined
  if (!decision || !rule.overridable?.length || (decision.outcome !== 'met' && decision.outcome !== 'not met')) return undefined
  return { outcome: decision.outcome, reason: decision.reason ?? '', by: decision.by ?? '', at: decision.at ?? '' }
}

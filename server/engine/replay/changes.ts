/** What comes out otherwise for one case under two editions, and why. */

import { sayCondition } from '../conditions/phrases.js'
import type { ConditionTrace } from '../model.js'
import type { EligibilityRule, Programme } from '../programme.js'
import type { Finding } from '../results.js'
import type { CaseChange, ChangedAmount, Sides, TurnedFinding } from './model.js'

/** The change of a case, or nothing where everything stays as it was. */
export function changesOf({ recorded, before, after }: Sides, old: Programme, next: Programme): CaseChange[] {
  if (!before || !after) return []
  const { id, label, stage, district, state } = recorded
  const verdict = before.verdict === after.verdict ? undefined : { before: before.verdict, after: after.verdict }
  const turned = turnedFindings(before.findings, after.findings, (finding) => requirement(finding, stage, old, next))
  const amounts = changedAmounts(before, after)
  if (!verdict && turned.length === 0 && amounts.length === 0) return []
  const about = { id, ...(label && { label }), stage, ...(district && { district }), ...(state && { state }) }
  return [{ ...about, ...(verdict && { verdict }), findings: turned, amounts }]
}

function turnedFindings(before: readonly Finding[], after: readonly Finding[], required: (rule: string) => string): TurnedFinding[] {
  const byRule = (all: readonly Finding[]) => new Map(all.map((finding) => [finding.rule, finding]))
  const [old, next] = [byRule(before), byRule(after)]
  return [...new Set([...next.keys(), ...old.keys()])].flatMap((rule) => {
    const [was, is] = [old.get(rule), next.get(rule)]
    if (was?.outcome === is?.outcome) return []
    const read = is ? readings(is.trace, is.outcome) : was ? readings(was.trace, was.outcome) : ''
    return [
      {
        rule,
        label: is?.label ?? was?.label ?? rule,
        before: was?.outcome ?? 'not applicable',
        after: is?.outcome ?? 'not applicable',
        why: [required(rule), read].filter(Boolean).join('；'),
      },
    ]
  })
}

/** What the two editions ask, where they ask different things. */
function requirement(rule: string, stage: string, old: Programme, next: Programme): string {
  const [was, is] = [sentence(rule, stage, old), sentence(rule, stage, next)]
  if (was === is) return '要求没有变，依据的内容变了'
  if (was === undefined) return `新增要求：${is}`
  if (is === undefined) return `不再要求：${was}`
  return `要求由“${was}”改为“${is}”`
}

function sentence(name: string, stageId: string, programme: Programme): string | undefined {
  const stage = programme.stages.get(stageId)
  const rule: EligibilityRule | undefined = stage?.rules.find((candidate) => candidate.name === name)
  if (!stage || !rule) return undefined
  const lexicon = { info: (id: string) => stage.facts.get(id), programme }
  const said = sayCondition(rule.conditions, lexicon)
  return rule.applies ? `${sayCondition(rule.applies, lexicon)}时，${said}` : said
}

/** The tests that decided: those with the outcome of the whole, and what they read; three say enough. */
function readings(trace: ConditionTrace, outcome: Finding['outcome']): string {
  const leaves = leavesOf(trace)
  const deciding = leaves.filter((leaf) => leaf.outcome === outcome)
  return (deciding.length > 0 ? deciding : leaves)
    .slice(0, 3)
    .map(({ text, read }) => (read ? `${text}（${read}）` : text))
    .join('，')
}

const leavesOf = (trace: ConditionTrace): ConditionTrace[] => (trace.parts?.length ? trace.parts.flatMap(leavesOf) : [trace])

function changedAmounts(before: NonNullable<Sides['before']>, after: NonNullable<Sides['after']>): ChangedAmount[] {
  const labels = new Map([...(before.sheet?.results ?? []), ...(after.sheet?.results ?? [])].map(({ id, label }) => [id, label]))
  return [...labels].flatMap(([result, label]) => {
    const [was, is] = [before.amounts[result], after.amounts[result]]
    if (was === is) return []
    const difference = typeof was === 'number' && typeof is === 'number' ? { difference: is - was } : {}
    return [{ result, label, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }), ...difference }]
  })
}

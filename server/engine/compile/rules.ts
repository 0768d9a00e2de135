/** What is wrong with the rules of the stages. */

import type { EligibilityRule } from '../generated/eligibility.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName } from '../values/compile-problems.js'
import { checkCondition } from './conditions.js'
import { clashOf, sayClash } from './constant-conditions.js'
import type { Draft } from './draft.js'
import { checkReviewers } from './roles.js'
import type { Scope } from './scope.js'

/** What is wrong with the rules of the stages. */
export function checkRules(draft: Draft): Complaint[] {
  return [...draft.programme.stages.values()].flatMap((stage) => {
    const file = `rules/${stage.id}.eligibility.json`
    const placeOf = (index: number): Place => ({ file, at: `/rules/${index}` })
    const names = stage.rules.map(({ name }) => name)
    return [
      ...repeated('规则', names, (index) => below(placeOf(index), 'name')),
      ...stage.rules.flatMap((rule, index) => checkRule(rule, placeOf(index), stage, draft)),
    ]
  })
}

function checkRule(rule: EligibilityRule, place: Place, stage: Stage, { programme, facts }: Draft): Complaint[] {
  const scope = { facts: stage.facts, programme }
  const decided = facts.find((fact) => fact.kind === 'reviewer' && fact.id === rule.name)
  return [
    ...unknownName('clause', rule.clause, programme.clauses.keys(), below(place, 'clause')),
    ...checkConditions(rule, place, scope),
    ...unknownName('role', rule.invites, applicantsOf(programme), below(place, 'invites')),
    ...checkReviewers(rule.overridable, below(place, 'overridable'), programme),
    ...(decided
      ? [complaint(below(place, 'name'), 'repeated', `“${rule.name}”已是由审核人员认定的事实，认定时会混淆`, '给规则或事实换一个名称')]
      : []),
  ]
}

/** The conditions each by itself, and that a rule which applies may be met and may be missed. */
function checkConditions({ applies, conditions }: EligibilityRule, place: Place, scope: Scope): Complaint[] {
  const wrong = [
    ...checkCondition(applies, below(place, 'applies'), scope),
    ...checkCondition(conditions, below(place, 'conditions'), scope),
  ]
  if (wrong.length > 0 || !applies) return wrong
  const never = clashOf([{ condition: applies }, { condition: conditions }], scope)
  const always = never ?? clashOf([{ condition: applies }, { condition: conditions, denied: true }], scope)
  if (!always) return []
  const message = never ? `适用这条规则时，它永远不会满足：${sayClash(never)}` : `适用这条规则时，它总是满足，不起作用：${sayClash(always)}`
  return [
    complaint(below(place, 'conditions'), 'dead-rule', message, '改写 applies 或 conditions', ['form', 'facts', 'dictionary', 'table']),
  ]
}

/** Kinds of accounts that organisations register. */
const applicantsOf = ({ roles }: Programme) => [...roles.values()].filter(({ scope }) => scope === 'own').map(({ id }) => id)

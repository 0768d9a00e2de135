/** Facts that reviewers decide: who may, in which states, and whether a value is one of theirs. Judged as a field of a form is. */
import { normaliseAnswers } from '../form/answers.js'
import { checkAnswers } from '../form/form.js'
import { formModel } from '../form/model.js'
import type { ReviewerFact } from '../generated/facts.js'
import type { Answers, Json, Problem } from '../model.js'
import type { Field, FormModel, Programme, Stage } from '../programme.js'
import { pathOf } from '../values/pointers.js'

const decided = new WeakMap<Stage['facts'], { facts: Programme['facts']; found: readonly ReviewerFact[] }>()

/** The facts of a stage that reviewers decide, in the order of the file. */
export function decidedFacts({ facts }: Pick<Programme, 'facts'>, stage: Pick<Stage, 'facts'>): readonly ReviewerFact[] {
  const known = decided.get(stage.facts)
  if (known?.facts === facts) return known.found
  const found = [...facts.values()].flatMap((fact) => (fact.kind === 'reviewer' && stage.facts.has(fact.id) ? [fact] : []))
  decided.set(stage.facts, { facts, found })
  return found
}

/** Whether a role may decide a fact of a declaration that stands there. */
export const mayDecide = (fact: ReviewerFact, role: string, { state, holder }: { state: string; holder: string }) =>
  fact.by.includes(role) && (fact.in ? fact.in.includes(state) : holder === role)

const forms = new WeakMap<ReviewerFact, FormModel>()

/** The question as a form of one section `decision` with one field `value`. */
export function decisionForm(fact: ReviewerFact, { dictionaries }: Pick<Programme, 'dictionaries'>): FormModel {
  const known = forms.get(fact)
  if (known) return known
  const section = { type: 'object' as const, title: fact.label, properties: { value: fieldOf(fact) }, required: ['value'] }
  const made = formModel({ type: 'object', title: fact.label, properties: { decision: section } }, dictionaries)
  forms.set(fact, made)
  return made
}

/** The value as it is kept, or what is wrong with it, at /value. */
export function judgeDecision(fact: ReviewerFact, value: Json, stage: Stage, programme: Programme): { value?: Json; problems: Problem[] } {
  const asked: Stage = { ...stage, form: decisionForm(fact, programme) }
  const answers: Answers = normaliseAnswers(asked, { decision: { value } })
  const problems = checkAnswers(asked, answers).map((problem) => ({ ...problem, at: '/value' }))
  return { value: pathOf('/decision/value').reduce<Json | undefined>(below, answers), problems }
}

const below = (group: Json | undefined, key: string) =>
  typeof group === 'object' && group !== null && !Array.isArray(group) && Object.hasOwn(group, key) ? group[key] : undefined

function fieldOf({ label, unit, type, clause, options, places = 2, minimum, maximum }: ReviewerFact): Field {
  const named = { title: label, ...(clause && { clause }), ...(unit && { unit }) }
  const choices = options?.map((option) => ({ ...option }))
  if (type === 'integer')
    return {
      ...named,
      type: 'integer',
      ...(minimum !== undefined && { minimum: Number(minimum) }),
      ...(maximum !== undefined && { maximum: Number(maximum) }),
    }
  if (type === 'boolean') return { title: label, type: 'boolean' }
  if (type === 'list') return { title: label, type: 'array', items: { type: 'string', oneOf: choices ?? [] } }
  if (choices) return { ...named, type: 'string', oneOf: choices }
  if (type === 'decimal')
    return {
      ...named,
      type: 'string',
      decimal: { places, ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) },
    }
  return type === 'date' ? { ...named, type: 'string', format: 'date' } : { ...named, type: 'string', maxLength: 2000 }
}

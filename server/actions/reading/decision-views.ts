/** The facts that reviewers decide, as the pages show them. */
import { decidedFacts, decisionForm, mayDecide } from '../../engine/conditions/decided.js'
import { displayValue } from '../../engine/conditions/display.js'
import type { ReviewerFact } from '../../engine/generated/facts.js'
import type { Json } from '../../engine/model.js'
import type { Happened } from '../../store/events.js'
import { decisionsOf } from '../../store/reviews.js'
import type { Context } from '../context.js'
import { roleLabel } from '../role-label.js'
import type { DecisionView } from '../views/declaration.js'
import { smallForm } from './small-form.js'
import type { Subject } from './subject.js'

/** What the one who asks reads of them: the applicant only what is public and decided. */
export async function decisionViews(context: Context, subject: Subject, events: readonly Happened[]): Promise<DecisionView[]> {
  const { programme, stage, row } = subject
  const applicant = context.actor.role === stage.definition.by
  const facts = decidedFacts(programme, stage)
  if (facts.length === 0) return []
  const decisions = new Map((await decisionsOf(context.store.read, row.id)).map((one) => [one.rule, one]))
  return facts.flatMap((fact): DecisionView[] => {
    const decision = decisions.get(fact.id)
    const value = decision && (JSON.parse(decision.outcome) as Json)
    if (applicant && !(fact.public && decision)) return []
    const info = stage.facts.get(fact.id)
    return [
      {
        id: fact.id,
        label: fact.label,
        clause: fact.clause,
        ...(decision && { value, text: info ? displayValue(info, value, programme) : '', ...by(decision) }),
        roles: fact.by.map((role) => roleLabel(programme, role)),
        mayDecide: !applicant && mayDecide(fact, context.actor.role, row),
        form: smallForm(decisionForm(fact, programme), programme),
        history: applicant ? [] : historyOf(fact, events, subject),
      },
    ]
  })
}

const by = ({ reason = '', by: name = '', at = '' }: { reason?: string; by?: string; at?: string }) => ({ reason, by: name, at })

/** Every value that it had, oldest first. */
function historyOf({ id }: ReviewerFact, events: readonly Happened[], { programme }: Subject): DecisionView['history'] {
  return events.flatMap((event) => {
    if (event.action !== 'decide-fact' && event.action !== 'withdraw-fact') return []
    const { fact, name = '', reason = '' } = JSON.parse(event.detail) as { fact?: string; name?: string; reason?: string; value: Json }
    return fact === id ? [{ text: name, reason, by: event.name, role: roleLabel(programme, event.role), at: event.at }] : []
  })
}

import { AppError, notFound } from '../../errors.js'
import type { Context } from '../context.js'
import { check, checkView } from '../reading/check-view.js'
import { readSubject } from '../reading/subject.js'
import type { CheckView } from '../views/check.js'
import { recordDecision } from './record-decision.js'

type Input = { id: string; rule: string; outcome: 'met' | 'not met' | null; reason: string }

/** A reviewer settles or overrules a finding with a reason; null takes the decision back. Person and time are part of the record. */
export async function overrideFinding(context: Context, { id, rule, outcome, reason }: Input): Promise<CheckView> {
  const subject = await readSubject(context, id)
  const { row, stage } = subject
  const definition = stage.rules.find(({ name }) => name === rule)
  if (!definition) throw notFound()
  if (row.holder !== context.actor.role || !definition.overridable?.includes(context.actor.role))
    throw new AppError('forbidden', '当前环节不能认定这一项。')
  if (!reason.trim()) throw new AppError('invalid', '请写明理由。', [{ at: '/reason', message: '请写明理由。' }])
  await recordDecision(context, row, {
    name: rule,
    outcome,
    reason,
    event: { action: outcome === null ? 'withdraw-decision' : 'decide', internal: true, detail: { label: definition.label, outcome } },
  })
  const decided = await readSubject(context, id)
  return checkView(context, decided, await check(context, decided))
}

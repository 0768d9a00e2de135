import { AppError, notFound } from '../../errors.js'
import { saveDecision } from '../../store/reviews.js'
import type { Context } from '../context.js'
import { check, checkView } from '../reading/check-view.js'
import { readSubject } from '../reading/subject.js'
import { record } from '../record.js'
import type { CheckView } from '../views/check.js'

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
  const now = context.now()
  await context.store.write(async (tx) => {
    if (outcome === null) await tx.run('DELETE FROM decision WHERE declaration = ? AND rule = ?', [id, rule])
    else
      await saveDecision(tx, {
        declaration: id,
        rule,
        outcome: JSON.stringify(outcome),
        reason: reason.trim(),
        by: context.actor.name,
        at: now,
      })
    await record(tx, context, {
      action: outcome === null ? 'withdraw-decision' : 'decide',
      declaration: id,
      programme: row.programme,
      internal: true,
      detail: { label: definition.label, outcome, reason: reason.trim() },
    })
  })
  return checkView(context, subject, await check(context, subject))
}

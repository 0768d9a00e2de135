import { decidedFacts, judgeDecision, mayDecide } from '../../engine/conditions/decided.js'
import { displayValue } from '../../engine/conditions/display.js'
import type { Json } from '../../engine/model.js'
import { AppError, notFound } from '../../errors.js'
import { type Context, requireAccount } from '../context.js'
import { check } from '../reading/check-view.js'
import { oweOpinions } from '../reading/owed-opinions.js'
import { readSubject } from '../reading/subject.js'
import { requireVersion } from '../require-version.js'
import type { DeclarationView } from '../views/declaration.js'
import { declarationView } from './declaration-view.js'
import { recordDecision } from './record-decision.js'

type Input = { id: string; fact: string; version: number; value: Json; reason: string }

/** A reviewer records the value of a fact with a reason; null takes it back. What it was before stays in the log. */
export async function decideFact(context: Context, { id, fact: name, version, value, reason }: Input): Promise<DeclarationView> {
  requireAccount(context)
  const subject = await readSubject(context, id)
  const { row, stage, programme } = subject
  const fact = decidedFacts(programme, stage).find((one) => one.id === name)
  if (!fact) throw notFound()
  if (!mayDecide(fact, context.actor.role, row)) throw new AppError('forbidden', '当前环节不能认定这一项。')
  requireVersion(subject, version)
  const judged = value === null ? { value, problems: [] } : judgeDecision(fact, value, stage, programme)
  const problems = [...judged.problems, ...(reason.trim() ? [] : [{ at: '/reason', message: '请写明理由。' }])]
  if (problems.length > 0) throw new AppError('invalid', '还有内容需要完善。', problems)
  const outcome = judged.value ?? null
  await recordDecision(context, row, {
    name,
    outcome,
    reason,
    event: {
      action: outcome === null ? 'withdraw-fact' : 'decide-fact',
      internal: !fact.public,
      detail: {
        label: fact.label,
        fact: name,
        value: outcome,
        name: displayValue({ ...fact, options: optionsOf(fact.options) }, outcome, programme),
      },
    },
  })
  const changed = await readSubject(context, id)
  const { evaluation } = await check(context, changed)
  // what is asked for may depend on what was decided
  await context.store.write((tx) => oweOpinions(tx, changed, evaluation, { state: changed.row.state, enteredAt: changed.row.entered_at }))
  return declarationView(context, changed)
}

const optionsOf = (options: readonly { const: string; title: string }[] | undefined) =>
  options && new Map(options.map((option) => [option.const, option.title]))

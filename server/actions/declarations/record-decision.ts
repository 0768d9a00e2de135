import type { Json } from '../../engine/model.js'
import { changeDeclaration, type DeclarationRow } from '../../store/declarations.js'
import { removeDecision, saveDecision } from '../../store/reviews.js'
import type { Context } from '../context.js'
import { record } from '../record.js'

/** What a reviewer decided, on a rule or a fact: its outcome (null takes it back), the reason, and what the log says of it. */
interface Decision {
  name: string
  outcome: Json
  reason: string
  event: { action: string; internal: boolean; detail: Record<string, unknown> }
}

/** Keeps a reviewer's decision with person and time; what was decided before stays in the log. */
export async function recordDecision(context: Context, row: DeclarationRow, { name, outcome, reason, event }: Decision): Promise<void> {
  const [at, why] = [context.now(), reason.trim()]
  await context.store.write(async (tx) => {
    // a step that was prepared before must not be taken by what was decided meanwhile
    await changeDeclaration(tx, row, {})
    if (outcome === null) await removeDecision(tx, row.id, name)
    else
      await saveDecision(tx, { declaration: row.id, rule: name, outcome: JSON.stringify(outcome), reason: why, by: context.actor.name, at })
    await record(tx, context, { ...event, declaration: row.id, programme: row.programme, detail: { ...event.detail, reason: why } })
  })
}

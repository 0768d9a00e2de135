import { markOpened } from '../../store/declarations.js'
import type { Context } from '../context.js'
import { readSubject } from '../reading/subject.js'
import { record } from '../record.js'
import type { DeclarationView } from '../views/declaration.js'
import { declarationView } from './declaration-view.js'

/** A declaration for the one who asks; the first look of whoever has to act is noted, as it ends the applicant's time to withdraw. */
export async function showDeclaration(context: Context, { id }: { id: string }): Promise<DeclarationView> {
  const subject = await readSubject(context, id)
  const { row, stage } = subject
  const isReviewer = row.holder === context.actor.role && context.actor.role !== stage.definition.by
  if (isReviewer && !row.opened_at) {
    await context.store.write(async (tx) => {
      const first = await markOpened(tx, row.id, row.state, context.now())
      if (first) await record(tx, context, { action: 'open', declaration: row.id, programme: row.programme, internal: true })
    })
    row.opened_at = context.now()
  }
  return declarationView(context, subject)
}

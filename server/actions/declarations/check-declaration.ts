import type { Context } from '../context.js'
import { check, checkView } from '../reading/check-view.js'
import { readSubject } from '../reading/subject.js'
import type { CheckView } from '../views/check.js'

/** Everything the engine says about a declaration now. */
export async function checkDeclaration(context: Context, { id }: { id: string }): Promise<CheckView> {
  const subject = await readSubject(context, id)
  return checkView(context, subject, await check(context, subject))
}

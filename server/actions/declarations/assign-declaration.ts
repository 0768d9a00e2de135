import { AppError } from '../../errors.js'
import { accountById } from '../../store/accounts.js'
import { assign } from '../../store/reviews.js'
import { type Context, requireAccount } from '../context.js'
import { readSubject } from '../reading/subject.js'
import { record } from '../record.js'
import type { DeclarationView } from '../views/declaration.js'
import { declarationView } from './declaration-view.js'

/** Gives a declaration to an account that works on what is assigned to it; null takes every assignment back. */
export async function assignDeclaration(
  context: Context,
  { id, account }: { id: string; account: string | null },
): Promise<DeclarationView> {
  const by = requireAccount(context)
  const subject = await readSubject(context, id)
  if (context.actor.reach[subject.row.programme] !== 'all') throw new AppError('forbidden', '您的账号不能分派。')
  const target = account === null ? undefined : await accountById(context.store.read, account)
  if (account !== null && (!target || subject.programme.roles.get(target.role)?.scope !== 'assigned')) {
    throw new AppError('invalid', '不能分派给这个账号。', [{ at: '/account', message: '请选择按分派办理的账号。' }])
  }
  await context.store.write(async (tx) => {
    if (account === null) await tx.run('DELETE FROM assignment WHERE declaration = ?', [id])
    else await assign(tx, id, account, by, context.now())
    await record(tx, context, {
      action: 'assign',
      declaration: id,
      programme: subject.row.programme,
      internal: true,
      detail: { name: target?.name ?? '撤回分派' },
    })
  })
  return declarationView(context, subject)
}

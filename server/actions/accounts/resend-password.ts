import type { Context } from '../context.js'
import { recoverPassword } from './recover-password.js'

/** The mail did not arrive: a new initial password replaces the first one. */
export const resendPassword = (context: Context, input: { login: string; email: string }): Promise<{ sent: true }> =>
  recoverPassword(context, input)

import { checkCreditCode, normaliseCreditCode } from '../../engine/values/credit-code.js'
import { organisationByCode } from '../../store/organisations.js'
import type { Context } from '../context.js'
import { limitAttempts } from '../limits.js'

/** Whether a credit code can register; the sentence if not. */
export async function checkAvailability(context: Context, { creditCode }: { creditCode: string }): Promise<{ problem?: string }> {
  await limitAttempts(context, [{ key: `availability:${context.actor.address}`, most: 60, seconds: 600 }])
  const code = normaliseCreditCode(creditCode)
  return { problem: checkCreditCode(code) ?? ((await organisationByCode(context.store.read, code)) ? registered : undefined) }
}

export const registered = '这个信用代码已经注册。请直接登录；忘记密码可在登录页找回。如果不是贵单位注册的，请联系所属主管部门。'

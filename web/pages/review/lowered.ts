/** Amounts that a step grants lower than they were computed, as they are typed. */
import type { ActionView } from '../../../server/actions/views/declaration'
import { yuanText } from '../../ui/money'
import { fenOf } from './batches/amount'

type Grant = NonNullable<ActionView['grants']>[number]

/** What was typed for one result; what was not touched is granted as computed. */
export interface Typed {
  amount: string
  reason: string
}

/** What is sent: only what differs from the computed amount. */
export function loweredOf(grants: readonly Grant[], typed: Readonly<Record<string, Typed>>) {
  return grants.flatMap(({ result, fen }) => {
    const own = typed[result]
    const granted = own && fenOf(own.amount)
    return own && granted !== undefined && granted !== fen ? [{ result, fen: granted, reason: own.reason.trim() }] : []
  })
}

/** What is wrong with it, by field: never more than computed, never without a reason. */
export function loweredProblems(grants: readonly Grant[], typed: Readonly<Record<string, Typed>>): Record<string, string> {
  return Object.fromEntries(
    grants.flatMap(({ result, label, fen = 0 }): [string, string][] => {
      const own = typed[result]
      if (!own) return []
      const granted = fenOf(own.amount)
      if (granted === undefined) return [[amountKey(result), `请填写“${label}”的金额，最多两位小数。`]]
      if (granted > fen || granted < 0) return [[amountKey(result), `“${label}”应在 0 到 ${yuanText(fen)}之间，只能核减，不能调高。`]]
      return granted < fen && own.reason.trim() === '' ? [[reasonKey(result), `请写明“${label}”为什么低于核算的金额。`]] : []
    }),
  )
}

/** The key of the amount among the problems of the dialog, as the server names it. */
export const amountKey = (result: string) => `lowered/${result}`
export const reasonKey = (result: string) => `reason/${result}`

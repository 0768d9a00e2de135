/** Facts read from the record of payments: how much was paid to a declaration, and when. */

import type { PaymentFact } from '../generated/facts.js'
import type { Inputs, Json, Payment } from '../model.js'
import type { Programme } from '../programme.js'
import { dayOf } from '../values/dates.js'
import { plainAmount } from '../values/money.js'

interface Found {
  value?: Json
  source?: string
  missing?: string
  evidence?: Json
}

/** The sum that was paid, the first or last day, or how many payments there were. */
export function fromPayments(fact: PaymentFact, { inputs, programme }: { inputs: Inputs; programme: Programme }): Found {
  const title = programme.stages.get(fact.stage)?.definition.title ?? fact.stage
  const record = inputs.records && Object.hasOwn(inputs.records, fact.stage) ? inputs.records[fact.stage] : undefined
  if (!record) return { missing: `还没有“${title}”的申报件` }
  const payments = record.payments ?? []
  const value = readings[fact.reads](payments, fact)
  if (value === undefined) return { missing: `“${title}”还没有拨付记录` }
  const evidence = payments.map(({ on, fen }): Json => ({ on, amount: plainAmount(fen, fact.unit) }))
  return { value, source: `“${title}”的拨付记录（${payments.length} 笔）`, ...(evidence.length > 0 && { evidence }) }
}

const readings = {
  amount: (payments, { part, unit }) =>
    plainAmount(
      payments.reduce(
        (sum, { fen, parts = {} }) => sum + (part === undefined ? fen : Object.hasOwn(parts, part) ? (parts[part] ?? 0) : 0),
        0,
      ),
      unit,
    ),
  firstDay: (payments) => days(payments)[0],
  lastDay: (payments) => days(payments).at(-1),
  count: (payments) => payments.length,
} satisfies Record<PaymentFact['reads'], (payments: readonly Payment[], fact: PaymentFact) => Json | undefined>

/** The days on which money was paid, in their order; what was corrected does not count. */
const days = (payments: readonly Payment[]) => payments.flatMap(({ on, fen }) => (fen > 0 ? [dayOf(on)] : [])).sort()

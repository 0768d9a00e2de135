/** Payments to the members of batches: whole fen, never changed; a correction is another one with the opposite sign. */
import type { Payment } from '../engine/model.js'
import type { Reader, Writer } from './connection.js'

export interface PaymentRow {
  id: string
  batch: string
  declaration: string
  /** YYYY-MM-DD. */
  paid_on: string
  fen: number
  /** JSON, fen by part of the amount. */
  parts: string
  reason: string | null
  receipt: string | null
  /** JSON, whom it was paid to: label and text of each part. */
  payee: string
  by: string
  at: string
}

/** The payments of a batch, oldest first. */
export const paymentsOf = (read: Reader, batch: string) =>
  read.all<PaymentRow>('SELECT * FROM payment WHERE batch = ? ORDER BY at, id', [batch])

/** The payments to a declaration, in whatever batch, oldest first. */
export const paymentsTo = (read: Reader, declaration: string) =>
  read.all<PaymentRow>('SELECT * FROM payment WHERE declaration = ? ORDER BY at, id', [declaration])

/** The payments to an organisation's declarations in a programme, by declaration, oldest first. */
export async function paymentsByDeclaration(read: Reader, organisation: string, programme: string): Promise<Map<string, Payment[]>> {
  const rows = await read.all<Pick<PaymentRow, 'declaration' | 'paid_on' | 'fen' | 'parts'>>(
    'SELECT declaration, paid_on, fen, parts FROM payment JOIN declaration ON declaration.id = payment.declaration WHERE organisation = ? AND programme = ? ORDER BY paid_on, at, payment.id',
    [organisation, programme],
  )
  const payments = new Map<string, Payment[]>()
  for (const { declaration, paid_on: on, fen, parts } of rows)
    payments.set(declaration, [...(payments.get(declaration) ?? []), { on, fen, parts: JSON.parse(parts) as Record<string, number> }])
  return payments
}

/** What a member of a batch has been paid so far. */
export async function paidTo(read: Reader, batch: string, declaration: string): Promise<number> {
  const row = await read.get<{ fen: number | null }>('SELECT sum(fen) AS fen FROM payment WHERE batch = ? AND declaration = ?', [
    batch,
    declaration,
  ])
  return row?.fen ?? 0
}

/** Adds a payment. */
export async function insertPayment(tx: Writer, row: PaymentRow): Promise<void> {
  await tx.run(
    'INSERT INTO payment (id, batch, declaration, paid_on, fen, parts, reason, receipt, payee, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [row.id, row.batch, row.declaration, row.paid_on, row.fen, row.parts, row.reason, row.receipt, row.payee, row.by, row.at],
  )
}

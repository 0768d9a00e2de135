/** Amounts of declarations as of their last step, in whole fen by result of the worksheet; what was unknown then has no row. */
import type { Reader, Writer } from './connection.js'
import { holds } from './literal.js'

/** Keeps the known amounts of a declaration in the place of those of its step before; what stays the same is not written. */
export async function saveAmounts(tx: Writer, declaration: string, amounts: Readonly<Record<string, number | null>>): Promise<void> {
  const kept = await tx.all<{ result: string; fen: number | null }>('SELECT result, fen FROM recorded_amount WHERE declaration = ?', [
    declaration,
  ])
  const before = new Map(kept.map(({ result, fen }) => [result, fen]))
  for (const result of before.keys())
    if (typeof amounts[result] !== 'number')
      await tx.run('DELETE FROM recorded_amount WHERE declaration = ? AND result = ?', [declaration, result])
  for (const [result, fen] of Object.entries(amounts))
    if (fen !== null && before.get(result) !== fen)
      await tx.run(
        'INSERT INTO recorded_amount (declaration, result, fen) VALUES (?, ?, ?) ON CONFLICT (declaration, result) DO UPDATE SET fen = excluded.fen',
        [declaration, result, fen],
      )
}

/** The known amounts of an organisation's declarations in a programme, by declaration. */
export async function amountsOf(read: Reader, organisation: string, programme: string): Promise<Map<string, Record<string, number>>> {
  const rows = await read.all<{ declaration: string; result: string; fen: number }>(
    `SELECT recorded_amount.declaration, result, fen FROM recorded_amount JOIN declaration ON declaration.id = recorded_amount.declaration WHERE organisation = ? AND ${holds('programme', programme)} AND fen IS NOT NULL`,
    [organisation],
  )
  const amounts = new Map<string, Record<string, number>>()
  for (const { declaration, result, fen } of rows) amounts.set(declaration, { ...amounts.get(declaration), [result]: fen })
  return amounts
}

interface Drawing {
  programme: string
  stage: string
  states: readonly string[]
  result: string
  /** Which submission gives the place in the order. */
  submission: 'first' | 'last'
}

/** Every declaration of a stage that is in one of these states, with an amount; for sums over all, so without an actor. */
export async function reservationsOf(
  read: Reader,
  { programme, stage, states, result, submission }: Drawing,
): Promise<{ id: string; submittedAt?: string; fen: number | null }[]> {
  const rows = await read.all<{ id: string; place: string | null; fen: number | null }>(
    `SELECT id, ${submission === 'first' ? 'first_submitted_at' : 'submitted_at'} AS place, fen FROM declaration LEFT JOIN recorded_amount ON recorded_amount.declaration = declaration.id AND result = ? WHERE ${holds('programme', programme)} AND ${holds('stage', stage)} AND state IN (${states.map(() => '?').join(', ')})`,
    [result, ...states],
  )
  return rows.map(({ id, place, fen }) => ({ id, fen, ...(place !== null && { submittedAt: place }) }))
}

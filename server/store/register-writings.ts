/** What steps of declarations write into registers: rows of their own, which imports leave alone. */
import type { Json } from '../engine/model.js'
import { dayOf } from '../engine/values/dates.js'
import type { Reader, Writer } from './connection.js'

/** Which of these keys a step wrote, in force on a day or later, with the number of the declaration. */
export async function writtenKeys(read: Reader, programme: string, register: string, day: string): Promise<Map<string, string>> {
  const rows = await read.all<{ key: string; number: string }>(
    'SELECT key, number FROM register_row JOIN declaration ON declaration.id = register_row.declaration WHERE register_row.programme = ? AND register = ? AND (valid_to IS NULL OR (valid_to > ? AND valid_to > valid_from))',
    [programme, register, day],
  )
  return new Map(rows.map(({ key, number }) => [key, number]))
}

/** What a step writes into one register. */
export interface Written {
  id: string
  programme: string
  register: string
  declaration: string
  by: string
  at: string
}

/** Adds a row that a step writes. */
export async function insertRow(
  tx: Writer,
  { id, programme, register, declaration }: Written,
  { key, values, from, to }: { key: string; values: Record<string, Json>; from: string; to?: string },
): Promise<void> {
  await tx.run(
    'INSERT INTO register_row (programme, register, key, row, content, valid_from, valid_to, imported_by, declaration) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?)',
    [programme, register, key, JSON.stringify(values), from, to ?? null, id, declaration],
  )
}

/** Rows still in force on a day or from a later one on, of one key or of all. */
export function openRows(
  read: Reader,
  { programme, register, from, key }: { programme: string; register: string; from: string; key?: string },
): Promise<{ id: number; key: string; content: string; valid_from: string }[]> {
  return read.all(
    `SELECT id, key, content, valid_from FROM register_row WHERE programme = ? AND register = ? AND (valid_to IS NULL OR (valid_to > ? AND valid_to > valid_from)) ${key === undefined ? '' : 'AND key = ?'}`,
    [programme, register, from, ...(key === undefined ? [] : [key])],
  )
}

/** Ends rows on a day; one that would begin later never does. */
export async function endRows(tx: Writer, rows: readonly { id: number; valid_from: string }[], day: string): Promise<void> {
  for (const { id, valid_from } of rows)
    await tx.run('UPDATE register_row SET valid_to = ? WHERE id = ?', [valid_from > day ? valid_from : day, id])
}

/** Notes that a step wrote into a register, by which kept evaluations are made anew. */
export async function insertWriting(tx: Writer, { id, programme, register, declaration, by, at }: Written, rows: number): Promise<void> {
  await tx.run('INSERT INTO register_import (id, programme, register, as_of, rows, by, at, declaration) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
    id,
    programme,
    register,
    dayOf(at),
    rows,
    by,
    at,
    declaration,
  ])
}

/** Immutable snapshots of answers, at a submission or a print. */
import type { Reader, Writer } from './connection.js'

export interface RevisionRow {
  id: string
  declaration: string
  number: number
  kind: 'submission' | 'print'
  edition: string
  answers: string
  hash: string
  printed_hash: string
  by: string
  at: string
}

/** Adds the next revision of a declaration; answers its number. */
export async function insertRevision(tx: Writer, row: Omit<RevisionRow, 'number'> & { evaluation: string | null }): Promise<number> {
  const last = await tx.get<{ number: number | null }>('SELECT max(number) AS number FROM revision WHERE declaration = ?', [
    row.declaration,
  ])
  const number = (last?.number ?? 0) + 1
  await tx.run(
    'INSERT INTO revision (id, declaration, number, kind, edition, answers, hash, printed_hash, evaluation, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [row.id, row.declaration, number, row.kind, row.edition, row.answers, row.hash, row.printed_hash, row.evaluation, row.by, row.at],
  )
  return number
}

/** What was handed in last, if anything was. */
export const lastSubmission = (read: Reader, declaration: string) =>
  read.get<Pick<RevisionRow, 'answers' | 'at' | 'edition'>>(
    "SELECT answers, at, edition FROM revision WHERE declaration = ? AND kind = 'submission' ORDER BY number DESC LIMIT 1",
    [declaration],
  )

/** Everything that was handed in, oldest first. */
export const submissionsOf = (read: Reader, declaration: string) =>
  read.all<Pick<RevisionRow, 'answers' | 'at'>>(
    "SELECT answers, at FROM revision WHERE declaration = ? AND kind = 'submission' ORDER BY number",
    [declaration],
  )

/** All revisions of a declaration that the caller has read in scope, oldest first; without the evaluations, which are evidence and large. */
export async function revisionsOf(read: Reader, declaration: string): Promise<RevisionRow[]> {
  return read.all<RevisionRow>(
    'SELECT id, declaration, number, kind, edition, answers, hash, printed_hash, by, at FROM revision WHERE declaration = ? ORDER BY number',
    [declaration],
  )
}

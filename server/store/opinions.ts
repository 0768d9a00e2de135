/** Opinions that roles give side by side: what was said, the files that belong to it, what is still owed. */
import type { Reader, Writer } from './connection.js'
import { guarded } from './guarded.js'

export interface OpinionRow {
  declaration: string
  opinion: string
  /** When the state was entered in which it was given. */
  entered_at: string
  round: number
  outcome: string
  text: string
  /** JSON: its own fields. */
  fields: string
  account: string
  by: string
  role: string
  at: string
}

export interface OpinionFileRow {
  id: string
  declaration: string
  opinion: string
  entered_at: string
  name: string
  sha256: string
  size: number
  pages: number | null
  by: string
  at: string
  removed_at: string | null
}

export interface OwedRow {
  declaration: string
  opinion: string
  role: string
  due_at: string | null
  due_day: string | null
}

/** The opinions that count in a round: of each the one that was given last. */
export async function opinionsOf(read: Reader, { id, round }: { id: string; round: number }): Promise<Map<string, OpinionRow>> {
  const rows = await read.all<OpinionRow>('SELECT * FROM opinion WHERE declaration = ? AND round = ? ORDER BY entered_at', [id, round])
  return new Map(rows.map((row) => [row.opinion, row]))
}

/** Records an opinion; in the same visit of the state a later one takes its place, as the log keeps both. */
export async function saveOpinion(tx: Writer, row: OpinionRow): Promise<void> {
  await tx.run(
    `INSERT INTO opinion (declaration, opinion, entered_at, round, outcome, text, fields, account, by, role, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (declaration, opinion, entered_at) DO UPDATE SET outcome = excluded.outcome, text = excluded.text, fields = excluded.fields, account = excluded.account, by = excluded.by, role = excluded.role, at = excluded.at`,
    [row.declaration, row.opinion, row.entered_at, row.round, row.outcome, row.text, row.fields, row.account, row.by, row.role, row.at],
  )
}

/** The files of opinions that stand, in order of upload. */
export async function opinionFilesOf(read: Reader, declaration: string): Promise<OpinionFileRow[]> {
  return read.all<OpinionFileRow>('SELECT * FROM opinion_file WHERE declaration = ? AND removed_at IS NULL ORDER BY at, id', [declaration])
}

/** Adds a file and, if it is new, its content. */
export async function insertOpinionFile(tx: Writer, row: Omit<OpinionFileRow, 'removed_at'>): Promise<void> {
  await tx.run('INSERT INTO stored_file (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [
    row.sha256,
    row.size,
    row.at,
  ])
  await tx.run(
    'INSERT INTO opinion_file (id, declaration, opinion, entered_at, name, sha256, size, pages, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [row.id, row.declaration, row.opinion, row.entered_at, row.name, row.sha256, row.size, row.pages, row.by, row.at],
  )
}

/** Takes a file away while its opinion may still be changed; the record keeps it. */
export async function removeOpinionFile(
  tx: Writer,
  { id, declaration, opinion, entered_at }: Pick<OpinionFileRow, 'id' | 'declaration' | 'opinion' | 'entered_at'>,
  now: string,
): Promise<void> {
  guarded(
    await tx.run(
      'UPDATE opinion_file SET removed_at = ? WHERE id = ? AND declaration = ? AND opinion = ? AND entered_at = ? AND removed_at IS NULL',
      [now, id, declaration, opinion, entered_at],
    ),
    '这个文件已经被移除，或者已经不能再改。',
  )
}

/** What is owed for declarations, by any role or by one. */
export async function owedOpinions(read: Reader, declarations: readonly string[], role?: string): Promise<OwedRow[]> {
  if (declarations.length === 0) return []
  const marks = declarations.map(() => '?').join(', ')
  return role === undefined
    ? read.all<OwedRow>(`SELECT * FROM owed_opinion WHERE declaration IN (${marks})`, [...declarations])
    : read.all<OwedRow>(`SELECT * FROM owed_opinion WHERE declaration IN (${marks}) AND role = ?`, [...declarations, role])
}

/** Whether a role owes any opinion at all: lists need not look otherwise. */
export const owesOpinions = async (read: Reader, role: string) =>
  (await read.get('SELECT 1 FROM owed_opinion WHERE role = ? LIMIT 1', [role])) !== undefined

/** Puts what is owed in the place of what was. */
export async function replaceOwed(tx: Writer, declaration: string, rows: readonly OwedRow[]): Promise<void> {
  await tx.run('DELETE FROM owed_opinion WHERE declaration = ?', [declaration])
  for (const row of rows)
    await tx.run('INSERT INTO owed_opinion (declaration, opinion, role, due_at, due_day) VALUES (?, ?, ?, ?, ?)', [
      declaration,
      row.opinion,
      row.role,
      row.due_at,
      row.due_day,
    ])
}

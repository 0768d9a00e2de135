/** Objections of the public against a published list. */
import type { Reader, Writer } from './connection.js'
import { guarded } from './guarded.js'

export interface ObjectionRow {
  id: string
  batch: string
  declaration: string | null
  text: string
  name: string | null
  contact: string | null
  at: string
  due_at: string | null
  due_day: string | null
  outcome: 'upheld' | 'not-upheld' | null
  answer: string | null
  decided_by: string | null
  decided_at: string | null
}

/** The objections of a batch, oldest first. */
export const objectionsOf = (read: Reader, batch: string) =>
  read.all<ObjectionRow>('SELECT * FROM objection WHERE batch = ? ORDER BY at, id', [batch])

/** How many of a batch are not decided yet. */
export async function openObjections(read: Reader, batch: string): Promise<number> {
  return (
    (await read.get<{ count: number }>('SELECT count(*) AS count FROM objection WHERE batch = ? AND outcome IS NULL', [batch]))?.count ?? 0
  )
}

/** Adds an objection. */
export async function insertObjection(
  tx: Writer,
  row: Omit<ObjectionRow, 'outcome' | 'answer' | 'decided_by' | 'decided_at'>,
): Promise<void> {
  await tx.run(
    'INSERT INTO objection (id, batch, declaration, text, name, contact, at, due_at, due_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [row.id, row.batch, row.declaration, row.text, row.name, row.contact, row.at, row.due_at, row.due_day],
  )
}

/** Decides one that is open. */
export async function decideObjection(
  tx: Writer,
  { id, batch }: Pick<ObjectionRow, 'id' | 'batch'>,
  decision: { outcome: 'upheld' | 'not-upheld'; answer: string; by: string; at: string },
): Promise<void> {
  guarded(
    await tx.run(
      'UPDATE objection SET outcome = ?, answer = ?, decided_by = ?, decided_at = ? WHERE id = ? AND batch = ? AND outcome IS NULL',
      [decision.outcome, decision.answer, decision.by, decision.at, id, batch],
    ),
    '这条异议刚刚有人处理过，请刷新后再看。',
  )
}

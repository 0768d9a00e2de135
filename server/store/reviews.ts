/** What reviewers leave with a declaration: remarks, decisions on findings, assignments. */
import { type Reader, still, type Writer } from './connection.js'
import { guarded } from './guarded.js'

export interface RemarkRow {
  id: string
  declaration: string
  round: number
  at: string
  label: string
  text: string
  by: string
  role: string
  created_at: string
  settled: number
  reply: string | null
}

export interface DecisionRow {
  declaration: string
  rule: string
  /** JSON: "met" | "not met", or the value of a reviewer's fact. */
  outcome: string
  reason: string
  by: string
  at: string
}

/** All remarks of a declaration, by round. */
export async function remarksOf(read: Reader, declaration: string): Promise<readonly RemarkRow[]> {
  return still<RemarkRow>(read, ['remark'], 'SELECT * FROM remark WHERE declaration = ? ORDER BY round, created_at, id', [declaration])
}

/** Adds a remark. */
export async function insertRemark(tx: Writer, row: Omit<RemarkRow, 'settled' | 'reply'>): Promise<void> {
  await tx.run('INSERT INTO remark (id, declaration, round, at, label, text, by, role, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    row.id,
    row.declaration,
    row.round,
    row.at,
    row.label,
    row.text,
    row.by,
    row.role,
    row.created_at,
  ])
}

/** Ticks a remark off, or opens it again. */
export async function settleRemark(tx: Writer, id: string, declaration: string, settled: boolean, reply: string | null): Promise<void> {
  guarded(
    await tx.run('UPDATE remark SET settled = ?, reply = ? WHERE id = ? AND declaration = ?', [settled ? 1 : 0, reply, id, declaration]),
    '没有找到这条意见。',
  )
}

/** The decisions recorded on findings and reviewer facts. */
export async function decisionsOf(read: Reader, declaration: string): Promise<readonly DecisionRow[]> {
  return still<DecisionRow>(read, ['decision'], 'SELECT * FROM decision WHERE declaration = ?', [declaration])
}

/** Records a decision; a later one replaces it (the audit log keeps both). */
export async function saveDecision(tx: Writer, row: DecisionRow): Promise<void> {
  await tx.run(
    'INSERT INTO decision (declaration, rule, outcome, reason, by, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (declaration, rule) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, by = excluded.by, at = excluded.at',
    [row.declaration, row.rule, row.outcome, row.reason, row.by, row.at],
  )
}

/** Takes a decision back. */
export async function removeDecision(tx: Writer, declaration: string, name: string): Promise<void> {
  await tx.run('DELETE FROM decision WHERE declaration = ? AND rule = ?', [declaration, name])
}

/** Gives a declaration to an account whose scope is what was assigned to it. */
export async function assign(tx: Writer, declaration: string, account: string, by: string, at: string): Promise<void> {
  await tx.run('INSERT INTO assignment (declaration, account, by, at) VALUES (?, ?, ?, ?) ON CONFLICT (declaration, account) DO NOTHING', [
    declaration,
    account,
    by,
    at,
  ])
}

/** The accounts of a role to which a declaration was assigned, with their addresses. */
export async function assignedAccounts(read: Reader, declaration: string, role: string): Promise<{ email: string | null }[]> {
  return read.all(
    'SELECT account.email FROM assignment JOIN account ON account.id = assignment.account WHERE declaration = ? AND account.role = ? AND account.disabled = 0',
    [declaration, role],
  )
}

/** To whom a declaration was assigned. */
export async function assignedTo(read: Reader, declaration: string): Promise<readonly { account: string; name: string }[]> {
  return still(
    read,
    ['assignment', 'account'],
    'SELECT account.id AS account, account.name FROM assignment JOIN account ON account.id = assignment.account WHERE declaration = ?',
    [declaration],
  )
}

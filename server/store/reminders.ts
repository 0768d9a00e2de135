/** Which reminders were sent about the limit of a state, so that none is sent twice. */
import type { Reader, Writer } from './connection.js'

/** The positions of those that were sent since the state was entered. */
export async function remindersSent(read: Reader, declaration: string, enteredAt: string): Promise<Set<number>> {
  const rows = await read.all<{ position: number }>('SELECT position FROM reminder WHERE declaration = ? AND entered_at = ?', [
    declaration,
    enteredAt,
  ])
  return new Set(rows.map(({ position }) => position))
}

/** Notes one; answers false where it was noted before. */
export async function noteReminder(tx: Writer, declaration: string, enteredAt: string, position: number, at: string): Promise<boolean> {
  const noted = await tx.run('INSERT OR IGNORE INTO reminder (declaration, entered_at, position, at) VALUES (?, ?, ?, ?)', [
    declaration,
    enteredAt,
    position,
    at,
  ])
  return noted > 0
}

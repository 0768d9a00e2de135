/** Counts of attempts in sliding windows that survive a restart, and answers to repeated requests. */
import type { Reader, Writer } from './connection.js'

/** Notes an attempt and answers how many there were under the key since `from`; what is older is swept once a day. */
export async function countAttempt(tx: Writer, key: string, now: string, from: string): Promise<number> {
  await tx.run('INSERT INTO throttle (key, at, attempts) VALUES (?, ?, 1) ON CONFLICT (key, at) DO UPDATE SET attempts = attempts + 1', [
    key,
    now,
  ])
  return (await attemptsSince(tx, key, from)).count
}

/** How many attempts there were since `from`, and when the oldest was. */
export async function attemptsSince(read: Reader, key: string, from: string): Promise<{ count: number; oldest?: string }> {
  const row = await read.get<{ count: number; oldest: string | null }>(
    'SELECT coalesce(sum(attempts), 0) AS count, min(at) AS oldest FROM throttle WHERE key = ? AND at > ?',
    [key, from],
  )
  return { count: row?.count ?? 0, oldest: row?.oldest ?? undefined }
}

/** Forgets the attempts under a key, after a success. */
export const forgetAttempts = (tx: Writer, key: string) => tx.run('DELETE FROM throttle WHERE key = ?', [key])

/** The answer that was given to the same request of the same account. */
export async function readAnswer(read: Reader, key: string, account: string): Promise<string | undefined> {
  return (await read.get<{ answer: string }>('SELECT answer FROM idempotency WHERE key = ? AND account = ?', [key, account]))?.answer
}

/** Keeps the answer to a request. */
export async function saveAnswer(tx: Writer, key: string, account: string, answer: string, now: string): Promise<void> {
  await tx.run('INSERT INTO idempotency (key, account, answer, at) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING', [
    key,
    account,
    answer,
    now,
  ])
}

/** Removes attempts, kept answers and sessions that are older than the given times. */
export async function sweepRows(tx: Writer, older: { attempts: string; answers: string; sessions: string }): Promise<void> {
  await tx.run('DELETE FROM throttle WHERE at < ?', [older.attempts])
  await tx.run('DELETE FROM idempotency WHERE at < ?', [older.answers])
  await tx.run('DELETE FROM session WHERE created_at < ?', [older.sessions])
}

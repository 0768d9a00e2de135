/** The outbox: mails are written with what they report, and sent afterwards; a mail server that is down delays nothing. */
import type { Reader, Writer } from './connection.js'

export interface MailRow {
  id: string
  recipient: string
  subject: string
  body: string
  created_at: string
  sent_at: string | null
  attempts: number
  next_at: string | null
  error: string | null
}

/** Puts a mail into the outbox, due at once. */
export async function insertMail(tx: Writer, mail: Pick<MailRow, 'id' | 'recipient' | 'subject' | 'body' | 'created_at'>): Promise<void> {
  await tx.run('INSERT INTO mail (id, recipient, subject, body, created_at, next_at) VALUES (?, ?, ?, ?, ?, ?)', [
    mail.id,
    mail.recipient,
    mail.subject,
    mail.body,
    mail.created_at,
    mail.created_at,
  ])
}

/** Mails to be sent now. */
export const dueMails = (read: Reader, now: string, limit: number) =>
  read.all<MailRow>('SELECT * FROM mail WHERE sent_at IS NULL AND next_at <= ? ORDER BY next_at LIMIT ?', [now, limit])

/** Takes a due mail until then, unless somebody else was faster; answers whether it did. */
export const takeMail = async (tx: Writer, { id, next_at }: MailRow, until: string) =>
  (await tx.run('UPDATE mail SET next_at = ? WHERE id = ? AND sent_at IS NULL AND next_at = ?', [until, id, next_at])) === 1

/** Notes that a mail was handed over. */
export const markSent = (tx: Writer, id: string, now: string) =>
  tx.run('UPDATE mail SET sent_at = ?, attempts = attempts + 1, next_at = NULL, error = NULL WHERE id = ?', [now, id])

/** Notes a failure and when to try again; no next time = given up. */
export const markFailed = (tx: Writer, id: string, error: string, nextAt: string | null) =>
  tx.run('UPDATE mail SET attempts = attempts + 1, error = ?, next_at = ? WHERE id = ?', [error, nextAt, id])

/** Sends a mail once more. */
export const requeueMail = (tx: Writer, id: string, now: string) =>
  tx.run('UPDATE mail SET sent_at = NULL, next_at = ?, error = NULL WHERE id = ?', [now, id])

/** Where a page of the outbox ends. */
export type MailKey = Pick<MailRow, 'created_at' | 'id'>

/** A page of the mails, newest first, older than the last one seen. */
export const listMails = (read: Reader, limit: number, last?: MailKey) =>
  read.all<MailRow>(`SELECT * FROM mail ${last ? 'WHERE (created_at, id) < (?, ?)' : ''} ORDER BY created_at DESC, id DESC LIMIT ?`, [
    ...(last ? [last.created_at, last.id] : []),
    limit,
  ])

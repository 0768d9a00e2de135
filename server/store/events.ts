/** The audit log: append-only, chained by hash; written in the transaction of what it records. */
import { hash } from 'node:crypto'
import type { Json } from '../engine/model.js'
import type { Reader, Writer } from './connection.js'

export interface EventRow {
  sequence: number
  id: string
  at: string
  account: string | null
  name: string
  role: string
  action: string
  declaration: string | null
  organisation: string | null
  programme: string | null
  internal: number
  detail: string
  previous_hash: string
  hash: string
}

export interface NewEvent {
  id: string
  at: string
  account?: string
  name: string
  role: string
  /** act:<action of the workflow>, or the verb: save, upload, register, publish … */
  action: string
  declaration?: string
  organisation?: string
  programme?: string
  /** Not shown to the applicant. */
  internal?: boolean
  detail?: Json
}

const start = '0'.repeat(64)

/** Appends an event after the last one. */
export async function appendEvent(tx: Writer, event: NewEvent): Promise<void> {
  const last = await tx.get<{ sequence: number; hash: string }>('SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1')
  const row: Omit<EventRow, 'hash'> = {
    sequence: (last?.sequence ?? 0) + 1,
    id: event.id,
    at: event.at,
    account: event.account ?? null,
    name: event.name,
    role: event.role,
    action: event.action,
    declaration: event.declaration ?? null,
    organisation: event.organisation ?? null,
    programme: event.programme ?? null,
    internal: event.internal ? 1 : 0,
    detail: JSON.stringify(event.detail ?? {}),
    previous_hash: last?.hash ?? start,
  }
  const names = Object.keys(row) as (keyof typeof row)[]
  await tx.run(`INSERT INTO event (${names.join(', ')}, hash) VALUES (${names.map(() => '?').join(', ')}, ?)`, [
    ...names.map((name) => row[name]),
    hashOf(row),
  ])
}

/** What happened to a declaration, without the chain. */
export type Happened = Pick<EventRow, 'id' | 'at' | 'name' | 'role' | 'action' | 'internal' | 'detail'>

/** The history of a declaration, oldest first. */
export async function eventsOf(read: Reader, declaration: string): Promise<Happened[]> {
  return read.all<Happened>('SELECT id, at, name, role, action, internal, detail FROM event WHERE declaration = ? ORDER BY sequence', [
    declaration,
  ])
}

/** Who changed the draft of a programme since it was last published. */
export const editorsSince = (read: Reader, programme: string) =>
  read.all<{ account: string }>(
    `SELECT DISTINCT account FROM event WHERE programme = ? AND action IN ('save-draft', 'import') AND sequence >
       (SELECT coalesce(max(sequence), 0) FROM event WHERE programme = ? AND action IN ('publish', 'reinstate'))`,
    [programme, programme],
  )

/** Recomputes the chain; answers the first sequence at which it breaks, or nothing. */
export async function verifyEvents(read: Reader): Promise<{ count: number; brokenAt?: number }> {
  let previous = start
  let count = 0
  for (;;) {
    const rows = await read.all<EventRow>('SELECT * FROM event WHERE sequence > ? ORDER BY sequence LIMIT 1000', [count])
    for (const { hash: own, ...row } of rows) {
      if (row.sequence !== count + 1 || row.previous_hash !== previous || hashOf(row) !== own) return { count, brokenAt: count + 1 }
      previous = own
      count++
    }
    if (rows.length < 1000) return { count }
  }
}

/** SHA-256 over the fields in one order, as JSON. */
function hashOf(row: Omit<EventRow, 'hash'>): string {
  const { sequence, id, at, account, name, role, action, declaration, organisation, programme, internal, detail, previous_hash } = row
  return hash(
    'sha256',
    JSON.stringify([sequence, id, at, account, name, role, action, declaration, organisation, programme, internal, detail, previous_hash]),
  )
}

/** What happened to a batch, oldest first. */
export const eventsOfBatch = (read: Reader, batch: string) =>
  read.all<EventRow>(
    "SELECT * FROM event WHERE json_extract(detail, '$.batch') = ? AND json_extract(detail, '$.batch') IS NOT NULL AND declaration IS NULL ORDER BY sequence",
    [batch],
  )

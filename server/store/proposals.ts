/** The draft that one administrator proposed for another to publish: one for each programme. */
import type { Reader, Writer } from './connection.js'
import type { Running } from './editions.js'
import type { EventRow } from './events.js'

export interface ProposalRow {
  programme: string
  /** The exact text, by its hash. */
  edition: string
  note: string
  running: Running
  effective_at: string | null
  account: string
  by: string
  at: string
}

/** The one that stands. */
export const readProposal = (read: Reader, programme: string) =>
  read.get<ProposalRow>('SELECT * FROM proposal WHERE programme = ?', [programme])

/** Proposes; a later one takes the place of an earlier one. */
export async function saveProposal(tx: Writer, row: ProposalRow): Promise<void> {
  const names = Object.keys(row) as (keyof ProposalRow)[]
  await tx.run(
    `INSERT OR REPLACE INTO proposal (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    names.map((name) => row[name]),
  )
}

/** Ends it: published, or sent back. */
export const endProposal = (tx: Writer, programme: string) => tx.run('DELETE FROM proposal WHERE programme = ?', [programme])

/** How the last proposal ended: who ended it, and in its detail whose it was and why. Absent where a publication or another proposal came after it. */
export async function endedProposal(read: Reader, programme: string): Promise<Pick<EventRow, 'name' | 'at' | 'detail'> | undefined> {
  const last = await read.get<EventRow>(
    `SELECT * FROM event
       WHERE programme = ? AND (action = 'propose-publication' OR action = 'end-proposal' OR action = 'publish' OR action = 'reinstate')
       ORDER BY sequence DESC LIMIT 1`,
    [programme],
  )
  return last?.action === 'end-proposal' ? last : undefined
}

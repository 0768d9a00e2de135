/** Amounts as they were granted: append-only, the last row of a declaration's result stands. */
import type { Grant } from '../engine/model.js'
import type { Reader, Writer } from './connection.js'

export interface NewGrant {
  declaration: string
  organisation: string
  programme: string
  result: string
  fen: number
  computed: number
  decision?: string
  reason?: string
  parts?: Grant['parts']
  edition: string
  /** The worksheet with its basis, as JSON text. */
  sheet: string
  action: string
  by: string
  at: string
}

/** Records what a step grants. */
export async function insertGrant(tx: Writer, grant: NewGrant): Promise<void> {
  const { declaration, organisation, programme, result, fen, computed, decision, reason, parts, edition, sheet, action, by, at } = grant
  await tx.run(
    'INSERT INTO granted_amount (declaration, organisation, programme, result, fen, computed, decision, reason, parts, edition, sheet, action, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [
      declaration,
      organisation,
      programme,
      result,
      fen,
      computed,
      decision ?? null,
      reason ?? null,
      parts ? JSON.stringify(parts) : null,
      edition,
      sheet,
      action,
      by,
      at,
    ],
  )
}

type Row = Pick<NewGrant, 'declaration' | 'result' | 'fen' | 'computed' | 'at'> & Record<'decision' | 'reason' | 'parts', string | null>

/** What stands of an organisation's grants in a programme, by declaration and result. */
export async function grantsOf(read: Reader, organisation: string, programme: string): Promise<Map<string, Record<string, Grant>>> {
  const rows = await read.all<Row>(
    'SELECT declaration, result, fen, computed, decision, reason, parts, at FROM granted_amount WHERE organisation = ? AND programme = ? ORDER BY sequence',
    [organisation, programme],
  )
  const grants = new Map<string, Record<string, Grant>>()
  for (const row of rows) grants.set(row.declaration, { ...grants.get(row.declaration), [row.result]: grantFrom(row) })
  return grants
}

function grantFrom({ fen, computed, at, decision, reason, parts }: Row): Grant {
  return {
    fen,
    at,
    computed,
    ...(decision !== null && { decision }),
    ...(reason !== null && { reason }),
    ...(parts !== null && { parts: JSON.parse(parts) as NonNullable<Grant['parts']> }),
  }
}

/** The members of batches: each declaration is in at most one that has not ended. */
import type { Reader, Writer } from './connection.js'
import { searchWords } from './declaration-lists.js'
import { guarded } from './guarded.js'
import { type Reaching, scope, within } from './scope.js'

export interface MemberRow {
  batch: string
  declaration: string
  position: number
  cells: string
  computed: number | null
  fen: number | null
  reason: string | null
  lowered_by: string | null
  held: number
  removed_at: string | null
  removed_reason: string | null
}

export interface ListedMember extends MemberRow {
  number: string
  organisation: string
  organisation_name: string
  district: string
  state: string
}

/** All members of a batch, removed ones too, in order. */
export const membersOf = (read: Reader, batch: string) =>
  read.all<ListedMember>(
    `SELECT batch_member.*, declaration.number, declaration.organisation, declaration.organisation_name, declaration.district, declaration.state
     FROM batch_member JOIN declaration ON declaration.id = batch_member.declaration WHERE batch = ? ORDER BY position, declaration`,
    [batch],
  )

/** Those that still belong to it. */
export const presentMembers = async (read: Reader, batch: string) =>
  (await membersOf(read, batch)).filter(({ removed_at }) => removed_at === null)

/** Adds a member; another batch that holds it, or this one, is a conflict that names it. */
export async function insertMember(tx: Writer, row: Pick<MemberRow, 'batch' | 'declaration' | 'cells' | 'computed'>): Promise<void> {
  const last = await tx.get<{ position: number | null }>('SELECT max(position) AS position FROM batch_member WHERE batch = ?', [row.batch])
  await tx.run('INSERT INTO batch_member (batch, declaration, position, cells, computed, fen) VALUES (?, ?, ?, ?, ?, ?)', [
    row.batch,
    row.declaration,
    (last?.position ?? 0) + 1,
    row.cells,
    row.computed,
    row.computed,
  ])
}

/** The number of the batch that holds a declaration now. */
export const holderOf = (read: Reader, declaration: string) =>
  read.get<{ batch: string; number: string; title: string }>(
    'SELECT batch, number, title FROM batch_member JOIN batch ON batch.id = batch_member.batch WHERE declaration = ? AND held = 1',
    [declaration],
  )

/** Takes a member out of a list that is still being made. */
export async function deleteMember(tx: Writer, batch: string, declaration: string): Promise<void> {
  guarded(
    await tx.run('DELETE FROM batch_member WHERE batch = ? AND declaration = ? AND removed_at IS NULL', [batch, declaration]),
    '这一家已经不在名单中。',
  )
}

/** Removes a member from a list that others have seen: the row stays, with the reason. */
export async function removeMember(tx: Writer, batch: string, declaration: string, reason: string, now: string): Promise<void> {
  guarded(
    await tx.run(
      'UPDATE batch_member SET held = 0, removed_at = ?, removed_reason = ? WHERE batch = ? AND declaration = ? AND removed_at IS NULL',
      [now, reason, batch, declaration],
    ),
    '这一家已经不在名单中。',
  )
}

/** Lowers an amount, or grants again what was computed. */
export async function setAmount(
  tx: Writer,
  { batch, declaration }: Pick<MemberRow, 'batch' | 'declaration'>,
  amount: { fen: number | null; reason: string | null; by: string | null },
): Promise<void> {
  guarded(
    await tx.run(
      'UPDATE batch_member SET fen = ?, reason = ?, lowered_by = ? WHERE batch = ? AND declaration = ? AND removed_at IS NULL AND (? IS NULL OR computed >= ?)',
      [amount.fen, amount.reason, amount.by, batch, declaration, amount.fen, amount.fen],
    ),
    '这一家已经不在名单中。',
  )
}

/** Sets the members of an ended batch free. */
export const releaseMembers = (tx: Writer, batch: string) => tx.run('UPDATE batch_member SET held = 0 WHERE batch = ?', [batch])

/** What other batches of a kind have granted, without those that ended without effect. */
export async function grantedElsewhere(
  read: Reader,
  { id, programme, kind }: { id: string; programme: string; kind: string },
): Promise<number> {
  const row = await read.get<{ fen: number | null }>(
    'SELECT sum(fen) AS fen FROM batch_member JOIN batch ON batch.id = batch_member.batch WHERE programme = ? AND kind = ? AND batch <> ? AND void = 0 AND removed_at IS NULL',
    [programme, kind, id],
  )
  return row?.fen ?? 0
}

export interface Wanted {
  programme: string
  stage: string
  states: readonly string[]
  district?: string
  /** In name, credit code or number. */
  words?: string
  limit: number
}

/** Declarations in the actor's reach that no batch holds, in some states of a stage; those that wait longest first. */
export async function freeDeclarations(read: Reader, actor: Reaching, wanted: Wanted): Promise<string[]> {
  const { programme, stage, states, district, words, limit } = wanted
  const reach = scope(within(actor, programme))
  const search = words && searchWords(words)
  const rows = await read.all<{ id: string }>(
    `SELECT id FROM declaration WHERE ${reach.sql} AND programme = ? AND stage = ? AND state IN (${states.map(() => '?').join(', ')})
     ${district ? 'AND district = ?' : ''} ${search ? `AND ${search.sql}` : ''}
     AND NOT EXISTS (SELECT 1 FROM batch_member WHERE batch_member.declaration = declaration.id AND held = 1) ORDER BY entered_at, id LIMIT ?`,
    [...reach.values, programme, stage, ...states, ...(district ? [district] : []), ...(search ? search.values : []), limit],
  )
  return rows.map(({ id }) => id)
}

/** Replaces the row of a member; an amount that was lowered stays lowered, and never becomes more than what is computed now. */
export async function setRow(tx: Writer, row: Pick<MemberRow, 'batch' | 'declaration' | 'cells' | 'computed'>): Promise<void> {
  await tx.run(
    'UPDATE batch_member SET cells = ?, computed = ?, fen = CASE WHEN reason IS NULL THEN ? ELSE min(fen, ?) END WHERE batch = ? AND declaration = ?',
    [row.cells, row.computed, row.computed, row.computed, row.batch, row.declaration],
  )
}

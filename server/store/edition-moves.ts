/** Declarations that a publication took along to its edition: what each was before, so that it can go back. */
import type { Reader, Writer } from './connection.js'
import type { Place } from './declarations.js'
import type { PublicationRow, Running } from './editions.js'
import { guarded } from './guarded.js'
import { holds } from './literal.js'

export interface EditionMoveRow {
  programme: string
  publication: number
  declaration: string
  from_edition: string
  answers: string
  /** JSON */
  lost: string
  /** JSON */
  asked: string
  /** JSON: ids */
  remarks: string
  version: number
  event: number
  obstacle: string | null
  at: string
  undone_at: string | null
  undo_obstacle: string | null
}

/** Notes what became of a declaration; noted once. */
export async function insertMove(tx: Writer, row: Omit<EditionMoveRow, 'undone_at' | 'undo_obstacle'>): Promise<void> {
  const names = Object.keys(row) as (keyof typeof row)[]
  await tx.run(
    `INSERT INTO edition_move (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
    names.map((name) => row[name]),
  )
}

/** A move with whose it is. */
export interface NamedMove extends EditionMoveRow {
  number: string
  organisation_name: string
  state: string
  stage: string
}

/** Every move of a publication, by the number of the declaration. */
export const movesOf = (read: Reader, { programme, number }: Pick<PublicationRow, 'programme' | 'number'>) =>
  read.all<NamedMove>(
    `SELECT edition_move.*, declaration.number, organisation_name, state, stage FROM edition_move JOIN declaration ON declaration.id = declaration
     WHERE edition_move.programme = ? AND publication = ? ORDER BY declaration.number`,
    [programme, number],
  )

/** How many moves of each publication of a programme came out how. */
export const countMoves = (read: Reader, programme: string) =>
  read.all<{ publication: number; moved: number; obstacles: number; undone: number; kept: number }>(
    `SELECT publication, sum(obstacle IS NULL) AS moved, sum(obstacle IS NOT NULL) AS obstacles, sum(undone_at IS NOT NULL) AS undone,
       sum(undo_obstacle IS NOT NULL) AS kept FROM edition_move WHERE programme = ? GROUP BY publication`,
    [programme],
  )

/** Which of these declarations a publication has dealt with. */
export async function dealtWith(read: Reader, { programme, number }: Pick<PublicationRow, 'programme' | 'number'>): Promise<Set<string>> {
  const rows = await read.all<{ declaration: string }>('SELECT declaration FROM edition_move WHERE programme = ? AND publication = ?', [
    programme,
    number,
  ])
  return new Set(rows.map(({ declaration }) => declaration))
}

/** Moves that are still to be undone. */
export const movesToUndo = (read: Reader, { programme, number }: Pick<PublicationRow, 'programme' | 'number'>, limit: number) =>
  read.all<EditionMoveRow>(
    `SELECT * FROM edition_move WHERE programme = ? AND publication = ? AND obstacle IS NULL AND undone_at IS NULL AND undo_obstacle IS NULL
     ORDER BY declaration LIMIT ?`,
    [programme, number, limit],
  )

/** Notes that a declaration went back, or why it did not. */
export const noteUndone = (
  tx: Writer,
  move: Pick<EditionMoveRow, 'programme' | 'publication' | 'declaration'>,
  now: string,
  obstacle?: string,
) =>
  tx.run('UPDATE edition_move SET undone_at = ?, undo_obstacle = ? WHERE programme = ? AND publication = ? AND declaration = ?', [
    obstacle ? null : now,
    obstacle ?? null,
    move.programme,
    move.publication,
    move.declaration,
  ])

/** The last entry of the log about a declaration; 0 = none. */
export const lastEventOf = async (read: Reader, declaration: string): Promise<number> =>
  (await read.get<{ last: number | null }>('SELECT max(sequence) AS last FROM event WHERE declaration = ?', [declaration]))?.last ?? 0

/** Publications in force whose declarations are still to be moved, or to go back. */
export const unfinishedPublications = (read: Reader, now: string) =>
  read.all<PublicationRow>(
    `SELECT * FROM publication WHERE withdrawn_at IS NULL AND effective_at <= ?
     AND ((running <> 'new' AND moved_at IS NULL) OR (undo_at IS NOT NULL AND undone_at IS NULL)) ORDER BY id`,
    [now],
  )

/** Notes that every declaration was moved; false where another server did before. */
export const noteMoved = async (tx: Writer, id: number, now: string): Promise<boolean> =>
  (await tx.run('UPDATE publication SET moved_at = ? WHERE id = ? AND moved_at IS NULL', [now, id])) === 1

/** Notes that the moves are to be undone. */
export const requestUndo = async (tx: Writer, id: number, now: string): Promise<void> =>
  guarded(
    await tx.run('UPDATE publication SET undo_at = ? WHERE id = ? AND moved_at IS NOT NULL AND undo_at IS NULL', [now, id]),
    '申报件还在改用新版本，或者已经撤销过了。',
  )

/** Notes that everything went back that could; false where another server did before. */
export const noteAllUndone = async (tx: Writer, id: number, now: string): Promise<boolean> =>
  (await tx.run('UPDATE publication SET undone_at = ? WHERE id = ? AND undone_at IS NULL', [now, id])) === 1

/** Takes back remarks that a move made, as far as nobody has answered them. */
export const removeRemarks = (tx: Writer, ids: readonly string[]) =>
  tx.run('DELETE FROM remark WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])

/** The declarations of an edition that stand in a state; those never handed in, or the others too. */
export const declarationsAt = (read: Reader, { programme, stage, state, edition }: Place, running: Running) =>
  read.all<{ id: string }>(
    `SELECT id FROM declaration WHERE ${holds('programme', programme)} AND ${holds('stage', stage)} AND state = ? AND +edition = ?
     ${running === 'drafts' ? 'AND submitted_at IS NULL' : ''} ORDER BY +id`,
    [state, edition],
  )

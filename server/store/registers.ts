/** Registers: dated lists kept as evidence. An import replaces the list as of a date; earlier rows stay, closed. */
import type { Json, RegisterRow } from '../engine/model.js'
import { type Reader, still, type Writer } from './connection.js'
import { likeWords } from './declaration-lists.js'

export interface ImportRow {
  id: string
  programme: string
  register: string
  as_of: string
  rows: number
  by: string
  at: string
}

interface StoredRow {
  id: number
  key: string
  row: number
  content: string
  valid_from: string
  valid_to: string | null
}

export interface RegisterDifference {
  added: number
  changed: number
  removed: number
  unchanged: number
}

export interface NewRow {
  key: string
  row: number
  values: Record<string, Json>
}

/** The newest import of a register. */
export async function latestImport(read: Reader, programme: string, register: string): Promise<ImportRow | undefined> {
  return read.get<ImportRow>(
    'SELECT * FROM register_import WHERE programme = ? AND register = ? AND declaration IS NULL ORDER BY at DESC, id DESC LIMIT 1',
    [programme, register],
  )
}

/** Whether steps of declarations wrote into it. */
export async function hasWritten(read: Reader, programme: string, register: string): Promise<boolean> {
  const row = await read.get('SELECT 1 FROM register_row WHERE programme = ? AND register = ? AND declaration IS NOT NULL LIMIT 1', [
    programme,
    register,
  ])
  return row !== undefined
}

/** The registers of a programme that were imported at least once, with the earliest day as of which; null = only steps wrote into it. */
export async function importedRegisters(read: Reader, programme: string): Promise<Map<string, string | null>> {
  const rows = await still<{ register: string; since: string | null }>(
    read,
    ['register_import'],
    'SELECT register, min(CASE WHEN declaration IS NULL THEN as_of END) AS since FROM register_import WHERE programme = ? GROUP BY register',
    [programme],
  )
  return new Map(rows.map(({ register, since }) => [register, since]))
}

/** The rows of some registers with a key, in force or closed. */
export async function lookUp(
  read: Reader,
  programme: string,
  registers: readonly string[],
  key: string,
): Promise<{ register: string; row: RegisterRow }[]> {
  const rows = await read.all<StoredRow & { register: string }>(
    `SELECT * FROM register_row WHERE programme = ? AND register IN (${registers.map(() => '?').join(', ')}) AND key = ? ORDER BY id`,
    [programme, ...registers, key],
  )
  return rows.map((row) => ({ register: row.register, row: asRegisterRow(row) }))
}

/** Every row in force on a day. */
export async function rowsAsOf(read: Reader, programme: string, register: string, day: string): Promise<RegisterRow[]> {
  const rows = await read.all<StoredRow>(
    'SELECT * FROM register_row WHERE programme = ? AND register = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY row, id',
    [programme, register, day, day],
  )
  return rows.map(asRegisterRow)
}

/** Rows in force on a day in which the words stand, after a row of the page before. */
export async function searchRows(
  read: Reader,
  {
    programme,
    register,
    day,
    words,
    after = 0,
    limit,
    columns,
  }: { programme: string; register: string; day: string; words: string; after?: number; limit: number; columns?: readonly string[] },
): Promise<(RegisterRow & { id: number; source?: string })[]> {
  const within = words ? inCells(words, columns) : { sql: '', values: [] }
  const rows = await read.all<StoredRow & { source: string | null }>(
    `SELECT *, (SELECT number FROM declaration WHERE declaration.id = register_row.declaration) AS source FROM register_row WHERE programme = ? AND register = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) AND id > ?
     ${within.sql} ORDER BY id LIMIT ?`,
    [programme, register, day, day, after, ...within.values, limit],
  )
  return rows.map((row) => ({ id: row.id, ...asRegisterRow(row), ...(row.source !== null && { source: row.source }) }))
}

/** The words in the key or any cell, or in cells of these columns alone: what nobody is shown, nobody finds out by searching. */
function inCells(words: string, columns: readonly string[] | undefined): { sql: string; values: string[] } {
  const like = likeWords(words)
  return columns
    ? {
        sql: "AND EXISTS (SELECT 1 FROM json_each(content) AS cell WHERE cell.key IN (SELECT value FROM json_each(?)) AND cell.value LIKE ? ESCAPE '\\')",
        values: [JSON.stringify(columns), like],
      }
    : {
        sql: "AND (key LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM json_each(content) WHERE value LIKE ? ESCAPE '\\'))",
        values: [like, like],
      }
}

/** What an import would add, change and remove, and the keys of these rows. */
export async function compareImport(
  read: Reader,
  programme: string,
  register: string,
  rows: readonly NewRow[],
): Promise<{ counts: RegisterDifference; keys: string[] }> {
  const { counts, gone, fresh } = differenceOf(await currentRows(read, programme, register), rows)
  return { counts, keys: [...gone, ...fresh].map(({ key }) => key) }
}

/** Keeps whom a change of a register touched, as JSON. */
export const keepTouched = (tx: Writer, id: string, touched: string) =>
  tx.run('UPDATE register_import SET touched = ? WHERE id = ?', [touched, id])

/** Whom the last change touched, as JSON, by whom- or whatever it was made. */
export async function lastTouched(read: Reader, programme: string, register: string): Promise<string | undefined> {
  const row = await read.get<{ touched: string | null }>(
    'SELECT touched FROM register_import WHERE programme = ? AND register = ? AND touched IS NOT NULL ORDER BY rowid DESC LIMIT 1',
    [programme, register],
  )
  return row?.touched ?? undefined
}

/** Replaces the list as of a day; all or nothing, with the write it is part of. */
export async function importRows(tx: Writer, imported: Omit<ImportRow, 'rows'>, rows: readonly NewRow[]): Promise<RegisterDifference> {
  const { programme, register, as_of: day } = imported
  const difference = differenceOf(await currentRows(tx, programme, register), rows)
  await tx.run('INSERT INTO register_import (id, programme, register, as_of, rows, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)', [
    imported.id,
    programme,
    register,
    day,
    rows.length,
    imported.by,
    imported.at,
  ])
  for (const { id } of difference.gone) await tx.run('UPDATE register_row SET valid_to = ? WHERE id = ?', [day, id])
  for (const { key, row, values } of difference.fresh) {
    await tx.run(
      'INSERT INTO register_row (programme, register, key, row, content, valid_from, imported_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [programme, register, key, row, JSON.stringify(values), day, imported.id],
    )
  }
  return difference.counts
}

/** Rows of the list that was imported last; what steps wrote stays when another list is imported. */
const currentRows = (read: Reader, programme: string, register: string) =>
  read.all<StoredRow>(
    'SELECT * FROM register_row WHERE programme = ? AND register = ? AND valid_to IS NULL AND declaration IS NULL ORDER BY id',
    [programme, register],
  )

function differenceOf(current: readonly StoredRow[], rows: readonly NewRow[]) {
  const wanted = new Map(rows.map((row) => [`${row.key}\0${JSON.stringify(row.values)}`, row]))
  const kept = new Set<string>()
  const gone = current.filter((row) => {
    const text = `${row.key}\0${row.content}`
    if (!wanted.has(text) || kept.has(text)) return true
    kept.add(text)
    return false
  })
  const fresh = [...wanted].filter(([text]) => !kept.has(text)).map(([, row]) => row)
  const goneKeys = new Set(gone.map(({ key }) => key))
  const changed = fresh.filter(({ key }) => goneKeys.has(key)).length
  const freshKeys = new Set(fresh.map(({ key }) => key))
  const counts = {
    added: fresh.length - changed,
    changed,
    removed: gone.filter(({ key }) => !freshKeys.has(key)).length,
    unchanged: kept.size,
  }
  return { gone, fresh, counts }
}

function asRegisterRow(row: StoredRow): RegisterRow {
  return {
    values: JSON.parse(row.content) as Record<string, Json>,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    ...(row.row > 0 && { row: row.row }),
  }
}

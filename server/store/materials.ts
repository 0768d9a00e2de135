/** Uploaded files of the checklist, and the stored contents they point to. */
import type { Reader, Writer } from './connection.js'
import { guarded } from './guarded.js'
import { type Reaching, scope } from './scope.js'

export interface MaterialRow {
  id: string
  declaration: string
  material: string
  name: string
  sha256: string
  size: number
  pages: number | null
  hints: string
  printed_hash: string | null
  by: string
  at: string
  removed_at: string | null
}

/** The files that count now, in order of upload; the declaration was read in scope. */
export async function materialsOf(read: Reader, declaration: string): Promise<MaterialRow[]> {
  return read.all<MaterialRow>('SELECT * FROM material_file WHERE declaration = ? AND removed_at IS NULL ORDER BY at, id', [declaration])
}

/** Every file that there ever was, also replaced and removed ones. */
export const everyMaterialOf = (read: Reader, declaration: string) =>
  read.all<MaterialRow>('SELECT * FROM material_file WHERE declaration = ? ORDER BY at, id', [declaration])

/** A file within the actor's reach; also one that was replaced, as the record keeps it. */
export async function readMaterial(read: Reader, actor: Reaching, id: string): Promise<MaterialRow | undefined> {
  const { sql, values } = scope(actor)
  return read.get<MaterialRow>(
    `SELECT material_file.* FROM material_file JOIN declaration ON declaration.id = material_file.declaration WHERE material_file.id = ? AND ${sql}`,
    [id, ...values],
  )
}

/** Adds an uploaded file and, if it is new, its content. */
export async function insertMaterial(tx: Writer, row: Omit<MaterialRow, 'removed_at'>): Promise<void> {
  await tx.run('INSERT INTO stored_file (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [
    row.sha256,
    row.size,
    row.at,
  ])
  await tx.run(
    'INSERT INTO material_file (id, declaration, material, name, sha256, size, pages, hints, printed_hash, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [row.id, row.declaration, row.material, row.name, row.sha256, row.size, row.pages, row.hints, row.printed_hash, row.by, row.at],
  )
}

/** Takes a file off the checklist; its content stays with the record. */
export async function removeMaterial(tx: Writer, id: string, declaration: string, now: string): Promise<void> {
  guarded(
    await tx.run('UPDATE material_file SET removed_at = ? WHERE id = ? AND declaration = ? AND removed_at IS NULL', [now, id, declaration]),
    '这个文件已经被移除。',
  )
}

/** Bytes that are stored for an organisation, for its quota: its own files, those of opinions about it, and what it uploaded for others. */
export async function storedBytes(read: Reader, organisation: string): Promise<number> {
  const sum = (table: string) =>
    `SELECT sum(${table}.size) AS bytes FROM ${table} JOIN declaration ON declaration.id = ${table}.declaration WHERE declaration.organisation = ?1`
  const provided = (whose: string) =>
    `SELECT sum(material_file.size) AS bytes FROM provided_material JOIN material_file ON material_file.id = provided_material.file JOIN declaration ON declaration.id = material_file.declaration WHERE ${whose}.organisation = ?1`
  const row = await read.get<{ bytes: number | null }>(
    `SELECT sum(bytes) AS bytes FROM (${sum('material_file')} UNION ALL ${sum('opinion_file')} UNION ALL ${provided('provided_material')} UNION ALL SELECT -bytes FROM (${provided('declaration')}))`,
    [organisation],
  )
  return row?.bytes ?? 0
}

/** Where else the same content is used: other materials or declarations of anybody. */
export async function sameContent(read: Reader, sha256: string): Promise<{ declaration: string; material: string }[]> {
  return read.all('SELECT declaration, material FROM material_file WHERE sha256 = ? AND removed_at IS NULL', [sha256])
}

/** Whether any row points to a content. */
export const isStored = async (read: Reader, sha256: string) =>
  (await read.get('SELECT 1 FROM stored_file WHERE sha256 = ?', [sha256])) !== undefined

/** Every content that has a row; the janitor removes files without one. */
export async function storedContents(read: Reader): Promise<Set<string>> {
  return new Set((await read.all<{ sha256: string }>('SELECT sha256 FROM stored_file')).map(({ sha256 }) => sha256))
}

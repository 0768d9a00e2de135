/** Files of the checklist that a named organisation uploaded, and what the applicant says of them. */
import type { Reader, Writer } from './connection.js'
import { guarded } from './guarded.js'

export type ProvidedWord = 'accepted' | 'refused'

export interface ProvidedRow {
  file: string
  opinion: string
  organisation: string
  organisation_name: string
  /** Null = the applicant has not answered yet. */
  outcome: ProvidedWord | null
  reason: string
  answered_at: string | null
}

/** What others uploaded for a checklist, also what was replaced since, by file; the declaration was read in scope. */
export async function providedOf(read: Reader, declaration: string): Promise<Map<string, ProvidedRow>> {
  const rows = await read.all<ProvidedRow>(
    'SELECT provided_material.*, organisation.name AS organisation_name FROM provided_material JOIN material_file ON material_file.id = provided_material.file JOIN organisation ON organisation.id = provided_material.organisation WHERE material_file.declaration = ?',
    [declaration],
  )
  return new Map(rows.map((row) => [row.file, row]))
}

/** Says of a file that was just added who uploaded it in place of the applicant. */
export async function insertProvided(
  tx: Writer,
  { file, opinion, organisation }: Pick<ProvidedRow, 'file' | 'opinion' | 'organisation'>,
): Promise<void> {
  await tx.run('INSERT INTO provided_material (file, opinion, organisation) VALUES (?, ?, ?)', [file, opinion, organisation])
}

/** Takes what others uploaded for a material off the checklist, as another file comes in its place; the record keeps it. */
export async function takeBackProvided(tx: Writer, declaration: string, material: string, now: string): Promise<void> {
  await tx.run(
    'UPDATE material_file SET removed_at = ? WHERE declaration = ? AND material = ? AND removed_at IS NULL AND id IN (SELECT file FROM provided_material)',
    [now, declaration, material],
  )
}

/** Notes what the applicant says of a file that still stands; a later word takes the place of an earlier one, as the log keeps both. */
export async function answerProvided(
  tx: Writer,
  file: string,
  { outcome, reason, at }: { outcome: ProvidedWord; reason: string; at: string },
): Promise<void> {
  guarded(
    await tx.run(
      'UPDATE provided_material SET outcome = ?, reason = ?, answered_at = ? WHERE file = ? AND EXISTS (SELECT 1 FROM material_file WHERE id = ?4 AND removed_at IS NULL)',
      [outcome, reason, at, file],
    ),
    '这个文件已经被替换或移除，请刷新后再看。',
  )
}

/** Files that others uploaded for declarations of an organisation and that wait for its word. */
export const awaitingWord = (read: Reader, organisation: string) =>
  read.all<{ declaration: string; material: string; by: string }>(
    'SELECT declaration.id AS declaration, material_file.material, provider.name AS by FROM provided_material JOIN material_file ON material_file.id = provided_material.file AND material_file.removed_at IS NULL JOIN declaration ON declaration.id = material_file.declaration JOIN organisation AS provider ON provider.id = provided_material.organisation WHERE declaration.organisation = ? AND provided_material.outcome IS NULL ORDER BY material_file.at',
    [organisation],
  )

/** Editions (immutable text), publications (which edition is in force) and the one draft of a programme. */
import type { Files } from '../engine/model.js'
import type { Reader, Writer } from './connection.js'
import { guarded } from './guarded.js'

export interface PublicationRow {
  id: number
  programme: string
  number: number
  edition: string
  note: string
  by: string
  at: string
  effective_at: string
  reinstates: number | null
  /** What it does to declarations that applicants are filling. */
  running: Running
  moved_at: string | null
  undo_at: string | null
  undone_at: string | null
  withdrawn_at: string | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
}

/** Which declarations a publication takes along: none, those never handed in, or those that were returned as well. */
export type Running = 'new' | 'drafts' | 'returned'

/** What is known of a publication when it is made. */
export type NewPublication = Pick<
  PublicationRow,
  'programme' | 'edition' | 'note' | 'by' | 'at' | 'effective_at' | 'reinstates' | 'running' | 'moved_at'
>

export interface DraftRow {
  programme: string
  base: string | null
  files: string
  version: number
  updated_by: string
  updated_at: string
}

/** An edition as it is kept. */
export interface Edition {
  programme: string
  files: Files
  /** The version of the configuration language in which it was found in order. */
  language: string
}

/** The files of an edition. */
export async function readEdition(read: Reader, id: string): Promise<Edition | undefined> {
  const row = await read.get<{ programme: string; files: string; language: string }>(
    'SELECT programme, files, language FROM edition WHERE id = ?',
    [id],
  )
  return row && { ...row, files: JSON.parse(row.files) as Files }
}

/** Keeps an edition; the same text twice is one edition. */
export async function insertEdition(tx: Writer, id: string, { programme, files, language }: Edition, now: string): Promise<void> {
  await tx.run('INSERT INTO edition (id, programme, files, language, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING', [
    id,
    programme,
    JSON.stringify(files),
    language,
    now,
  ])
}

/** Notes that an edition is in order in a newer version of the language. */
export const noteLanguage = (tx: Writer, id: string, language: string) =>
  tx.run('UPDATE edition SET language = ? WHERE id = ?', [language, id])

/** Puts an edition in force; answers the publication's number. */
export async function insertPublication(tx: Writer, row: NewPublication): Promise<number> {
  const last = await tx.get<{ number: number | null }>('SELECT max(number) AS number FROM publication WHERE programme = ?', [row.programme])
  const number = (last?.number ?? 0) + 1
  await tx.run(
    'INSERT INTO publication (programme, number, edition, note, by, at, effective_at, reinstates, running, moved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [row.programme, number, row.edition, row.note, row.by, row.at, row.effective_at, row.reinstates, row.running, row.moved_at],
  )
  return number
}

/** The one of these publications, newest first, that is in force at an instant. */
export const inForceAt = (rows: readonly PublicationRow[], now: string): PublicationRow | undefined =>
  rows.find(({ effective_at, withdrawn_at }) => effective_at <= now && withdrawn_at === null)

/** The one that will take effect later: there is one at most. */
export const pendingAt = (rows: readonly PublicationRow[], now: string): PublicationRow | undefined =>
  rows.find(({ effective_at, withdrawn_at }) => effective_at > now && withdrawn_at === null)

/** Takes back a publication before it takes effect. */
export async function withdrawPublication(
  tx: Writer,
  { id, withdrawn_at, withdrawn_by, withdrawn_reason }: Pick<PublicationRow, 'id' | 'withdrawn_at' | 'withdrawn_by' | 'withdrawn_reason'>,
): Promise<void> {
  guarded(
    await tx.run(
      'UPDATE publication SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE id = ? AND withdrawn_at IS NULL AND effective_at > ?',
      [withdrawn_at, withdrawn_by, withdrawn_reason, id, withdrawn_at],
    ),
    '这次发布刚刚已经生效或撤回。',
  )
}

/** Every publication of a programme, newest first. */
export async function publicationsOf(read: Reader, programme: string): Promise<PublicationRow[]> {
  return read.all<PublicationRow>('SELECT * FROM publication WHERE programme = ? ORDER BY number DESC', [programme])
}

/** Whether something was published after this one, be it for later. */
export const isFollowed = async (read: Reader, programme: string, number: number): Promise<boolean> =>
  (await read.get('SELECT 1 FROM publication WHERE programme = ? AND number > ? AND withdrawn_at IS NULL', [programme, number])) !==
  undefined

/** The newest publication of each programme that is effective now. */
export async function publicationsInForce(read: Reader, now: string): Promise<PublicationRow[]> {
  return read.all<PublicationRow>(
    'SELECT publication.* FROM publication JOIN (SELECT programme, max(number) AS number FROM publication WHERE effective_at <= ? AND withdrawn_at IS NULL GROUP BY programme) AS newest USING (programme, number) ORDER BY publication.id',
    [now],
  )
}

/** The draft of a programme. */
export const readDraft = (read: Reader, programme: string) => read.get<DraftRow>('SELECT * FROM draft WHERE programme = ?', [programme])

const draftCounter = (programme: string) => `draft:${programme}`

/** The last version that a draft of the programme had; it goes on counting after a publication. */
export async function lastDraftVersion(read: Reader, programme: string): Promise<number> {
  return (await read.get<{ value: number }>('SELECT value FROM counter WHERE name = ?', [draftCounter(programme)]))?.value ?? 0
}

/** Saves the draft over the version it was based on. */
export async function saveDraft(tx: Writer, row: DraftRow, basedOn: number): Promise<void> {
  await requireDraftVersion(tx, row.programme, basedOn)
  await tx.run(
    'INSERT INTO draft (programme, base, files, version, updated_by, updated_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (programme) DO UPDATE SET base = excluded.base, files = excluded.files, version = excluded.version, updated_by = excluded.updated_by, updated_at = excluded.updated_at',
    [row.programme, row.base, row.files, row.version, row.updated_by, row.updated_at],
  )
}

/** Ends the draft whose version was judged; what comes next counts on from there, so that nobody who still has it open overwrites it. */
export async function endDraft(tx: Writer, programme: string, version: number): Promise<void> {
  await requireDraftVersion(tx, programme, version)
  await tx.run('DELETE FROM draft WHERE programme = ?', [programme])
  await tx.run('INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [
    draftCounter(programme),
    version + 1,
  ])
}

async function requireDraftVersion(tx: Writer, programme: string, version: number): Promise<void> {
  const now = (await readDraft(tx, programme))?.version ?? (await lastDraftVersion(tx, programme))
  guarded(now === version ? 1 : 0, '草稿刚刚被别人修改。')
}

/** Whether declarations may be submitted, as an administrator decided; absent = open. */
export async function programmeStates(read: Reader): Promise<Map<string, { open: boolean; reason?: string }>> {
  const rows = await read.all<{ programme: string; open: number; reason: string | null }>(
    'SELECT programme, open, reason FROM programme_state',
  )
  return new Map(rows.map(({ programme, open, reason }) => [programme, { open: open === 1, reason: reason ?? undefined }]))
}

/** Opens or closes a programme, with the reason. */
export async function setProgrammeState(
  tx: Writer,
  programme: string,
  open: boolean,
  reason: string | null,
  by: string,
  at: string,
): Promise<void> {
  await tx.run(
    'INSERT INTO programme_state (programme, open, reason, by, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (programme) DO UPDATE SET open = excluded.open, reason = excluded.reason, by = excluded.by, at = excluded.at',
    [programme, open ? 1 : 0, reason, by, at],
  )
}

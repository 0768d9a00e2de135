/** Batches: one row each, with their documents. */
import type { Reader, Value, Writer } from './connection.js'
import { likeWords, searchWords } from './declaration-lists.js'
import { guarded } from './guarded.js'
import { batchScope, type Reaching } from './scope.js'

export interface BatchRow {
  id: string
  number: string
  programme: string
  kind: string
  edition: string
  district: string | null
  title: string
  state: string
  holder: string
  version: number
  published: number
  void: number
  created_by: string
  created_at: string
  entered_at: string
  due_at: string | null
  due_day: string | null
  notice_from: string | null
  notice_day: string | null
  notice_until: string | null
  notice_remaining: number | null
  dates: string
}

export interface BatchDocumentRow {
  id: string
  batch: string
  document: string
  name: string
  sha256: string
  size: number
  pages: number | null
  by: string
  at: string
  removed_at: string | null
}

/** The batch, if the actor reaches it. */
export async function readBatch(read: Reader, actor: Reaching, id: string): Promise<BatchRow | undefined> {
  const { sql, values } = batchScope(actor)
  return read.get<BatchRow>(`SELECT * FROM batch WHERE id = ? AND ${sql}`, [id, ...values])
}

/** One that everybody may see now. */
export const readPublished = (read: Reader, id: string) => read.get<BatchRow>('SELECT * FROM batch WHERE id = ? AND published = 1', [id])

export interface BatchSummaryRow extends BatchRow {
  members: number
  fen: number | null
  objections: number
}

const counts = `(SELECT count(*) FROM batch_member WHERE batch = batch.id AND removed_at IS NULL) AS members,
  (SELECT sum(fen) FROM batch_member WHERE batch = batch.id AND removed_at IS NULL) AS fen,
  (SELECT count(*) FROM objection WHERE batch = batch.id AND outcome IS NULL) AS objections`

export interface BatchFilter {
  programme?: string
  kind?: string
  /** What waits for the role, what goes on, what has ended. */
  view?: 'todo' | 'open' | 'ended'
  /** Words in title or number, or in the name, credit code or number of a member. */
  words?: string
}

/** Within the actor's reach, newest first, before an id. */
export async function listBatches(
  read: Reader,
  actor: Reaching,
  filter: BatchFilter,
  before: string | undefined,
  limit: number,
): Promise<BatchSummaryRow[]> {
  const { sql, values } = batchConditions(actor, filter)
  return read.all(
    `SELECT batch.*, ${counts} FROM batch WHERE ${sql}${before ? ' AND (created_at, id) < (SELECT created_at, id FROM batch WHERE id = ?)' : ''} ORDER BY created_at DESC, id DESC LIMIT ?`,
    [...values, ...(before ? [before] : []), limit],
  )
}

/** How many there are within the actor's reach. */
export async function countBatches(read: Reader, actor: Reaching, filter: BatchFilter): Promise<number> {
  const { sql, values } = batchConditions(actor, filter)
  return (await read.get<{ count: number }>(`SELECT count(*) AS count FROM batch WHERE ${sql}`, values))?.count ?? 0
}

/** Whoever has to act on a batch holds it; one that has ended nobody holds. */
const views = { todo: 'batch.holder = ?', open: "batch.holder <> ''", ended: "batch.holder = ''" }

function batchConditions(actor: Reaching, { programme, kind, view, words }: BatchFilter): { sql: string; values: Value[] } {
  const reach = batchScope(actor)
  const parts = [reach.sql]
  const values = [...reach.values]
  const add = (sql: string, ...more: Value[]) => {
    parts.push(sql)
    values.push(...more)
  }
  if (programme) add('batch.programme = ?', programme)
  if (kind) add('batch.kind = ?', kind)
  if (view) add(views[view], ...(view === 'todo' ? [actor.role] : []))
  if (words?.trim()) {
    const member = searchWords(words)
    const like = likeWords(words)
    add(
      `(batch.title LIKE ? ESCAPE '\\' OR batch.number LIKE ? ESCAPE '\\' OR batch.id IN (SELECT batch FROM batch_member JOIN declaration ON declaration.id = batch_member.declaration WHERE ${member.sql}))`,
      like,
      like,
      ...member.values,
    )
  }
  return { sql: parts.join(' AND '), values }
}

/** What everybody may see now, newest first. */
export async function listPublished(read: Reader, limit: number): Promise<BatchSummaryRow[]> {
  return read.all(`SELECT batch.*, ${counts} FROM batch WHERE published = 1 ORDER BY created_at DESC, id DESC LIMIT ?`, [limit])
}

const columns = [
  'id',
  'number',
  'programme',
  'kind',
  'edition',
  'district',
  'title',
  'state',
  'holder',
  'version',
  'published',
  'void',
  'created_by',
  'created_at',
  'entered_at',
  'due_at',
  'due_day',
  'notice_from',
  'notice_day',
  'notice_until',
  'notice_remaining',
  'dates',
] as const satisfies readonly (keyof BatchRow)[]

/** Adds a batch. */
export async function insertBatch(tx: Writer, row: BatchRow): Promise<void> {
  await tx.run(
    `INSERT INTO batch (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    columns.map((column) => row[column]),
  )
}

export type BatchChanges = Partial<Omit<BatchRow, 'id' | 'number' | 'programme' | 'kind' | 'edition' | 'version'>>

/** Changes a batch from the state and version that the decision was based on; also without changes of its own, for what belongs to it. */
export async function changeBatch(tx: Writer, was: Pick<BatchRow, 'id' | 'state' | 'version'>, changes: BatchChanges = {}): Promise<void> {
  const names = Object.keys(changes).filter((name) => (columns as readonly string[]).includes(name)) as (keyof BatchChanges)[]
  const assignments = [...names.map((name) => `${name} = ?`), 'version = version + 1'].join(', ')
  const values: Value[] = names.map((name) => changes[name] ?? null)
  guarded(
    await tx.run(`UPDATE batch SET ${assignments} WHERE id = ? AND state = ? AND version = ?`, [...values, was.id, was.state, was.version]),
    '这个批次刚刚被别人改动过，请刷新后再办理。',
  )
}

/** The documents of a batch that count now, receipts among them, in order of upload. */
export const documentsOf = (read: Reader, batch: string) =>
  read.all<BatchDocumentRow>('SELECT * FROM batch_document WHERE batch = ? AND removed_at IS NULL ORDER BY at, id', [batch])

/** One document of a batch; also one that was replaced, as the record keeps it. */
export const documentById = (read: Reader, batch: string, id: string) =>
  read.get<BatchDocumentRow>('SELECT * FROM batch_document WHERE batch = ? AND id = ?', [batch, id])

/** Adds an uploaded document; one of the same kind takes its place unless it is a receipt. */
export async function insertDocument(tx: Writer, row: Omit<BatchDocumentRow, 'removed_at'>, replaces: boolean): Promise<void> {
  await tx.run('INSERT INTO stored_file (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [
    row.sha256,
    row.size,
    row.at,
  ])
  if (replaces)
    await tx.run('UPDATE batch_document SET removed_at = ? WHERE batch = ? AND document = ? AND removed_at IS NULL', [
      row.at,
      row.batch,
      row.document,
    ])
  await tx.run('INSERT INTO batch_document (id, batch, document, name, sha256, size, pages, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    row.id,
    row.batch,
    row.document,
    row.name,
    row.sha256,
    row.size,
    row.pages,
    row.by,
    row.at,
  ])
}

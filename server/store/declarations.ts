/** Declarations: one row each, the mutable head of an application. */
import type { Answers } from '../engine/model.js'
import type { Reader, Value, Writer } from './connection.js'
import { guarded } from './guarded.js'
import { holds } from './literal.js'
import { type Reaching, scope, within } from './scope.js'

export interface DeclarationRow {
  id: string
  number: string
  programme: string
  stage: string
  edition: string
  parent: string | null
  organisation: string
  organisation_name: string
  credit_code: string
  district: string
  state: string
  holder: string
  version: number
  answers: string
  /** What others than the applicant see while it edits again after a submission. */
  handed_in?: string | null
  round: number
  created_at: string
  saved_at: string
  /** The last submission. */
  submitted_at: string | null
  /** The first one; a withdrawal before any return takes it back. */
  first_submitted_at: string | null
  opened_at: string | null
  /** The role that opened it for the organisation. */
  opened_by?: string | null
  /** 0 while nobody else may see what an applicant has begun: not before its first step, nor once it was opened by others. */
  listed?: 0 | 1
  entered_at: string
  due_at: string | null
  due_day: string | null
}

/** The declaration, if the actor reaches it. */
export async function readDeclaration(read: Reader, actor: Reaching, id: string): Promise<DeclarationRow | undefined> {
  const { sql, values } = scope(actor)
  return read.get<DeclarationRow>(`SELECT * FROM declaration WHERE id = ? AND ${sql}`, [id, ...values])
}

/** The declarations above these, each with the one that it is above, the nearest first; within the actor's reach. */
export async function declarationsAbove(
  read: Reader,
  actor: Reaching,
  ids: readonly string[],
): Promise<(DeclarationRow & { below: string })[]> {
  const { sql, values } = scope(actor)
  return read.all<DeclarationRow & { below: string }>(
    `WITH RECURSIVE above (below, id, depth) AS (
       SELECT id, parent, 1 FROM declaration WHERE id IN (SELECT value FROM json_each(?)) AND parent IS NOT NULL
       UNION ALL SELECT above.below, declaration.parent, above.depth + 1 FROM above JOIN declaration ON declaration.id = above.id WHERE declaration.parent IS NOT NULL AND above.depth < 20)
     SELECT declaration.*, above.below FROM above CROSS JOIN declaration ON declaration.id = above.id WHERE ${sql} ORDER BY above.depth`,
    [JSON.stringify(ids), ...values],
  )
}

/** All declarations of an organisation in a programme, oldest first; within the actor's reach. */
export async function declarationsOf(read: Reader, actor: Reaching, organisation: string, programme: string): Promise<DeclarationRow[]> {
  const { sql, values } = scope(within(actor, programme))
  return read.all<DeclarationRow>(
    `SELECT * FROM declaration WHERE organisation = ? AND ${holds('programme', programme)} AND ${sql} ORDER BY created_at, id`,
    [organisation, ...values],
  )
}

/** The same without an actor, for facts about earlier stages; all but one where one is named. */
export async function historyOf(read: Reader, organisation: string, programme: string, except = ''): Promise<DeclarationRow[]> {
  return read.all<DeclarationRow>(
    `SELECT * FROM declaration WHERE organisation = ? AND ${holds('programme', programme)} AND id <> ? ORDER BY created_at, id`,
    [organisation, except],
  )
}

/** Every declaration of an organisation, of whatever programme. */
export const everyDeclarationOf = (read: Reader, organisation: string) =>
  read.all<Pick<DeclarationRow, 'id' | 'programme'>>('SELECT id, programme FROM declaration WHERE organisation = ? ORDER BY id', [
    organisation,
  ])

/** A page of all declarations of a programme, whoever's they are, by id after the last one seen: for a replay, never shown as it is. */
export async function declarationsAfter(read: Reader, programme: string, last: string, limit: number): Promise<DeclarationRow[]> {
  return read.all<DeclarationRow>('SELECT * FROM declaration WHERE +programme = ? AND id > ? ORDER BY id LIMIT ?', [programme, last, limit])
}

/** A declaration of a programme by its number or id, whoever's it is: to make an example of it, never shown as it is. */
export const declarationCalled = (read: Reader, programme: string, name: string) =>
  read.get<DeclarationRow>('SELECT * FROM declaration WHERE programme = ? AND (number = ? OR id = ?)', [programme, name, name])

const columns = [
  'id',
  'number',
  'programme',
  'stage',
  'edition',
  'parent',
  'organisation',
  'organisation_name',
  'credit_code',
  'district',
  'state',
  'holder',
  'version',
  'answers',
  'handed_in',
  'round',
  'created_at',
  'saved_at',
  'submitted_at',
  'first_submitted_at',
  'opened_at',
  'opened_by',
  'listed',
  'entered_at',
  'due_at',
  'due_day',
] as const satisfies readonly (keyof DeclarationRow)[]

/** What a row has that says nothing of it. */
const unsaid: Partial<Record<keyof DeclarationRow, Value>> = { listed: 1 }

/** Adds a declaration. */
export async function insertDeclaration(tx: Writer, row: DeclarationRow): Promise<void> {
  await tx.run(
    `INSERT INTO declaration (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    columns.map((column) => row[column] ?? unsaid[column] ?? null),
  )
}

/** Saves answers over the version they were based on; answers the new version. */
export async function saveAnswers(tx: Writer, id: string, version: number, answers: Answers, now: string): Promise<number> {
  guarded(
    await tx.run('UPDATE declaration SET answers = ?, saved_at = ?, version = version + 1 WHERE id = ? AND version = ?', [
      JSON.stringify(answers),
      now,
      id,
      version,
    ]),
  )
  return version + 1
}

export type Changes = Partial<Omit<DeclarationRow, 'id' | 'number' | 'programme' | 'stage' | 'version'>>

/** Moves a declaration from the state and version that the decision was based on; answers the row as it stands then. */
export async function changeDeclaration(tx: Writer, was: DeclarationRow, asked: Changes): Promise<DeclarationRow> {
  // said anew it would move the row within each index of listed rows
  const changes: Changes = was.listed === 0 && asked.state !== undefined ? { ...asked, listed: 1 } : asked
  const names = Object.keys(changes).filter((name) => (columns as readonly string[]).includes(name)) as (keyof Changes)[]
  const assignments = [...names.map((name) => `${name} = ?`), 'version = version + 1'].join(', ')
  const values: Value[] = names.map((name) => changes[name] ?? null)
  guarded(
    await tx.run(`UPDATE declaration SET ${assignments} WHERE id = ? AND state = ? AND version = ?`, [
      ...values,
      was.id,
      was.state,
      was.version,
    ]),
  )
  return { ...was, ...changes, version: was.version + 1 }
}

/** Refuses what was prepared while somebody moved the declaration on; its content may have been saved meanwhile. */
export async function requireUnmoved(tx: Reader, { id, state, round }: Pick<DeclarationRow, 'id' | 'state' | 'round'>): Promise<void> {
  const same = await tx.get('SELECT 1 FROM declaration WHERE id = ? AND state = ? AND round = ?', [id, state, round])
  guarded(same ? 1 : 0, '这份申报的状态刚刚变了，这次修改没有保存。请刷新后再看。')
}

/** Notes the first opening by the one who holds it; no new version, as nothing of the content changes. */
export async function markOpened(tx: Writer, id: string, state: string, now: string): Promise<boolean> {
  return (await tx.run('UPDATE declaration SET opened_at = ? WHERE id = ? AND state = ? AND opened_at IS NULL', [now, id, state])) === 1
}

/** The next number of a series; gapless within the write. */
export async function nextSerial(tx: Writer, series: string): Promise<number> {
  await tx.run('INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1', [series])
  return (await tx.get<{ value: number }>('SELECT value FROM counter WHERE name = ?', [series]))?.value ?? 1
}

/** Where declarations stand: under an edition, in a state of a stage. */
export interface Place {
  programme: string
  edition: string
  stage: string
  state: string
}

/** The editions, with their stages, that declarations are pinned to. */
export const editionsInUse = (read: Reader) => read.all<Pick<Place, 'edition' | 'stage'>>('SELECT DISTINCT edition, stage FROM declaration')

/** A declaration that stands somewhere, with the versions of what it says itself and of its organisation. */
export interface Standing {
  id: string
  organisation: string
  programme: string
  versions: string
}

/** Which declarations stand at a place; found by their state, as few stand in one that is left by itself. */
export const standingIn = (read: Reader, { programme, stage, state, edition }: Place): Promise<Standing[]> =>
  read.all<Standing>(
    `SELECT declaration.id, organisation, programme, declaration.version || ' ' || edition || ' ' || organisation.version AS versions
     FROM declaration JOIN organisation ON organisation.id = declaration.organisation
     WHERE ${holds('programme', programme)} AND ${holds('stage', stage)} AND state = ? AND +edition = ? ORDER BY +declaration.id`,
    [state, edition],
  )

/** Lists what these roles of a programme hold and nobody else could see before; for roles that see more than their own now. */
export const listHeldBy = (tx: Writer, programme: string, roles: readonly string[]) =>
  tx.run('UPDATE declaration SET listed = 1 WHERE programme = ? AND listed = 0 AND holder IN (SELECT value FROM json_each(?))', [
    programme,
    JSON.stringify(roles),
  ])

/** These declarations, without an actor. */
export const declarationsById = (read: Reader, ids: readonly string[]) =>
  read.all<DeclarationRow>('SELECT * FROM declaration WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id', [JSON.stringify(ids)])

/** How many declarations each edition of a programme carries. */
export async function countByEdition(read: Reader, programme: string): Promise<Map<string, number>> {
  const rows = await read.all<{ edition: string; count: number }>(
    `SELECT edition, count(*) AS count FROM declaration WHERE ${holds('programme', programme)} GROUP BY edition`,
  )
  return new Map(rows.map(({ edition, count }) => [edition, count]))
}

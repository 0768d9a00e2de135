/** Lists of declarations: filtered, sorted and paged by the database, within the actor's reach. */
import type { Reader, Value, Writer } from './connection.js'
import type { DeclarationRow } from './declarations.js'
import { type Reaching, scope } from './scope.js'

export type ListView = 'all' | 'todo' | 'done' | 'dueSoon' | 'overdue' | 'resubmitted'

export interface ListFilter {
  programme?: string
  stage?: string
  states?: readonly string[]
  district?: string
  view: ListView
  /** The role whose to-dos are meant. */
  role: string
  account?: string
  /** Words in name, credit code or number. */
  words?: string
  /** By JSON path of the answers ($.basics.key): the exact value. */
  answers?: readonly { path: string; value: string }[]
  /** A column (dueAt, submittedAt, number, name) or a path of the answers; a leading - sorts downwards. */
  sort?: string
  after?: string
  limit: number
  now: string
  /** Until when a due date counts as soon. */
  soon: string
}

/** Totals beyond this are given as “more than”. */
export const countCap = 1000

const sortColumns: Record<string, string> = {
  dueAt: "coalesce(declaration.due_at, '9999')",
  submittedAt: "coalesce(declaration.submitted_at, '')",
  number: 'declaration.number',
  name: 'declaration.organisation_name',
  created: 'declaration.id',
}

const views: Record<ListView, (filter: ListFilter) => { sql: string; values: Value[] }> = {
  all: () => ({ sql: '', values: [] }),
  todo: ({ role }) => ({ sql: 'declaration.holder = ?', values: [role] }),
  done: ({ account }) => ({
    sql: "declaration.id IN (SELECT declaration FROM event WHERE account = ? AND action LIKE 'act:%' AND declaration IS NOT NULL)",
    values: [account ?? ''],
  }),
  dueSoon: ({ role, now, soon }) => ({
    sql: 'declaration.holder = ? AND declaration.due_at > ? AND declaration.due_at <= ?',
    values: [role, now, soon],
  }),
  overdue: ({ role, now }) => ({ sql: 'declaration.holder = ? AND declaration.due_at <= ?', values: [role, now] }),
  resubmitted: ({ role }) => ({ sql: 'declaration.holder = ? AND declaration.round > 0', values: [role] }),
}

/** One page after `after` (an opaque key of the page before), and the next key. */
export async function listDeclarations(
  read: Reader,
  actor: Reaching,
  filter: ListFilter,
): Promise<{ rows: DeclarationRow[]; next?: string }> {
  const { sql, values } = conditions(actor, filter)
  const { expression, down } = ordering(filter.sort)
  const key = filter.after ? decodeKey(filter.after) : undefined
  const order = down ? 'DESC' : 'ASC'
  const seek = key ? ` AND (${expression}, declaration.id) ${down ? '<' : '>'} (?, ?)` : ''
  const rows = await read.all<DeclarationRow & { sort_key: string }>(
    `SELECT declaration.*, ${expression} AS sort_key FROM declaration WHERE ${sql}${seek} ORDER BY ${expression} ${order}, declaration.id ${order} LIMIT ?`,
    [...values, ...(key ?? []), filter.limit + 1],
  )
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > filter.limit && last ? encodeKey([String(last.sort_key ?? ''), last.id]) : undefined }
}

/** How many there are, capped. */
export async function countDeclarations(read: Reader, actor: Reaching, filter: ListFilter): Promise<number> {
  const { sql, values } = conditions(actor, filter)
  const row = await read.get<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM declaration WHERE ${sql} LIMIT ${countCap + 1})`,
    values,
  )
  return row?.count ?? 0
}

function conditions(actor: Reaching, filter: ListFilter): { sql: string; values: Value[] } {
  const reach = scope(actor)
  const parts = [reach.sql]
  const values = [...reach.values]
  const add = (sql: string, ...more: Value[]) => {
    if (!sql) return
    parts.push(sql)
    values.push(...more)
  }
  const view = views[filter.view](filter)
  add(view.sql, ...view.values)
  if (filter.programme) add('declaration.programme = ?', filter.programme)
  if (filter.stage) add('declaration.stage = ?', filter.stage)
  if (filter.states?.length) add(`declaration.state IN (${filter.states.map(() => '?').join(', ')})`, ...filter.states)
  if (filter.district) add('declaration.district = ?', filter.district)
  for (const { path, value } of filter.answers ?? []) add(`${answerExpression(path)} = ?`, value)
  if (filter.words) {
    const words = searchWords(filter.words)
    add(words.sql, ...words.values)
  }
  return { sql: parts.join(' AND '), values }
}

/** Three characters and more by the trigram index; fewer by comparison. */
function searchWords(words: string): { sql: string; values: Value[] } {
  const text = words.trim()
  if ([...text].length >= 3)
    return { sql: 'declaration.id IN (SELECT id FROM declaration_words WHERE words MATCH ?)', values: [`"${text.replaceAll('"', '""')}"`] }
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return {
    sql: "(declaration.organisation_name LIKE ? ESCAPE '\\' OR declaration.credit_code LIKE ? ESCAPE '\\' OR declaration.number LIKE ? ESCAPE '\\')",
    values: [like, like, like],
  }
}

function ordering(sort = 'dueAt'): { expression: string; down: boolean } {
  const down = sort.startsWith('-')
  const name = down ? sort.slice(1) : sort
  return { expression: sortColumns[name] ?? (name.startsWith('$.') ? `coalesce(${answerExpression(name)}, '')` : 'declaration.id'), down }
}

/** The same expression as the index has, so that the index serves. The path comes from the configuration, never from a request. */
export function answerExpression(path: string): string {
  if (!/^\$(\.[A-Za-z][A-Za-z0-9]{0,39}){1,3}$/.test(path)) throw new Error(`Not a path of the answers: ${path}`)
  return `json_extract(declaration.answers, '${path}')`
}

/** Indexes the answers by which lists of a stage filter and sort; called at publication. */
export async function indexAnswers(tx: Writer, programme: string, stage: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const name = `answer_${programme}_${stage}_${path}`.replace(/[^A-Za-z0-9]+/g, '_')
    await tx.run(
      `CREATE INDEX IF NOT EXISTS "${name}" ON declaration (programme, stage, ${answerExpression(path).replace('declaration.', '')}, id) WHERE programme = '${literal(programme)}' AND stage = '${literal(stage)}'`,
    )
  }
}

function literal(text: string): string {
  if (!/^[A-Za-z0-9-]+$/.test(text)) throw new Error(`Not an identifier: ${text}`)
  return text
}

const encodeKey = (key: [string, string]) => Buffer.from(JSON.stringify(key)).toString('base64url')

function decodeKey(text: string): [string, string] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return Array.isArray(key) && typeof key[0] === 'string' && typeof key[1] === 'string' ? [key[0], key[1]] : undefined
  } catch {
    return undefined
  }
}

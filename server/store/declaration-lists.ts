/** Lists of declarations: filtered, sorted and paged by the database, within the actor's reach. */
import type { Reader, Value, Writer } from './connection.js'
import type { DeclarationRow } from './declarations.js'
import { holds, literal } from './literal.js'
import { type Reaching, scope, seesOnlyListed, within } from './scope.js'

export type ListView = 'all' | 'todo' | 'done' | 'dueSoon' | 'overdue' | 'resubmitted' | 'late' | 'granted' | 'paid'

/** A JSON path of the answers ($.basics.key); integers and decimals, which are kept as texts, count as numbers. */
export interface AnswerPath {
  path: string
  isNumber?: boolean
}
/** The exact value, or numbers or days between bounds that belong to it; only one of them may be there. */
export type AnswerFilter = AnswerPath & ({ value: string | number } | { least?: string | number; most?: string | number })

export interface ListFilter {
  programme?: string
  stage?: string
  states?: readonly string[]
  district?: string
  view: ListView
  /** The role whose to-dos are meant. */
  role: string
  account?: string
  /** Whether the role owes opinions on what it does not hold: they are to-dos as well. */
  owes?: boolean
  /** Words in name, credit code or number. */
  words?: string
  /** By answers, all of them. */
  answers?: readonly AnswerFilter[]
  /** A column (dueAt, submittedAt, number, name) or a path of the answers; a leading - sorts downwards. */
  sort?: string
  /** The path to sort by leads to numbers. */
  sortsNumbers?: boolean
  after?: string
  limit: number
  now: string
  /** Until when a due date counts as soon. */
  soon: string
}

/** Totals beyond this are given as “more than”. */
export const countCap = 1000

/** What has no date is due last. */
const due = "coalesce(declaration.due_at, '9999')"
const byDue = [due, 'declaration.id']
const sortColumns: Record<string, readonly string[]> = {
  dueAt: byDue,
  submittedAt: ["coalesce(declaration.submitted_at, '')", 'declaration.id'],
  number: ['declaration.number', 'declaration.id'],
  name: ['declaration.organisation_name', 'declaration.id'],
  created: ['declaration.id'],
}

/** What a role holds, or owes an opinion on; `due` compares the time that is left for either. */
function duties(
  { role, owes }: ListFilter,
  compare?: (column: string) => { sql: string; values: Value[] },
): { sql: string; values: Value[] } {
  const held = compare?.(due)
  const owed = compare?.("coalesce(due_at, '9999')")
  const own = { sql: `declaration.holder = ?${held ? ` AND ${held.sql}` : ''}`, values: [role, ...(held?.values ?? [])] }
  if (!owes) return own
  return {
    sql: `(${own.sql} OR declaration.id IN (SELECT declaration FROM owed_opinion WHERE role = ?${owed ? ` AND ${owed.sql}` : ''}))`,
    values: [...own.values, role, ...(owed?.values ?? [])],
  }
}

const views: Record<ListView, (filter: ListFilter) => { sql: string; values: Value[] }> = {
  all: () => ({ sql: '', values: [] }),
  todo: (filter) => duties(filter),
  done: ({ account }) => ({
    sql: "declaration.id IN (SELECT declaration FROM event WHERE account = ? AND (action LIKE 'act:%' OR action = 'give-opinion') AND declaration IS NOT NULL)",
    values: [account ?? ''],
  }),
  dueSoon: (filter) => duties(filter, (at) => ({ sql: `${at} > ? AND ${at} <= ?`, values: [filter.now, filter.soon] })),
  overdue: (filter) => duties(filter, (at) => ({ sql: `${at} <= ?`, values: [filter.now] })),
  late: ({ now }) => ({ sql: `${due} <= ?`, values: [now] }),
  granted: () => ({
    sql: 'declaration.id IN (SELECT declaration FROM granted_amount UNION SELECT declaration FROM batch_member JOIN batch ON batch.id = batch_member.batch WHERE void = 0 AND removed_at IS NULL AND fen IS NOT NULL)',
    values: [],
  }),
  paid: () => ({ sql: 'declaration.id IN (SELECT declaration FROM payment)', values: [] }),
  // that something is due holds always: it leads to the index of to-dos
  resubmitted: ({ role }) => ({ sql: `declaration.holder = ? AND ${due} > '' AND declaration.round > 0`, values: [role] }),
}

/** One page after `after` (an opaque key of the page before), and the next key. */
export async function listDeclarations(
  read: Reader,
  actor: Reaching,
  filter: ListFilter,
): Promise<{ rows: DeclarationRow[]; next?: string }> {
  const { sql, values } = conditions(actor, filter)
  const { expressions, down, among } = ordering(actor, filter)
  const key = filter.after ? decodeKey(filter.after, expressions.length) : undefined
  const seek = key ? ` AND (${expressions.join(', ')}) ${down ? '<' : '>'} (${key.map(() => '?').join(', ')})` : ''
  const order = expressions.map((expression) => `${expression} ${down ? 'DESC' : 'ASC'}`).join(', ')
  const rows = await read.all<DeclarationRow & { sort_key: string }>(
    `SELECT declaration.*, json_array(${expressions.join(', ')}) AS sort_key FROM declaration WHERE ${sql}${among}${seek} ORDER BY ${order} LIMIT ?`,
    [...values, ...(key ?? []), filter.limit + 1],
  )
  const page = rows.slice(0, filter.limit).map(({ sort_key, ...row }) => ({ row, sort_key }))
  const last = page.at(-1)
  return { rows: page.map(({ row }) => row), next: rows.length > filter.limit && last ? encodeKey(last.sort_key) : undefined }
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
  const reach = scope(filter.programme ? within(actor, filter.programme) : actor)
  const parts = [reach.sql]
  const values = [...reach.values]
  const add = (sql: string, ...more: Value[]) => {
    if (!sql) return
    parts.push(sql)
    values.push(...more)
  }
  const view = views[filter.view](filter)
  add(view.sql, ...view.values)
  if (filter.stage) add(holds('declaration.stage', filter.stage))
  if (filter.states?.length) add(`declaration.state IN (${filter.states.map(() => '?').join(', ')})`, ...filter.states)
  if (filter.district) add('declaration.district = ?', filter.district)
  for (const one of filter.answers ?? []) {
    const answer = answerExpression(one, whose(actor))
    if ('value' in one) add(`${answer} = ?`, one.value)
    else {
      if (one.least !== undefined) add(`${answer} >= ?`, one.least)
      if (one.most !== undefined) add(`${answer} <= ?`, one.most)
      // what is missing is an empty text: it comes after all numbers, and before all days
      if (one.isNumber && one.most === undefined) add(`${answer} < ''`)
      if (!one.isNumber && one.least === undefined) add(`${answer} > ''`)
    }
  }
  if (filter.words) {
    const words = searchWords(filter.words)
    add(words.sql, ...words.values)
  }
  return { sql: parts.join(' AND '), values }
}

/** Words of a declaration's name, credit code and number: three characters and more by the trigram index; fewer by comparison. */
export function searchWords(words: string): { sql: string; values: Value[] } {
  const text = words.trim()
  if ([...text].length >= 3)
    return { sql: 'declaration.id IN (SELECT id FROM declaration_words WHERE words MATCH ?)', values: [`"${text.replaceAll('"', '""')}"`] }
  const like = likeWords(text)
  return {
    sql: "(declaration.organisation_name LIKE ? ESCAPE '\\' OR declaration.credit_code LIKE ? ESCAPE '\\' OR declaration.number LIKE ? ESCAPE '\\')",
    values: [like, like, like],
  }
}

/** A pattern of LIKE, with \\ as its escape, for texts that contain the words. */
export const likeWords = (words: string) => `%${words.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

interface Ordering {
  expressions: readonly string[]
  down: boolean
  /** What the index of this order is of; it holds for every row that is reached. */
  among: string
}

/** Ends with the id, so that no two rows are equal; equal answers come in the order in which they are due. */
function ordering(actor: Reaching, { programme, sort = 'dueAt', sortsNumbers: isNumber }: ListFilter): Ordering {
  const down = sort.startsWith('-')
  const name = down ? sort.slice(1) : sort
  const among = name === 'submittedAt' && seesOnlyListed(actor, programme) ? ' AND declaration.listed > 0' : ''
  const [own, answer] = [sortColumns[name], name.startsWith('$.') && answerExpression({ path: name, isNumber }, whose(actor))]
  return { expressions: answer ? [answer, ...byDue] : (own ?? byDue), down, among }
}

/** Applicants see what they edit; others, while it is edited after a submission, what was handed in. */
const whose = ({ organisation }: Reaching) => (organisation === undefined ? 'handedIn' : 'own')
const answersOf = { own: 'declaration.answers', handedIn: 'coalesce(declaration.handed_in, declaration.answers)' }

/** The same expression as the index has, so that the index serves. The path comes from the configuration, never from a request. */
export function answerExpression({ path, isNumber }: AnswerPath, reader: keyof typeof answersOf): string {
  if (!/^\$(\.[A-Za-z][A-Za-z0-9]{0,39}){1,3}$/.test(path)) throw new Error(`Not a path of the answers: ${path}`)
  const answer = `json_extract(${answersOf[reader]}, '${path}')`
  return `coalesce(${isNumber ? `nullif(${answer}, '') + 0` : answer}, '')`
}

/** What precedes an answer in its indexes: of one district, of all. To-dos are due, so that they come first in them. */
const answerIndexes = { district: 'district, ', all: '' }

/** Indexes the answers by which lists of a stage filter and sort; called at publication. */
export async function indexAnswers(tx: Writer, programme: string, stage: string, paths: readonly AnswerPath[]): Promise<void> {
  for (const answer of paths) {
    const nameOf = (kind: string) => `answer_${programme}_${stage}_${answer.path}_${kind}`.replace(/[^A-Za-z0-9]+/g, '_')
    for (const [kind, before] of Object.entries(answerIndexes)) {
      const name = nameOf(`${answer.isNumber ? 'number' : 'text'}_${kind}`)
      const columns = `programme, stage, ${before}${answerExpression(answer, 'handedIn')}, ${due}, id, submitted_at, holder`.replaceAll(
        'declaration.',
        '',
      )
      await tx.run(
        `CREATE INDEX IF NOT EXISTS "${name}" ON declaration (${columns}) WHERE programme = ${literal(programme)} AND stage = ${literal(stage)} AND listed = 1`,
      )
    }
  }
}

/** Indexes of answers from before they were of listed rows alone: no list reads them, and each step would write them. */
export async function dropFormerIndexes(tx: Writer): Promise<boolean> {
  const former = await tx.all<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'index' AND name GLOB 'answer_*' AND sql NOT LIKE '%listed%'",
  )
  for (const { name } of former) await tx.run(`DROP INDEX "${name}"`)
  return former.length > 0
}

const encodeKey = (key: string) => Buffer.from(key).toString('base64url')

/** Numbers stay numbers: they sort before texts. */
function decodeKey(text: string, length: number): (string | number)[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const isKey = Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string' || typeof part === 'number')
    return isKey ? key : undefined
  } catch {
    return undefined
  }
}

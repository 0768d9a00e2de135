/** The embedded file: one connection that writes, one that reads. Writes that arrive together share one commit. */
import Libsql from 'libsql'
import type { Database, Reader, Value, Writer } from './connection.js'
import { rememberRows } from './remembered-rows.js'

type Connection = InstanceType<typeof Libsql>
type Statement = ReturnType<Connection['prepare']>

interface Outcome {
  value?: unknown
  error?: unknown
}

interface Waiting {
  work: (tx: Writer) => Promise<unknown>
  settle: (outcome: Outcome) => void
}

/** Most writes that share one commit; a longer queue takes several commits. */
const largestGroup = 64
const settings = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  // pages: what is written again and again is copied into the file once per 16 MB instead of once per 4, a fifth of what a commit costs
  'wal_autocheckpoint = 4000',
  'busy_timeout = 2000',
]

/** Kilobytes of pages that a connection keeps in memory. */
const pages = { reading: 16_000, writing: 8_000 }

/** Milliseconds. Whoever had the file open before may be copying its log into it: nobody else can open it meanwhile. */
const patience = 10_000

/** Opens the file with the settings that make an acknowledged write survive a power cut, and asserts them. */
export function openEmbedded(file: string, wait = patience): Database {
  let writing = connect(file, pages.writing, wait)
  const reading = connect(file, pages.reading, wait)
  const read = reader(reading)
  const queue: Waiting[] = []
  let draining = false
  let commits = 0
  const changed = new Map<string, number>()
  const changesOf = (table: string) => changed.get(table) ?? 0
  const changes = (...tables: readonly string[]) => tables.reduce((total, table) => total + changesOf(table), changesOf(anyTable))

  const remembered = rememberRows(changes)

  async function drain() {
    draining = true
    while (queue.length) {
      await othersToArrive()
      const group = queue.splice(0, largestGroup)
      try {
        const written = new Set<string>()
        const tx = remembered.unless(written, writer(writing, written))
        const outcomes = await commitGroup(writing, tx, group, () => {
          commits++
          for (const table of written) changed.set(table, changesOf(table) + 1)
        })
        for (const [index, { settle }] of group.entries()) settle(outcomes[index] ?? { error: new Error('The write was not reached.') })
      } catch (error) {
        for (const { settle } of group) settle({ error })
        writing = reopened(writing, file)
      }
    }
    draining = false
  }

  return {
    read: { ...read, still: (tables, sql, values) => remembered.still(tables, sql, values, read) },
    write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, settle: ({ value, error }) => (error === undefined ? resolve(value as T) : reject(error)) })
        if (!draining) void drain()
      })
    },
    commits: () => commits,
    changes,
    async close() {
      await new Promise<void>((resolve) => {
        // the last group, whatever becomes of it
        queue.push({ work: async () => undefined, settle: () => resolve() })
        if (!draining) void drain()
      })
      // the driver lets go of the file with the last statement that it collects: what it would do then is done now
      writing.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      reading.close()
      writing.close()
    },
  }
}

/** A commit stops everything until it is on the disk: requests that have come in by now are read first, so that they share it. */
const othersToArrive = () => new Promise((resolve) => setImmediate(resolve))

/** One BEGIN … COMMIT for all; each in a savepoint, so that one that fails undoes only itself. Nobody reads between the commit and `committed`. */
async function commitGroup(connection: Connection, tx: Writer, group: Waiting[], committed: () => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  connection.exec('BEGIN IMMEDIATE')
  try {
    for (const { work } of group) {
      connection.exec('SAVEPOINT one')
      try {
        const value = await work(tx)
        connection.exec('RELEASE one')
        outcomes.push({ value })
      } catch (error) {
        connection.exec('ROLLBACK TO one')
        connection.exec('RELEASE one')
        outcomes.push({ error: error ?? new Error('The write failed.') })
      }
    }
    connection.exec('COMMIT')
    committed()
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
  return outcomes
}

/** After a BUSY a libSQL connection cannot commit any more (libsql-client-ts#352): take a new one. */
function reopened(connection: Connection, file: string): Connection {
  try {
    connection.close()
  } catch {
    // it is being replaced because it is broken
  }
  return connect(file, pages.writing)
}

function connect(file: string, kilobytes: number, wait = 0): Connection {
  const connection = new Libsql(file)
  try {
    for (const setting of [`busy_timeout = ${wait}`, ...settings, `cache_size = -${kilobytes}`]) connection.exec(`PRAGMA ${setting}`)
  } catch (error) {
    connection.close()
    throw isBusy(error) ? new Error(`数据库 ${file} 正被别的程序占用（例如备份或数据库工具）。请先结束那个程序，再启动服务。`) : error
  }
  const expected: [string, unknown][] = [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
  ]
  for (const [name, value] of expected) {
    const row = connection.prepare(`PRAGMA ${name}`).get() as Record<string, unknown> | undefined
    const actual = row && Object.values(row)[0]
    if (actual !== value) throw new Error(`数据库设置 ${name} 应为 ${value}，实际为 ${actual}：请检查数据文件夹所在的磁盘是否支持。`)
  }
  return connection
}

const isBusy = (error: unknown) => error instanceof Error && /database (?:table )?is locked/.test(error.message)

interface Prepared {
  statement: Statement
  /** Names of the columns; none where no rows are answered. */
  names: string[]
  /** An empty row. */
  blank: Readonly<Record<string, null>>
  /** The table that it writes to; absent where it only reads. */
  table?: string
}

type Prepare = (sql: string) => Prepared

function reader(connection: Connection, prepare = statements(connection)): Reader {
  return {
    async all<T>(sql: string, values: readonly Value[] = []) {
      const query = prepare(sql)
      return (query.statement.all(values.map(bound)) as unknown[][]).map((row) => named<T>(query, row))
    },
    async get<T>(sql: string, values: readonly Value[] = []) {
      const query = prepare(sql)
      const row = query.statement.get(values.map(bound)) as unknown[] | undefined
      return row && named<T>(query, row)
    },
  }
}

/**
 * The driver is quicker with rows without names; after the last column it puts something of its own. A copy of the empty row keeps its
 * columns in place; an object to which more than a dozen names are added one after the other becomes a dictionary, larger and slower.
 */
function named<T>({ names, blank }: Pick<Prepared, 'names' | 'blank'>, row: readonly unknown[]): T {
  const made: Record<string, unknown> = { ...blank }
  for (const [index, name] of names.entries()) made[name] = row[index]
  return made as T
}

const prepares = new WeakMap<Connection, Prepare>()

/** Notes to which tables it writes. */
function writer(connection: Connection, written: Set<string>): Writer {
  const prepare = prepares.get(connection) ?? statements(connection)
  prepares.set(connection, prepare)
  return {
    ...reader(connection, prepare),
    async run(sql, values = []) {
      const { statement, table } = prepare(sql)
      if (table !== undefined) written.add(table)
      return statement.run(values.map(bound)).changes
    },
  }
}

function statements(connection: Connection): Prepare {
  const cache = new Map<string, Prepared>()
  return (sql) => {
    const known = cache.get(sql)
    if (known) return known
    const made = prepared(connection, sql)
    if (cache.size > 500) cache.clear()
    cache.set(sql, made)
    return made
  }
}

function prepared(connection: Connection, sql: string): Prepared {
  const statement = connection.prepare(sql)
  const table = /^\s*SELECT\b/.test(sql) ? undefined : tableOf(sql)
  if (!statement.reader) return { statement, names: [], blank: {}, table }
  statement.raw()
  const names = statement.columns().map(({ name }) => name)
  return { statement, names, blank: blankOf(names), table }
}

/** Read from a text, so that its columns have their places from the beginning. */
const blankOf = (names: readonly string[]) =>
  JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Prepared['blank']

/** Stands for every table, where a statement does not begin as they usually do. */
const anyTable = ''
const tableOf = (sql: string) => /^(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)\b/.exec(sql)?.[1] ?? anyTable

/** The driver binds numbers as REAL; STRICT tables want integers. */
const bound = (value: Value) => (typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value)

/** A connection to the embedded file: its settings, prepared statements, rows with names. */
import Libsql from 'libsql'
import { bound, type Reader, type Value, type Writer } from './connection.js'

export type Connection = InstanceType<typeof Libsql>
type Statement = ReturnType<Connection['prepare']>

const settings = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  'temp_store = MEMORY',
  // pages: what is written again and again is copied into the file once per 3 MB; copied less often, that costs less (a tenth per 16), but whoever commits then waits longer.
  // Nobody else may copy: SQLite 3.45 loses commits where the log is begun anew while a second connection begins to (sqlite.org/wal.html#walresetbug)
  'wal_autocheckpoint = 700',
  'busy_timeout = 2000',
]

/** Opens the file and asserts the settings; waits so many milliseconds for whoever holds it. */
export function connect(file: string, kilobytes: number, wait = 0): Connection {
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

/** Reads over a connection. */
export function reader(connection: Connection, prepare = statements(connection)): Reader {
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

/** Writes over a connection, and notes to which tables. */
export function writer(connection: Connection, written: Set<string>): Writer {
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
export const anyTable = ''
const tableOf = (sql: string) => /^(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)\b/.exec(sql)?.[1] ?? anyTable

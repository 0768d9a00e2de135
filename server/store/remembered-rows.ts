/** Answers of queries over tables that are seldom written, kept in memory for as long as nobody writes to those tables. */
import type { Reader, Row, Value, Writer } from './connection.js'

/** So many answers of each query are remembered; when there are more, it begins anew with that query. */
const most = 2000

interface Remembered {
  as: number
  rows: readonly Row[]
}

const none: readonly Row[] = Object.freeze([])

/** `changes` answers a number that changes with every commit that wrote to one of these tables, and nobody else commits. */
export function rememberRows(changes: (...tables: readonly string[]) => number) {
  // by query, then by its values: the text of a query is long, and the same for everybody
  const remembered = new Map<string, Map<string, Remembered>>()

  async function still<T>(
    tables: readonly string[],
    sql: string,
    values: readonly Value[],
    read: Pick<Reader, 'all'>,
  ): Promise<readonly T[]> {
    const own = remembered.get(sql) ?? new Map<string, Remembered>()
    remembered.set(sql, own)
    const [key, as] = [values.join('\n'), changes(...tables)]
    const known = own.get(key)
    if (known?.as === as) return known.rows as readonly T[]
    const found = await read.all(sql, values)
    const rows = found.length === 0 ? none : Object.freeze(found.map((row) => Object.freeze(row)))
    if (own.size >= most) own.clear()
    own.set(key, { as, rows })
    return rows as readonly T[]
  }

  return {
    still,
    /** For a write: what it, or one that shares its commit, has written itself is read again and not remembered, as it may be undone. */
    unless(written: ReadonlySet<string>, tx: Writer): Writer {
      return {
        ...tx,
        still: async <T>(tables: readonly string[], sql: string, values: readonly Value[]) =>
          written.has('') || tables.some((table) => written.has(table)) ? tx.all<T>(sql, values) : still<T>(tables, sql, values, tx),
      }
    },
  }
}

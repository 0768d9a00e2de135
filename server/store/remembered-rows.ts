/** Answers of queries over tables that are seldom written, kept in memory for as long as nobody writes to those tables. */
import type { Reader, Row, Value, Writer } from './connection.js'

/** So many answers are remembered; when there are more, it begins anew. */
const most = 8000

/** `changes` answers a number that changes with every commit that wrote to one of these tables, and nobody else commits. */
export function rememberRows(changes: (...tables: readonly string[]) => number) {
  const remembered = new Map<string, { as: number; rows: readonly Row[] }>()

  async function still<T>(
    tables: readonly string[],
    sql: string,
    values: readonly Value[],
    read: Pick<Reader, 'all'>,
  ): Promise<readonly T[]> {
    const [key, as] = [`${sql}\n${values.join('\n')}`, changes(...tables)]
    const known = remembered.get(key)
    if (known?.as === as) return known.rows as readonly T[]
    const rows = Object.freeze((await read.all(sql, values)).map((row) => Object.freeze(row)))
    if (remembered.size >= most) remembered.clear()
    remembered.set(key, { as, rows })
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

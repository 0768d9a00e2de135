/** What the rest of the store needs from a database: one reader, and one writer at a time. */

export type Value = string | number | null
export type Row = Record<string, unknown>

/** As it is given to a driver: all of them bind numbers as REAL; STRICT tables want integers. */
export const bound = (value: Value) => (typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value)

export interface Reader {
  /** Every row of a query. */
  all<T = Row>(sql: string, values?: readonly Value[]): Promise<T[]>
  /** The first row, or nothing. */
  get<T = Row>(sql: string, values?: readonly Value[]): Promise<T | undefined>
  /** The same as `all`, from memory as long as nothing was written to these tables; absent where others may write, and inside a write. */
  still?<T = Row>(tables: readonly string[], sql: string, values: readonly Value[]): Promise<readonly T[]>
}

/** Every row of a query over tables that are read far oftener than they are written. The rows are shared: nobody changes them. */
export const still = async <T = Row>(
  read: Reader,
  tables: readonly string[],
  sql: string,
  values: readonly Value[],
): Promise<readonly T[]> => (read.still ? read.still<T>(tables, sql, values) : read.all<T>(sql, values))

/** A writer's view inside its transaction. Between BEGIN and COMMIT nothing but database calls may be awaited. */
export interface Writer extends Reader {
  /** Runs a statement; answers how many rows it touched. */
  run(sql: string, values?: readonly Value[]): Promise<number>
}

export interface Database {
  read: Reader
  /** All or nothing; resolves after the commit is on the disk. The work may be begun anew: it changes nothing but what it writes. */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>
  /** How many commits there were; absent where others may commit too. */
  commits?(): number
  /** A number that changes with every commit that wrote to one of these tables; absent where others may write too. */
  changes?(...tables: string[]): number
  close(): Promise<void>
}

/** The embedded file: one connection that writes and reads, one that reads while a transaction is open. Writes that arrive together share one commit. */
import type { Database, Reader, Writer } from './connection.js'
import { anyTable, type Connection, connect, reader, writer } from './embedded-connection.js'
import { rememberRows } from './remembered-rows.js'

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
/** Kilobytes of pages that a connection keeps in memory: what is committed on one empties the other, and a commit often goes through all that are kept. */
const pages = { main: 8_000, meanwhile: 1_000 }

/** Milliseconds. Whoever had the file open before may be copying its log into it: nobody else can open it meanwhile. */
const patience = 10_000

/** Opens the file with the settings that make an acknowledged write survive a power cut, and asserts them. */
export function openEmbedded(file: string, wait = patience): Database {
  let main = connect(file, pages.main, wait)
  const meanwhile = connect(file, pages.meanwhile, wait)
  let transaction = false
  let reads = reader(main)
  const readsMeanwhile = reader(meanwhile)
  const committed = () => (transaction ? readsMeanwhile : reads)
  const read: Reader = { all: (sql, values) => committed().all(sql, values), get: (sql, values) => committed().get(sql, values) }
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
      await othersToArrive(queue)
      const group = queue.splice(0, largestGroup)
      try {
        const written = new Set<string>()
        const tx = remembered.unless(written, writer(main, written))
        transaction = true
        const outcomes = await commitGroup(main, tx, group, () => {
          commits++
          for (const table of written) changed.set(table, changesOf(table) + 1)
        })
        for (const [index, { settle }] of group.entries()) settle(outcomes[index] ?? { error: new Error('The write was not reached.') })
      } catch (error) {
        for (const { settle } of group) settle({ error })
        main = reopened(main, file)
        reads = reader(main)
      } finally {
        transaction = false
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
      meanwhile.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      meanwhile.close()
      main.close()
    },
  }
}

/** A commit stops everything until it is on the disk: requests that have come in by now are read and prepared first, so that they share it. */
async function othersToArrive(queue: readonly unknown[]): Promise<void> {
  for (let arrived = 0; arrived < queue.length && queue.length < largestGroup; ) {
    arrived = queue.length
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** One BEGIN … COMMIT for all. Where one fails, all begin anew, each in a savepoint, so that it undoes only itself. Nobody reads between the commit and `committed`. */
async function commitGroup(connection: Connection, tx: Writer, group: Waiting[], committed: () => void): Promise<Outcome[]> {
  const begin = () => connection.exec('BEGIN IMMEDIATE')
  begin()
  try {
    let outcomes = await runAll(tx, group)
    const failed = outcomes.find(({ error }) => error !== undefined)
    if (failed) {
      if (!connection.inTransaction) throw failed.error // a full disk has ended it
      connection.exec('ROLLBACK')
      if (group.length === 1) return outcomes
      begin()
      outcomes = await runEach(connection, tx, group)
    }
    connection.exec('COMMIT')
    committed()
    return outcomes
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

/** Until the first that fails: its outcome is the last one. A savepoint costs as much as a fifth of what is written in it. */
async function runAll(tx: Writer, group: readonly Waiting[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { work } of group) {
    const outcome = await outcomeOf(work, tx)
    outcomes.push(outcome)
    if (outcome.error !== undefined) break
  }
  return outcomes
}

async function runEach(connection: Connection, tx: Writer, group: readonly Waiting[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { work } of group) {
    connection.exec('SAVEPOINT one')
    const outcome = await outcomeOf(work, tx)
    if (outcome.error !== undefined) connection.exec('ROLLBACK TO one')
    connection.exec('RELEASE one')
    outcomes.push(outcome)
  }
  return outcomes
}

const outcomeOf = (work: Waiting['work'], tx: Writer): Promise<Outcome> =>
  work(tx).then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error ?? new Error('The write failed.') }),
  )

/** After a BUSY a libSQL connection cannot commit any more (libsql-client-ts#352): take a new one. */
function reopened(connection: Connection, file: string): Connection {
  try {
    connection.close()
  } catch {
    // it is being replaced because it is broken
  }
  return connect(file, pages.main)
}

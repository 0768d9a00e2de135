/** A libSQL server by URL: the same interface over @libsql/client, writes one at a time. */
import { type Client, createClient, type InArgs, type Transaction } from '@libsql/client'
import { bound, type Database, type Reader, type Value, type Writer } from './connection.js'

interface Executes {
  execute(statement: { sql: string; args: InArgs }): Promise<{ rows: unknown[]; rowsAffected: number }>
}

/** Connects lazily; the token comes from LIBSQL_AUTH_TOKEN. */
export function openRemote(url: string, authToken?: string): Database {
  const client: Client = createClient({ url, authToken, intMode: 'number' })
  let tail: Promise<unknown> = Promise.resolve()
  return {
    read: reader(client),
    write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
      const result = tail.then(() => inTransaction(client, work))
      tail = result.catch(() => undefined)
      return result
    },
    async close() {
      await tail
      client.close()
    },
  }
}

async function inTransaction<T>(client: Client, work: (tx: Writer) => Promise<T>): Promise<T> {
  const transaction: Transaction = await client.transaction('write')
  try {
    const run = async (sql: string, values: readonly Value[] = []) =>
      (await transaction.execute({ sql, args: values.map(bound) })).rowsAffected
    const value = await work({ ...reader(transaction), run })
    await transaction.commit()
    return value
  } finally {
    transaction.close()
  }
}

function reader(on: Executes): Reader {
  const rows = async <T>(sql: string, values: readonly Value[] = []) =>
    (await on.execute({ sql, args: values.map(bound) })).rows.map((row) => ({ ...(row as T) }))
  return { all: rows, get: async <T>(sql: string, values?: readonly Value[]) => (await rows<T>(sql, values))[0] }
}

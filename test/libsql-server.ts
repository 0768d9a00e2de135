/** A libSQL server as far as its client asks: Hrana 2 over HTTP before a libSQL file, a connection for each stream, writers one after the other. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Libsql from 'libsql'

type Connection = InstanceType<typeof Libsql>
type Value = { type: 'null' } | { type: 'integer'; value: string } | { type: 'float'; value: number } | { type: 'text'; value: string }

interface Statement {
  sql?: string
  sql_id?: number
  args?: Value[]
  want_rows?: boolean
}

/** A step of a transaction runs only where that one before it went well; the client asks for no other condition. */
interface Condition {
  type: 'ok'
  step: number
}

type Asked =
  | { type: 'execute'; stmt: Statement }
  | { type: 'batch'; batch: { steps: { condition?: Condition | null; stmt: Statement }[] } }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'close' }

interface Stream {
  connection: Connection
  texts: Map<number, string>
  /** It writes: whoever wants to write waits until it has ended. */
  release?: () => void
}

export interface LibsqlServer {
  url: string
  close(): Promise<void>
}

/** Listens on a loopback port, before that file. */
export async function startLibsqlServer(file: string): Promise<LibsqlServer> {
  const streams = new Map<string, Stream>()
  const idle: Connection[] = []
  const opened = (baton: string | null | undefined): Stream => {
    const known = baton ? streams.get(baton) : undefined
    if (baton && !known) throw new Error('The stream has expired.')
    if (baton) streams.delete(baton)
    return known ?? { connection: idle.pop() ?? connect(file), texts: new Map() }
  }
  const queue = writers()
  async function answer(request: IncomingMessage) {
    const { baton, requests } = (await jsonOf(request)) as { baton?: string | null; requests: Asked[] }
    const stream = opened(baton)
    const results = []
    for (const asked of requests) results.push(await result(stream, asked, queue))
    if (requests.some(({ type }) => type === 'close')) {
      if (stream.connection.inTransaction) stream.connection.exec('ROLLBACK')
      stream.release?.()
      idle.push(stream.connection)
      return { baton: null, base_url: null, results }
    }
    const next = randomUUID()
    streams.set(next, stream)
    return { baton: next, base_url: null, results }
  }
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      for (const connection of [...idle, ...[...streams.values()].map((stream) => stream.connection)]) connection.close()
    },
  }
}

/** Resolves when it is one's turn to write, to what ends the turn. */
type Queue = () => Promise<() => void>

function writers(): Queue {
  let last: Promise<void> = Promise.resolve()
  return async () => {
    let end = () => {}
    const before = last
    last = new Promise((resolve) => {
      end = resolve
    })
    await before
    return end
  }
}

function connect(file: string): Connection {
  const connection = new Libsql(file)
  for (const setting of ['journal_mode = WAL', 'synchronous = OFF', 'foreign_keys = ON']) connection.exec(`PRAGMA ${setting}`)
  return connection
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return JSON.parse(Buffer.concat(pieces).toString())
}

async function result(stream: Stream, asked: Asked, queue: Queue) {
  try {
    return { type: 'ok', response: { type: asked.type, ...(await responseTo(stream, asked, queue)) } }
  } catch (error) {
    return { type: 'error', error: failure(error) }
  }
}

async function responseTo(stream: Stream, asked: Asked, queue: Queue): Promise<object> {
  if (asked.type === 'execute') return { result: await execute(stream, asked.stmt, queue) }
  if (asked.type === 'batch') return { result: await batch(stream, asked.batch.steps, queue) }
  if (asked.type === 'store_sql') stream.texts.set(asked.sql_id, asked.sql)
  if (asked.type === 'close_sql') stream.texts.delete(asked.sql_id)
  return {}
}

async function batch(stream: Stream, steps: readonly { condition?: Condition | null; stmt: Statement }[], queue: Queue) {
  const results: (object | null)[] = []
  const errors: (object | null)[] = []
  for (const { condition, stmt } of steps) {
    const [value, error] = condition && results[condition.step] === null ? [null, null] : await executed(stream, stmt, queue)
    results.push(value)
    errors.push(error)
  }
  return { step_results: results, step_errors: errors }
}

const executed = (stream: Stream, stmt: Statement, queue: Queue): Promise<[object | null, object | null]> =>
  execute(stream, stmt, queue).then(
    (value) => [value, null],
    (error: unknown) => [null, failure(error)],
  )

async function execute(stream: Stream, { sql, sql_id, args = [] }: Statement, queue: Queue): Promise<object> {
  const text = sql ?? stream.texts.get(sql_id ?? -1) ?? ''
  if (text === 'BEGIN IMMEDIATE') stream.release = await queue()
  const answer = run(stream.connection, text, args.map(bound))
  if (/^(?:COMMIT|ROLLBACK)$/.test(text)) stream.release?.()
  return answer
}

function run(connection: Connection, sql: string, values: unknown[]): object {
  const statement = connection.prepare(sql)
  if (!statement.reader) return { cols: [], rows: [], affected_row_count: statement.run(values).changes, last_insert_rowid: null }
  const cols = statement.columns().map(({ name }) => ({ name }))
  const rows = (statement.safeIntegers(true).raw().all(values) as unknown[][]).map((row) => cols.map((_, index) => sent(row[index])))
  return { cols, rows, affected_row_count: 0, last_insert_rowid: null }
}

function bound(value: Value): string | number | bigint | null {
  if (value.type === 'null') return null
  return value.type === 'integer' ? BigInt(value.value) : value.value
}

function sent(value: unknown): Value {
  if (value === null || value === undefined) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) }
  return typeof value === 'number' ? { type: 'float', value } : { type: 'text', value: String(value) }
}

const failure = (error: unknown) => ({ message: error instanceof Error ? error.message : String(error), code: 'SQLITE_ERROR' })

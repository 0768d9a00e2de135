import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/store/connection.js'
import { openEmbedded } from '../../server/store/embedded.js'
import { appendEvent, verifyEvents } from '../../server/store/events.js'
import { migrate } from '../../server/store/migrate.js'
import { openRemote } from '../../server/store/remote.js'
import { openStore, type Store } from '../../server/store/store.js'

const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-store-'))
let store: Store

beforeAll(async () => {
  store = await openStore({ folder })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const drivers: [string, () => Database][] = [
  ['the embedded file', () => openEmbedded(path.join(folder, 'embedded.db'))],
  ['@libsql/client', () => openRemote(`file:${path.join(folder, 'remote.db')}`)],
]

describe.each(drivers)('%s', (_name, open) => {
  let database: Database
  beforeAll(async () => {
    database = open()
    await migrate(database)
    await database.write((tx) => tx.run('CREATE TABLE IF NOT EXISTS tally (name TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT'))
  })
  afterAll(() => database.close())

  test('fifty writers at once all commit, without one busy error', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        database.write((tx) => tx.run('INSERT INTO tally (name, count) VALUES (?, ?)', [`writer-${at}`, at])),
      ),
    )
    expect(await database.read.get('SELECT count(*) AS count, sum(count) AS sum FROM tally')).toEqual({ count: 50, sum: 1225 })
  })

  test('a writer that fails undoes only itself, also among others', async () => {
    const outcomes = await Promise.allSettled([
      database.write((tx) => tx.run('INSERT INTO tally (name, count) VALUES (?, ?)', ['good-1', 1])),
      database.write(async (tx) => {
        await tx.run('INSERT INTO tally (name, count) VALUES (?, ?)', ['bad', 1])
        throw new Error('no')
      }),
      database.write((tx) => tx.run('INSERT INTO tally (name, count) VALUES (?, ?)', ['good-2', 1])),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await database.read.all("SELECT name FROM tally WHERE name LIKE 'good%' OR name = 'bad' ORDER BY name")).toEqual([
      { name: 'good-1' },
      { name: 'good-2' },
    ])
  })

  test('who reads while others write sees what is committed, and nothing that may still be undone', async () => {
    const count = async () =>
      (await database.read.get<{ count: number }>("SELECT count(*) AS count FROM tally WHERE name = 'unseen'"))?.count
    const seen: unknown[] = []
    const failing = database.write(async (tx) => {
      await tx.run('INSERT INTO tally (name, count) VALUES (?, ?)', ['unseen', 1])
      seen.push(await count())
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    seen.push(await count())
    await database.write(async (tx) => {
      await tx.run('INSERT INTO tally (name, count) VALUES (?, ?)', ['unseen', 1])
      seen.push(await count())
    })
    expect([...seen, await count()]).toEqual([0, 0, 0, 1])
  })

  test('a statement that the database refuses leaves the connection usable', async () => {
    await expect(database.write((tx) => tx.run('INSERT INTO tally (name, count) VALUES (?, ?)', ['half', 0.5]))).rejects.toThrow()
    await database.write((tx) => tx.run('INSERT INTO tally (name, count) VALUES (?, ?)', ['whole', 1]))
    expect(await database.read.get("SELECT count FROM tally WHERE name = 'whole'")).toEqual({ count: 1 })
  })

  test('migrating twice changes nothing', async () => {
    expect(await migrate(database)).toEqual([])
  })
})

test('a second process on the same folder is refused with a sentence; after the first ended it starts', async () => {
  const open = `import { lockInstance } from ${JSON.stringify(path.resolve('dist/server/store/instance-lock.js'))}; lockInstance(${JSON.stringify(folder)}); console.log('locked')`
  const second = spawnSync(process.execPath, ['--input-type=module', '-e', open], { encoding: 'utf8' })
  expect(second.status).not.toBe(0)
  expect(second.stderr).toContain('正被另一个申报服务使用')
  const other = mkdtempSync(path.join(tmpdir(), 'shenbao-lock-'))
  const alone = spawnSync(process.execPath, ['--input-type=module', '-e', open.replace(JSON.stringify(folder), JSON.stringify(other))], {
    encoding: 'utf8',
  })
  expect(alone.stdout).toContain('locked')
  rmSync(other, { recursive: true, force: true })
})

describe('the file', () => {
  /** Another process that made the file and holds it for a while. */
  const held = async (file: string, milliseconds: number) => {
    const hold = `import D from 'libsql'; const d = new D(${JSON.stringify(file)}); d.exec('PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE'); d.exec('CREATE TABLE IF NOT EXISTS t (x)');
      d.exec('BEGIN EXCLUSIVE'); console.log('held'); setTimeout(() => process.exit(), ${milliseconds})`
    const holding = spawn(process.execPath, ['--input-type=module', '-e', hold], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(holding.stdout, 'data')
    return holding
  }

  test('is waited for while another program holds it, and opened as soon as that ends', async () => {
    const file = path.join(folder, 'held.db')
    await held(file, 1000)
    const database = openEmbedded(file)
    expect(await database.read.all('SELECT x FROM t')).toEqual([])
    await database.close()
  })

  test('that stays held is not opened; a sentence says what to do', async () => {
    const file = path.join(folder, 'kept.db')
    const holding = await held(file, 60_000)
    expect(() => openEmbedded(file, 50)).toThrow(/正被别的程序占用.*请先结束那个程序/)
    holding.kill('SIGKILL')
    await once(holding, 'exit')
  })

  test('that was closed holds everything: nothing is left in its log', async () => {
    const other = path.join(folder, 'closed.db')
    const database = openEmbedded(other)
    await migrate(database)
    expect(await database.read.get('SELECT count(*) AS count FROM event')).toEqual({ count: 0 })
    await database.close()
    expect(statSync(`${other}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
  })

  test('takes in its log while it is written to: what is written for long does not make the log long', async () => {
    const busy = path.join(folder, 'busy.db')
    const database = openEmbedded(busy)
    await database.write((tx) => tx.run('CREATE TABLE page (content BLOB NOT NULL) STRICT'))
    for (let megabyte = 0; megabyte < 40; megabyte++)
      await database.write((tx) => tx.run('INSERT INTO page (content) VALUES (randomblob(1048576))'))
    expect(statSync(busy).size).toBeGreaterThan(30 * 2 ** 20)
    expect(statSync(`${busy}-wal`).size).toBeLessThan(12 * 2 ** 20)
    await database.close()
  })
})

describe('the audit log', () => {
  const event = (id: string) => ({
    id,
    at: '2026-01-01T00:00:00.000Z',
    name: '某人',
    role: 'district',
    action: 'act:approve',
    detail: { id },
  })

  test('is chained, and any way to change it is refused', async () => {
    for (const id of ['a', 'b', 'c']) await store.write((tx) => appendEvent(tx, event(id)))
    expect(await verifyEvents(store.read)).toEqual({ count: 3 })
    const values = "(2, 'b', 'x', NULL, 'x', 'x', 'x', NULL, NULL, NULL, 0, '{}', 'x', 'x')"
    const attempts = [
      "UPDATE event SET name = 'x' WHERE sequence = 2",
      'UPDATE event SET sequence = 9 WHERE sequence = 2',
      'DELETE FROM event WHERE sequence = 3',
      'DELETE FROM event',
      `INSERT INTO event VALUES ${values}`,
      `INSERT OR REPLACE INTO event VALUES ${values}`,
      `REPLACE INTO event VALUES ${values}`,
      `INSERT INTO event VALUES ${values} ON CONFLICT (sequence) DO UPDATE SET name = 'x'`,
      `INSERT INTO event VALUES ${values.replace('(2', '(7')}`,
      `INSERT INTO event VALUES ${values.replace('(2', '(4')}`,
      `INSERT OR IGNORE INTO event VALUES ${values}`,
      "UPDATE OR REPLACE event SET id = 'a' WHERE sequence = 2",
    ]
    for (const attempt of attempts)
      await expect(
        store.write((tx) => tx.run(attempt)),
        attempt,
      ).rejects.toThrow()
    expect(await verifyEvents(store.read)).toEqual({ count: 3 })
  })

  test('control: a change made behind the triggers is found at its place', async () => {
    await store.write(async (tx) => {
      await tx.run('DROP TRIGGER event_fixed')
      await tx.run("UPDATE event SET name = '别人' WHERE sequence = 2")
    })
    expect(await verifyEvents(store.read)).toEqual({ count: 1, brokenAt: 2 })
  })
})

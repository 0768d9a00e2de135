import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweep } from '../../server/jobs/sweep.js'
import { diskStorage, TooLarge } from '../../server/store/file-storage.js'
import { begin, pdfFor } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'

const bytes = (text: string) => new Blob([text]).stream()
const place = (folder: string, sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)

describe('contents on the disk', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-files-'))
  const storage = diskStorage(folder)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('stand under their hash when they are complete, and only then', async () => {
    const { sha256, size } = await storage.put(bytes('content'), 100)
    expect(size).toBe(7)
    expect(readdirSync(path.dirname(place(folder, sha256)))).toEqual([sha256])
    await expect(storage.put(bytes('x'.repeat(101)), 100)).rejects.toBeInstanceOf(TooLarge)
    const broken = async function* () {
      yield new TextEncoder().encode('half')
      throw new Error('the connection ended')
    }
    await expect(storage.put(broken(), 100)).rejects.toThrow('the connection ended')
    expect(readdirSync(path.join(folder, 'incoming'))).toEqual([])
    expect(readdirSync(folder).sort()).toEqual([sha256.slice(0, 2), 'incoming'].sort())
  })

  test('that come twice at the same time are one', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => storage.put(bytes('the same'), 100)))
    const [first] = all
    expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(await new Response(await storage.open(first?.sha256 ?? '')).text()).toBe('the same')
  })

  test('are asked for by a hash and nothing else', async () => {
    for (const name of ['../../etc/passwd', 'incoming', '', '0'.repeat(63)]) expect(await storage.open(name)).toBeUndefined()
  })
})

describe('files and their rows', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.close())

  const folder = () => path.join(server.data, 'files')
  const stored = () => readdirSync(folder()).flatMap((prefix) => (prefix.length === 2 ? readdirSync(path.join(folder(), prefix)) : []))

  test('a file whose row was never written is removed after a day; one with a row, and one that just came, stay', async () => {
    const client = await server.organisation({ district: 'ganjingzi' })
    const id = await begin(client)
    const { files } = await client.upload(id, 'licence', pdfFor(id, 'licence'))
    const orphan = await server.services.files.put(bytes('nobody knows me'), 100)
    const fresh = await server.services.files.put(bytes('just arrived'), 100)
    const half = path.join(folder(), 'incoming/half')
    writeFileSync(half, 'cut off')
    const old = new Date(Date.parse(server.now()) - 2 * day)
    for (const sha256 of [orphan.sha256, files[0].sha256]) utimesSync(place(folder(), sha256), old, old)
    utimesSync(half, old, old)
    await sweep(server.services)
    expect(readdirSync(path.join(folder(), 'incoming'))).toEqual([])
    expect(stored().sort()).toEqual([files[0].sha256, fresh.sha256].sort())
  })

  test('a refused file has no row', async () => {
    const client = await server.organisation({ district: 'ganjingzi' })
    const id = await begin(client)
    const before = await server.services.store.read.all('SELECT sha256 FROM stored_file')
    await client.upload(id, 'licence', new TextEncoder().encode('%PDF-1.7 half'), 422)
    expect(await server.services.store.read.all('SELECT sha256 FROM stored_file')).toEqual(before)
    expect(await server.services.store.read.all('SELECT id FROM material_file WHERE declaration = ?', [id])).toEqual([])
  })

  test('every row of a file is written with what happened, or not at all', async () => {
    const client = await server.organisation({ district: 'ganjingzi' })
    const id = await begin(client)
    await client.upload(id, 'licence', pdfFor(id, 'licence', 'kept'))
    const rows = await server.services.store.read.all<{ count: number }>(
      "SELECT count(*) AS count FROM event WHERE declaration = ? AND action = 'upload'",
      [id],
    )
    expect(rows).toEqual([{ count: 1 }])
    const lost = await server.services.store.read.all(
      'SELECT material_file.id FROM material_file LEFT JOIN stored_file ON stored_file.sha256 = material_file.sha256 WHERE stored_file.sha256 IS NULL',
    )
    expect(lost).toEqual([])
  })
})

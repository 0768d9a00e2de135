/** Batch prints over HTTP: one PDF of what the actor reaches, each print with its own codes. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parsePageCode } from '../../server/engine/print/page-code.js'
import { readScan } from '../../server/paper/scan-reader.js'
import type { Client } from '../client.js'
import { importRegisters, submitted } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
let district: Client
/** Two in the district, one beyond it. */
let ids: string[]

beforeAll(async () => {
  server = await startServer()
  await importRegisters(await server.staff('operator'))
  district = await server.staff('district', { login: 'zhongshan', district: 'zhongshan' })
  const [first, second, beyond] = [
    await server.organisation({ district: 'zhongshan' }),
    await server.organisation({ district: 'zhongshan' }),
    await server.organisation({ district: 'ganjingzi' }),
  ]
  ids = [await submitted(first), await submitted(second), await submitted(beyond)]
})
afterAll(() => server?.close())

const ended = (id: string) =>
  vi.waitFor(
    async () => {
      const job = await district.get(`/api/prints/${id}`)
      expect(job.state).not.toBe('running')
      return job
    },
    { timeout: 120_000, interval: 200 },
  )
const content = async (id: string) => {
  const response = await fetch(`${server.url}/api/prints/${id}/content`, { headers: { Cookie: district.cookie() } })
  return { status: response.status, pdf: new Uint8Array(await response.arrayBuffer()) }
}

test('forms of many declarations become one PDF; what the actor does not reach is named and left out', async () => {
  const begun = await district.post('/api/prints', { ids }, 201)
  expect(begun).toMatchObject({ state: 'running', total: 3 })
  const job = await ended(begun.id)
  expect(job).toMatchObject({ state: 'ready', done: 3, failed: [{ id: ids[2], message: expect.any(String) }] })
  const numbers = await Promise.all(ids.slice(0, 2).map(async (id) => (await district.get(`/api/declarations/${id}`)).number))
  const { pdf } = await content(begun.id)
  const codes = (await readScan(pdf)).map(({ codes: [code = ''] }) => parsePageCode(code))
  expect([...new Set(codes.map((code) => code?.number))]).toEqual(numbers)
  for (const number of numbers) {
    const own = codes.filter((code) => code?.number === number)
    expect(own.map((code) => code?.page)).toEqual(own.map((_, index) => index + 1))
    expect(own[0]?.pages).toBe(own.length)
  }
}, 180_000)

test('letters as well; the next one ends the one before, and nobody else sees either', async () => {
  // the server lives in this process: connections that ended meanwhile are noticed before the next request
  await new Promise((resolve) => setTimeout(resolve, 100))
  const forms = await district.post('/api/prints', { ids }, 201)
  const letters = await district.post('/api/prints', { ids: ids.slice(0, 1), letter: 'commitment-letter' }, 201)
  await district.get(`/api/prints/${forms.id}`, 404)
  expect(await ended(letters.id)).toMatchObject({ state: 'ready', failed: [] })
  const city = await server.staff('city')
  await city.get(`/api/prints/${letters.id}`, 404)
  await city.get(`/api/prints/${letters.id}/content`, 404)
  expect((await content(letters.id)).status).toBe(200)
  await district.delete(`/api/prints/${letters.id}`)
  expect((await content(letters.id)).status).toBe(404)
}, 180_000)

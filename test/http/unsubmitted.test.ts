import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { harbourWith } from '../harbour.js'
import { act, begin, goodAnswers, people, printAndUpload, programme, save, stage } from '../selection.js'
import { hour, startServer, type TestServer } from '../server.js'

let server: TestServer
let staff: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  server = await startServer()
  staff = await people(server)
})
afterAll(() => server.close())

const listed = async (who: 'district' | 'city') =>
  (await staff[who].get(`/api/declarations?programme=${programme}&stage=${stage}`)).items.map(({ id }: { id: string }) => id)

test('what was never handed in is seen by nobody but its applicant, from then on by the reviewers', async () => {
  const enterprise = await server.organisation({ district: 'ganjingzi' })
  const id = await begin(enterprise)
  await save(enterprise, id, goodAnswers())
  for (const who of ['district', 'city'] as const) {
    expect(await listed(who)).toEqual([])
    await staff[who].get(`/api/declarations/${id}`, 404)
    await staff[who].get(`/api/declarations/${id}/print`, 404)
  }
  await printAndUpload(enterprise, id)
  await act(enterprise, id, 'submit')
  expect(await listed('district')).toEqual([id])
  expect((await staff.city.get(`/api/declarations/${id}`)).id).toBe(id)
})

test('it stands in the indexes of lists from then on, also after it was withdrawn', async () => {
  const enterprise = await server.organisation({ district: 'ganjingzi' })
  const id = await begin(enterprise)
  await save(enterprise, id, goodAnswers())
  expect(await isListed(server, id)).toBe(0)
  await printAndUpload(enterprise, id)
  await act(enterprise, id, 'submit')
  expect(await isListed(server, id)).toBe(1)
  await act(enterprise, id, 'withdraw')
  expect(await isListed(server, id)).toBe(1)
  expect(await listed('district')).toContain(id)
})

test('what is begun while a publication waits is listed, as that may let others see it', async () => {
  const root = harbourWith({})
  const harbour = await startServer({ root })
  const administrator = await harbour.staff('administrator')
  const start = async () => {
    const bakery = await harbour.organisation({ district: 'east' })
    const { id } = await bakery.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)
    expect((await bakery.get('/api/declarations?programme=oven-grant')).items.map((one: { id: string }) => one.id)).toEqual([id])
    return isListed(harbour, id)
  }
  expect(await start()).toBe(0)
  const { version, files } = await administrator.get('/api/studio/oven-grant/draft')
  const changed = { 'schemas/clauses.json': `${files['schemas/clauses.json']}\n` }
  const saved = await administrator.put('/api/studio/oven-grant/draft', { version, files: changed })
  const effectiveAt = new Date(Date.parse(harbour.now()) + hour).toISOString()
  await administrator.post(
    '/api/studio/oven-grant/publications',
    { note: '下月起', version: saved.version, effectiveAt, explained: true },
    201,
  )
  expect(await start()).toBe(1)
  harbour.advance(2 * hour)
  expect(await start()).toBe(0)
  const quarter = await harbour.staff('quarter', { district: 'east' })
  expect((await quarter.get('/api/declarations?programme=oven-grant&stage=application')).items).toEqual([])
  await harbour.close()
  rmSync(root, { recursive: true })
}, 60_000)

const isListed = async ({ services }: TestServer, id: string) =>
  (await services.store.read.get<{ listed: number }>('SELECT listed FROM declaration WHERE id = ?', [id]))?.listed

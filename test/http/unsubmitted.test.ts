import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, begin, goodAnswers, people, printAndUpload, programme, save, stage } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

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

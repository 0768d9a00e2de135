import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { quota } from '../../server/actions/declarations/take-pdf.js'
import { insertMaterial } from '../../server/store/materials.js'
import { begin, pdfFor } from '../selection.js'
import { startServer } from '../server.js'
import { seeded } from './damage.js'
import { killAgainAndAgain, largest, prepareStorm, type Storm, serve, uploadAtOnce } from './storm.js'

let storm: Storm
beforeAll(async () => {
  storm = await prepareStorm(3, true)
})
afterAll(() => storm?.end())

test('30 MB uploads at the same time are all kept and hold the memory of the server under 300 MB', async () => {
  const served = await serve(storm.data)
  onTestFinished(() => served.kill())
  const statuses = await uploadAtOnce(served, storm.enterprises, 2, 30)
  expect(statuses).toEqual(statuses.map(() => 200))
  expect(served.peak()).toBeLessThan(300)
}, 300_000)

test('killed 4 times during uploads and submissions nothing is half there, nothing acknowledged is lost', async () => {
  const { disorder, acknowledged } = await killAgainAndAgain(storm, 4, seeded(21))
  expect(disorder).toEqual([])
  expect(acknowledged).toBeGreaterThan(0)
}, 600_000)

test('the quota holds to the byte when many files arrive at the same time, and what did not fit goes with the next sweep', async () => {
  const server = await startServer()
  const client = await server.organisation({ district: 'ganjingzi' })
  const id = await begin(client)
  const files = Array.from({ length: 5 }, (_, index) => pdfFor(id, largest, String(index)))
  const [size = 0] = files.map(({ length }) => length)
  await server.services.store.write((tx) => insertMaterial(tx, { ...taken, declaration: id, size: quota - 2 * size }))
  const statuses = await Promise.all(
    files.map(async (content) => {
      const path = `/api/declarations/${id}/materials/${largest}?name=a.pdf`
      return (await client.request('PUT', path, { body: content, headers: { 'Content-Type': 'application/pdf' } })).status
    }),
  )
  expect(statuses.toSorted()).toEqual([200, 200, 413, 413, 413])
  await client.upload(id, largest, pdfFor(id, largest, 'more'), 413)
  await server.close()
})

const taken = {
  id: 'taken',
  material: 'otherwise',
  name: 'a.pdf',
  sha256: 'a'.repeat(64),
  pages: null,
  hints: '[]',
  printed_hash: null,
  by: '',
  at: '2024-01-01T00:00:00.000Z',
}

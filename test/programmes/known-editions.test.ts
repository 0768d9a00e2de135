import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProgrammes } from '../../server/programmes/programmes.js'
import { programme } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const freshly = () => createProgrammes(server.services.store, () => server.now())
const languages = async () =>
  (await server.services.store.read.all<{ language: string }>('SELECT DISTINCT language FROM edition')).map(({ language }) => language)

test('an edition of an older language is checked once, and then known', async () => {
  const [language] = await languages()
  await server.services.store.write((tx) => tx.run("UPDATE edition SET language = 'older'"))
  expect((await freshly().find(programme))?.programme.id).toBe(programme)
  expect(await languages()).toEqual([language])
})

test('a known edition compiles to what a checked one compiles to', async () => {
  const other = await startServer()
  const known = await other.services.programmes.find(programme)
  await other.services.store.write((tx) => tx.run("UPDATE edition SET language = 'older'"))
  const checked = await createProgrammes(other.services.store, () => other.now()).find(programme)
  expect([...(known?.programme.stages.get('selection')?.facts.keys() ?? [])]).toEqual([
    ...(checked?.programme.stages.get('selection')?.facts.keys() ?? []),
  ])
  expect(known?.programme.file).toEqual(checked?.programme.file)
  await other.close()
})

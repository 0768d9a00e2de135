import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, pdfFor, printed, save } from '../selection.js'
import { repository, startServer, type TestServer } from '../server.js'

const fixture = path.join(repository, 'test/fixtures/harbour')
const goodAnswers = () =>
  JSON.parse(readFileSync(path.join(fixture, 'rules/oven-grant/examples/eligible.json'), 'utf8')).given.answers as object

let server: TestServer
beforeAll(async () => {
  server = await startServer({ root: fixture })
})
afterAll(() => server.close())

describe('another site with another programme, by configuration alone', () => {
  test('has its own name, districts, entrances and registration', async () => {
    const site = await server.visitor().get('/api/site')
    expect(site.name).toBe('临港市惠企申报平台')
    expect(site.districts.map(({ id }: { id: string }) => id)).toEqual(['east', 'west', 'island'])
    expect(site.programmes.map(({ id }: { id: string }) => id)).toEqual(['oven-grant'])
    expect(JSON.stringify(site)).not.toMatch(/大连|区县/)
  })

  test('its own roles review within its own districts', async () => {
    const [east, west, bureau] = [
      await server.staff('quarter', { login: 'east', district: 'east' }),
      await server.staff('quarter', { login: 'west', district: 'west' }),
      await server.staff('bureau'),
    ]
    const bakery = await server.organisation({ district: 'east' })
    const { id, number } = await bakery.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)
    expect(number).toMatch(/^APP-\d{4}-\d{6}$/)
    expect((await bakery.get(`/api/declarations/${id}`)).answers.ovens).toEqual([{ count: 1 }])
    await save(bakery, id, goodAnswers())
    await bakery.upload(id, 'stampedForm', await printed(bakery, id))
    await bakery.upload(id, 'licence', pdfFor(id, 'licence'))
    await act(bakery, id, 'submit')
    expect((await east.get(`/api/declarations/${id}`)).stageTitle).toBe('补贴申请')
    expect((await bureau.get('/api/declarations')).items).toHaveLength(1)
    await west.get(`/api/declarations/${id}`, 404)
  })

  test('a stage that waits for another says so', async () => {
    const bakery = await server.organisation({ district: 'west' })
    const { error } = await bakery.post('/api/declarations', { programme: 'oven-grant', stage: 'report' }, 403)
    expect(error.message).toBe('补贴申请通过后才能填报安装情况。')
  })
})

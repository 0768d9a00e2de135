import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePdf } from '../../server/demo/sample-pdf.js'
import type { Client } from '../client.js'
import { act, importRegisters, programme, settle, submitted } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'

let server: TestServer
let city: Client
let batch: string
const enterprises: (Awaited<ReturnType<TestServer['organisation']>> & { id: string })[] = []

beforeAll(async () => {
  server = await startServer({ now: '2024-12-10T02:00:00.000Z' })
  await importRegisters(await server.staff('operator'))
  const district = await server.staff('district', { login: 'ganjingzi', district: 'ganjingzi' })
  city = await server.staff('city')
  for (const name of ['甲轴承有限公司', '乙轴承有限公司']) {
    const client = await server.organisation({ district: 'ganjingzi', name })
    const id = await submitted(client)
    await settle(district, id)
    await act(district, id, 'pass')
    await act(city, id, 'approve')
    enterprises.push({ ...client, id })
  }
})
afterAll(() => server.close())

const step = async (action: string, more: object = {}, status = 200) => {
  const { version } = await city.get(`/api/batches/${batch}`)
  return city.post(`/api/batches/${batch}/actions`, { version, action, ...more }, status)
}
const stateOf = async (index: number) => (await city.get(`/api/declarations/${enterprises[index]?.id}`)).state

describe('the list of pilot enterprises', () => {
  test('is the only way from the review to a pilot enterprise', async () => {
    const { actions, state, stateLabel } = await city.get(`/api/declarations/${enterprises[0]?.id}`)
    expect({ actions, state, stateLabel }).toEqual({ actions: [], state: 'approved', stateLabel: '复核通过待发布名单' })
    await act(city, enterprises[0]?.id ?? '', 'list', {}, 403)
  })

  test('is made of those who wait for it, and published with what is public of them', async () => {
    batch = (await city.post('/api/batches', { programme, kind: 'pilot-list' }, 201)).id
    const { version } = await city.get(`/api/batches/${batch}`)
    const { list, letters } = await city.post(`/api/batches/${batch}/members`, { version, all: true })
    expect(list.map(({ cells }: { cells: { name: string; subIndustry: string } }) => [cells.name, cells.subIndustry])).toEqual([
      ['甲轴承有限公司', expect.stringContaining('轴承')],
      ['乙轴承有限公司', expect.stringContaining('轴承')],
    ])
    expect(letters.map(({ id }: { id: string }) => id)).toEqual(['pilot-notice', 'pilot-list'])
    expect(await step('announce')).toMatchObject({ stateLabel: '公示', notice: { day: '2024-12-17' } })
    const { columns, members } = await server.visitor().get(`/api/notices/${batch}`)
    expect(columns.map(({ label }: { label: string }) => label)).toEqual(['企业名称', '统一社会信用代码', '所属区域', '所属细分行业'])
    expect(members[0].cells.creditCode).toContain('*')
    const letter = await city.request('GET', `/api/batches/${batch}/letters/pilot-notice`)
    expect(letter.text).toContain('公示期为2024年12月10日至2024年12月17日（5 个工作日）')
  })

  test('sends whoever an upheld objection is about back to the review', async () => {
    await server.visitor().post(`/api/notices/${batch}/objections`, { member: 2, text: '主营业务不符。' }, 201)
    const { version, objections } = await city.get(`/api/batches/${batch}`)
    const answer = { version, outcome: 'upheld', answer: '经查属实。' }
    expect(await city.put(`/api/batches/${batch}/objections/${objections[0].id}`, answer)).toMatchObject({ members: 1 })
    expect([await stateOf(0), await stateOf(1)]).toEqual(['approved', 'city-review'])
  })

  test('makes pilot enterprises of its members when it is published, and tells them', async () => {
    server.advance(8 * day)
    city = await server.as('city')
    await step('close')
    await step('publish', { date: '2024-12-18' }, 422)
    const stamped = { body: samplePdf('list', 1), headers: { 'Content-Type': 'application/pdf' } }
    expect((await city.request('PUT', `/api/batches/${batch}/documents/list?name=list.pdf`, stamped)).status).toBe(200)
    expect(await step('publish', { date: '2024-12-18' })).toMatchObject({ stateLabel: '已发布', published: true })
    expect([await stateOf(0), await stateOf(1)]).toEqual(['pilot', 'city-review'])
    const [mail] = await server.mails(enterprises[0]?.email)
    expect(mail).toMatchObject({ subject: '贵单位已列入试点企业名单' })
    const own = await server.as(enterprises[0]?.creditCode ?? '')
    expect(await own.get(`/api/declarations/${enterprises[0]?.id}`)).toMatchObject({ stateLabel: '试点企业', final: 'positive' })
  })
})

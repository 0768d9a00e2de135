/** What the operator looks into: the outbox page by page, the log by person, action, subject and day, also as an Excel file. */
import { rmSync } from 'node:fs'
import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendEvent } from '../../server/store/events.js'
import { insertMail } from '../../server/store/mails.js'
import type { Client } from '../client.js'
import { bakeryAnswers, harbourWith, submittedBakery } from '../harbour.js'
import { act, save } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'

const root = harbourWith({})
let server: TestServer
let operator: Client
let bakery: Client & { creditCode: string }
let id: string

beforeAll(async () => {
  server = await startServer({ root, variables: { EXPORT_ROWS: '200' } })
  operator = await server.staff('operator')
  await server.organisation({ district: 'east', name: '别的面包房' })
  bakery = await server.organisation({ district: 'east', name: '海风面包房' })
  id = await submittedBakery(bakery)
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

type Entry = { sequence: number; at: string; by: string; action: string; subject: string; text: string }
const log = async (query = ''): Promise<Entry[]> => (await operator.get(`/api/operate/audit?${query}`)).items
const today = () => new Date(Date.parse(server.now()) + 8 * 3_600_000).toISOString().slice(0, 10)

test('the outbox comes page by page, the newest first, each mail once, also where many were written at one time', async () => {
  const at = (n: number) => `2020-01-0${1 + (n % 3)}T00:00:00.000Z`
  await server.services.store.write(async (tx) => {
    for (let n = 0; n < 250; n++)
      await insertMail(tx, { id: `m${n}`, recipient: 'a@example.com', subject: '通知', body: '…', created_at: at(n) })
  })
  const seen: { id: string; createdAt: string }[] = []
  for (let next: string | undefined = ''; next !== undefined; ) {
    const page: { items: typeof seen; next?: string } = await operator.get(`/api/operate/mails?after=${encodeURIComponent(next)}`)
    expect(page.items.length).toBeLessThanOrEqual(100)
    seen.push(...page.items)
    next = page.next
  }
  expect(seen).toHaveLength((await server.mails()).length)
  expect(new Set(seen.map((mail) => mail.id)).size).toBe(seen.length)
  const times = seen.map(({ createdAt }) => createdAt)
  expect(times).toEqual([...times].sort().reverse())
})

test('the log is filtered by person, action, organisation, number and day', async () => {
  const { number } = await bakery.get(`/api/declarations/${id}`)
  const whole = await log()
  for (const words of ['海风', bakery.creditCode, number]) {
    const about = await log(`about=${encodeURIComponent(words)}`)
    expect(about.map(({ action }) => action)).toEqual(expect.arrayContaining(['start', 'upload', 'act:submit']))
    expect(about.every(({ subject }) => subject.includes('海风面包房'))).toBe(true)
  }
  expect((await log('about=%25')).length).toBe(0)
  expect((await log('action=act')).map(({ action }) => action)).toEqual(['act:submit'])
  expect((await log('action=upload')).map(({ action }) => action)).toEqual(['upload', 'upload'])
  const own = await log(`person=${bakery.creditCode.toLowerCase()}`)
  expect(own.length).toBeGreaterThan(3)
  expect(JSON.stringify(own)).not.toContain('别的面包房')
  expect(await log(`from=${today()}&to=${today()}`)).toEqual(whole)
  const tomorrow = new Date(Date.parse(today()) + day).toISOString().slice(0, 10)
  expect(await log(`from=${tomorrow}`)).toEqual([])
  expect(await log(`to=2020-01-01`)).toEqual([])
  const { actions } = await operator.get('/api/operate/audit')
  expect(actions).toContainEqual({ id: 'upload', label: '上传材料' })
})

test('the log is exported as it is filtered, which stands in the log; what is too long is refused with a sentence', async () => {
  const response = await fetch(`${server.url}/api/operate/audit.xlsx?about=${encodeURIComponent('海风')}`, {
    headers: { Cookie: operator.cookie() },
  })
  expect(response.status).toBe(200)
  const [head = [], ...rows] = (await readExcel(Buffer.from(await response.arrayBuffer())))[0]?.data ?? []
  const shown = await log(`about=${encodeURIComponent('海风')}`)
  expect(head).toEqual(['序号', '时间', '操作人', '角色', '操作', '对象', '校验值'])
  expect(rows.map(([sequence]) => sequence)).toEqual(shown.map(({ sequence }) => sequence))
  expect(rows[0]?.[1]).toBeInstanceOf(Date)
  expect((await log())[0]?.text).toBe(`导出操作日志：${rows.length} 条`)
  for (let n = 0; n < 200; n++) await server.services.store.write((tx) => noted(tx, n))
  const { error } = await operator.get('/api/operate/audit.xlsx', 422)
  expect(error.message).toBe('一次最多导出 200 条，请用筛选条件缩小范围后再导出。')
})

test('a list is filtered by a decimal as a number, exactly or between bounds, and by what was handed in while it is edited again', async () => {
  const quarter = await server.staff('quarter', { district: 'east' })
  const list = async (cost: string): Promise<{ id: string }[]> =>
    (await quarter.get(`/api/declarations?programme=oven-grant&stage=application&f.cost=${cost}`)).items
  const { cost } = bakeryAnswers().plan
  const found = async () =>
    (await Promise.all([`${Number(cost)}`, `${Number(cost) - 1}..`, `..${cost}`].map(list))).map((items) => items[0]?.id)
  expect(await found()).toEqual([id, id, id])
  for (const nothing of [`${Number(cost) + 1}..`, 'x', '..']) expect((await list(nothing)).length).toBe(nothing === '..' ? 1 : 0)
  await act(quarter, id, 'return', { remarks: [{ at: '/plan/cost', text: '请核对' }] })
  await save(bakery, id, { ...bakeryAnswers(), plan: { ...bakeryAnswers().plan, cost: '1.00' } })
  expect(await list('1')).toEqual([])
  expect(await found()).toEqual([id, id, id])
})

const noted = (tx: Parameters<typeof appendEvent>[0], n: number) =>
  appendEvent(tx, { id: `e${n}`, at: server.now(), name: '系统', role: 'system', action: 'print' })

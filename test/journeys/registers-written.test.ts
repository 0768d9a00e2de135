/** A step writes into a register: prices of a provider, as of a day, with their source; whom a changed row touches is told. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, somebody as of } from '../client.js'
import { bakeryAnswers, harbourWith, submittedBakery } from '../harbour.js'
import { refusal } from '../notice.js'
import { act, save } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'

const programme = 'oven-grant'
const root = harbourWith({
  'rules/registers.json': ({ registers }) => {
    registers.push({
      id: 'prices',
      label: '烤炉价格',
      key: 'code',
      columns: [
        { id: 'code', label: '编号', type: 'string', required: true },
        { id: 'supplier', label: '设备商', type: 'string', required: true },
        { id: 'price', label: '价格', type: 'decimal', unit: '万元', required: true },
      ],
    })
  },
  'rules/facts.json': ({ facts }) => {
    facts.push({
      id: 'ovenPrice',
      label: '烤炉价格',
      type: 'decimal',
      unit: '万元',
      kind: 'register',
      register: 'prices',
      key: 'oven',
      asOf: 'orderedOn',
      returns: 'price',
    })
  },
  'rules/application.eligibility.json': ({ rules }) => {
    rules.push({
      name: 'within-price',
      label: '投入不超过登记的价格',
      severity: 'review',
      applies: { fact: 'oven', operator: 'answered', value: true },
      conditions: { fact: 'cost', operator: 'lessThanInclusive', value: { fact: 'ovenPrice' } },
      otherwise: '投入超过登记的价格。',
      whenUnknown: '烤炉没有登记价格。',
    })
  },
  'schemas/application.form.json': ({ properties }) => {
    properties.plan.properties.oven = { type: 'string', title: '烤炉编号', maxLength: 20 }
    properties.plan.properties.orderedOn = { type: 'string', title: '订购日期', format: 'date' }
  },
  'schemas/supplier.form.json': ({ properties }) => {
    properties.basics.properties.since = { type: 'string', title: '生效日期', format: 'date' }
    properties.ovens = {
      type: 'array',
      title: '烤炉',
      maxItems: 10,
      items: {
        type: 'object',
        properties: {
          ovenCode: { type: 'string', title: '编号', maxLength: 20 },
          ovenCost: { type: 'string', title: '价格', unit: '万元', decimal: { places: 2 } },
        },
        required: ['ovenCode'],
      },
    }
  },
  'schemas/programme.json': ({ stages }) => {
    stages[2].per = 'many'
  },
  'rules/supplier.workflow.json': ({ states, actions }) => {
    states[2].standing = true
    states.push({ id: 'left', label: '已退出', tone: 'danger', final: 'negative', reopens: true })
    actions[1].registers = [
      {
        register: 'prices',
        forEach: 'ovens',
        values: { code: 'ovenCode', supplier: 'organisation.creditCode', price: 'ovenCost' },
        from: 'since',
        keeps: ['supplier'],
      },
    ]
    actions.push({
      id: 'leave',
      label: '退出',
      kind: 'move',
      by: ['bureau'],
      from: ['accepted'],
      to: 'left',
      registers: [{ register: 'prices', ends: { supplier: 'organisation.creditCode' } }],
    })
  },
})
let server: TestServer
let [operator, bureau]: Client[] = []
let maker: Awaited<ReturnType<TestServer['organisation']>>

beforeAll(async () => {
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' })
  operator = await server.staff('operator')
  bureau = await server.staff('bureau')
  maker = await server.organisation({ kind: 'provider', district: 'east', name: '烤炉厂' })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

/** Days later everybody signs in again. */
async function later(days: number) {
  server.advance(days * day)
  ;[operator, bureau] = [await server.as('operator'), await server.as('bureau')]
  maker = { ...maker, ...(await server.as(maker.creditCode)) }
}

/** Prices that a maker hands in; answers the id. */
async function handedIn(client: Client, since: string, ovens: Record<string, string | undefined>) {
  const { id } = await client.post('/api/declarations', { programme, stage: 'supplier' }, 201)
  const rows = Object.entries(ovens).map(([ovenCode, ovenCost]) => ({ ovenCode, ...(ovenCost && { ovenCost }) }))
  await save(client, id, { basics: { title: '烤炉厂', since }, ovens: rows })
  await act(client, id, 'submit')
  return id as string
}
const application = async (oven: string, orderedOn: string, name: string) => {
  const bakery = await server.organisation({ district: 'east', name })
  const { plan, ...rest } = bakeryAnswers()
  return submittedBakery(bakery, { ...rest, plan: { ...plan, cost: '4', oven, orderedOn } })
}
const finding = async (id: string) => {
  const { findings } = await of(bureau).get(`/api/declarations/${id}/check`)
  return findings.find(({ rule }: { rule: string }) => rule === 'within-price').outcome as string
}
const rowsOn = async (asOf: string) => (await of(operator).get(`/api/operate/registers/${programme}/prices/rows?asOf=${asOf}`)).items
const send = (rows: object[], dryRun: boolean) =>
  of(operator).post(`/api/operate/registers/${programme}/prices`, { asOf: '2025-03-03', rows, dryRun })

let first: string
let old: string
let fresh: string

test('writes a dated row for each product, with its source; running applications keep the price of their day', async () => {
  old = await application('P-1', '2025-03-10', '第一面包房')
  expect(await finding(old)).toBe('unknown')
  first = await handedIn(maker, '2025-03-05', { 'P-1': '5', 'P-2': '6' })
  await act(of(bureau), first, 'accept')
  const { number } = await of(bureau).get(`/api/declarations/${first}`)
  expect(await rowsOn('2025-03-04')).toEqual([])
  expect(await rowsOn('2025-03-05')).toMatchObject([
    { cells: { code: 'P-1', price: '5 万元' }, source: number },
    { cells: { code: 'P-2' } },
  ])
  expect(await finding(old)).toBe('met')
  await later(1)
  await act(of(bureau), await handedIn(maker, '2025-04-01', { 'P-1': '3' }), 'accept')
  expect(await finding(old)).toBe('met')
  fresh = await application('P-1', '2025-04-01', '第二面包房')
  expect(await finding(fresh)).toBe('not met')
  expect((await rowsOn('2025-04-01')).map(({ cells }: { cells: { price: string } }) => cells.price)).toEqual(['6 万元', '3 万元'])
})

test('leaves what is not in a register that nobody imported unknown', async () => {
  expect(await finding(await application('P-9', '2025-03-10', '第三面包房'))).toBe('unknown')
})

test('refuses what lacks a required cell, and the code of somebody else', async () => {
  expect(refusal(await act(of(bureau), await handedIn(maker, '2025-03-05', { 'P-3': undefined }), 'accept', {}, 422))).toContain(
    '“价格”还不知道',
  )
  const other = await server.organisation({ kind: 'provider', district: 'east', name: '另一家烤炉厂' })
  expect(refusal(await act(of(bureau), await handedIn(other, '2025-03-05', { 'p-2': '1' }), 'accept', {}, 422))).toContain('“P-2”是别人的')
  expect(await rowsOn('2025-03-05')).toHaveLength(2)
})

test('keeps its rows when a list is imported, which may not name them; a preview tells whom the list touches', async () => {
  const waiting = await application('P-5', '2025-03-10', '第四面包房')
  expect(refusalOf(await send([{ code: 'P-1', supplier: 'x', price: '1' }], true))).toContain('由申报件')
  const rows = [{ code: 'P-5', supplier: 'x', price: '3.5' }]
  const preview = await send(rows, true)
  expect(preview).toMatchObject({ added: 1, applied: false, touched: { more: 0 } })
  expect(preview.touched.list.map(({ id }: { id: string }) => id)).toContain(waiting)
  expect(await finding(waiting)).toBe('unknown')
  await send(rows, false)
  expect(await finding(waiting)).toBe('not met')
  expect(await finding(old)).toBe('met')
  const again = await send([{ code: 'P-5', supplier: 'x', price: '4' }], false)
  expect(again.touched.list).toMatchObject([{ id: waiting, organisation: '第四面包房', changes: [{ before: '不符合', now: '符合' }] }])
  const history = await of(bureau).get(`/api/declarations/${waiting}/history`)
  expect(history.at(-1)).toMatchObject({ internal: true, text: expect.stringContaining('名单变化，结论随之改变：烤炉价格') })
  const [, prices] = await of(operator).get('/api/operate/registers')
  expect(prices).toMatchObject({ id: 'prices', isWritten: true, imported: { rows: 1 }, touched: { list: [{ id: waiting }] } })
})

const refusalOf = ({ problems }: { problems: { message: string }[] }) => problems.map(({ message }) => message).join('\n')

test('ends all rows of whoever leaves, from that day on; what was ordered before keeps its price', async () => {
  await later(3)
  await act(of(bureau), first, 'leave')
  expect((await rowsOn('2025-03-06')).map(({ cells }: { cells: { code: string } }) => cells.code)).toEqual(['P-1', 'P-2', 'P-5'])
  expect((await rowsOn('2025-04-01')).map(({ cells }: { cells: { code: string } }) => cells.code)).toEqual(['P-5'])
  expect(await finding(fresh)).toBe('unknown')
  expect(await of(operator).get('/api/operate/audit/verification')).toMatchObject({ intact: true })
})

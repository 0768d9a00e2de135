import { rmSync } from 'node:fs'
import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePdf } from '../../server/demo/sample-pdf.js'
import { allocationFiles } from '../allocation.js'
import { type Client, somebody as of } from '../client.js'
import { programmeRoot } from '../programme-root.js'
import { act, pdfFor, printed, save } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'

const programme = 'oven-grant'
const stage = 'application'
const good = () =>
  JSON.parse(allocationFiles['rules/examples/eligible.json'] ?? '').given.answers as Record<string, Record<string, unknown>>

let root: string
let server: TestServer
let [east, west, bureau]: Client[] = []
const bakeries: (Awaited<ReturnType<TestServer['organisation']>> & { id: string; name: string })[] = []

beforeAll(async () => {
  root = programmeRoot({ [programme]: allocationFiles })
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' })
  east = await server.staff('quarter', { login: 'east', district: 'east' })
  west = await server.staff('quarter', { login: 'west', district: 'west' })
  bureau = await server.staff('bureau')
  await importRegister('dishonest', [])
  for (const [name, district, cost] of [
    ['第一面包房', 'east', '4'],
    ['第二面包房', 'east', '10'],
    ['第三面包房', 'west', '5.5'],
  ] as const)
    bakeries.push(await passed(name, district, cost))
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

const bakery = (index: number) => {
  const one = bakeries[index]
  if (!one) throw new Error(`There is no bakery ${index}.`)
  return one
}

/** Days later everybody signs in again. */
async function later(days: number) {
  server.advance(days * day)
  east = await server.as('east')
  west = await server.as('west')
  bureau = await server.as('bureau')
  for (const [index, one] of bakeries.entries()) bakeries[index] = { ...one, ...(await server.as(one.creditCode)) }
}

async function importRegister(register: string, rows: object[]) {
  const operator = await server.staff('operator', { login: `operator-${register}` })
  await operator.post(`/api/operate/registers/${programme}/${register}`, { asOf: '2025-01-01', rows, dryRun: false })
}

/** A bakery whose application passed both reviews. */
async function passed(name: string, district: 'east' | 'west', cost: string) {
  const client = await server.organisation({ district, name })
  const { id } = await client.post('/api/declarations', { programme, stage }, 201)
  const answers = good()
  await save(client, id, { ...answers, plan: { ...answers.plan, cost } })
  await client.upload(id, 'stampedForm', await printed(client, id))
  await client.upload(id, 'licence', pdfFor(id, 'licence'))
  if (cost !== '4') await client.upload(id, 'quote', pdfFor(id, 'quote'))
  await act(client, id, 'submit')
  await act(of(district === 'east' ? east : west), id, 'approve')
  await act(of(bureau), id, 'pass')
  return { ...client, id: id as string, name }
}

/** The rows of an Excel file, by the words of its header. */
async function sheetOf(client: Client, path: string): Promise<Record<string, unknown>[]> {
  const response = await fetch(server.url + path, { headers: { Cookie: client.cookie() } })
  expect(response.status).toBe(200)
  const [head = [], ...rows] = (await readExcel(Buffer.from(await response.arrayBuffer())))[0]?.data ?? []
  return rows.map((row) => Object.fromEntries(head.map((label, index) => [String(label), row[index]])))
}

/** One that was handed in and nobody has looked at. */
async function bakeryWaiting() {
  const client = await server.organisation({ district: 'west', name: '第四面包房' })
  const { id } = await client.post('/api/declarations', { programme, stage }, 201)
  const answers = good()
  await save(client, id, { ...answers, plan: { ...answers.plan, cost: '4' } })
  await client.upload(id, 'stampedForm', await printed(client, id))
  await client.upload(id, 'licence', pdfFor(id, 'licence'))
  await act(client, id, 'submit')
  return id as string
}

const stateOf = async (id: string) => (await of(bureau).get(`/api/declarations/${id}`)).state as string
const create = (client: Client, kind: string) => client.post('/api/batches', { programme, kind }, 201)
async function change(client: Client, method: 'post' | 'put', id: string, path: string, content: object, status = 200) {
  const { version } = await client.get(`/api/batches/${id}`)
  return client[method](`/api/batches/${id}/${path}`, { version, ...content }, status)
}
const choose = (client: Client, id: string, add: string[], status?: number) => change(client, 'post', id, 'members', { add }, status)
const step = (client: Client, id: string, action: string, more: object = {}, status = 200) =>
  change(client, 'post', id, 'actions', { action, ...more }, status)
async function upload(client: Client, id: string, document: string) {
  const answer = await client.request('PUT', `/api/batches/${id}/documents/${document}?name=a.pdf`, {
    body: samplePdf(`${id} ${document} ${Math.random()}`, 1),
    headers: { 'Content-Type': 'application/pdf' },
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.json.id as string
}
const messages = (answer: { error: { problems: { message: string }[] } }) => answer.error.problems.map(({ message }) => message).join('\n')

describe('a recommendation of one district', () => {
  let id: string

  test('is made by the district alone, with members of its own alone', async () => {
    const batch = await create(of(east), 'recommendation')
    id = batch.id
    expect(batch).toMatchObject({ districtName: expect.any(String), stateLabel: '拟定', list: [], may: { choose: true, lower: false } })
    await of(bureau).post('/api/batches', { programme, kind: 'recommendation', district: 'east' }, 403)
    await of(west).get(`/api/batches/${id}`, 404)
    await bakery(0).get(`/api/batches/${id}`, 404)
    const { items } = await of(east).get(`/api/batches/${id}/candidates`)
    expect(items.map(({ organisation }: { organisation: string }) => organisation)).toEqual(['第一面包房', '第二面包房'])
    await choose(of(east), id, [bakery(2).id], 404)
    expect((await of(east).get(`/api/batches/${id}`)).list).toEqual([])
  })

  test('is refused while it is empty and its letter is not uploaded', async () => {
    const refused = await step(of(east), id, 'send', {}, 422)
    expect(messages(refused)).toContain('名单还是空的')
    expect(messages(refused)).toContain('推荐函')
  })

  test('prints its letter with columns and totals, and moves every member when it is sent', async () => {
    const chosen = await change(of(east), 'post', id, 'members', { all: true })
    expect(chosen.list).toHaveLength(2)
    expect(chosen.columns.find((column: { id: string }) => column.id === 'cost')).toMatchObject({ total: '14', unit: '万元' })
    const letter = await of(east).request('GET', `/api/batches/${id}/letters/recommendation`)
    expect(letter.text).toContain('推荐 2 家面包房，投入合计 14 万元')
    expect(letter.text).toContain('第二面包房')
    await of(bureau).get(`/api/batches/${id}/letters/recommendation`, 403)
    await upload(of(east), id, 'letter')
    expect(await step(of(east), id, 'send')).toMatchObject({ stateLabel: '已推荐', may: { choose: false, upload: false } })
    expect([await stateOf(bakery(0).id), await stateOf(bakery(1).id), await stateOf(bakery(2).id)]).toEqual([
      'recommended',
      'recommended',
      'passed',
    ])
    const history = await bakery(0).get(`/api/declarations/${bakery(0).id}/history`)
    expect(history.at(-1)).toMatchObject({ text: expect.stringContaining('片区推荐') })
    const other = await create(of(west), 'recommendation')
    await choose(of(west), other.id, [bakery(2).id])
    await upload(of(west), other.id, 'letter')
    await step(of(west), other.id, 'send')
  })
})

describe('an allocation plan', () => {
  let id: string

  test('holds each declaration alone: a second batch cannot choose it, and a moved one stops the choice', async () => {
    id = (await create(of(bureau), 'allocation')).id
    await choose(of(bureau), id, [bakery(0).id, bakery(1).id])
    const other = await create(of(bureau), 'allocation')
    const refused = await choose(of(bureau), other.id, [bakery(2).id, bakery(0).id], 409)
    expect(refused.error.message).toContain('第一面包房')
    expect((await of(bureau).get(`/api/batches/${other.id}`)).list).toEqual([])
    expect((await of(bureau).get(`/api/batches/${other.id}/candidates`)).items).toHaveLength(1)
    const { version } = await of(bureau).get(`/api/batches/${id}`)
    await choose(of(bureau), id, [bakery(2).id])
    await of(bureau).post(`/api/batches/${id}/members`, { version, refresh: true }, 409)
    await step(of(bureau), other.id, 'end', { comment: '重复' })
  })

  test('computes amounts, lowers one with a reason, and never raises one', async () => {
    const path = `members/${bakery(1).id}/amount`
    const before = await of(bureau).get(`/api/batches/${id}`)
    expect(before.list.map(({ fen }: { fen: number }) => fen)).toEqual([2_000_000, 3_000_000, 2_750_000])
    expect(before.totalFen).toBe(7_750_000)
    expect(before.parts.map(({ fen }: { fen: number }) => fen)).toEqual([3_875_000, 3_875_000])
    expect(messages(await change(of(bureau), 'put', id, path, { fen: 3_000_001, reason: 'x' }, 422))).toContain('不能高于')
    expect(messages(await change(of(bureau), 'put', id, path, { fen: 2_500_001 }, 422))).toContain('原因')
    const lowered = await change(of(bureau), 'put', id, path, { fen: 2_500_001, reason: '审计核减' })
    expect(lowered.list[1]).toMatchObject({ fen: 2_500_001, computed: 3_000_000, reason: '审计核减', cells: { grant: '2.500001' } })
    expect(lowered.list[1].parts).toMatchObject([{ fen: 1_250_000 }, { fen: 1_250_001 }])
    expect(lowered.columns.find((column: { id: string }) => column.id === 'grant').total).toBe('7.250001')
  })

  test('stays within the budget of the register, and is not judged before there is one', async () => {
    expect(messages(await step(of(bureau), id, 'submit', {}, 422))).toContain('不能判断')
    await importRegister('budget', [{ year: '2025', amount: '7' }])
    expect(messages(await step(of(bureau), id, 'submit', {}, 422))).toContain('2,500.01 元')
    const { budget } = await of(bureau).get(`/api/batches/${id}`)
    expect(budget).toEqual({ label: '年度预算', fen: 7_000_000, left: -250_001 })
    const operator = await server.as('operator-budget')
    await operator.post(`/api/operate/registers/${programme}/budget`, {
      asOf: '2025-02-01',
      rows: [
        { year: '2025', amount: '8' },
        { year: '2024', amount: '1' },
      ],
      dryRun: false,
    })
    expect(await step(of(bureau), id, 'submit')).toMatchObject({ state: 'deliberation', budget: { left: 749_999 }, may: { choose: false } })
    await change(of(bureau), 'put', id, `members/${bakery(1).id}/amount`, { fen: 1, reason: 'x' }, 403)
  })

  test('is published for three working days after the meeting, with masked columns and nothing else', async () => {
    await server.visitor().get(`/api/notices/${id}`, 404)
    const refused = await step(of(bureau), id, 'publish', {}, 422)
    expect(messages(refused)).toContain('会议纪要')
    expect(messages(refused)).toContain('审议日期')
    await upload(of(bureau), id, 'minutes')
    const batch = await step(of(bureau), id, 'publish', { date: '2025-03-02' })
    expect(batch).toMatchObject({
      published: true,
      dates: [{ label: '审议日期', day: '2025-03-02' }],
      notice: { day: '2025-03-06', workingDays: 3 },
    })
    const visitor = server.visitor()
    expect((await visitor.get('/api/notices')).items).toMatchObject([{ id, count: 3, open: true }])
    const notice = await visitor.get(`/api/notices/${id}`)
    expect(notice.columns.map((column: { id: string }) => column.id)).toEqual(['name', 'code', 'contact', 'grant'])
    expect(notice.members[0].cells).toMatchObject({ name: '第一面包房', grant: '2', code: expect.stringMatching(/^.{4}\*{10}.{4}$/) })
    expect(JSON.stringify(notice)).not.toContain(bakery(0).id)
    expect(JSON.stringify(notice)).not.toContain(bakery(0).creditCode)
  })

  test('stands still while an objection of anybody is open; an upheld one removes the member with its reason', async () => {
    await later(1)
    const visitor = server.visitor()
    await visitor.post(`/api/notices/${id}/objections`, { text: ' ' }, 422)
    await visitor.post(`/api/notices/${id}/objections`, { member: 99, text: '不实' }, 422)
    const filed = await visitor.post(`/api/notices/${id}/objections`, { member: 3, text: '没有更换烤炉。', contact: '13900000000' }, 201)
    const attach = async (objection: string, body: Uint8Array<ArrayBuffer>, type = 'application/pdf') =>
      (
        await visitor.request('PUT', `/api/notices/${id}/objections/${objection}/file?name=证据.pdf`, {
          body,
          headers: { 'Content-Type': type },
        })
      ).status
    expect(await attach('none', samplePdf('证据', 1))).toBe(404)
    expect(await attach(filed.id, new TextEncoder().encode('no PDF at all'))).toBe(422)
    expect(await attach(filed.id, samplePdf('证据', 1), 'image/png')).toBe(415)
    expect(await attach(filed.id, samplePdf('证据', 1))).toBe(200)
    await visitor.post(`/api/notices/${id}/objections`, { text: '金额偏高。' }, 201)
    await later(10)
    const stopped = await of(bureau).get(`/api/batches/${id}`)
    expect(stopped).toMatchObject({ openObjections: 2, notice: { suspended: true, over: false } })
    expect(messages(await step(of(bureau), id, 'close', {}, 422))).toContain('暂停')
    const [first, second] = stopped.objections
    expect(first).toMatchObject({
      organisation: '第三面包房',
      contact: '13900000000',
      deadline: { overdue: true },
      file: { name: '证据.pdf' },
    })
    const sent = await of(bureau).request('GET', `/api/batches/${id}/files/${first.file.id}`)
    expect(sent.headers.get('content-type')).toBe('application/pdf')
    expect(await attach(first.id, samplePdf('太晚', 1))).toBe(404)
    const decided = await change(of(bureau), 'put', id, `objections/${first.id}`, { outcome: 'upheld', answer: '经查属实。' })
    expect(decided.list[2]).toMatchObject({ removed: { reason: '经查属实。' } })
    expect(decided).toMatchObject({ members: 2, totalFen: 4_500_001, notice: { suspended: true } })
    expect(await stateOf(bakery(2).id)).toBe('bureau-review')
    const told = await bakery(2).get(`/api/declarations/${bakery(2).id}/history`)
    expect(told.at(-1)).toMatchObject({ text: expect.stringContaining('移出名单'), comment: '经查属实。' })
    await change(of(bureau), 'put', id, `objections/${first.id}`, { outcome: 'not-upheld', answer: 'x' }, 409)
    const resumed = await change(of(bureau), 'put', id, `objections/${second.id}`, { outcome: 'not-upheld', answer: '金额按办法核算。' })
    expect(resumed.notice).toMatchObject({ suspended: false, day: '2025-03-18' })
    expect((await server.visitor().get(`/api/notices/${id}`)).members).toHaveLength(2)
  })

  test('is not closed before its days are over, and takes no objections afterwards', async () => {
    expect(messages(await step(of(bureau), id, 'close', {}, 422))).toContain('2025-03-18')
    await later(6)
    await server.visitor().post(`/api/notices/${id}/objections`, { text: '太晚了。' }, 403)
    expect(await step(of(bureau), id, 'close')).toMatchObject({ state: 'confirmed', published: true })
  })

  test('moves all its members or none: one that cannot go on is named, and nothing has happened', async () => {
    await upload(of(bureau), id, 'plan')
    await importRegister2([{ creditCode: bakery(1).creditCode, name: 'x' }])
    const refused = await step(of(bureau), id, 'grant', { date: '2025-03-24' }, 422)
    expect(messages(refused)).toContain('第二面包房')
    expect([await stateOf(bakery(0).id), await stateOf(bakery(1).id)]).toEqual(['recommended', 'recommended'])
    await importRegister2([])
    const granted = await step(of(bureau), id, 'grant', { date: '2025-03-24' })
    expect(granted).toMatchObject({ state: 'paying', may: { pay: true } })
    expect([await stateOf(bakery(0).id), await stateOf(bakery(1).id)]).toEqual(['granted', 'granted'])
    await server.visitor().get(`/api/notices/${id}`, 404)
    const letter = await of(bureau).request('GET', `/api/batches/${id}/letters/allocation`)
    expect(letter.text).toContain('2025年3月2日审议通过，公示 3 个工作日。共 2 家，肆万伍仟元零壹分')
    expect(letter.text).toContain('25,000.01（原 30,000.00，审计核减）')
    expect(letter.text).toContain('139****')
  })

  test('records payments up to what was granted, divided by source, with their receipts', async () => {
    const pay = (content: object, status?: number) =>
      of(bureau).post(`/api/batches/${id}/payments`, { day: '2025-03-20', ...content }, status)
    const declaration = bakery(1).id
    expect(messages(await pay({ declaration, fen: 2_500_002 }, 422))).toContain('超出核定')
    expect(messages(await pay({ declaration, fen: 1, day: '2026-01-01' }, 422))).toContain('不能晚于')
    expect(messages(await pay({ declaration, fen: 100, parts: { central: 100, local: 1 } }, 422))).toContain('之和')
    const receipt = await upload(of(bureau), id, 'receipt')
    const paid = await pay({ declaration, fen: 2_500_001, receipt })
    expect(paid.payments[0]).toMatchObject({ fen: 2_500_001, receipt, parts: [{ fen: 1_250_000 }, { fen: 1_250_001 }] })
    expect((await of(bureau).request('GET', `/api/batches/${id}/files/${receipt}`)).headers.get('content-type')).toBe('application/pdf')
    await bakery(1).get(`/api/batches/${id}/files/${receipt}`, 404)
    const told = await bakery(1).get(`/api/declarations/${declaration}/history`)
    expect(told.at(-1)).toMatchObject({ text: '拨付资金：资金分配方案，25,000.01 元，2025-03-20' })
    expect(messages(await step(of(bureau), id, 'finish', {}, 422))).toContain('第一面包房')
    await pay({ declaration: bakery(0).id, fen: 2_000_001 }, 422)
    await pay({ declaration: bakery(0).id, fen: 2_000_000, parts: { central: 2_000_000, local: 0 } }, 422)
    await pay({ declaration: bakery(0).id, fen: 2_000_000, parts: { central: 2_000_000, local: 0 }, reason: '中央资金先到' })
    await pay({ declaration: bakery(0).id, fen: -1 }, 422)
    expect((await bakery(0).get(`/api/declarations/${bakery(0).id}`)).shown).toEqual([
      {
        title: '资金拨付',
        note: '拨付后自动显示。',
        facts: [
          { label: '已拨付金额', text: '2 万元' },
          { label: '其中中央资金', text: '2 万元' },
          { label: '拨付日期', text: '2025年3月20日' },
        ],
      },
    ])
    expect(await step(of(bureau), id, 'finish')).toMatchObject({ state: 'done', actions: [] })
    expect([await stateOf(bakery(0).id), await stateOf(bakery(1).id)]).toEqual(['paid', 'paid'])
  })

  test('is on the home of its members: what was paid and when, and what may be started now', async () => {
    const home = async (index: number) => (await bakery(index).get(`/api/programmes/${programme}/home`)).stages
    const [application, report] = await home(1)
    expect(application).toMatchObject({ status: 'done', canStart: false })
    expect(application.declarations[0]).toMatchObject({ final: 'positive', paid: { fen: 2_500_001, day: '2025-03-20' } })
    expect(report).toMatchObject({ status: 'available', canStart: true, waitsFor: [{ title: '补贴申请', reached: true }] })
    const [waiting, barred] = await home(2)
    expect(waiting.status).toBe('started')
    expect(waiting.declarations[0].paid).toBeUndefined()
    expect(barred).toMatchObject({ status: 'waiting', message: '补贴申请通过后才能填报安装情况。', waitsFor: [{ reached: false }] })
  })

  test('stands in the figures with what it granted and paid, each number as long as its list', async () => {
    const figures = await of(bureau).get(`/api/figures/${programme}`)
    expect(figures.money).toEqual([
      {
        kind: 'allocation',
        title: '资金分配方案',
        stage,
        grantedFen: 4_500_001,
        members: 2,
        paidFen: 4_500_001,
        paidMembers: 2,
        budget: { label: '年度预算', fen: 8_000_000, left: 8_000_000 - 4_500_001 },
      },
    ])
    const [applications] = figures.stages
    expect(applications).toMatchObject({ id: stage, total: 3, positive: 2, negative: 0, workingDays: '13.0' }) // Monday 3 March to Thursday 20 March
    expect(applications.districts).toMatchObject([
      { id: 'east', total: 2, counts: { paid: 2 } },
      { id: 'west', total: 1, overdue: 0, counts: { 'bureau-review': 1 } },
    ])
    const listed = async (client: Client, query: string) => (await client.get(`/api/declarations?programme=${programme}&${query}`)).total
    expect(await listed(of(bureau), 'view=paid')).toBe(2)
    expect(await listed(of(bureau), 'view=granted')).toBe(2)
  })

  test('shows a district its own part of the figures, and no budget', async () => {
    const { stages, money, district } = await of(west).get(`/api/figures/${programme}`)
    expect(district).toBeTruthy()
    expect(stages[0].districts.map(({ id: where }: { id: string }) => where)).toEqual(['west'])
    expect(money[0]).toMatchObject({ grantedFen: 0, members: 0, paidFen: 0 })
    expect(money[0].budget).toBeUndefined()
    await bakery(0).get(`/api/figures/${programme}`, 403)
    await of(bureau).get('/api/figures/none', 404)
  })

  test('sets its members free and counts against the budget of the next', async () => {
    await act(of(bureau), bakery(2).id, 'pass')
    const again = await create(of(west), 'recommendation')
    await choose(of(west), again.id, [bakery(2).id])
    await upload(of(west), again.id, 'letter')
    await step(of(west), again.id, 'send')
    const next = await create(of(bureau), 'allocation')
    const { budget, list } = await choose(of(bureau), next.id, [bakery(2).id])
    expect(list).toHaveLength(1)
    expect(budget.left).toBe(8_000_000 - 4_500_001 - 2_750_000)
  })

  test('counts as overdue in the figures whatever the list of the overdue holds, whoever has to act', async () => {
    const late = await bakeryWaiting()
    await later(60)
    const { stages } = await of(bureau).get(`/api/figures/${programme}`)
    expect(stages[0].overdue).toBe(1)
    const { items } = await of(bureau).get(`/api/declarations?programme=${programme}&stage=${stage}&view=late`)
    expect(items.map(({ id }: { id: string }) => id)).toEqual([late])
  })

  test('is found in the list by kind, by who has to act, and by its members, within reach', async () => {
    const listed = async (client: Client, query: string) =>
      (await client.get(`/api/batches?${query}`)).items.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`)
    expect(await listed(of(bureau), 'kind=allocation')).toEqual(['allocation draft', 'allocation void', 'allocation done'])
    expect(await listed(of(bureau), 'view=todo')).toEqual(['allocation draft'])
    expect((await of(bureau).get('/api/todos')).batches).toBe(1)
    expect(await listed(of(bureau), `view=ended&q=${encodeURIComponent('第一面')}`)).toEqual(['allocation done', 'recommendation sent'])
    expect(await listed(of(west), `q=${encodeURIComponent('第一面')}`)).toEqual([])
    expect(await sheetOf(of(west), '/api/batches/list.xlsx')).toHaveLength(2)
  })

  test('is exported with the amounts of its members', async () => {
    const [first, second] = await sheetOf(of(bureau), `/api/batches/${id}/members.xlsx`)
    expect(second).toMatchObject({ 面包房: '第二面包房', '核定（元）': 25_000.01, '已拨付（元）': 25_000.01, 核减原因: '审计核减' })
    expect(first).toMatchObject({ 面包房: '第一面包房', '中央资金（元）': 10_000 })
    await west?.get(`/api/batches/${id}/members.xlsx`, 404)
  })

  test('leaves one unbroken log', async () => {
    const operator = await server.as('operator-dishonest')
    expect(await operator.get('/api/operate/audit/verification')).toMatchObject({ intact: true })
    const { log } = await of(bureau).get(`/api/batches/${id}`)
    expect(log.map(({ text }: { text: string }) => text).join('\n')).toMatch(
      /新建批次[\s\S]*核减金额[\s\S]*审计核减[\s\S]*处理异议[\s\S]*拨付资金/,
    )
  })
})

async function importRegister2(rows: object[]) {
  const operator = await server.as('operator-dishonest')
  await operator.post(`/api/operate/registers/${programme}/dishonest`, { asOf: '2025-01-02', rows, dryRun: false })
}

describe('objections', () => {
  test('from one address are limited', async () => {
    const visitor = server.visitor()
    const statuses = []
    for (let index = 0; index < 11; index++)
      statuses.push(
        (
          await visitor.request('POST', '/api/notices/none/objections', {
            body: JSON.stringify({ text: 'x' }),
            headers: { 'Content-Type': 'application/json' },
          })
        ).status,
      )
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429])
  })
})

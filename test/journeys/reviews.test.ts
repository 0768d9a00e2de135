import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingAs } from '../../server/demo/accounts.js'
import { playStep } from '../../server/demo/steps.js'
import { storedBytes } from '../../server/store/materials.js'
import type { Client } from '../client.js'
import { bakeryAnswers, submittedBakery } from '../harbour.js'
import { reviewedHarbour } from '../reviewed-harbour.js'
import { act, pdfFor, save } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

const root = reviewedHarbour()
let server: TestServer
let east: Client
let west: Client
let bureau: Client
let expert: Client
let bakery: Client & { creditCode: string; email: string }
let id: string

beforeAll(async () => {
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' }) // a Monday
  east = await server.staff('quarter', { login: 'east', district: 'east' })
  west = await server.staff('quarter', { login: 'west', district: 'west' })
  bureau = await server.staff('bureau')
  expert = await server.staff('expert')
  const operator = await server.staff('operator')
  await operator.post('/api/operate/registers/oven-grant/dishonest', { asOf: '2025-01-01', rows: [], dryRun: false })
  bakery = await server.organisation({ district: 'east', name: '第一面包房' })
  id = await submittedBakery(bakery)
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

const see = (client: Client) => client.get(`/api/declarations/${id}`)
const put = async (client: Client, place: string, more: object, status = 200) =>
  client.put(`/api/declarations/${id}/${place}`, { version: (await see(client)).version, ...more }, status)
const opinion = async (client: Client, name = 'expert-view') =>
  (await see(client)).parallelOpinions.find((one: { id: string }) => one.id === name)
const letter = async (client: Client) => (await client.request('GET', `/api/declarations/${id}/letters/pledge`)).text
const good = { outcome: 'object', text: '看到一台烤炉，与申报不符。', fields: { visitedOn: '2025-03-04', ovensSeen: 1 } }

describe('an opinion beside the steps', () => {
  test('stands among the to-dos of its role, though another holds the declaration, once it is assigned', async () => {
    expect((await expert.get('/api/todos')).todo).toBe(0)
    await expert.get(`/api/declarations/${id}`, 404)
    const { account } = await expert.get('/api/session')
    await bureau.put(`/api/declarations/${id}/assignment`, { account: account.id })
    expect(await expert.get('/api/todos')).toMatchObject({ todo: 1, overdue: 0 })
    const { items } = await expert.get('/api/declarations?view=todo')
    expect(items).toMatchObject([{ id, mine: false, owed: ['专家意见'], deadline: { day: '2025-03-05', overdue: false } }])
    expect((await bureau.get('/api/todos')).todo).toBe(0) // what may be said need not be
    server.advance(3 * 86_400_000) // every session ends
    ;[east, west, bureau, expert] = await Promise.all([server.as('east'), server.as('west'), server.as('bureau'), server.as('expert')])
    bakery = Object.assign(await server.as(bakery.creditCode), { creditCode: bakery.creditCode, email: bakery.email })
    expect(await expert.get('/api/todos')).toMatchObject({ todo: 1, overdue: 1 })
  })

  test('is complete, by its role and where it is asked for', async () => {
    const { error } = await put(expert, 'opinions/expert-view', { outcome: '', text: '不行', fields: { ovensSeen: -1 } }, 422)
    expect(error.problems.map(({ at }: { at: string }) => at).sort()).toEqual(
      ['/outcome', '/text', '/fields/visitedOn', '/fields/ovensSeen', '/attachment'].sort(),
    )
    await put(east, 'opinions/expert-view', good, 403)
    await put(bakery, 'opinions/expert-view', good, 403)
    await west.put(`/api/declarations/${id}/opinions/expert-view`, { version: 1, ...good }, 404)
    await put(expert, 'opinions/unknown', good, 404)
  })

  test('does not move the declaration, keeps the step waiting until it is given, and may be changed until then', async () => {
    const before = await see(east)
    expect(before.actions.find((one: { id: string }) => one.id === 'approve').problems).toMatchObject([
      { at: '/opinions/expert-view', message: '还没有收到：专家意见' },
    ])
    await act(east, id, 'approve', {}, 422)
    const content = pdfFor(id, 'visit')
    const { id: organisation } = before.organisation
    const stored = () => storedBytes(server.services.store.read, organisation)
    const bytes = await stored()
    const sent = await expert.request('PUT', `/api/declarations/${id}/opinions/expert-view/files?name=visit.pdf`, {
      body: content,
      headers: { 'Content-Type': 'application/pdf' },
    })
    expect(sent.status).toBe(200)
    expect((await stored()) - bytes).toBe(content.byteLength) // of the organisation's quota
    await put(expert, 'opinions/expert-view', good)
    expect((await expert.get('/api/todos')).todo).toBe(0)
    await put(expert, 'opinions/expert-view', {
      ...good,
      outcome: 'agree',
      text: '再次核查，两台都在。',
      fields: { ...good.fields, ovensSeen: 2 },
    })
    expect((await see(east)).state).toBe(before.state)
    expect((await opinion(east)).given).toMatchObject({
      outcomeLabel: '同意',
      text: '再次核查，两台都在。',
      role: '第三方专家',
      fields: [
        { label: '核查日期', text: '2025年3月4日' },
        { label: '看到的烤炉', text: '2 台' },
      ],
    })
    const events = (await see(east)) && (await east.get(`/api/declarations/${id}/history`))
    expect(events.filter(({ action }: { action: string }) => action === 'give-opinion')).toHaveLength(2)
  })

  test('a step that was prepared before an opinion changed is refused', async () => {
    const { version } = await see(east)
    await put(expert, 'opinions/expert-view', { ...good, outcome: 'agree' })
    await east.post(`/api/declarations/${id}/actions`, { action: 'approve', version }, 409)
  })

  test('is read by the applicant after the step only, with its file, and never changes again', async () => {
    const [file] = (await opinion(east)).files
    expect(await opinion(bakery)).toBeUndefined()
    const address = `/api/declarations/${id}/opinions/expert-view/files/${file.id}`
    expect((await bakery.request('GET', address)).status).toBe(404)
    expect(await letter(bakery)).toContain('专家：，')
    expect(await letter(east)).toContain('专家：同意，1 台，2025年3月6日')
    expect((await east.request('GET', address)).status).toBe(200)
    expect((await west.request('GET', address)).status).toBe(404)
    await act(east, id, 'approve')
    expect((await opinion(bakery)).given.outcomeLabel).toBe('同意')
    expect((await bakery.request('GET', address)).status).toBe(200)
    expect(await letter(bakery)).toContain('专家：同意')
    await expert.delete(address, 409)
    const { findings } = await bureau.get(`/api/declarations/${id}/check`)
    expect(findings.find(({ rule }: { rule: string }) => rule === 'expert-agrees').outcome).toBe('met')
  })
})

describe('a fact that reviewers decide', () => {
  test('is unknown until somebody of its roles decides it with a reason, typed', async () => {
    expect((await see(bureau)).actions.map((one: { id: string }) => one.id)).not.toContain('pass')
    expect((await see(bakery)).decisions).toEqual([])
    for (const [value, reason, at] of [
      ['3.555', '核对合同', '/value'],
      ['-1', '核对合同', '/value'],
      [3, '核对合同', '/value'],
      ['3', ' ', '/reason'],
    ] as const) {
      const { error } = await put(bureau, 'facts/recognisedCost', { value, reason }, 422)
      expect(error.problems.map((problem: { at: string }) => problem.at)).toEqual([at])
    }
    await put(expert, 'facts/recognisedCost', { value: '3', reason: '核对合同' }, 403)
    await put(bakery, 'facts/recognisedCost', { value: '3', reason: '核对合同' }, 403)
    await put(bureau, 'facts/listedDishonest', { value: true, reason: '不能认定' }, 404)
    await bureau.put(`/api/declarations/${id}/facts/recognisedCost`, { version: 1, value: '3', reason: '旧' }, 409)
  })

  test('keeps every value that it had; the applicant reads the last where it is public', async () => {
    expect((await expert.get('/api/todos')).todo).toBe(1) // unknown asks for the second view
    await put(bureau, 'facts/recognisedCost', { value: '300', reason: '核对合同' })
    expect((await expert.get('/api/todos')).todo).toBe(1)
    await put(bureau, 'facts/recognisedCost', { value: '3', reason: '单位写错' })
    expect((await expert.get('/api/todos')).todo).toBe(0)
    await put(bureau, 'facts/recognisedCost', { value: '2.5', reason: '扣除安装费' })
    expect((await see(bureau)).decisions[0]).toMatchObject({
      text: '2.5 万元',
      reason: '扣除安装费',
      mayDecide: true,
      history: [{ text: '300 万元' }, { text: '3 万元' }, { text: '2.5 万元' }],
    })
    expect((await see(bakery)).decisions[0]).toMatchObject({ text: '2.5 万元', mayDecide: false, history: [] })
  })
})

describe('a section that reviewers fill', () => {
  const rows = [{ invoice: 'F-1', recognised: '0.8', memoOfAudit: '底稿一' }]

  test('is theirs alone, where the configuration says; it counts for the step of those who fill it', async () => {
    await put(bakery, 'sections/auditLines', { content: rows }, 403)
    await put(east, 'sections/auditLines', { content: rows }, 403)
    await put(bureau, 'sections/basics', { content: {} }, 404)
    await put(bureau, 'sections/auditLines', { content: [{ strange: 1 }] }, 422)
    expect((await see(bureau)).fills).toEqual(['auditLines'])
    await put(bureau, 'sections/auditLines', { content: [{ invoice: 'F-1' }] })
    const { problems } = await bureau.get(`/api/declarations/${id}/check`)
    expect(problems.map(({ at }: { at: string }) => at)).toEqual(['/auditLines/0/recognised'])
    await put(bureau, 'sections/auditLines', { content: rows })
  })

  test('feeds the worksheet, whose rows open a step', async () => {
    const { sheet, problems } = await bureau.get(`/api/declarations/${id}/check`)
    expect(problems).toEqual([])
    expect(sheet.rows.find((row: { id: string }) => row.id === 'payable').value).toBe('0.8')
    expect((await see(bureau)).actions.find((one: { id: string }) => one.id === 'pass').problems).toEqual([])
    expect(await letter(bureau)).toContain('认定：2.5 万元；应付：0.8；')
  })

  test('is read by the applicant without what is withheld, is not on the print, and is never opened by a return', async () => {
    const { answers } = await see(bakery)
    expect(answers.auditLines).toEqual([{ invoice: 'F-1', recognised: '0.8' }])
    const check = await bakery.get(`/api/declarations/${id}/check`)
    expect(check.print.current).toBe(true)
    expect(check.sections.map(({ key }: { key: string }) => key)).not.toContain('auditLines')
    expect((await bakery.request('GET', `/api/declarations/${id}/print`)).text).not.toContain('审计明细')
    await act(bureau, id, 'return', { remarks: [{ at: '/auditLines/0/recognised', text: '请改' }] }, 422)
    await act(bureau, id, 'return', { remarks: [{ at: '/', text: '请核对全部内容' }] })
    expect((await server.mails(bakery.email))[0]?.body).toContain('认定投入 2.5 万元，专家同意。')
    const view = await see(bakery)
    expect(view.open).not.toContain('/auditLines')
    await save(bakery, id, { ...bakeryAnswers(), auditLines: [{ invoice: 'F-1', recognised: '9' }] })
    expect((await see(bakery)).answers.auditLines).toEqual([{ invoice: 'F-1', recognised: '0.8' }])
    expect((await bakery.get(`/api/declarations/${id}/check`)).print.current).toBe(true)
  })
})

test('Whatever reviewers add can be played in a demonstration', async () => {
  const another = await server.organisation({ district: 'west' })
  const played = await submittedBakery(another)
  const { account } = await expert.get('/api/session')
  await bureau.put(`/api/declarations/${played}/assignment`, { account: account.id })
  const at = { daysAgo: 0, time: '10:00' }
  const play = async (by: string, step: object, filled = {}) =>
    playStep(await actingAs(server.services, by), played, { at, by, ...step } as Parameters<typeof playStep>[2], filled)
  const fields = { visitedOn: '2025-03-04', ovensSeen: 2 }
  await play('expert', { kind: 'opinion', opinion: 'expert-view', outcome: 'agree', text: '两台烤炉都在。', fields, attach: true })
  await play('west', { kind: 'act', action: 'approve' })
  await play('bureau', { kind: 'decide', fact: 'recognisedCost', value: '3', reason: '核对合同' })
  const content = [{ invoice: 'F-1', recognised: '0.8' }]
  await play('bureau', { kind: 'fill', section: 'auditLines', content }, { auditLines: content })
  const view = await bureau.get(`/api/declarations/${played}`)
  expect(view).toMatchObject({ state: 'bureau-review', decisions: [{ text: '3 万元' }], answers: { auditLines: [{ invoice: 'F-1' }] } })
  expect(view.parallelOpinions[0]).toMatchObject({ given: { outcomeLabel: '同意' }, files: [{ name: 'expert-view.pdf' }] })
})

describe('The nearest miss', () => {
  const sentence = '离符合条件只差一项：“从业人员”为“2 人”（现在是“1 人”），就符合了。'
  const answers = bakeryAnswers()
  const nearest = (client: Client) => client.get(`/api/declarations/${id}/nearest`)

  test('is told of the reader’s own content, silent where all is met', async () => {
    expect(await nearest(bakery)).toEqual({ at: [] })
    await save(bakery, id, { ...answers, basics: { ...answers.basics, staff: 1 } })
    expect(await nearest(bakery)).toEqual({ sentence, at: ['/basics/staff'] })
    expect(await nearest(bureau)).toEqual({ at: [] }) // they read what was handed in
    await west.get(`/api/declarations/${id}/nearest`, 404)
  })

  test('is part of a self-check where it is asked for, and not too often', async () => {
    const visitor = server.visitor()
    const ask = (staff: number, more: object = {}, status = 200) =>
      visitor.post('/api/programmes/oven-grant/self-check', { answers: { staff, cost: '4' }, ...more }, status)
    expect(await ask(1)).not.toHaveProperty('nearest')
    expect((await ask(1, { nearest: true })).nearest).toEqual({ sentence, at: ['/basics/staff'] })
    expect((await ask(2, { nearest: true })).nearest).toEqual({ at: [] })
    for (let count = 2; count < 60; count++) await ask(2, { nearest: true })
    await ask(1, { nearest: true }, 429)
    await ask(1)
  })
})

/** What staff open for organisations: requests with a day until which they are answered, reminders, lists of the overdue. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendReminders } from '../../server/actions/declarations/remind.js'
import type { Client } from '../client.js'
import { harbourWith, submittedBakery } from '../harbour.js'
import { act, save } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'

const programme = 'oven-grant'
const stage = 'question'
const root = harbourWith({
  'schemas/programme.json': ({ stages, mails }) => {
    stages.push({
      id: stage,
      title: '补充说明',
      by: 'enterprise',
      per: 'parent',
      parent: 'application',
      opens: ['bureau'],
      number: 'ASK-{year}-{serial}',
    })
    mails.push(
      { id: 'asked', subject: '请说明', template: 'mail/asked.hbs' },
      { id: 'near', subject: '快到期了', template: 'mail/asked.hbs' },
      { id: 'over', subject: '逾期了', template: 'mail/asked.hbs' },
    )
  },
  'templates/mail/asked.hbs': '{{declaration.number}}：{{date declaration.due}}',
  'schemas/question.form.json': JSON.stringify({
    type: 'object',
    title: '补充说明',
    properties: {
      asked: {
        type: 'object',
        title: '要求',
        by: ['bureau'],
        in: ['prepared'],
        properties: { subject: { type: 'string', title: '事项' }, replyBy: { type: 'string', title: '期限', format: 'date' } },
        required: ['subject', 'replyBy'],
      },
      reply: { type: 'object', title: '答复', properties: { said: { type: 'string', title: '说明' } }, required: ['said'] },
    },
    required: ['asked', 'reply'],
  }),
  'schemas/question.materials.json': JSON.stringify({ materials: [] }),
  'rules/question.eligibility.json': JSON.stringify({ rules: [] }),
  'rules/question.workflow.json': JSON.stringify({
    initial: 'prepared',
    states: [
      { id: 'prepared', label: '待发出', tone: 'neutral', holder: 'bureau' },
      {
        id: 'open',
        label: '等待说明',
        tone: 'active',
        holder: 'enterprise',
        editable: 'all',
        within: {
          until: 'replyBy',
          reminders: [
            { mail: 'near', before: 2 },
            { mail: 'over', after: 1, to: ['enterprise', 'bureau'] },
          ],
        },
      },
      { id: 'said', label: '已说明', tone: 'success', final: 'positive' },
    ],
    actions: [
      {
        id: 'send',
        label: '发出',
        kind: 'move',
        by: ['bureau'],
        from: ['prepared'],
        to: 'open',
        needs: ['answers'],
        mail: 'asked',
        batch: true,
      },
      { id: 'answer', label: '提交', kind: 'submit', by: ['enterprise'], from: ['open'], to: 'said', needs: ['answers'] },
    ],
  }),
})
let server: TestServer
let bureau: Client
let bakeries: (Awaited<ReturnType<TestServer['organisation']>> & { application: string })[]

beforeAll(async () => {
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' }) // a Monday
  bureau = await server.staff('bureau')
  bakeries = []
  for (const name of ['第一面包房', '第二面包房']) {
    const client = await server.organisation({ district: 'east', name })
    bakeries.push({ ...client, application: await submittedBakery(client) })
  }
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
const open = (client: Client, parents: string[], content: object, status = 200) =>
  client.post('/api/declarations/openings', { programme, stage, parents, content }, status)
const listed = async (client: Client, query = '') =>
  (await client.get(`/api/declarations?programme=${programme}&stage=${stage}&${query}`)).items
/** Days later everybody signs in again. */
async function later(days: number) {
  server.advance(days * day)
  bureau = await server.as('bureau')
  for (const [index, one] of bakeries.entries()) bakeries[index] = { ...one, ...(await server.as(one.creditCode)) }
}
const subjects = async (address: string) => (await server.mails(address)).map(({ subject }) => subject)

test('is opened by whom it says, for many at once, each on its own, and by nobody else', async () => {
  const asked = { subject: '烤炉型号', replyBy: '2025-03-10' }
  await open(bakery(0), [bakery(0).application], { asked }, 403)
  await bakery(0).post('/api/declarations', { programme, stage, parent: bakery(0).application }, 403)
  await open(bureau, [bakery(0).application], { reply: { said: 'x' } }, 422)
  const results = await open(bureau, [bakery(0).application, bakery(1).application, 'none'], { asked })
  expect(results.map(({ done }: { done: boolean }) => done)).toEqual([true, true, false])
  expect(await listed(bureau)).toHaveLength(2)
  const home = await bakery(0).get(`/api/programmes/${programme}/home`)
  expect(home.stages.at(-1)).toMatchObject({ id: stage, canStart: false, declarations: [{ state: 'prepared' }] })
})

test('shows in a list of several stages what the declaration above it answers, and in the export of that list', async () => {
  const { columns, items } = await bureau.get(`/api/declarations?programme=${programme}&view=all`)
  const [key = ''] = columns.flatMap(({ field }: { field: string }) => (field.startsWith('@') ? [] : [field]))
  const shown = (of: string) => items.filter((one: { stage: string }) => one.stage === of).map((one: { columns: object }) => one.columns)
  expect(shown(stage)).toEqual(shown('application'))
  expect(shown(stage)[0][key]).toBeTruthy()
  expect((await listed(bureau))[0].columns[key]).toBeUndefined() // its own list has its own columns
  const { status } = await bureau.request('GET', `/api/declarations.xlsx?programme=${programme}&view=all`)
  expect(status).toBe(200)
})

test('is sent with its own sections alone, with the day that a field says; what is being typed stays with the applicant', async () => {
  const ids = (await listed(bureau)).map(({ id }: { id: string }) => id)
  const results = await bureau.post('/api/declarations/actions', { ids, action: 'send' })
  expect(results.map(({ done }: { done: boolean }) => done)).toEqual([true, true])
  const [own] = await listed(bakery(0))
  expect(own).toMatchObject({ state: 'open', deadline: { day: '2025-03-10', overdue: false } })
  expect((await server.mails(bakery(0).email))[0]?.body).toContain('2025年3月10日')
  await save(bakery(0), own.id, { reply: { said: '还没写完' } })
  expect((await bureau.get(`/api/declarations/${own.id}`)).answers).toEqual({ asked: { subject: '烤炉型号', replyBy: '2025-03-10' } })
  expect((await bakery(0).get(`/api/declarations/${own.id}`)).answers.reply).toEqual({ said: '还没写完' })
})

test('reminds whoever holds it before and after the last day, once; then it stands in the list of the overdue', async () => {
  expect(await sendReminders(server.services)).toBe(0)
  await later(3) // Thursday: two working days are left
  expect(await sendReminders(server.services)).toBe(2)
  expect(await sendReminders(server.services)).toBe(0)
  expect((await subjects(bakery(1).email))[0]).toBe('快到期了')
  const [own] = await listed(bakery(0))
  await act(bakery(0), own.id, 'answer')
  await later(5) // Tuesday
  expect(await sendReminders(server.services)).toBe(1)
  expect((await subjects(bakery(1).email))[0]).toBe('逾期了')
  expect((await subjects('bureau@staff.example.com'))[0]).toBe('逾期了')
  expect(await subjects(bakery(0).email)).not.toContain('逾期了')
  const late = await listed(bureau, 'view=late')
  expect(late).toMatchObject([{ state: 'open', organisation: { name: '第二面包房' }, deadline: { overdue: true } }])
  const history = await bureau.get(`/api/declarations/${late[0].id}/history`)
  expect(history.at(-1)).toMatchObject({ text: '提醒：补充说明，到期日 2025-03-10' })
  expect((await bureau.get(`/api/declarations/${own.id}`)).answers.reply).toEqual({ said: '还没写完' })
})

test('what was missed while nothing ran is told once', async () => {
  await open(bureau, [bakery(0).application], { asked: { subject: '发票', replyBy: '2025-03-13' } })
  const [fresh] = await listed(bureau, 'state=prepared')
  await act(bureau, fresh.id, 'send')
  await later(10)
  const before = (await subjects(bakery(0).email)).length
  expect(await sendReminders(server.services)).toBe(1)
  expect(await subjects(bakery(0).email)).toHaveLength(before + 1)
})

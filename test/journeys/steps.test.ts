import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { harbourWith, submittedBakery } from '../harbour.js'
import { act } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

const root = harbourWith({
  'schemas/programme.json': (programme) => {
    programme.mails.push({ id: 'forExpert', subject: '请看 {{declaration.number}}', template: 'mail/for-expert.hbs' })
    programme.mails.push({ id: 'forDesk', subject: '待复核 {{money amounts.grant}} 元', template: 'mail/for-desk.hbs' })
  },
  'templates/mail/for-expert.hbs': '{{organisation.name}}，电话{{organisation.mobile}}{{answers.phone}}。{{comment}}',
  'templates/mail/for-desk.hbs': '补贴 {{money amounts.grant}} 元，请于 {{date declaration.due}}前办理。',
  'templates/mail/returned.hbs': '{{#each remarks}}{{index}}. {{place}}：{{text}}；{{/each}}',
  'rules/application.workflow.json': (workflow) => {
    workflow.states.find(({ id }: { id: string }) => id === 'bureau-review').within = { workingDays: 2 }
    workflow.states.find(({ id }: { id: string }) => id === 'rejected').reopens = true
    const action = (id: string) => workflow.actions.find((one: { id: string }) => one.id === id)
    action('approve').mails = [
      { mail: 'forDesk', to: ['bureau', 'quarter'] },
      { mail: 'forExpert', to: ['expert'] },
      { mail: 'decided', to: ['enterprise'], when: { fact: 'cost', operator: 'greaterThan', value: 5 } },
    ]
    action('reject').commentLength = 10
    action('resubmit').batch = true
  },
})
let server: TestServer
let east: Client
let expert: Client
let bakery: Client & { email: string }
let id: string

beforeAll(async () => {
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' })
  east = await server.staff('quarter', { login: 'east', district: 'east' })
  await server.staff('quarter', { login: 'west', district: 'west' })
  const bureau = await server.staff('bureau')
  expert = await server.staff('expert')
  await server.staff('expert', { login: 'expert-2' })
  bakery = await server.organisation({ district: 'east', name: '第一面包房' })
  id = await submittedBakery(bakery)
  const { account } = await expert.get('/api/session')
  await bureau.put(`/api/declarations/${id}/assignment`, { account: account.id })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

const lastTo = async (login: string) => (await server.mails(`${login}@staff.example.com`))[0]

test('a return is mailed with its remarks, place by place', async () => {
  await act(east, id, 'return', { remarks: [{ at: '/plan/cost', text: '请核对' }] })
  expect((await server.mails(bakery.email))[0]?.body).toBe('1. 改造计划 计划投入：请核对；')
})

test('whoever hands in several at once is told each outcome in the words that applicants know', async () => {
  expect(await bakery.post('/api/declarations/actions', { ids: ['nothing', id], action: 'resubmit' })).toMatchObject([
    { id: 'nothing', done: false },
    { id, done: true, message: '已办理，现在的状态是“等待片区审核”。' },
  ])
})

test('a step mails every role within its reach: amounts, the last day, the comment; without what a role does not see', async () => {
  await act(east, id, 'approve', { comment: '材料齐全。' })
  for (const login of ['bureau', 'east']) {
    expect((await lastTo(login))?.subject).toBe('待复核 20,000.00 元')
    expect((await lastTo(login))?.body).toBe('补贴 20,000.00 元，请于 2025年3月5日前办理。')
  }
  expect((await lastTo('west'))?.subject).not.toContain('待复核')
  expect((await lastTo('expert'))?.body).toBe('第一面包房，电话。材料齐全。')
  expect((await lastTo('expert-2'))?.subject).not.toContain('请看')
  expect((await server.mails(bakery.email)).filter(({ subject }) => subject === '申请结果')).toHaveLength(0)
})

test('a refusal that reopens says why at length, and does not bar a new application', async () => {
  const bureau = await server.as('bureau')
  const confirmation = ((await bureau.get(`/api/declarations/${id}`)).organisation.creditCode as string).slice(-4)
  const { error } = await act(bureau, id, 'reject', { confirmation, comment: '不符合。' }, 422)
  expect(error.problems).toEqual([{ at: '/comment', message: '意见不少于 10 个字，现在是 4 个字。' }])
  await act(bureau, id, 'reject', { confirmation, comment: '营业执照的经营范围不含烘焙。' })
  const { stages } = await bakery.get('/api/programmes/oven-grant/home')
  expect(stages[0].canStart).toBe(true)
  await bakery.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)
  await bakery.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 403)
})

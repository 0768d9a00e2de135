/** An organisation that a declaration of another one names says whether it is so. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { bakeryAnswers, harbourWith, submittedBakery } from '../harbour.js'
import { act } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

const root = harbourWith({
  'schemas/application.form.json': (form) => {
    form.properties.plan.properties.supplier = { type: 'string', title: '设备商', format: 'credit-code' }
    form.properties.plan.properties.supplierName = { type: 'string', title: '设备商名称', maxLength: 100 }
  },
  'schemas/application.ui.json': (layout) => {
    layout.fields.supplierName = {
      search: {
        register: 'dishonest',
        column: 'name',
        fills: { supplier: 'creditCode' },
        otherwise: '请先联系设备商。',
        invites: 'provider',
      },
    }
  },
  'schemas/programme.json': ({ mails }) => {
    mails.push({ id: 'named', subject: '{{organisation.name}}写明了贵单位', template: 'mail/named.hbs' })
  },
  'templates/mail/named.hbs': '投入 {{answers.cost}}，账号{{answers.account}}。',
  'rules/application.eligibility.json': ({ rules }) => {
    rules[2].invites = 'provider'
  },
  'rules/application.workflow.json': (workflow) => {
    workflow.opinions = [
      {
        id: 'supplier-word',
        label: '设备商确认',
        by: ['provider'],
        in: ['quarter-review'],
        required: true,
        names: 'supplier',
        shows: ['cost'],
        outcomes: [
          { id: 'yes', label: '属实', tone: 'success' },
          { id: 'no', label: '不属实', tone: 'danger', reason: true },
        ],
      },
    ]
    const action = (name: string) => workflow.actions.find((one: { id: string }) => one.id === name)
    action('approve').needs = ['opinions']
    action('submit').mails = [{ mail: 'named', to: ['provider'], names: 'supplier' }]
  },
})
let server: TestServer
let east: Client
let supplier: Awaited<ReturnType<TestServer['organisation']>>
let bakery: typeof supplier
let other: typeof supplier
let id: string

beforeAll(async () => {
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' })
  east = await server.staff('quarter', { login: 'east', district: 'east' })
  const operator = await server.staff('operator')
  await operator.post('/api/operate/registers/oven-grant/dishonest', { asOf: '2025-01-01', rows: [], dryRun: false })
  supplier = await server.organisation({ kind: 'provider', district: 'west' })
  other = await server.organisation({ kind: 'provider', district: 'west' })
  bakery = await server.organisation({ district: 'east', name: '第一面包房' })
  const answers = bakeryAnswers()
  id = await submittedBakery(bakery, { ...answers, plan: { ...answers.plan, supplier: supplier.creditCode } })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

const say = (client: Client, version: number, more: object, status?: number) =>
  client.put(`/api/named/${id}/opinions/supplier-word`, { version, outcome: 'yes', text: '', ...more }, status)

describe('a field that is looked up in a register', () => {
  const search = (q: string, client: Client = bakery, field = 'supplierName', status?: number) =>
    client.get(`/api/declarations/${id}/search/${field}?q=${encodeURIComponent(q)}`, status)

  test('offers the rows in whose named columns the words stand, as of today, with what each fills in', async () => {
    const operator = await server.as('operator')
    const list = (rows: object[], asOf: string) =>
      operator.post('/api/operate/registers/oven-grant/dishonest', { asOf, rows, dryRun: false })
    const row = { creditCode: other.creditCode, name: '东港烤炉厂', since: '2024-05-06' }
    await list([row], '2025-01-02')
    const found = [{ supplierName: '东港烤炉厂', supplier: other.creditCode }]
    expect(await search('烤炉')).toEqual(found)
    expect(await search(other.creditCode.slice(4, 12))).toEqual(found)
    expect(await search('2024-05')).toEqual([]) // a column that is not named
    expect(await search('西港')).toEqual([])
    expect(await search('炉')).toEqual([]) // too few characters
    await list([], '2025-03-01')
    expect(await search('烤炉')).toEqual([])
  })

  test('is for whoever reads the declaration, and for fields that are looked up', async () => {
    await search('烤炉', other, 'supplierName', 404)
    await search('烤炉', bakery, 'supplier', 404)
    const { layout } = await bakery.get(`/api/editions/${(await bakery.get(`/api/declarations/${id}`)).edition}/stages/application`)
    expect(layout.fields.supplierName.search).toEqual({ otherwise: '请先联系设备商。', invites: 'provider' })
  })
})

describe('who is named', () => {
  test('is told by mail, of what is shown alone', async () => {
    const [mail] = await server.mails(supplier.email)
    expect(mail).toMatchObject({ subject: '第一面包房写明了贵单位', body: '投入 4，账号。' })
    expect((await server.mails(other.email)).map(({ subject }) => subject)).not.toContain('第一面包房写明了贵单位')
  })

  test('is invited where a rule is not met for want of it', async () => {
    const operator = await server.as('operator')
    const list = (rows: object[]) =>
      operator.post('/api/operate/registers/oven-grant/dishonest', { asOf: '2025-01-01', rows, dryRun: false })
    const invites = async () => {
      const { findings } = await east.get(`/api/declarations/${id}/check`)
      return findings.find(({ rule }: { rule: string }) => rule === 'not-dishonest').invites
    }
    expect(await invites()).toBeUndefined()
    await list([{ creditCode: bakery.creditCode }])
    expect(await invites()).toBe('provider')
    await list([])
  })

  test('reads what the opinion shows of the declaration, and nothing else', async () => {
    const [one, ...more] = await supplier.get('/api/named')
    expect(more).toEqual([])
    expect(one).toMatchObject({ declaration: id, organisation: '第一面包房', opinion: { id: 'supplier-word', mayGive: true } })
    expect(one.shown.map(({ label }: { label: string }) => label)).toEqual(['计划投入'])
    expect(JSON.stringify(one)).not.toContain('1390000')
    await supplier.get(`/api/declarations/${id}`, 404)
    expect(await other.get('/api/named')).toEqual([])
    expect(await bakery.get('/api/named')).toEqual([])
  })

  test('denies with a reason, may change it until the next step, and the step waits for it', async () => {
    await act(east, id, 'approve', {}, 422)
    const [{ version }] = await supplier.get('/api/named')
    await say(other, version, {}, 404)
    const { error } = await say(supplier, version, { outcome: 'no' }, 422)
    expect(error.problems).toEqual([{ at: '/text', message: '选“不属实”要写明原因。' }])
    const denied = await say(supplier, version, { outcome: 'no', text: '没有这份合同。' })
    expect(denied.opinion.given).toMatchObject({ outcomeLabel: '不属实', text: '没有这份合同。' })
    await say(supplier, version, {}, 409)
    const confirmed = await say(supplier, denied.version, { outcome: 'yes' })
    expect(confirmed.opinion.given).toMatchObject({ outcomeLabel: '属实' })
    const { parallelOpinions } = await east.get(`/api/declarations/${id}`)
    expect(parallelOpinions).toMatchObject([{ id: 'supplier-word', given: { outcome: 'yes' }, mayGive: false }])
    await act(east, id, 'approve')
    const after = await supplier.get('/api/named')
    expect(after[0].opinion).toMatchObject({ mayGive: false, given: { outcome: 'yes' } })
    await say(supplier, after[0].version, { outcome: 'no', text: 'x' }, 403)
  })
})

/** An organisation that a declaration of another one names says whether it is so. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { bakeryAnswers, harbourWith, submittedBakery } from '../harbour.js'
import { act, pdfFor } from '../selection.js'
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
    mails.push({ id: 'provided', subject: '请确认设备合同', template: 'mail/provided.hbs' })
    mails.push({ id: 'named', subject: '{{organisation.name}}写明了贵单位', template: 'mail/named.hbs' })
  },
  'schemas/application.materials.json': ({ materials }) => {
    const when = { fact: 'supplier', operator: 'answered', value: true }
    materials.push({ id: 'contract', title: '设备合同', need: 'required', when, fromNamed: { opinion: 'supplier-word', mail: 'provided' } })
  },
  'templates/mail/provided.hbs': '{{declaration.number}}：对方上传了合同，请确认。',
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
    action('approve').needs = ['opinions', 'materials']
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
  supplier = await server.organisation({ kind: 'provider', district: 'west', name: '设备商' })
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

  test('counts it among what waits for its organisation', async () => {
    expect(await supplier.get('/api/todos')).toMatchObject({ todo: 0, confirmations: 1 })
    expect(await other.get('/api/todos')).toMatchObject({ confirmations: 0 })
  })
})

describe('a material that the named organisation may upload', () => {
  const materials = async (client: Client) => (await client.get('/api/named'))[0].materials
  const provide = async (client: Client, body: Uint8Array<ArrayBuffer>, status = 200, key = 'contract') => {
    const headers = { 'Content-Type': 'application/pdf' }
    const answered = await client.request('PUT', `/api/named/${id}/materials/${key}?name=${encodeURIComponent('合同.pdf')}`, {
      body,
      headers,
    })
    expect(answered.status).toBe(status)
    return answered.json
  }
  const answer = (client: Client, file: string, said: object, status?: number) =>
    client.put(`/api/declarations/${id}/materials/contract/${file}/word`, { accepted: true, reason: '', ...said }, status)
  const contract = async () =>
    (await east.get(`/api/declarations/${id}/check`)).checklist.find(({ id: one }: { id: string }) => one === 'contract')
  const waits = async () => {
    const { actions } = await east.get(`/api/declarations/${id}`)
    return actions.find((one: { id: string }) => one.id === 'approve').problems.map(({ message }: { message: string }) => message)
  }
  let first: string

  test('is not waited for by the submission, but by the steps after it', async () => {
    expect(await waits()).toContain('缺少：设备合同')
    expect(await materials(supplier)).toMatchObject([{ key: 'contract', mayProvide: true, files: [] }])
  })

  test('is uploaded by who is named alone, and only as a PDF', async () => {
    await provide(other, pdfFor(id, 'contract'), 404)
    await provide(bakery, pdfFor(id, 'contract'), 404)
    await provide(supplier, pdfFor(id, 'contract'), 404, 'licence')
    await provide(supplier, new TextEncoder().encode('no PDF'), 422)
    const [{ files }] = (await provide(supplier, pdfFor(id, 'contract'))).materials
    expect(files).toMatchObject([{ name: '合同.pdf', own: true, provided: { by: '设备商' } }])
    first = files[0].id
  })

  test('counts when the applicant, who is told, has confirmed it', async () => {
    expect((await server.mails(bakery.email)).map(({ subject }) => subject)).toContain('请确认设备合同')
    expect(await bakery.get('/api/todos')).toMatchObject({
      confirmations: 1,
      words: [{ declaration: id, material: 'contract', title: '设备合同' }],
    })
    expect(await waits()).toContain(`设备商上传的文件，申报单位还没有确认。`)
    expect(await contract()).toMatchObject({ present: false })
    await answer(supplier, first, {}, 404)
    await answer(east, first, {}, 403)
    const refused = await answer(bakery, first, { accepted: false }, 422)
    expect(refused.error.problems).toEqual([{ at: '/reason', message: '请写明哪里不对。' }])
    await answer(bakery, first, { accepted: false, reason: '少了第二页。' })
    expect(await waits()).toContain(`申报单位不认可设备商上传的文件：少了第二页。`)
  })

  test('is uploaded once more in place of a refused one, and stays when it was confirmed', async () => {
    expect(await materials(supplier)).toMatchObject([
      { mayProvide: true, files: [{ provided: { outcome: 'refused', reason: '少了第二页。' } }] },
    ])
    const [{ files }] = (await provide(supplier, pdfFor(id, 'contract 2'))).materials
    expect(files).toHaveLength(1)
    await answer(bakery, first, {}, 404)
    await answer(bakery, files[0].id, {})
    expect(await contract()).toMatchObject({ present: true, files: [{ provided: { by: '设备商', outcome: 'accepted' } }] })
    expect(await waits()).toEqual(['还没有收到：设备商确认'])
    await provide(supplier, pdfFor(id, 'contract 3'), 409)
    expect(await bakery.get('/api/todos')).toMatchObject({ confirmations: 0 })
  })

  test('is read by both sides and the reviewers, and by nobody else who is named', async () => {
    const [{ files }] = await materials(supplier)
    const address = `/api/named/${id}/materials/contract/${files[0].id}`
    await supplier.get(address)
    await other.get(address, 404)
    await supplier.get(`/api/files/${files[0].id}`, 404)
    await bakery.get(`/api/files/${files[0].id}`)
    await east.get(`/api/files/${files[0].id}`)
    const { files: licence } = (await east.get(`/api/declarations/${id}/check`)).checklist.find(
      ({ id: one }: { id: string }) => one === 'licence',
    )
    await supplier.get(`/api/named/${id}/materials/contract/${licence[0].id}`, 404)
  })
})

describe('the word of who is named', () => {
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

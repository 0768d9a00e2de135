import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { act, pdfFor, printed, save } from '../selection.js'
import { hour, repository, startServer, type TestServer } from '../server.js'

const programme = 'lanwan-green-2026'
type Organisation = Client & { creditCode: string; email: string }

let root: string
let server: TestServer
let operator: Client
let district: Client
let city: Client

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'shenbao-second-'))
  cpSync(path.join(repository, 'test/fixtures/lanwan-site'), root, { recursive: true })
  for (const kind of ['schemas', 'rules', 'templates'])
    cpSync(path.join(repository, kind, programme), path.join(root, kind, programme), { recursive: true })
  server = await startServer({ root, now: '2026-06-15T02:00:00.000Z' })
  operator = await server.staff('operator')
  district = await server.staff('district', { login: 'tingchao', district: 'tingchao' })
  city = await server.staff('city')
  for (const { id } of await operator.get('/api/operate/registers')) await imported(id, [])
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

const imported = (register: string, rows: object[]) =>
  operator.post(`/api/operate/registers/${programme}/${register}`, { asOf: '2026-01-01', rows, dryRun: false })

const verifiedSize = (organisations: readonly Organisation[], size: string) =>
  imported(
    'enterpriseSizes',
    organisations.map(({ creditCode }) => ({ creditCode, name: creditCode, size })),
  )

/** What an example of the programme fills in. */
const answersOf = (example: string): Record<string, object> =>
  JSON.parse(readFileSync(path.join(repository, 'rules', programme, 'examples', `${example}.json`), 'utf8')).given.answers

/** A filled declaration with every material that is asked; answers its id. */
async function filled(client: Client, stage: string, answers: object, parent?: string): Promise<string> {
  const { id } = await client.post('/api/declarations', { programme, stage, ...(parent && { parent }) }, 201)
  await save(client, id, answers)
  const { checklist } = await client.get(`/api/declarations/${id}/check`)
  for (const { key, need, stampedPrint } of checklist as { key: string; need: string; stampedPrint: boolean }[])
    if (need === 'required') await client.upload(id, encodeURIComponent(key), stampedPrint ? await printed(client, id) : pdfFor(id, key))
  return id
}

async function settle(reviewer: Client, id: string, ...rules: string[]): Promise<void> {
  for (const rule of rules)
    await reviewer.put(`/api/declarations/${id}/findings/${rule}`, { outcome: 'met', reason: '已对照核算表和材料核对。' })
}

async function amounts(client: Client, id: string): Promise<Record<string, number | undefined>> {
  const { sheet } = await client.get(`/api/declarations/${id}/check`)
  return Object.fromEntries(sheet.results.map(({ id, fen }: { id: string; fen?: number }) => [id, fen]))
}

const stateOf = async (client: Client, id: string): Promise<string> => (await client.get(`/api/declarations/${id}`)).state

describe('a second programme of another kind, by configuration alone', () => {
  test('is published on its own site, with its four districts and its kinds of accounts', async () => {
    const site = await server.visitor().get('/api/site')
    expect(site.districts.map(({ name }: { name: string }) => name)).toEqual(['听潮区', '石渡区', '青麓县', '云屿县'])
    expect(site.programmes.map(({ id }: { id: string }) => id)).toEqual([programme])
  })

  test('an enterprise goes from its registration through expert review and advance to the settlement', async () => {
    const enterprise = await server.organisation({ district: 'tingchao' })
    await verifiedSize([enterprise], 'medium')
    const expert = await server.staff('expert')
    const id = await filled(enterprise, 'grant', answersOf('06-first-cap'))
    expect(await amounts(enterprise, id)).toMatchObject({ requested: 108_000_000, advance: 54_000_000 })
    await act(enterprise, id, 'submit')
    expect((await server.mails(enterprise.email))[0]?.subject).toBe('已收到您的设备补助申请')
    expect((await server.mails('tingchao@staff.example.com'))[0]?.subject).toBe('有新的设备补助申请待初审')

    await settle(district, id, 'investment', 'invoices-unique')
    await act(district, id, 'pass')
    await act(city, id, 'review-to-decision', {}, 422) // whether experts are needed is not settled
    await act(city, id, 'review-to-experts')
    await expert.get(`/api/declarations/${id}`, 404)
    const { assignees } = await city.get(`/api/declarations/${id}`)
    await city.put(`/api/declarations/${id}/assignment`, { account: assignees[0].id })
    expect(JSON.stringify(await expert.get(`/api/declarations/${id}`))).not.toContain('6222021234567890')
    await act(expert, id, 'experts-done', { comment: '同意立项。' })
    await act(city, id, 'approve', {}, 422) // the scores are not in yet
    const [s1, s2, s3, s4, s5] = ['85.00', '66.00', '72.00', '60.00', '67.00']
    await imported('expertScores', [{ creditCode: enterprise.creditCode, name: '示例', seats: 5, s1, s2, s3, s4, s5 }])
    await act(city, id, 'approve')
    await act(city, id, 'no-objection')
    await act(city, id, 'pay-advance')

    const belowGrant = async () => {
      const { stages } = await enterprise.get(`/api/programmes/${programme}/home`)
      return stages.find((stage: { id: string }) => stage.id === 'settlement')
    }
    expect(await belowGrant()).toMatchObject({ parentStage: 'grant', below: [{ parent: id }], declarations: [] })
    const settlement = await filled(enterprise, 'settlement', answersOf('30a-bonus'), id)
    expect(await belowGrant()).toMatchObject({ status: 'started', declarations: [{ id: settlement, parent: id }] })
    await act(enterprise, settlement, 'submit')
    await settle(district, settlement, 'site-checked')
    await act(district, settlement, 'verify')
    expect(await amounts(city, settlement)).toMatchObject({ settled: 85_855_000, settlement: 31_855_000 })
    await act(city, settlement, 'settle-negative', { comment: '不是负数。' }, 403)
    for (const action of ['settle-positive', 'pay']) await act(city, settlement, action)
    await act(city, id, 'settle', { comment: '结算办结。' })
    expect(await stateOf(enterprise, settlement)).toBe('closed')
    expect(await stateOf(enterprise, id)).toBe('settled')
  })

  test('a provider redeems a voucher of another organisation at its face value', async () => {
    const enterprise = await server.organisation({ district: 'tingchao' })
    const provider = await server.organisation({ kind: 'provider', district: 'shidu' })
    await verifiedSize([enterprise], 'small')
    const voucher = await filled(enterprise, 'voucher', answersOf('33a-voucher'))
    await act(enterprise, voucher, 'submit')
    await act(district, voucher, 'issue')
    const { number } = await enterprise.get(`/api/declarations/${voucher}`)
    const holder = { holder: '示例', holderCode: enterprise.creditCode }
    await imported('vouchers', [{ voucherNo: number, tier: 'two', ...holder, issuedOn: '2026-06-15' }])
    await imported('providers', [{ creditCode: provider.creditCode, name: '示例', listedOn: '2026-01-10' }])

    const answers = answersOf('34a-redemption')
    const service = { ...answers.service, contractOn: '2026-06-15', completedOn: '2026-06-15' }
    const id = await filled(provider, 'redemption', { ...answers, voucherUsed: { voucherNo: number }, service })
    expect(await amounts(provider, id)).toEqual({ claim: 2_000_000 })
    await act(provider, id, 'submit')
    await act(city, id, 'confirmed', {}, 422) // nothing counts as confirmed before somebody says so
    await settle(city, id, 'service-confirmed')
    for (const action of ['confirmed', 'checked', 'approve', 'pay']) await act(city, id, action)
    expect(await stateOf(provider, id)).toBe('paid')
    expect((await server.mails(provider.email))[0]?.subject).toBe('服务券兑付结果')
  })

  test('until the last second before five o’clock a complete application is taken, then no more', async () => {
    const [punctual, late] = [await server.organisation({ district: 'tingchao' }), await server.organisation({ district: 'tingchao' })]
    await verifiedSize([punctual, late], 'small')
    const [first, second] = [await filled(punctual, 'grant', answersOf('03-d-limit')), await filled(late, 'grant', answersOf('03-d-limit'))]
    const close = Date.parse('2026-09-30T17:00:00+08:00')
    server.advance(close - Date.parse(server.now()) - hour / 60)
    const inTime = await server.as(punctual.creditCode)
    await act(inTime, first, 'submit')
    expect(await stateOf(inTime, first)).toBe('district-review')
    server.advance(close - Date.parse(server.now()))
    const tooLate = await server.as(late.creditCode)
    const { error } = await act(tooLate, second, 'submit', {}, 422)
    expect(error.problems.map(({ message }: { message: string }) => message)).toEqual(['申报已于 2026-09-30 17:00 截止'])
    expect(await stateOf(tooLate, second)).toBe('draft')
  })
})

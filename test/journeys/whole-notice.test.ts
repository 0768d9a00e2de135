/** The shipped notice once from the pilot list to the payment: three enterprises and two providers in two districts, and the wrong ways. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import {
  answersOf,
  assignTo,
  batchOfAll,
  changeBatch,
  fill,
  filled,
  importLists,
  importRows,
  refusal,
  refused,
  say,
  stepOfBatch,
} from '../notice.js'
import { act, printed, programme, save, settle, submitted } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'

const people = ['ganjingzi', 'zhongshan', 'city', 'third-party', 'operator', 'cloud', 'smart', 'first', 'second', 'third'] as const
type Person = (typeof people)[number]

let server: TestServer
const logins = new Map<Person, string>()
const signedIn = new Map<Person, Client>()
/** Declarations by what they are. */
const ids = new Map<string, string>()

const as = (person: Person): Client => {
  const client = signedIn.get(person)
  if (!client) throw new Error(`${person} has not signed in.`)
  return client
}
const id = (what: string): string => ids.get(what) ?? ''
const stateOf = async (what: string) => (await as('city').get(`/api/declarations/${id(what)}`)).state as string

/** Days later everybody who is needed signs in again. */
async function later(days: number) {
  server.advance(days * day)
  for (const [person, login] of logins) signedIn.set(person, await server.as(login))
}

beforeAll(async () => {
  server = await startServer({ now: '2024-09-10T02:00:00.000Z' })
  const staff = async (person: Person, role: string, district?: string) => {
    signedIn.set(person, await server.staff(role, { login: person, district }))
    logins.set(person, person)
  }
  await staff('ganjingzi', 'district', 'ganjingzi')
  await staff('zhongshan', 'district', 'zhongshan')
  await staff('city', 'city')
  await staff('third-party', 'third-party')
  await staff('operator', 'operator')
  for (const [person, kind, district] of [
    ['cloud', 'provider', 'ganjingzi'],
    ['smart', 'provider', 'zhongshan'],
    ['first', 'enterprise', 'ganjingzi'],
    ['second', 'enterprise', 'ganjingzi'],
    ['third', 'enterprise', 'zhongshan'],
  ] as const) {
    const organisation = await server.organisation({ kind, district, name: `${person} 有限公司` })
    signedIn.set(person, organisation)
    logins.set(person, organisation.creditCode)
  }
  const limit = (code: string, category: string, most: string) => ({ code, kind: code[0], name: code, category, limit: most })
  await importLists(as('operator'), [limit('N-01', 'software', '350000'), limit('N-02', 'cloud', '50000'), limit('X-01', 'device', '2500')])
})
afterAll(() => server.close())

const codeOf = (person: Person) => logins.get(person) ?? ''

/** A provider hands in its entry and the city admits it. */
async function admitted(person: 'cloud' | 'smart') {
  const entry = await filled(as(person), 'provider', answersOf('301-provider-good'))
  await act(as(person), entry, 'submit')
  await fill(as('city'), entry, 'admission', { admittedOn: '2024-03-01' })
  await act(as('city'), entry, 'approve')
  ids.set(person, entry)
}

/** The answers of a project with a provider, of so many units of the first product. */
function projectWith(provider: Person, quantity: number, more: { contractDate?: string; unitPrice?: string } = {}) {
  const { contract, products, ...rest } = answersOf('501-project-good')
  const { productCode: _, ...product } = (Array.isArray(products) ? products[0] : undefined) ?? {}
  const unitPrice = more.unitPrice ?? '300000'
  return {
    ...rest,
    contract: {
      ...contract,
      providerCode: codeOf(provider),
      contractAmount: String(quantity * 30),
      ...(more.contractDate && { contractDate: more.contractDate }),
    },
    products: [{ ...product, quantity, unitPrice }],
  }
}

/** Passes both reviews of a project that was filled. */
async function registered(person: Person, district: Person, project: string) {
  await act(as(person), project, 'submit')
  await act(as(district), project, 'pass')
  await assignTo(as('city'), as('third-party'), project)
  await say(as('third-party'), project, 'project-recheck', 'agree')
  await act(as('city'), project, 'approve')
}

/** An acceptance whose audit recognises so many yuan of the first product. */
async function accepted(what: string, person: Person, district: Person, quantity: number, recognised: string) {
  const declaration = await filled(as(person), 'acceptance', answersOf('701-acceptance-good'), id(`project of ${what}`))
  await acceptance(what, declaration, person, district, quantity, recognised)
}

/** Takes an acceptance that was filled through the reviews, the reports and the decision. */
async function acceptance(what: string, declaration: string, person: Person, district: Person, quantity: number, recognised: string) {
  ids.set(`acceptance of ${what}`, declaration)
  await act(as(person), declaration, 'submit')
  await act(as(district), declaration, 'pass')
  const auditor = as('third-party')
  await assignTo(as('city'), auditor, declaration)
  const { audit, effect } = answersOf('739-acceptance-decision')
  const line = Array.isArray(audit) ? audit[0] : {}
  await fill(auditor, declaration, 'audit', [{ ...line, auditQuantity: quantity, auditPaid: recognised, recognisedAmount: recognised }])
  await fill(auditor, declaration, 'effect', effect)
  await say(auditor, declaration, 'acceptance-report', 'passed', { fields: { acceptors: '王工', place: '车间' } }, true)
  if (what === 'first') expect(await refused(auditor, declaration, 'report')).toContain('还没有收到：专项审计报告')
  await say(auditor, declaration, 'audit-report', 'issued', {}, true)
  await act(auditor, declaration, 'report')
  await act(as('city'), declaration, 'approve')
}

/** The enterprise has another account: until both reviews have passed nothing is paid, and the old one stands. */
async function accountChanged(person: 'first', plan: string) {
  const declaration = id(`acceptance of ${person}`)
  const payee = async () =>
    (await as('city').get(`/api/batches/${plan}/members/${declaration}/payee`)) as { parts: { text: string }[]; held: string[] }
  const before = (await payee()).parts[2]?.text
  const asked = { newBank: '示例银行大连分行', newBankAccount: '6222020200112233445', changeReason: '原开户网点撤并。' }
  const change = await filled(as(person), 'account', { change: asked }, id(`project of ${person}`))
  await as(person).upload(change, 'accountRequest', await printed(as(person), change))
  await act(as(person), change, 'submit')
  const { email } = (await as(person).get('/api/organisation')) as { email: string }
  expect((await server.mails(email))[0]?.subject).toContain('如非本单位办理请立即联系我们')
  expect(await payee()).toMatchObject({ parts: [{}, {}, { text: before }], held: [expect.stringContaining('正在变更收款账户')] })
  const held = await as('city').post(`/api/batches/${plan}/payments`, { declaration, day: '2024-12-18', fen: 100 }, 422)
  expect(refusal(held)).toContain('正在变更收款账户')
  await act(as('ganjingzi'), change, 'pass')
  await act(as('city'), change, 'approve')
  expect(await payee()).toMatchObject({ parts: [{}, {}, { text: '6222020200112233445' }], held: [] })
}

describe('the whole notice', () => {
  test('a pilot enterprise is made by the list; one in the funded register is refused, then passed as a special case with a reason', async () => {
    for (const [person, district] of [
      ['first', 'ganjingzi'],
      ['second', 'ganjingzi'],
      ['third', 'zhongshan'],
    ] as const) {
      ids.set(person, await submitted(as(person)))
      await settle(as(district), id(person))
      if (person !== 'third') await act(as(district), id(person), 'pass')
    }
    await importRows(as('operator'), 'fundedEnterprises', [{ creditCode: codeOf('third'), name: 'third 有限公司' }], '2024-09-10')
    expect(await refused(as('zhongshan'), id('third'), 'pass')).toContain('不再重复支持')
    const reason = '名单所列奖补已退回，经市工信局同意按特殊情况办理。'
    await as('zhongshan').put(`/api/declarations/${id('third')}/findings/not-funded-before`, { outcome: 'met', reason })
    await act(as('zhongshan'), id('third'), 'pass')
    for (const person of ['first', 'second', 'third'] as const) await act(as('city'), id(person), 'approve')
    const early = await as('first').post('/api/declarations', { programme, stage: 'project' }, 403)
    expect(refusal(early)).toContain('列入试点企业名单以后')
    const list = await batchOfAll(as('city'), 'pilot-list')
    await stepOfBatch(as('city'), list, 'announce')
    await admitted('cloud')
    await later(10)
    await stepOfBatch(as('city'), list, 'close')
    await stepOfBatch(as('city'), list, 'publish', ['list'], { date: '2024-09-20' })
    expect(await Promise.all(['first', 'second', 'third'].map(stateOf))).toEqual(['pilot', 'pilot', 'pilot'])
  })

  test('a project needs a contract of the pilot, a provider of the pool and prices within the list', async () => {
    const project = await filled(as('first'), 'project', projectWith('cloud', 3, { contractDate: '2023-12-31' }))
    expect(await refused(as('first'), project, 'submit')).toContain('2024年1月1日')
    await save(as('first'), project, projectWith('smart', 3))
    expect(await refused(as('first'), project, 'submit')).toContain('申报入库后再进行备案')
    await save(as('first'), project, projectWith('cloud', 3, { unitPrice: '350000.01' }))
    expect(await refused(as('first'), project, 'submit')).toContain('限价')
    await save(as('first'), project, projectWith('cloud', 3))
    const { sheet } = await as('first').get(`/api/declarations/${project}/check`)
    expect(sheet.results[0]).toMatchObject({ fen: 45_000_000 })
    await registered('first', 'ganjingzi', project)
    ids.set('project of first', project)
  })

  test('providers are admitted and price their products; several projects, also of one enterprise, are registered', async () => {
    const products = await filled(as('cloud'), 'product', answersOf('402-product-over-limit'))
    expect(await refused(as('cloud'), products, 'submit')).toContain('限价')
    await admitted('smart')
    for (const [what, person, district, provider, quantity] of [
      ['again', 'first', 'ganjingzi', 'smart', 1],
      ['second', 'second', 'ganjingzi', 'cloud', 2],
      ['third', 'third', 'zhongshan', 'smart', 1],
    ] as const) {
      const project = await filled(as(person), 'project', projectWith(provider, quantity))
      await registered(person, district, project)
      ids.set(`project of ${what}`, project)
    }
  })

  test('progress is reported and does not fall silently; nothing is accepted before the opening day', async () => {
    const report = (percent: number) => ({ report: { ...answersOf('601-progress-good').report, percent, paidTotal: '20' } })
    const parent = id('project of first')
    await act(as('first'), await filled(as('first'), 'progress', report(60), parent), 'submit')
    const less = await filled(as('first'), 'progress', report(50), parent)
    expect(await refused(as('first'), less, 'submit')).toContain('比上次少')
    const early = await as('first').post('/api/declarations', { programme, stage: 'acceptance', parent }, 403)
    expect(refusal(early)).toContain('2024-12-05')
  })

  test('level one is no success; the audit gives the amounts, and all projects of an enterprise share one cap', async () => {
    await later(77) // 2024-12-06
    const { maturity, ...rest } = answersOf('701-acceptance-good')
    const third = await filled(as('third'), 'acceptance', { ...rest, maturity: { ...maturity, level: '1' } }, id('project of third'))
    expect(await refused(as('third'), third, 'submit')).toContain('没有达到二级')
    await as('third').post('/api/declarations', { programme, stage: 'acceptance', parent: id('project of third') }, 403) // one each
    await accepted('first', 'first', 'ganjingzi', 3, '900000') // 90 → 45
    await accepted('again', 'first', 'ganjingzi', 1, '300000') // 15, of which 5 are left
    await accepted('second', 'second', 'ganjingzi', 2, '399999.99') // 399999.99 / 2, half a fen down
    const grants = await Promise.all(
      ['first', 'again', 'second'].map(
        async (what) => (await as('city').get(`/api/declarations/${id(`acceptance of ${what}`)}/check`)).sheet.results[0].fen,
      ),
    )
    expect(grants).toEqual([45_000_000, 5_000_000, 19_999_999])
    await save(as('third'), third, { ...rest, maturity: { ...maturity, level: '2' } })
    ids.set('unfinished', third)
  })

  test('districts recommend what passed, each its own', async () => {
    await finishThird()
    const east = await batchOfAll(as('ganjingzi'), 'recommendation')
    const { list } = await stepOfBatch(as('ganjingzi'), east, 'send', ['letter'], { date: '2024-12-06' })
    expect(list.map(({ cells }: { cells: { subsidy: string } }) => cells.subsidy).sort()).toEqual(['19.999999', '45', '5'])
    const west = await batchOfAll(as('zhongshan'), 'recommendation')
    expect((await stepOfBatch(as('zhongshan'), west, 'send', ['letter'], { date: '2024-12-06' })).list).toHaveLength(1)
  })

  test('the plan is deliberated, published and objected to; an upheld objection removes a project; the money is paid to the fen', async () => {
    const plan = await batchOfAll(as('city'), 'allocation')
    const drafted = await stepOfBatch(as('city'), plan, 'submit')
    expect(drafted).toMatchObject({ totalFen: 45_000_000 + 5_000_000 + 19_999_999 + 15_000_000 })
    await stepOfBatch(as('city'), plan, 'announce', ['minutes'], { date: '2024-12-06' })
    const { members } = await server.visitor().get(`/api/notices/${plan}`)
    const position = members.findIndex(({ cells }: { cells: { subsidy: string } }) => cells.subsidy === '5') + 1
    await server.visitor().post(`/api/notices/${plan}/objections`, { member: position, text: '设备没有使用。' }, 201)
    const { objections } = await as('city').get(`/api/batches/${plan}`)
    await changeBatch(as('city'), 'put', plan, `objections/${objections[0].id}`, { outcome: 'upheld', answer: '经查属实。' })
    expect(await stateOf('acceptance of again')).toBe('city-decision')
    await later(12) // 2024-12-18
    await stepOfBatch(as('city'), plan, 'close')
    await stepOfBatch(as('city'), plan, 'grant', ['plan', 'order'], { date: '2024-12-18' })
    const paid = [
      ['first', 45_000_000],
      ['second', 19_999_999],
      ['third', 15_000_000],
    ] as const
    await accountChanged('first', plan)
    for (const [what, fen] of paid)
      await as('city').post(`/api/batches/${plan}/payments`, { declaration: id(`acceptance of ${what}`), day: '2024-12-18', fen })
    await stepOfBatch(as('city'), plan, 'finish')
    expect(await Promise.all(paid.map(([what]) => stateOf(`acceptance of ${what}`)))).toEqual(['paid', 'paid', 'paid'])
    const { shown } = await as('second').get(`/api/declarations/${id('acceptance of second')}`)
    expect(shown[0].facts).toEqual([
      { label: '已拨付奖补资金', text: '19.999999 万元' },
      { label: '其中中央财政资金', text: '9.999999 万元' },
      { label: '其中地方财政资金', text: '10 万元' },
      { label: '拨付日期', text: '2024年12月18日' },
    ])
  })

  test('the evaluation computes the level, takes what was paid from the record alone, and ends with the summary', async () => {
    const answers = answersOf('901-evaluation-good')
    const { before: _, scenes, ...asked } = answers
    const evaluation = await filled(as('first'), 'evaluation', { ...asked, scenes: scenes ?? [] }, id('acceptance of first'))
    await act(as('first'), evaluation, 'submit')
    await assignTo(as('city'), as('third-party'), evaluation)
    const { record, reward } = answersOf('939-evaluation-recorded')
    await fill(as('third-party'), evaluation, 'record', record)
    await act(as('third-party'), evaluation, 'record')
    await fill(as('city'), evaluation, 'reward', { ...reward, rewardAmount: '45.000001', centralAmount: '22.5', localAmount: '22.500001' })
    expect(await refused(as('city'), evaluation, 'finish')).toContain('拟奖补资金不超过核定补贴')
    await fill(as('city'), evaluation, 'reward', { ...reward, rewardAmount: '45', centralAmount: '22.5', localAmount: '22.5' })
    await act(as('city'), evaluation, 'finish')
    const { shown } = await as('first').get(`/api/declarations/${evaluation}`)
    expect(shown[0].facts[0]).toEqual({ label: '已拨付奖补资金', text: '45 万元' })
    const { dueOn: __, ...summary } = answersOf('1001-closing-good').summary as Record<string, unknown>
    const closing = await filled(as('first'), 'closing', { summary }, evaluation)
    await act(as('first'), closing, 'submit')
    await act(as('city'), closing, 'approve')
    expect(await as('city').get(`/api/declarations/${closing}`)).toMatchObject({ stateLabel: '已总结', final: 'positive' })
    expect(await as('operator').get('/api/operate/audit/verification')).toMatchObject({ intact: true })
  })
})

/** The third enterprise corrects its level, and is accepted for 30. */
async function finishThird() {
  await acceptance('third', id('unfinished'), 'third', 'zhongshan', 1, '300000')
}

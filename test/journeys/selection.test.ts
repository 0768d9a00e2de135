import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { creditCode } from '../credit-codes.js'
import {
  act,
  begin,
  goodAnswers,
  importRegisters,
  pdfFor,
  printAndUpload,
  printed,
  programme,
  save,
  settle,
  stage,
  stamped,
  submitted,
} from '../selection.js'
import { chosenPassword, hour, startServer, type TestServer } from '../server.js'

let server: TestServer
let district: Client
let city: Client

beforeAll(async () => {
  server = await startServer({ now: '2024-12-10T02:00:00.000Z' })
  await importRegisters(await server.staff('operator'))
  district = await server.staff('district', { login: 'ganjingzi', district: 'ganjingzi' })
  city = await server.staff('city')
})
afterAll(() => server.close())

/** What a visitor answers in the self-check: the good answers to what it asks. */
async function selfCheckAnswers(visitor: Client): Promise<object> {
  const { selfCheck } = await visitor.get(`/api/programmes/${programme}`)
  const good = Object.assign({}, ...Object.values(goodAnswers()))
  const asked = Object.keys(Object.values<{ properties: object }>(selfCheck.schema.properties)[0]?.properties ?? {})
  const [section = ''] = Object.keys(selfCheck.schema.properties)
  return { [section]: Object.fromEntries(asked.filter((key) => key in good).map((key) => [key, good[key]])) }
}

describe('from the self-check to the approval', () => {
  const code = creditCode(700)
  const email = 'journey@example.com'
  const enterprise = { contact: '王芳', mobile: '13900000009', email }
  let client: Client
  let id: string

  test('a visitor checks without signing in, and every finding cites its clause', async () => {
    client = server.visitor()
    const answers = await selfCheckAnswers(client)
    const result = await client.post(`/api/programmes/${programme}/self-check`, { answers })
    expect(result.findings.length).toBeGreaterThan(5)
    expect(result.findings.filter(({ outcome }: { outcome: string }) => outcome === 'not met')).toEqual([])
    for (const finding of result.findings) expect(finding.clauseText, finding.rule).toBeTruthy()
  })

  test('registering mails an initial password that has to be changed, and carries the self-check over', async () => {
    const { consent } = await client.get('/api/site')
    const registration = {
      kind: 'enterprise',
      creditCode: ` ${code.toLowerCase()} `,
      name: '示例轴承制造有限公司',
      district: 'ganjingzi',
      ...enterprise,
      consent: true,
      consentVersion: consent.version,
      selfCheck: { programme, answers: await selfCheckAnswers(client) },
    }
    const answer = await client.post('/api/registrations', registration, 201)
    expect(answer).toEqual({ login: code, email: 'jo***@example.com' })
    expect(await client.post('/api/registrations', registration, 422)).toMatchObject({
      error: { problems: [{ at: '/creditCode' }] },
    })

    const password = await server.mailedPassword(email)
    const session = await client.post('/api/session', { login: code, password })
    expect(session.mustChangePassword).toBe(true)
    expect(await client.get(`/api/programmes/${programme}/home`, 403)).toMatchObject({ error: { code: 'password-change-required' } })
    await client.put('/api/session/password', { current: password, next: chosenPassword })
    const home = await client.get(`/api/programmes/${programme}/home`)
    const started = home.stages.find((one: { id: string }) => one.id === stage).declarations
    expect(started).toHaveLength(1)
    id = started[0].id
    const { answers } = await client.get(`/api/declarations/${id}`)
    expect(answers.basics).toMatchObject({ industry: '3451', name: '示例轴承制造有限公司', creditCode: code, contact: '王芳' })
  })

  test('what is missing is named with its place, and an incomplete declaration is not handed in', async () => {
    const refused = await act(client, id, 'submit', {}, 422)
    const places = refused.error.problems.map(({ at }: { at: string }) => at)
    expect(places).toContain('/basics/address')
    expect(places).toContain('/materials/licence')
    expect(refused.error.problems.find(({ at }: { at: string }) => at === '/basics/address').message).toContain('地址')
  })

  test('an edited draft is kept as it is, a stale one is a conflict with both texts at hand', async () => {
    const { version } = await client.get(`/api/declarations/${id}`)
    const first = goodAnswers()
    first.basics = { ...first.basics, profit: 'abc' }
    const saved = await client.put(`/api/declarations/${id}/answers`, { version, answers: first })
    expect(saved.check.problems.map(({ at }: { at: string }) => at)).toContain('/basics/profit')
    const stale = await client.put(`/api/declarations/${id}/answers`, { version, answers: goodAnswers() }, 409)
    expect(stale.error.current).toMatchObject({ version: version + 1, answers: { basics: { profit: 'abc' } } })
    await save(client, id, goodAnswers())
  })

  test('a stamped scan counts for the content that was printed, and no longer after a change', async () => {
    await printAndUpload(client, id)
    const item = async () => {
      const { checklist } = await client.get(`/api/declarations/${id}/check`)
      return checklist.find((one: { key: string }) => one.key === stamped)
    }
    expect(await item()).toMatchObject({ present: true })
    const changed = goodAnswers()
    changed.basics = { ...changed.basics, revenue: '6100' }
    await save(client, id, changed)
    expect(await item()).toMatchObject({ present: false, stale: expect.stringContaining('营业收入') })
    await save(client, id, goodAnswers())
    expect(await item()).toMatchObject({ present: true })
  })

  test('submitting gives a receipt with number and deadline; a repeated click does nothing more', async () => {
    const { version } = await client.get(`/api/declarations/${id}`)
    const body = { action: 'submit', version, key: 'one-click' }
    const first = await client.post(`/api/declarations/${id}/actions`, body)
    const again = await client.post(`/api/declarations/${id}/actions`, body)
    expect(again).toEqual(first)
    expect(first.receipt.number).toMatch(/^ENT-2024-\d{6}$/)
    expect(first.declaration).toMatchObject({ state: 'district-review', deadline: { day: '2024-12-13' } })
    expect(await client.get(`/api/declarations/${id}`)).toMatchObject({ ...first.declaration, editable: 'none' })
    const mails = await server.mails(email)
    expect(mails.map(({ subject }) => subject)).toHaveLength(2)
    expect((await server.mails('ganjingzi@staff.example.com')).length).toBeGreaterThan(1)
    await client.put(`/api/declarations/${id}/answers`, { version: version + 1, answers: goodAnswers() }, 403)
  })

  test('the district returns two fields and one material; only those open again', async () => {
    await district.get(`/api/declarations/${id}`)
    expect(await act(client, id, 'withdraw', {}, 422)).toMatchObject({ error: { problems: [{ message: '审核人员已经打开，不能撤回。' }] } })
    const remarks = [
      { at: '/basics/profit', text: '与审计报告不一致，请核对。' },
      { at: '/basics/employees', text: '请按社保人数填写。' },
      { at: '/materials/licence', text: '扫描件不清晰。' },
    ]
    const { declaration } = await act(district, id, 'return', { remarks, internal: '电话里说过。' })
    expect(declaration.state).toBe('returned-by-district')
    const view = await client.get(`/api/declarations/${id}`)
    expect(view).toMatchObject({ editable: 'remarks', open: expect.arrayContaining(remarks.map(({ at }) => at)) })
    const closed = goodAnswers()
    closed.basics = { ...closed.basics, revenue: '1' }
    expect(await client.put(`/api/declarations/${id}/answers`, { version: view.version, answers: closed }, 422)).toMatchObject({
      error: { problems: [{ at: '/basics/revenue' }] },
    })
    await client.upload(id, 'auditReport', pdfFor(id, 'auditReport', 'again'), 403)
    const history = await client.get(`/api/declarations/${id}/history`)
    expect(JSON.stringify(history)).not.toContain('电话里说过')
    expect(JSON.stringify(await district.get(`/api/declarations/${id}/history`))).toContain('电话里说过')
  })

  test('the correction is shown to the district as old and new', async () => {
    const corrected = goodAnswers()
    corrected.basics = { ...corrected.basics, profit: '480', employees: 130 }
    await save(client, id, corrected)
    await client.upload(id, stamped, await printed(client, id))
    await client.upload(id, 'licence', pdfFor(id, 'licence', 'second'))
    expect((await act(client, id, 'resubmit', {}, 422)).error.problems.length).toBeGreaterThanOrEqual(3)
    for (const { id: remark } of (await client.get(`/api/declarations/${id}`)).remarks)
      await client.put(`/api/declarations/${id}/remarks/${remark}`, { settled: true, reply: '已改。' })
    await act(client, id, 'resubmit')
    const { changes, resubmitted } = await district.get(`/api/declarations/${id}`)
    expect(resubmitted).toBe(true)
    expect(changes.map(({ at, before, after }: Record<string, string>) => [at, before, after])).toEqual(
      expect.arrayContaining([
        ['/basics/profit', expect.stringContaining('500'), expect.stringContaining('480')],
        ['/basics/employees', expect.stringContaining('120'), expect.stringContaining('130')],
      ]),
    )
  })

  test('the district settles what only a person can, and passes; the city approves', async () => {
    expect((await act(district, id, 'pass', {}, 422)).error.problems.length).toBeGreaterThan(0)
    await settle(district, id)
    expect((await act(district, id, 'pass')).declaration.state).toBe('city-review')
    await act(district, id, 'pass', {}, 403)
    await settle(city, id)
    const { declaration } = await act(city, id, 'approve', { comment: '同意。' })
    expect(declaration).toMatchObject({ state: 'approved', stateLabel: '复核通过待发布名单' })
    expect(declaration.final).toBeUndefined()
    const view = await client.get(`/api/declarations/${id}`)
    expect(view.actions).toEqual([])
    expect(view.opinions).toEqual([expect.objectContaining({ text: '同意。' })])
    const passing = { action: 'act:pass', to: '等待市局审批' }
    expect(await client.get(`/api/declarations/${id}/history`)).toContainEqual(expect.objectContaining(passing))
    expect(await city.get(`/api/declarations/${id}/history`)).toContainEqual(expect.objectContaining({ ...passing, to: '等待市局复核' }))
  })
})

describe('the terminal 不通过', () => {
  test('needs an opinion and the typed end of the credit code, and cannot be begun again', async () => {
    const client = await server.organisation({ district: 'ganjingzi' })
    const id = await submitted(client)
    const wrong = await act(district, id, 'reject', { comment: '', confirmation: '0000' }, 422)
    expect(wrong.error.problems.map(({ at }: { at: string }) => at)).toEqual(['/comment', '/confirmation'])
    const confirmation = client.creditCode.slice(-4).toLowerCase()
    await act(district, id, 'reject', { comment: '不属于申报范围。', confirmation })
    expect(await district.get(`/api/declarations/${id}`)).toMatchObject({ state: 'rejected', final: 'negative', actions: [] })
    expect(await client.post('/api/declarations', { programme, stage }, 403)).toMatchObject({
      error: { message: expect.stringContaining('无法再次发起申报') },
    })
    const home = await client.get(`/api/programmes/${programme}/home`)
    expect(home.stages.find((one: { id: string }) => one.id === stage).canStart).toBe(false)
  })
})

describe('before the district looks', () => {
  test('the applicant withdraws, changes and hands in again, in the same round', async () => {
    const client = await server.organisation({ district: 'ganjingzi' })
    const id = await submitted(client)
    await act(client, id, 'withdraw')
    expect(await client.get(`/api/declarations/${id}`)).toMatchObject({ state: 'draft', editable: 'all' })
    await act(client, id, 'submit')
    expect(await district.get(`/api/declarations/${id}`)).toMatchObject({ resubmitted: false })
  })

  test('nobody hands in while the administrator has closed the programme', async () => {
    const client = await server.organisation({ district: 'ganjingzi' })
    const id = await begin(client)
    await save(client, id, goodAnswers())
    await printAndUpload(client, id)
    const administrator = await server.staff('administrator')
    await administrator.put(`/api/studio/${programme}/state`, { open: false, reason: '资金已用完。' })
    expect((await act(client, id, 'submit', {}, 422)).error.problems[0].message).toContain('关闭')
    expect((await client.get(`/api/declarations/${id}`)).answers.basics.industry).toBe('3451')
    await administrator.put(`/api/studio/${programme}/state`, { open: true, reason: '' })
    await act(client, id, 'submit')
  })

  test('an initial password ends after its hours', async () => {
    const code = creditCode(701)
    const { consent, passwordHours } = await server.visitor().get('/api/site')
    await server.visitor().post(
      '/api/registrations',
      {
        kind: 'enterprise',
        creditCode: code,
        name: '示例过期有限公司',
        district: 'ganjingzi',
        contact: '李明',
        mobile: '13900000001',
        email: 'late@example.com',
        consent: true,
        consentVersion: consent.version,
      },
      201,
    )
    const password = await server.mailedPassword('late@example.com')
    server.advance(passwordHours * hour + 1000)
    await server.visitor().post('/api/session', { login: code, password }, 401)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { act, begin, goodAnswers, people, save, settle, submitted } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
let staff: Awaited<ReturnType<typeof people>>
let enterprise: Client & { creditCode: string; email: string }
let id: string

beforeAll(async () => {
  server = await startServer()
  staff = await people(server)
  enterprise = await server.organisation({ district: 'ganjingzi' })
  id = await submitted(enterprise)
})
afterAll(() => server.close())

const accountOf = async (client: Client): Promise<string> => (await client.get('/api/session')).account.id

describe('rights that are withdrawn end with the next request', () => {
  test('a reviewer who is moved to another district', async () => {
    const reviewer = await server.staff('district', { login: 'mover', district: 'ganjingzi' })
    await reviewer.get(`/api/declarations/${id}`)
    await staff.operator.put(`/api/operate/accounts/${await accountOf(reviewer)}`, { district: 'zhongshan' })
    await reviewer.get(`/api/declarations/${id}`, 401)
    const again = await server.as('mover')
    await again.get(`/api/declarations/${id}`, 404)
  })

  test('an account that is disabled, in all of its sessions', async () => {
    const reviewer = await server.staff('district', { login: 'leaver', district: 'ganjingzi' })
    const second = await server.as('leaver')
    await staff.operator.put(`/api/operate/accounts/${await accountOf(reviewer)}`, { disabled: true })
    for (const client of [reviewer, second]) await client.get('/api/todos', 401)
    await server.visitor().post('/api/session', { login: 'leaver', password: 'kept-by-its-owner-1' }, 401)
  })

  test('a changed password ends every other session', async () => {
    const first = await server.staff('city', { login: 'city-2' })
    const second = await server.as('city-2')
    await first.put('/api/session/password', { current: 'kept-by-its-owner-1', next: 'another-one-of-mine' })
    await first.get('/api/session')
    await second.get('/api/todos', 401)
    expect(await second.get('/api/session')).toEqual({ account: null })
  })

  test('a session ends when it is signed out, unused for hours, or a week old', async () => {
    const reviewer = await server.staff('district', { login: 'sleeper', district: 'ganjingzi' })
    const cookie = reviewer.cookie()
    await reviewer.delete('/api/session')
    const replayed = await server.visitor().request('GET', '/api/todos', { headers: { Cookie: cookie } })
    expect(replayed.status).toBe(401)
    const again = await server.as('sleeper')
    server.advance(9 * 3_600_000)
    await again.get('/api/todos', 401)
  })
})

describe('what somebody must not see or set', () => {
  test('an applicant writes neither remarks, which would open what was closed, nor internal notes', async () => {
    const other = await server.organisation({ district: 'ganjingzi' })
    const own = await submitted(other)
    const { version } = await other.get(`/api/declarations/${own}`)
    for (const [extra, at] of [
      [{ remarks: [{ at: '/', text: '全部打开' }] }, '/remarks'],
      [{ internal: '自己写的备注' }, '/internal'],
    ] as const) {
      const { error } = await other.post(`/api/declarations/${own}/actions`, { action: 'withdraw', version, ...extra }, 422)
      expect(error.problems.map((problem: { at: string }) => problem.at)).toEqual([at])
    }
    const reviewer = await server.as('ganjingzi')
    await settle(reviewer, own)
    await act(reviewer, own, 'pass', { remarks: [{ at: '/', text: '以后再说' }] }, 422)
    await act(reviewer, own, 'return', { remarks: [{ at: '/materials/licence', text: '请重新扫描' }] })
    const { remarks } = await other.get(`/api/declarations/${own}`)
    expect(remarks.map((remark: { at: string }) => remark.at)).toEqual(['/materials/licence'])
  })

  test('the third party reads neither contacts nor bank account, in no view', async () => {
    await Promise.all(['operator', 'ganjingzi', 'city', 'third-party', 'administrator'].map((login) => server.as(login)))
    const [district, city, thirdParty] = await Promise.all(['ganjingzi', 'city', 'third-party'].map((login) => server.as(login)))
    if (!district || !city || !thirdParty) throw new Error('nobody')
    await city.put(`/api/declarations/${id}/assignment`, { account: await accountOf(thirdParty) })
    const answers = [
      `/api/declarations/${id}`,
      `/api/declarations/${id}/check`,
      `/api/declarations/${id}/history`,
      `/api/declarations/${id}/revisions/1`,
      `/api/declarations/${id}/print`,
      `/api/declarations`,
    ]
    for (const path of answers) {
      const { status, text } = await thirdParty.request('GET', path)
      expect(status, path).toBe(200)
      expect(text, path).not.toMatch(/13900000001|李明/)
      expect(JSON.stringify((await district.request('GET', path)).text).length, path).toBeGreaterThan(10)
    }
    expect((await district.request('GET', `/api/declarations/${id}`)).text).toContain('13900000001')
  })

  test('keys that a form does not have change nothing', async () => {
    const client = await server.organisation({ district: 'ganjingzi' })
    const draft = await begin(client)
    await save(client, draft, goodAnswers())
    const before = await client.get(`/api/declarations/${draft}`)
    const tampered: [string, object][] = [
      ['an unknown section', { ...goodAnswers(), review: { state: 'approved' } }],
      ['an unknown field', { ...goodAnswers(), basics: { ...goodAnswers().basics, amount: '500000', state: 'approved' } }],
    ]
    for (const [what, answers] of tampered) {
      const { version } = await client.get(`/api/declarations/${draft}`)
      const { error } = await client.put(`/api/declarations/${draft}/answers`, { version, answers }, 422)
      expect(error.problems.length, what).toBeGreaterThan(0)
    }
    expect((await client.get(`/api/declarations/${draft}`)).answers).toEqual(before.answers)
    const hidden = goodAnswers()
    hidden.maturity = { ...hidden.maturity, contractSigned: false, contractDate: '2024-09-10' }
    await save(client, draft, hidden)
    expect((await client.get(`/api/declarations/${draft}`)).state).toBe(before.state)
    expect((await client.get(`/api/declarations/${draft}`)).answers.maturity).not.toHaveProperty('contractDate')
  })

  test('what the registration fixed stays, whatever is sent', async () => {
    const client = await server.organisation({ district: 'ganjingzi' })
    const draft = await begin(client)
    const answers = goodAnswers()
    answers.basics = { ...answers.basics, name: '别的企业', creditCode: '91210211MAC0DE0168' }
    await save(client, draft, answers)
    const { answers: kept } = await client.get(`/api/declarations/${draft}`)
    expect(kept.basics.creditCode).toBe(client.creditCode)
    expect(kept.basics.name).not.toBe('别的企业')
  })
})

describe('a misrouted organisation', () => {
  test('is handed to the right district, accepted there, and gone from the first', async () => {
    const client = await server.organisation({ district: 'ganjingzi' })
    const declaration = await submitted(client)
    const [from, to] = await Promise.all([server.as('ganjingzi'), server.as('zhongshan')])
    if (!from || !to) throw new Error('nobody')
    const { organisation } = await client.get('/api/session')
    await to.get(`/api/declarations/${declaration}`, 404)
    await from.post(`/api/organisations/${organisation.id}/transfer`, { to: 'zhongshan', reason: '注册地在中山区。' }, 201)
    await from.post(`/api/transfers/${organisation.id}/accept`, undefined, 404)
    await to.post(`/api/transfers/${organisation.id}/accept`)
    await from.get(`/api/declarations/${declaration}`, 404)
    expect((await to.get(`/api/declarations/${declaration}`)).organisation.district).toBe('zhongshan')
    expect((await server.mails(client.email))[0]?.body).toMatch(/中山/)
  })
})

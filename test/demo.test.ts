import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../server/demo/accounts.js'
import { startServer, type TestServer } from './server.js'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: true })
})
afterAll(() => server.close())

describe('the demonstration', () => {
  test('has a reviewer in every district, the city, a third party, two providers and seven enterprises, and everybody can sign in', async () => {
    const { accounts } = server.running
    const { districts } = await server.visitor().get('/api/site')
    const roles = (role: string) => accounts.filter((account) => account.role === role)
    expect(
      roles('district')
        .map(({ login }) => login)
        .sort(),
    ).toEqual(districts.map(({ id }: { id: string }) => id).sort())
    expect([roles('city'), roles('third-party'), roles('provider'), roles('enterprise')].map(({ length }) => length)).toEqual([1, 1, 2, 7])
    for (const role of ['administrator', 'operator', 'city', 'third-party', 'enterprise', 'provider']) {
      const client = await server.as(roles(role)[0]?.login ?? '', demoPassword)
      expect((await client.get('/api/session')).mustChangePassword).toBe(false)
    }
  })

  test('shows declarations of every stage but the last in many states, made in the past by their owners', async () => {
    const city = await server.as('city')
    const rows = await server.services.store.read.all<{ stage: string; state: string }>('SELECT DISTINCT stage, state FROM declaration')
    const statesOf = (stage: string) =>
      rows
        .flatMap((row) => (row.stage === stage ? [row.state] : []))
        .sort()
        .join(' ')
    expect(statesOf('selection')).toBe('approved city-review district-review draft pilot rejected returned-by-district')
    expect(statesOf('project')).toBe('approved city-review district-review draft rejected returned-by-city returned-by-district')
    expect(statesOf('progress')).toBe('checked draft filed')
    expect(statesOf('acceptance')).toBe('city-decision paid')
    expect([statesOf('provider'), statesOf('product'), statesOf('evaluation')]).toEqual([
      'admitted city-review',
      'approved draft',
      'assessment',
    ])
    const { items } = await city.get('/api/declarations?stage=selection&programme=dalian-digital-2024&limit=50')
    for (const { createdAt } of items) expect(Date.parse(createdAt)).toBeLessThan(Date.parse(server.now()))
    const overdue = items.find(({ state }: { state: string }) => state === 'district-review')
    expect(overdue.deadline).toMatchObject({ overdue: true })
    expect(Date.parse(overdue.deadline.dueAt)).toBeLessThan(Date.parse(server.now()))
  })

  test('was played, not inserted: the log is complete and unbroken', async () => {
    const operator = await server.as('operator')
    const verification = await operator.get('/api/operate/audit/verification')
    expect(verification).toMatchObject({ intact: true })
    expect(verification.entries).toBeGreaterThan(80)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../server/demo/accounts.js'
import { startServer, type TestServer } from './server.js'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: true })
})
afterAll(() => server.close())

describe('the demonstration', () => {
  test('has a reviewer in every district, the city, a third party, two providers and six enterprises, and everybody can sign in', async () => {
    const { accounts } = server.running
    const { districts } = await server.visitor().get('/api/site')
    const roles = (role: string) => accounts.filter((account) => account.role === role)
    expect(
      roles('district')
        .map(({ login }) => login)
        .sort(),
    ).toEqual(districts.map(({ id }: { id: string }) => id).sort())
    expect([roles('city'), roles('third-party'), roles('provider'), roles('enterprise')].map(({ length }) => length)).toEqual([1, 1, 2, 6])
    for (const role of ['administrator', 'operator', 'city', 'third-party', 'enterprise', 'provider']) {
      const client = await server.as(roles(role)[0]?.login ?? '', demoPassword)
      expect((await client.get('/api/session')).mustChangePassword).toBe(false)
    }
  })

  test('shows declarations in six states, made in the past by their owners', async () => {
    const city = await server.as('city')
    const { items } = await city.get('/api/declarations?limit=50')
    expect(items.map(({ state }: { state: string }) => state).sort()).toEqual(
      ['approved', 'city-review', 'district-review', 'rejected', 'returned-by-district'].sort(),
    )
    const drafts = await server.services.store.read.all("SELECT id FROM declaration WHERE state = 'draft' AND submitted_at IS NULL")
    expect(drafts).toHaveLength(1)
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

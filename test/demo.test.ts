import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../server/demo/accounts.js'
import type { Client } from './client.js'
import { programme } from './selection.js'
import { repository, startServer, type TestServer } from './server.js'

let server: TestServer
let city: Client
beforeAll(async () => {
  server = await startServer({ demo: true })
  city = await server.as('city')
}, 300_000)
afterAll(() => server?.close())

/** Every state of every stage, as the files of the workflows say. */
function configuredStates(): string[] {
  const rules = path.join(repository, 'rules', programme)
  const workflows = readdirSync(rules).filter((file) => file.endsWith('.workflow.json'))
  return workflows.flatMap((file) => {
    const { states } = JSON.parse(readFileSync(path.join(rules, file), 'utf8'))
    return states.map(({ id }: { id: string }) => `${file.replace('.workflow.json', '')} ${id}`)
  })
}

/** What the checks of somebody's declaration of a stage say, that are not met. */
async function notMet(login: string, stage: string): Promise<{ rule: string; trace: unknown }[]> {
  const client = await server.as(login)
  const { items } = await client.get(`/api/declarations?programme=${programme}&stage=${stage}&state=draft`)
  const { findings } = await client.get(`/api/declarations/${items[0].id}/check`)
  return findings.filter(({ outcome }: { outcome: string }) => outcome === 'not met')
}

describe('the demonstration', () => {
  test('has a reviewer in every district, the city, a third party, five providers and thirteen enterprises, and everybody can sign in', async () => {
    const accounts = await server.services.store.read.all<{ login: string; role: string }>('SELECT login, role FROM account')
    const { districts } = await server.visitor().get('/api/site')
    const roles = (role: string) => accounts.filter((account) => account.role === role)
    expect(
      roles('district')
        .map(({ login }) => login)
        .sort(),
    ).toEqual(districts.map(({ id }: { id: string }) => id).sort())
    expect([roles('city'), roles('third-party'), roles('provider'), roles('enterprise')].map(({ length }) => length)).toEqual([1, 1, 5, 13])
    for (const role of ['administrator', 'operator', 'city', 'third-party', 'enterprise', 'provider']) {
      const client = await server.as(roles(role)[0]?.login ?? '', demoPassword)
      expect((await client.get('/api/session')).mustChangePassword).toBe(false)
    }
  })

  test('has a declaration in every state of every stage, made in the past by its owner', async () => {
    const declarations = () =>
      server.services.store.read.all<{ place: string; created_at: string }>(
        "SELECT stage || ' ' || state AS place, created_at FROM declaration",
      )
    const missing = async () => {
      const reached = new Set((await declarations()).map(({ place }) => place))
      return configuredStates().filter((place) => !reached.has(place))
    }
    // some are entered by automatic steps, which the server takes after it has started
    await expect.poll(missing, { timeout: 60_000 }).toEqual([])
    const rows = await declarations()
    for (const { created_at } of rows) expect(Date.parse(created_at)).toBeLessThan(Date.parse(server.now()))
  })

  test('has one that is overdue, and one that was returned twice', async () => {
    const [waiting] = (await city.get(`/api/declarations?programme=${programme}&stage=selection&state=district-review`)).items
    expect(waiting.deadline).toMatchObject({ overdue: true })
    expect(Date.parse(waiting.deadline.dueAt)).toBeLessThan(Date.parse(server.now()))
    const [returned] = (await city.get(`/api/declarations?programme=${programme}&stage=selection&state=returned-by-city`)).items
    const events: { remarks?: unknown[] }[] = await city.get(`/api/declarations/${returned.id}/history`)
    expect(events.filter(({ remarks }) => remarks?.length)).toHaveLength(2)
  })

  test('has a project that is paid in full, and one that is paid in part and waits for its new account', async () => {
    const { items } = await city.get(`/api/batches?programme=${programme}&kind=allocation`)
    const plans = await Promise.all(items.map(({ id }: { id: string }) => city.get(`/api/batches/${id}`)))
    const paid = plans.find(({ state }) => state === 'done').list
    expect(paid.map(({ fen, paid }: { fen: number; paid: number }) => fen - paid)).toEqual([0])
    const [partly] = plans.find(({ state }) => state === 'paying').list
    expect([partly.fen, partly.paid]).toEqual([20_000_000, 10_000_000])
  })

  test('has a notice that is public now, with an objection that was upheld and one that waits', async () => {
    const { items } = await city.get(`/api/batches?programme=${programme}&kind=allocation`)
    const { id } = items.find(({ state }: { state: string }) => state === 'notice')
    expect((await server.visitor().get(`/api/notices/${id}`)).members).toHaveLength(1)
    const { objections } = await city.get(`/api/batches/${id}`)
    expect(objections.map(({ outcome }: { outcome?: string }) => outcome ?? 'open').sort()).toEqual(['open', 'upheld'])
  })

  test('has products over their limit, and an enterprise that a row of a register excludes', async () => {
    expect((await notMet('91210231MA0P7WX3XW', 'product')).map(({ rule }) => rule)).toEqual(['product-within-limit'])
    const excluded = await notMet('91210200MA9ABCDE2E', 'selection')
    expect(excluded.map(({ rule }) => rule)).toEqual(['not-funded-before'])
    expect(JSON.stringify(excluded)).toContain('名单“已获中央财政')
  })

  test('tells an enterprise with several projects of which one it is asked', async () => {
    const { todos, stages } = await (await server.as('91210211MAC0AXLE1W')).get(`/api/programmes/${programme}/home`)
    expect(todos.map(({ text }: { text: string }) => text)).toEqual([
      expect.stringMatching(/^进度填报 PRG-\d{4}-\d{6}（机加工设备联网）：草稿$/),
    ])
    const { parents } = stages.find(({ id }: { id: string }) => id === 'progress')
    expect(parents.map(({ heading }: { heading?: string }) => heading)).toContain('制动盘车间数字化改造')
  })

  test('was played, not inserted: the log is complete and unbroken', async () => {
    const operator = await server.as('operator')
    const verification = await operator.get('/api/operate/audit/verification')
    expect(verification).toMatchObject({ intact: true })
    expect(verification.entries).toBeGreaterThan(500)
  })
})

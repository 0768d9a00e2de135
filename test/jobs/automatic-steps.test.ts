import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeAutomaticSteps } from '../../server/actions/declarations/take-automatic-steps.js'
import { repository, startServer, type TestServer } from '../server.js'

const root = mkdtempSync(path.join(tmpdir(), 'shenbao-automatic-'))
let server: TestServer

beforeAll(async () => {
  cpSync(path.join(repository, 'test/fixtures/harbour'), root, { recursive: true })
  const file = path.join(root, 'rules/oven-grant/application.workflow.json')
  const workflow = JSON.parse(readFileSync(file, 'utf8'))
  workflow.actions.push({
    id: 'lapse',
    label: '逾期作废',
    kind: 'reject',
    by: ['system'],
    from: ['draft'],
    to: 'rejected',
    after: 3,
    mail: workflow.actions.find(({ mail }: { mail?: string }) => mail)?.mail,
  })
  writeFileSync(file, JSON.stringify(workflow))
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' }) // a Monday
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

test('an automatic step is taken once, when its working days are over, and is recorded as the system’s', async () => {
  const bakery = await server.organisation({ district: 'east' })
  const { id } = await bakery.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)
  const stateNow = async () =>
    (await server.services.store.read.get<{ state: string }>('SELECT state FROM declaration WHERE id = ?', [id]))?.state
  expect(await takeAutomaticSteps(server.services)).toBe(0)
  expect(await stateNow()).toBe('draft')
  server.advance(Date.parse('2025-03-06T15:59:00Z') - Date.parse(server.now())) // Thursday, one minute to midnight in Shanghai
  expect(await takeAutomaticSteps(server.services)).toBe(0)
  server.advance(2 * 60_000)
  const twice = await Promise.all([takeAutomaticSteps(server.services), takeAutomaticSteps(server.services)])
  expect(twice.reduce((sum, taken) => sum + taken, 0)).toBe(1)
  expect(await stateNow()).toBe('rejected')
  expect(await takeAutomaticSteps(server.services)).toBe(0)
  const events = await server.services.store.read.all<{ name: string; role: string }>(
    "SELECT name, role FROM event WHERE declaration = ? AND action = 'act:lapse'",
    [id],
  )
  expect(events).toEqual([{ name: '系统', role: 'system' }])
})

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeAutomaticSteps } from '../../server/actions/declarations/take-automatic-steps.js'
import { bakeryAnswers, submittedBakery } from '../harbour.js'
import { act, printed, save } from '../selection.js'
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
  workflow.actions.push({
    id: 'strike',
    label: '失信作废',
    kind: 'reject',
    by: ['system'],
    from: ['quarter-review'],
    to: 'rejected',
    when: {
      any: [
        { fact: 'listedDishonest', operator: 'equal', value: true },
        { fact: 'today', operator: 'dateOnOrAfter', value: '2025-06-01' },
        { fact: 'staff', operator: 'equal', value: 7 },
      ],
    },
  })
  writeFileSync(file, JSON.stringify(workflow))
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' }) // a Monday
  const operator = await server.staff('operator')
  await operator.post('/api/operate/registers/oven-grant/dishonest', { asOf: '2025-01-01', rows: [], dryRun: false })
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

describe('what was looked at rests until something changes that decides', () => {
  const waiting = async (name: string) => {
    const bakery = await server.organisation({ district: 'east', name })
    return { bakery, id: await submittedBakery(bakery) }
  }
  const list = async (rows: object[]) =>
    (await server.as('operator')).post('/api/operate/registers/oven-grant/dishonest', { asOf: '2025-01-01', rows, dryRun: false })
  const take = () => takeAutomaticSteps(server.services)

  test('a register', async () => {
    const { bakery } = await waiting('第一面包房')
    expect([await take(), await take()]).toEqual([0, 0])
    await list([{ creditCode: bakery.creditCode }])
    expect([await take(), await take()]).toEqual([1, 0])
    await list([])
  })

  test('what it says itself, and the day', async () => {
    const { bakery, id } = await waiting('第二面包房')
    await waiting('第三面包房')
    expect([await take(), await take()]).toEqual([0, 0])
    await act(bakery, id, 'withdraw')
    const answers = bakeryAnswers()
    await save(bakery, id, { ...answers, basics: { ...answers.basics, staff: 7 } })
    await bakery.upload(id, 'stampedForm', await printed(bakery, id))
    expect(await take()).toBe(0)
    await act(bakery, id, 'submit')
    expect([await take(), await take()]).toEqual([1, 0])
    server.advance(Date.parse('2025-05-31T15:59:00Z') - Date.parse(server.now()))
    await take() // drafts of others lapse
    expect(await take()).toBe(0)
    server.advance(2 * 60_000)
    expect([await take(), await take()]).toEqual([1, 0])
  })
})

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

interface Workflow {
  actions: { mail?: string; [key: string]: unknown }[]
}

/** The harbour programme with another workflow, in a folder of its own. */
function harbourIn(folder: string, change: (workflow: Workflow) => void): void {
  cpSync(path.join(repository, 'test/fixtures/harbour'), folder, { recursive: true })
  const file = path.join(folder, 'rules/oven-grant/application.workflow.json')
  const workflow: Workflow = JSON.parse(readFileSync(file, 'utf8'))
  change(workflow)
  writeFileSync(file, JSON.stringify(workflow))
}

beforeAll(async () => {
  harbourIn(root, addSteps)
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' }) // a Monday
  const operator = await server.staff('operator')
  await operator.post('/api/operate/registers/oven-grant/dishonest', { asOf: '2025-01-01', rows: [], dryRun: false })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

function addSteps(workflow: Workflow): void {
  workflow.actions.push({
    id: 'lapse',
    label: '逾期作废',
    kind: 'reject',
    by: ['system'],
    from: ['draft'],
    to: 'rejected',
    after: 3,
    mail: workflow.actions.find(({ mail }) => mail)?.mail,
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
}

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

test('a step at an instant is taken from that instant on, by whichever server runs then', async () => {
  const own = mkdtempSync(path.join(tmpdir(), 'shenbao-instant-'))
  const data = mkdtempSync(path.join(tmpdir(), 'shenbao-instant-data-'))
  harbourIn(own, ({ actions }) => {
    const closing = { id: 'close', label: '截止', kind: 'reject', by: ['system'], from: ['quarter-review'], to: 'rejected' }
    actions.push({ ...closing, at: '2025-03-05T12:00+08:00' })
  })
  let running = await startServer({ root: own, data, now: '2025-03-03T02:00:00.000Z' })
  const stateOf = async (id: string) =>
    (await running.services.store.read.get<{ state: string }>('SELECT state FROM declaration WHERE id = ?', [id]))?.state
  const restartAt = async (now: string) => {
    await running.close()
    running = await startServer({ root: own, data, now })
  }
  const take = () => takeAutomaticSteps(running.services)
  try {
    const id = await submittedBakery(await running.organisation({ district: 'east', name: '早到面包房' }))
    running.advance(Date.parse('2025-03-05T03:58:00Z') - Date.parse(running.now()))
    expect([await take(), await stateOf(id)]).toEqual([0, 'quarter-review'])

    await restartAt('2025-03-05T03:59:00.000Z')
    expect([await take(), await stateOf(id)]).toEqual([0, 'quarter-review'])
    running.advance(2 * 60_000)
    expect([await take(), await stateOf(id)]).toEqual([1, 'rejected'])

    await restartAt('2025-03-06T02:00:00.000Z')
    expect(await take()).toBe(0)
    const late = await submittedBakery(await running.organisation({ district: 'east', name: '迟到面包房' }))
    expect([await take(), await stateOf(late)]).toEqual([1, 'rejected'])
    const taken = await running.services.store.read.all<{ at: string; role: string }>(
      "SELECT at, role FROM event WHERE action = 'act:close' ORDER BY at",
    )
    expect(taken.map(({ at, role }) => [at.slice(0, 10), role])).toEqual([
      ['2025-03-05', 'system'],
      ['2025-03-06', 'system'],
    ])
  } finally {
    await running.close()
    for (const folder of [own, data]) rmSync(folder, { recursive: true, force: true })
  }
})

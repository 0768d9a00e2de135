/** A list that takes those that come first, so many in all and of each district: chosen by the ranking, and held to it. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allocationFiles } from '../allocation.js'
import type { Client } from '../client.js'
import { submittedBakery } from '../harbour.js'
import { changeBatch } from '../notice.js'
import { programmeRoot } from '../programme-root.js'
import { act } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

const programme = 'oven-grant'
const kinds = JSON.parse(allocationFiles['rules/batches.json'] ?? '')
const [list] = kinds.batches
delete list.documents
list.by = ['bureau']
list.members = { stage: 'application', states: ['passed'], most: 3, ranked: { by: [{ column: 'cost' }], mostPerDistrict: 2 } }
list.workflow.states[0].holder = 'bureau'
for (const action of list.workflow.actions) action.by = ['bureau']
list.workflow.actions[0] = { ...list.workflow.actions[0], needs: ['members', 'ranking'], documents: undefined }

const files: Record<string, string> = { ...allocationFiles, 'rules/batches.json': JSON.stringify(kinds) }
for (const name of Object.keys(files)) if (name.startsWith('rules/examples/') || name === 'templates/recommendation.hbs') delete files[name]
const about = JSON.parse(files['schemas/programme.json'] ?? '')
about.letters = about.letters.filter(({ id }: { id: string }) => id !== 'recommendation')
files['schemas/programme.json'] = JSON.stringify(about)

let root: string
let server: TestServer
let bureau: Client
/** By cost: the east has three of them. */
const ids: Record<string, string> = {}

beforeAll(async () => {
  root = programmeRoot({ [programme]: files })
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' })
  bureau = await server.staff('bureau')
  const operator = await server.staff('operator')
  await operator.post(`/api/operate/registers/${programme}/dishonest`, { asOf: '2025-01-01', rows: [], dryRun: false })
  for (const district of ['east', 'west']) await server.staff('quarter', { login: district, district })
  await passed('east', '5')
  await passed('east', '4.5')
  await passed('east', '4')
  await passed('west', '3')
}, 60_000)
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

/** An application that passed, by what it costs. */
async function passed(district: string, cost: string, key = cost): Promise<void> {
  const bakery = await server.organisation({ district, name: `面包房${key}` })
  const good = JSON.parse(allocationFiles['rules/examples/eligible.json'] ?? '').given.answers
  const id = await submittedBakery(bakery, { ...good, plan: { ...good.plan, cost } })
  await act(await server.as(district), id, 'approve')
  await act(bureau, id, 'pass')
  ids[key] = id
}

const made = async (): Promise<string> => (await bureau.post('/api/batches', { programme, kind: 'recommendation' }, 201)).id
const choose = (id: string, body: object, status = 200) => changeBatch(bureau, 'post', id, 'members', body, status)
const costs = ({ list: members }: { list: { cells: { cost: string } }[] }) => members.map(({ cells }) => cells.cost)
const send = (id: string, status = 200) => changeBatch(bureau, 'post', id, 'actions', { action: 'send' }, status)
const told = ({ error }: { error: { problems: { message: string }[] } }) => error.problems.map(({ message }) => message)

test('the ranking takes the best of everyone, so many of each district; another choice is refused with names', async () => {
  const id = await made()
  await choose(id, { add: [ids['5'], ids['4']] })
  const rule = '按“投入”从高到低，取前 3 家，每个地区最多 2 家'
  expect((await bureau.get(`/api/batches/${id}`)).membersAre.ranking).toBe(rule)
  expect(told(await send(id, 422)).sort()).toEqual(
    ['面包房3：排在名额内，还没有列入', '面包房4.5：排在名额内，还没有列入', '面包房4：不在名额内，请移出名单'].map((text) =>
      expect.stringContaining(text),
    ),
  )
  const version = (await bureau.get(`/api/batches/${id}`)).version
  await bureau.request('DELETE', `/api/batches/${id}/members/${ids['4']}?version=${version}`)
  expect(costs(await choose(id, { all: true }))).toEqual(['5', '4.5', '3'])
  await changeBatch(bureau, 'post', id, 'actions', { action: 'drop', comment: '先等一等。' })
})

test('of two that are equal where one place is left a person chooses, and either is right', async () => {
  await passed('west', '3', '丙')
  const id = await made()
  const refused = await choose(id, { all: true }, 422)
  expect(told(refused)).toEqual([expect.stringContaining('与名额内的一家并列，请由人决定')])
  await choose(id, { add: [ids['5'], ids['4.5'], ids.丙] })
  expect((await send(id)).state).toBe('sent')
})

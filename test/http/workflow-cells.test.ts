/** Every cell of state, action and role of every shipped workflow, asked of the server: what the file does not name cannot be done. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { people, programme } from '../selection.js'
import { repository, startServer, type TestServer } from '../server.js'

const read = (file: string) => JSON.parse(readFileSync(path.join(repository, file), 'utf8'))
const { stages } = read(`schemas/${programme}/programme.json`) as { stages: Stage[] }
const district = 'ganjingzi'

interface Stage {
  id: string
  by: string
}
interface Workflow {
  states: { id: string; holder?: string }[]
  actions: Action[]
}
interface Action {
  id: string
  by: string[]
  from: string[]
  to: string
  /** Without it met the step is not offered. */
  when?: object
}

let server: TestServer
let everybody: [role: string, client: Client][]
beforeAll(async () => {
  server = await startServer({ variables: { SUBMISSIONS_PER_MINUTE: '100000' } })
  const { otherDistrict: _, thirdParty, ...staff } = await people(server)
  everybody = Object.entries({
    ...staff,
    'third-party': thirdParty,
    enterprise: await server.organisation({ district }),
    provider: await server.organisation({ kind: 'provider', district }),
  })
})
afterAll(() => server.close())

/** A declaration of a stage as of nothing but its start, handed in once, given to the third party. */
async function insert({ id: stage, by }: Stage): Promise<string> {
  const { account } = await clientOf(by).get('/api/session')
  const assignee = (await clientOf('third-party').get('/api/session')).account.id
  const { edition } = (await server.services.programmes.find(programme)) ?? { edition: '' }
  const id = `cell-${stage}`
  const now = server.now()
  await server.services.store.write(async (tx) => {
    await tx.run(
      `INSERT OR IGNORE INTO declaration (id, number, programme, stage, edition, organisation, organisation_name, credit_code, district, state, holder,
        version, answers, created_at, saved_at, submitted_at, entered_at)
       SELECT ?1, ?1, ?2, ?3, ?4, organisation.id, organisation.name, organisation.credit_code, organisation.district, '', '', 1, '{}', ?5, ?5, ?5, ?5
       FROM account JOIN organisation ON organisation.id = account.organisation WHERE account.id = ?6`,
      [id, programme, stage, edition, now, account.id],
    )
    await tx.run("INSERT OR IGNORE INTO assignment (declaration, account, by, at) VALUES (?, ?, '', ?)", [id, assignee, now])
  })
  return id
}

const clientOf = (role: string): Client => everybody.find(([one]) => one === role)?.[1] ?? expect.fail(`Nobody is ${role}.`)

/** Puts it into a state, as if everything before had been done. */
async function put(id: string, { id: state, holder = '' }: Workflow['states'][number]): Promise<number> {
  const { store } = server.services
  await store.write((tx) => tx.run('UPDATE declaration SET state = ?, holder = ?, opened_at = NULL WHERE id = ?', [state, holder, id]))
  return (await now(id)).version
}

const now = async (id: string) =>
  (await server.services.store.read.get<{ state: string; version: number }>('SELECT state, version FROM declaration WHERE id = ?', [id])) ??
  expect.fail(`${id} is gone.`)

/** Where something stands since it was put there: every step so far was refused. */
let standing: string | undefined

/** What is wrong with the answer to one cell, by the file alone. */
async function wrongIn(id: string, state: Workflow['states'][number], action: Action, [role, client]: [string, Client]): Promise<string[]> {
  const place = `${id} in ${state.id}`
  const version = place === standing ? (await now(id)).version : await put(id, state)
  const body = JSON.stringify({ action: action.id, version })
  const { status } = await client.request('POST', `/api/declarations/${id}/actions`, {
    body,
    headers: { 'Content-Type': 'application/json' },
  })
  const after = (await now(id)).state
  standing = status === 200 || after !== state.id ? undefined : place
  const isNamed = action.from.includes(state.id) && action.by.includes(role)
  const isRefused = (status === 403 || status === 404) && after === state.id
  const isRight = isNamed
    ? (status === 200 && after === action.to) || (status === 422 && after === state.id) || (action.when !== undefined && isRefused)
    : isRefused
  return isRight ? [] : [`${place}, ${action.id} by ${role}: ${status}, then ${after}`]
}

async function wrongCells(id: string, { states, actions }: Workflow): Promise<string[]> {
  const wrong: string[] = []
  for (const state of states)
    for (const action of actions) for (const one of everybody) wrong.push(...(await wrongIn(id, state, action, one)))
  return wrong
}

const workflowOf = (stage: Stage): Workflow => read(`rules/${programme}/${stage.id}.workflow.json`)

test.each(stages)('in no cell of $id more or less is possible than its workflow names', async (stage) => {
  expect(await wrongCells(await insert(stage), workflowOf(stage))).toEqual([])
})

test('one step too many and one too few turn it red', async () => {
  const [stage = expect.fail('There is no stage.')] = stages
  const { states, actions } = workflowOf(stage)
  const moved = actions.map((action) => (action.id === 'withdraw' ? { ...action, from: ['draft'] } : action))
  const wrong = await wrongCells(await insert(stage), { states: states.slice(0, 2), actions: moved })
  expect(wrong.map((one) => one.replace(/:.*/, ''))).toEqual([
    `cell-${stage.id} in draft, withdraw by enterprise`,
    `cell-${stage.id} in district-review, withdraw by enterprise`,
  ])
})

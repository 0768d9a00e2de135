/** What was evaluated is kept; whatever it read changes the next answer at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actorFor } from '../../server/actions/accounts/sessions.js'
import { type Context, ownActor } from '../../server/actions/context.js'
import { actOnDeclaration } from '../../server/actions/declarations/act-on-declaration.js'
import { removeMaterial } from '../../server/actions/declarations/remove-material.js'
import { gatherInputs } from '../../server/actions/reading/inputs.js'
import { subjectOf } from '../../server/actions/reading/subject.js'
import { accountByLogin } from '../../server/store/accounts.js'
import type { Reader } from '../../server/store/connection.js'
import type { DeclarationRow } from '../../server/store/declarations.js'
import { evaluationStamp } from '../../server/store/evaluation-stamp.js'
import type { Client } from '../client.js'
import { act, begin, goodAnswers, pdfFor, people, printAndUpload, programme, save, settle } from '../selection.js'
import { day, startServer, type TestServer } from '../server.js'

let server: TestServer
let staff: Awaited<ReturnType<typeof people>>
let enterprise: Client & { creditCode: string }
let id: string

beforeAll(async () => {
  server = await startServer()
  staff = await people(server)
  enterprise = await server.organisation({ district: 'ganjingzi' })
  id = await begin(enterprise)
  await save(enterprise, id, goodAnswers())
})
afterAll(() => server.close())

const asked = async (client: Client = enterprise) => client.get(`/api/declarations/${id}/check`)
const itemOf = async (key: string) => (await asked()).checklist.find((item: { key: string }) => item.key === key)
const outcomes = async (client?: Client): Promise<Record<string, string>> =>
  Object.fromEntries((await asked(client)).findings.map(({ rule, outcome }: { rule: string; outcome: string }) => [rule, outcome]))
const list = (asOf: string, rows: object[]) =>
  staff.operator.post(`/api/operate/registers/${programme}/abnormalOperation`, { asOf, rows, dryRun: false })
const today = () => new Date(Date.parse(server.now()) + 8 * 3_600_000).toISOString().slice(0, 10)

describe('The next answer after', () => {
  test('nothing is the same', async () => {
    expect(await asked()).toEqual(await asked())
  })

  test('a saved answer follows it, there and back', async () => {
    const before = await asked()
    const { basics, ...others } = goodAnswers()
    await save(enterprise, id, { ...others, basics: { ...basics, profile: '' } })
    expect((await asked()).problems).not.toEqual(before.problems)
    await save(enterprise, id, goodAnswers())
    expect(await asked()).toEqual(before)
  })

  test('an upload and its removal follows the files', async () => {
    expect(await itemOf('licence')).toMatchObject({ present: false, files: [] })
    await enterprise.upload(id, 'licence', pdfFor(id, 'licence'))
    const { present, files } = await itemOf('licence')
    expect([present, files.length]).toEqual([true, 1])
    await enterprise.delete(`/api/declarations/${id}/materials/licence/${files[0].id}`)
    expect(await itemOf('licence')).toMatchObject({ present: false, files: [] })
  })

  test('a list was imported follows the list, and the next one', async () => {
    const before = await outcomes()
    await list(today(), [{ creditCode: enterprise.creditCode, name: '示例有限公司', listedOn: '2024-01-01' }])
    const listed = await outcomes()
    expect(Object.keys(before).filter((rule) => before[rule] !== listed[rule])).not.toEqual([])
    await list(today(), [])
    expect(await outcomes()).toEqual(before)
  })

  test('a decision of a reviewer, and a step, follows them', async () => {
    await printAndUpload(enterprise, id)
    await act(enterprise, id, 'submit')
    const before = await outcomes(staff.district)
    expect(Object.values(before)).toContain('unknown')
    await settle(staff.district, id)
    const after = await outcomes(staff.district)
    expect(Object.keys(before).filter((rule) => before[rule] === 'unknown' && after[rule] === 'met')).not.toEqual([])
    await act(staff.district, id, 'pass')
    expect((await staff.city.get(`/api/declarations/${id}`)).actions.map(({ to }: { to: string }) => to)).toContain('approved')
  })
})

test('midnight changes what goes by the day, though nothing was written', async () => {
  const register = { creditCode: enterprise.creditCode, name: '示例有限公司', listedOn: '2024-01-01' }
  const other = await server.organisation({ district: 'ganjingzi' })
  const draft = (await other.post('/api/declarations', { programme, stage: 'selection' }, 201)).id
  await save(other, draft, goodAnswers())
  const tomorrow = new Date(Date.parse(server.now()) + 8 * 3_600_000 + day).toISOString().slice(0, 10)
  await list(tomorrow, [{ ...register, creditCode: other.creditCode }])
  const verdicts = async (client: Client) => (await client.get(`/api/declarations/${draft}/check`)).findings
  const before = await verdicts(other)
  expect(await verdicts(other)).toEqual(before)
  server.advance(day)
  expect(await verdicts(await server.as(other.creditCode))).not.toEqual(before)
})

test('every table that an evaluation reads is among those that tell whether anything has changed', async () => {
  const { services } = server
  const row = await services.store.read.get<DeclarationRow>('SELECT * FROM declaration WHERE id = ?', [id])
  if (!row) throw new Error('There is no declaration.')
  const subject = await subjectOf({ ...services, actor: ownActor('系统') }, row)
  const tablesOf = async (ask: (read: Reader) => Promise<unknown>) => {
    const statements: string[] = []
    const all: Reader['all'] = (sql, values) => {
      statements.push(sql)
      return services.store.read.all(sql, values)
    }
    await ask({ all, get: async <T>(sql: string, values?: readonly (string | number | null)[]) => (await all<T>(sql, values))[0] })
    return new Set(statements.flatMap((sql) => [...sql.matchAll(/\b(?:FROM|JOIN) ([a-z_]+)/g)].map(([, table = '']) => table)))
  }
  const told = await tablesOf((read) => evaluationStamp(read, row))
  const read = await tablesOf((reader) =>
    gatherInputs({ ...services, store: { ...services.store, read: reader }, actor: ownActor('系统') }, subject),
  )
  expect(read.size).toBeGreaterThan(6)
  // rows of lists change with an import of their list only
  expect([...read].filter((table) => !told.has(table) && table !== 'register_row')).toEqual([])
})

test('a step is not taken when a file that it stands on is removed in the same moment', async () => {
  const owner = await server.organisation({ district: 'ganjingzi' })
  const draft = await begin(owner)
  await save(owner, draft, goodAnswers())
  await printAndUpload(owner, draft)
  const { version } = await owner.get(`/api/declarations/${draft}`)
  const { checklist } = await owner.get(`/api/declarations/${draft}/check`)
  const [{ id: file }] = checklist.find(({ key }: { key: string }) => key === 'licence').files
  const account = await accountByLogin(server.services.store.read, owner.creditCode)
  if (!account) throw new Error('There is no account.')
  const context: Context = { ...server.services, actor: await actorFor(server.services.programmes, account, '127.0.0.1') }
  const [removal, step] = await Promise.allSettled([
    removeMaterial(context, { id: draft, key: 'licence', file }),
    actOnDeclaration(context, { id: draft, action: 'submit', version }),
  ])
  expect([removal.status, step.status]).toEqual(['fulfilled', 'rejected'])
  expect(step).toMatchObject({ reason: { code: 'conflict' } })
  expect((await owner.get(`/api/declarations/${draft}`)).submittedAt).toBeUndefined()
})

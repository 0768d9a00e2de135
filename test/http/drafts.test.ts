import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { harbourWith } from '../harbour.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
let first: Client
let second: Client
const programme = 'oven-grant'
const root = harbourWith({})
const path = 'schemas/programme.json'
const studio = `/api/studio/${programme}`

beforeAll(async () => {
  server = await startServer({ root })
  first = await server.staff('administrator')
  second = await server.staff('administrator', { login: 'second-administrator' })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

const draft = () => first.get(`${studio}/draft`)
async function change(client: Client, change: object, status = 200, version?: number) {
  const now = await draft()
  const files = { [path]: JSON.stringify({ ...JSON.parse(now.files[path]), ...change }, null, 2) }
  return client.put(`${studio}/draft`, { version: version ?? now.version, files }, status)
}
const publish = (client: Client, version: number, status = 201) =>
  client.post(`${studio}/publications`, { note: '试一试', version }, status)

test('a draft counts on through a publication, so that whoever still has the one before open overwrites nothing', async () => {
  const saved = await change(first, { summary: '第一次修改' })
  await publish(first, saved.version)
  const after = await draft()
  expect(after.version).toBeGreaterThan(saved.version)
  expect(after).not.toHaveProperty('savedAt')
  const listed = (await first.get('/api/studio/programmes')).find(({ id }: { id: string }) => id === programme)
  expect(listed.draftVersion).toBe(0)
  // the other administrator opened the draft before anything was changed, and while it was changed
  await change(second, { summary: '按旧草稿修改' }, 409, 0)
  await change(second, { summary: '按旧草稿修改' }, 409, saved.version)
  await publish(second, saved.version, 409)
  expect((await change(second, { summary: '第二次修改' })).version).toBe(after.version + 1)
})

test('where two people are demanded, one proposes the exact text and another publishes it or sends it back with a reason, not even the demand is taken out by one alone', async () => {
  const demanded = await change(first, { publication: { secondPerson: true } })
  expect(demanded).toMatchObject({ secondPerson: true })
  const third = await server.staff('administrator', { login: 'third-admin' })
  expect((await publish(first, demanded.version, 403)).error.message).toContain('请让另一位没有改过它的管理员核对后发布')
  expect((await publish(third, demanded.version, 403)).error.message).toContain('请先由修改草稿的管理员提请发布')
  const proposed = await first.post(`${studio}/proposal`, { note: '两人核对', version: demanded.version }, 201)
  expect(proposed.proposal).toMatchObject({ own: true, current: true, note: '两人核对' })
  const later = await change(first, { summary: '提请以后又改' })
  expect((await third.get(`${studio}/draft`)).proposal).toMatchObject({ own: false, current: false })
  expect((await publish(third, later.version, 403)).error.message).toContain('提请发布以后又改过')
  await third.post(`${studio}/proposal/end`, { reason: ' ' }, 422)
  await third.post(`${studio}/proposal/end`, { reason: '请写明依据' })
  expect((await draft()).sentBack).toMatchObject({ by: 'third-admin 审核员', of: 'administrator 审核员', reason: '请写明依据' })
  await first.post(`${studio}/proposal`, { note: '依据是新办法', version: later.version }, 201)
  expect(await draft()).not.toHaveProperty('sentBack')
  await publish(third, later.version)
  // taking one's own proposal back sends nothing back
  const tried = await change(first, { summary: '先试一试' })
  await first.post(`${studio}/proposal`, { note: '再改', version: tried.version }, 201)
  await first.post(`${studio}/proposal/end`, { reason: '想再看看' })
  expect(await draft()).not.toHaveProperty('sentBack')
  // nor does anybody alone go back to a text without the demand
  expect((await third.post(`${studio}/publications/1/reinstate`, { note: '先用原来的' }, 403)).error.message).toContain('放进草稿')
  const without = await change(first, { publication: { secondPerson: false } })
  await publish(first, without.version, 403)
  await first.post(`${studio}/proposal`, { note: '不再要求', version: without.version }, 201)
  expect(await publish(second, without.version)).toMatchObject({ inForce: true })
  expect(await draft()).not.toHaveProperty('proposal')
})

test('an earlier edition is put in force again with a note that says why', async () => {
  const { error } = await first.post(`${studio}/publications/1/reinstate`, { note: ' ' }, 422)
  expect(error.problems).toEqual([{ at: '/note', message: '请写明为什么恢复这个版本。' }])
  expect(await first.post(`${studio}/publications/1/reinstate`, { note: '先用原来的' }, 201)).toMatchObject({
    reinstates: 1,
    inForce: true,
  })
})

test('rules that no example proves are published only where the note is said to explain them', async () => {
  const { version, files } = await draft()
  const rules = 'rules/application.eligibility.json'
  const content = JSON.parse(files[rules])
  const rule = { ...content.rules[0], name: 'few-staff', label: '从业人员不超过 900 人', severity: 'advise' }
  rule.conditions = { fact: 'staff', operator: 'lessThanInclusive', value: 900 }
  const changed = JSON.stringify({ ...content, rules: [...content.rules, rule] })
  const saved = await second.put(`${studio}/draft`, { version, files: { [rules]: changed } })
  const given = { note: '人数上限来不及写示例', version: saved.version }
  for (const way of ['publications', 'proposal']) {
    const { error } = await second.post(`${studio}/${way}`, given, 422)
    expect(error.problems).toContainEqual({ at: '/explained', message: '规则“从业人员不超过 900 人”缺少符合或不符合的示例。' })
  }
  expect(await second.post(`${studio}/publications`, { ...given, explained: true }, 201)).toMatchObject({ inForce: true })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { harbourWith, submittedBakery } from '../harbour.js'
import { act, pdfFor } from '../selection.js'
import { chosenPassword, startServer, type TestServer } from '../server.js'

const data = mkdtempSync(path.join(tmpdir(), 'shenbao-limits-'))
const root = harbourWith({})
const variables = { UPLOADS_PER_MINUTE: '8', SUBMISSIONS_PER_MINUTE: '3', CHECKS_PER_MINUTE: '5' }
let server: TestServer
const open = async () => {
  server = await startServer({ root, data, variables })
}

beforeAll(open)
afterAll(async () => {
  await server.close()
  for (const folder of [data, root]) rmSync(folder, { recursive: true, force: true })
})

const begin = async (client: Client): Promise<string> =>
  (await client.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)).id
const upload = (client: Client, id: string, address?: string) =>
  client.request('PUT', `/api/declarations/${id}/materials/licence?name=a.pdf`, {
    body: pdfFor(id, 'licence'),
    headers: { 'Content-Type': 'application/pdf', ...(address && { 'X-Forwarded-For': address }) },
  })

describe('what one account may do in a minute', () => {
  test('uploads end exactly at the limit, from whatever address, also after a restart, and go on when the sentence says so', async () => {
    const client = await server.organisation({ district: 'east' })
    const id = await begin(client)
    const other = await server.organisation({ district: 'east' })
    for (let n = 0; n < 8; n++) expect((await upload(client, id, `10.7.7.${n}`)).status).not.toBe(429)
    const refused = await upload(client, id, '10.8.8.8')
    expect(refused.status).toBe(429)
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(refused.json.error.message).toBe(`操作太频繁，请在 ${wait} 秒后再试。`)
    expect((await upload(other, await begin(other))).status).toBe(200)
    await server.close()
    await open()
    const again = await server.as(client.creditCode)
    expect((await upload(again, id)).status).toBe(429)
    server.advance(61_000)
    expect((await upload(again, id)).status).not.toBe(429)
  })

  test('submissions too; what is asked for twice under one key counts once', async () => {
    const client = await server.organisation({ district: 'east' })
    const id = await submittedBakery(client)
    await act(client, id, 'withdraw')
    const { version } = await client.get(`/api/declarations/${id}`)
    const hand = { action: 'submit', version, key: 'twice' }
    for (let n = 0; n < 3; n++) await client.post(`/api/declarations/${id}/actions`, hand, 200)
    await act(client, id, 'withdraw')
    await act(client, id, 'submit')
    await act(client, id, 'withdraw')
    const { error } = await act(client, id, 'submit', {}, 429)
    expect(error.message).toMatch(/^操作太频繁，请在 \d+ 秒后再试。$/)
    expect((await client.get(`/api/declarations/${id}`)).submittedAt).toBeDefined()
    server.advance(61_000)
    await act(client, id, 'submit')
  })
})

test('visitors may check themselves so often from one address in a minute, and are told when to go on', async () => {
  const check = (address: string) =>
    server.visitor().request('POST', '/api/programmes/oven-grant/self-check', {
      body: JSON.stringify({ answers: {} }),
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    })
  for (let n = 0; n < 5; n++) expect((await check('10.9.9.9')).status).toBe(200)
  const refused = await check('10.9.9.9')
  expect(refused.status).toBe(429)
  expect(refused.json.error.message).toMatch(/^操作太频繁，请在 \d+ 秒后再试。$/)
  expect((await check('10.9.9.8')).status).toBe(200)
  server.advance(61_000)
  expect((await check('10.9.9.9')).status).toBe(200)
})

describe('a forgotten password', () => {
  const forget = (owner: { creditCode: string; email: string }) =>
    server.visitor().post('/api/passwords/forgotten', { login: owner.creditCode, email: owner.email }, 200)
  const enter = (login: string, password: string, status = 200) => server.visitor().post('/api/session', { login, password }, status)

  test('leaves the one before in force until the mailed one is used; then the old one and every session are void', async () => {
    const owner = await server.organisation({ district: 'east' })
    await forget(owner)
    const mailed = await server.mailedPassword(owner.email)
    await owner.get('/api/todos')
    await enter(owner.creditCode, chosenPassword)
    const session = await enter(owner.creditCode, mailed)
    expect(session.mustChangePassword).toBe(true)
    await owner.get('/api/todos', 401)
    await enter(owner.creditCode, chosenPassword, 401)
    await enter(owner.creditCode, mailed)
  })

  test('is void after a day, and when the owner chooses another one meanwhile', async () => {
    const owner = await server.organisation({ district: 'east' })
    await forget(owner)
    const first = await server.mailedPassword(owner.email)
    server.advance(24 * 3_600_000 + 1000)
    await enter(owner.creditCode, first, 401)
    const again = await server.as(owner.creditCode)
    await forget(owner)
    const second = await server.mailedPassword(owner.email)
    expect(second).not.toBe(first)
    await again.put('/api/session/password', { current: chosenPassword, next: 'another-one-of-mine' })
    await enter(owner.creditCode, second, 401)
    await enter(owner.creditCode, 'another-one-of-mine')
  })
})

test('nobody who is signed in is an answer, not a failure', async () => {
  expect(await server.visitor().get('/api/session')).toEqual({ account: null })
})

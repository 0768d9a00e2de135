/** Two servers before one libSQL server: what is put in force at one, the other works by at once, without being started anew. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { continueMoves } from '../../server/actions/studio/move-running.js'
import { deliverMails } from '../../server/jobs/mail-delivery.js'
import type { Client } from '../client.js'
import { harbourWith } from '../harbour.js'
import { type LibsqlServer, startLibsqlServer } from '../libsql-server.js'
import { hour, startServer, type TestServer } from '../server.js'

const root = harbourWith({})
const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-libsql-'))
const studio = '/api/studio/oven-grant'
let database: LibsqlServer
let one: TestServer
let other: TestServer
let administrator: Client
let elsewhere: Client
let bakery: Client

beforeAll(async () => {
  database = await startLibsqlServer(path.join(folder, 'server.db'))
  const variables = { LIBSQL_URL: database.url }
  // at the same time, and nothing is there yet
  const started = [startServer({ root, variables }), startServer({ root, variables })] as const
  one = await started[0]
  other = await started[1]
  administrator = await one.staff('administrator')
  elsewhere = await other.as('administrator')
  bakery = await other.organisation({ district: 'east' })
  // what the servers do by themselves is called for below
  for (const { running } of [one, other]) await running.jobs.stop()
}, 60_000)
afterAll(async () => {
  await one?.close()
  await other?.close()
  await database?.close()
  for (const gone of [root, folder]) rmSync(gone, { recursive: true })
})

/** Changes a file of the draft at one server and publishes it there. */
async function publish(client: Client, of: string, file: string, change: object, terms: object = {}) {
  const { version, files } = await client.get(`${of}/draft`)
  const saved = await client.put(`${of}/draft`, { version, files: { [file]: JSON.stringify({ ...JSON.parse(files[file]), ...change }) } })
  return client.post(`${of}/publications`, { note: '按新通知', version: saved.version, ...terms }, 201)
}
const programmeAt = async (server: TestServer) => server.visitor().get('/api/programmes/oven-grant')
test('what is shipped was published once', async () => {
  expect((await administrator.get(`${studio}/publications`)).map(({ number }: { number: number }) => number)).toEqual([1])
})

const begin = (status: number) => bakery.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, status)
let begun: string

test('closed at one server, nobody begins at the other; opened there, it is open here', async () => {
  await administrator.put(`${studio}/state`, { open: false, reason: '额度用完' })
  expect(await programmeAt(other)).toMatchObject({ open: false })
  expect((await begin(403)).error.message).toContain('额度用完')
  await elsewhere.put(`${studio}/state`, { open: true, reason: '' })
  expect(await programmeAt(one)).toMatchObject({ open: true })
})

test('an edition published at one server is in force at the other, for whoever begins there; going back as well', async () => {
  const before = (await programmeAt(other)).edition
  const { edition } = await publish(administrator, studio, 'schemas/programme.json', { shortTitle: '烤炉补贴' })
  expect(await programmeAt(other)).toMatchObject({ edition, shortTitle: '烤炉补贴' })
  begun = (await begin(201)).id
  expect((await bakery.get(`/api/declarations/${begun}`)).edition).toBe(edition)
  await elsewhere.post(`${studio}/publications/1/reinstate`, { note: '先用原来的' }, 201)
  expect((await programmeAt(one)).edition).toBe(before)
})

test('a changed site is the other’s site too', async () => {
  await publish(elsewhere, '/api/studio/site', 'schemas/site.json', { shortName: '临港补贴' })
  for (const server of [one, other]) expect((await server.visitor().get('/api/site')).shortName).toBe('临港补贴')
})

test('what is published for later takes effect at both, takes each draft along once, and its mails go out once', async () => {
  const { version } = await bakery.get(`/api/declarations/${begun}`)
  const effectiveAt = new Date(Date.parse(one.now()) + hour).toISOString()
  const change = { shortTitle: '明年的补贴' }
  const { edition, number } = await publish(administrator, studio, 'schemas/programme.json', change, { effectiveAt, running: 'drafts' })
  for (const server of [one, other]) expect((await programmeAt(server)).edition).not.toBe(edition)
  for (const server of [one, other]) server.advance(2 * hour)
  for (const server of [one, other]) expect((await programmeAt(server)).edition).toBe(edition)
  await Promise.all([one, other].map(({ services }) => continueMoves(services)))
  expect(await bakery.get(`/api/declarations/${begun}`)).toMatchObject({ edition, version: version + 1 })
  const moved = await administrator.get(`${studio}/publications/${number}/moves`)
  expect(moved.filter((move: { id: string }) => move.id === begun)).toHaveLength(1)
  await one.services.store.write((tx) => tx.run('UPDATE mail SET sent_at = NULL, next_at = created_at'))
  const posted: string[] = []
  const post = async (mail: { id: string }) => void posted.push(mail.id)
  await Promise.all([one, other].map(({ services }) => deliverMails(services, post)))
  expect(posted.sort()).toEqual((await one.mails()).map((mail) => mail.id).sort())
})

/** Refused before their body is read: slow clients, which send all of it before they look, still hear the sentence. */
import http from 'node:http'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { repository, startServer, type TestServer } from '../server.js'

const megabyte = Buffer.alloc(1_048_576, 'x')
const megabytes = 30

let server: TestServer
let owner: Client
let stranger: Client
let id: string

beforeAll(async () => {
  server = await startServer({ root: path.join(repository, 'test/fixtures/harbour') })
  owner = await server.organisation({ district: 'east' })
  stranger = await server.organisation({ district: 'east' })
  id = (await owner.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)).id
})
afterAll(() => server?.close())

interface Told {
  status?: number
  message: string
  /** Whether all of the body could be sent. */
  sent: number
}

interface Sending {
  method?: string
  to: string
  who?: Client
  headers: Record<string, string>
  agent: http.Agent
}

/** Sends slowly, and as browsers do: every byte, whatever is answered meanwhile. */
function send({ method = 'PUT', to, who, headers, agent }: Sending): Promise<Told> {
  let sent = 0
  return new Promise((resolve, reject) => {
    const cookie = who && { Cookie: who.cookie() }
    const request = http.request(server.url + to, { method, agent, headers: { Origin: server.url, ...cookie, ...headers } })
    request.on('error', (error: NodeJS.ErrnoException) => reject(new Error(`${error.code} after ${sent} MB`)))
    request.on('response', async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      const { error } = JSON.parse(Buffer.concat(chunks).toString())
      await all
      resolve({ status: response.statusCode, message: error.message, sent })
    })
    const all = (async () => {
      for (; sent < megabytes; sent++) {
        await new Promise<void>((written) => request.write(megabyte, () => written()))
        await pause(50)
      }
      request.end()
    })()
  })
}

const pdf = { 'Content-Type': 'application/pdf' }
const told = { 'Content-Length': String(megabytes * megabyte.length) }
const material = () => `/api/declarations/${id}/materials/licence?name=a.pdf`

describe.concurrent('the sentence reaches whoever sends 30 MB', () => {
  test.each<[string, () => Omit<Sending, 'agent'>, number, RegExp]>([
    ['too large a file', () => ({ to: material(), who: owner, headers: { ...pdf, ...told } }), 413, /文件超过 1MB/],
    ['too large a file of unknown length', () => ({ to: material(), who: owner, headers: pdf }), 413, /文件超过 1MB/],
    ['without having signed in', () => ({ to: material(), headers: { ...pdf, ...told } }), 401, /登录/],
    ['to the declaration of somebody else', () => ({ to: material(), who: stranger, headers: { ...pdf, ...told } }), 404, /没有找到/],
    ['of another type', () => ({ to: material(), who: owner, headers: { 'Content-Type': 'image/png', ...told } }), 415, /PDF/],
    ['as a form', () => ({ method: 'POST', to: '/api/session', headers: { 'Content-Type': 'application/json', ...told } }), 413, /太大/],
  ])('%s', async (_what, sending, status, sentence) => {
    const agents = [true, false].map((keepAlive) => new http.Agent({ keepAlive }))
    const answers = await Promise.all(agents.map((agent) => send({ ...sending(), agent })))
    for (const agent of agents) agent.destroy()
    for (const answer of answers) expect(answer).toEqual({ status, message: expect.stringMatching(sentence), sent: megabytes })
  })
})

test('connections rest longer than proxies let theirs, so that none ends in the moment of a request', async () => {
  const { headers } = await fetch(`${server.url}/healthz`)
  expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60)
})

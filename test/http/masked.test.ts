/** What is masked for a role: the end alone, wherever it is read; whole for whoever fills it in, signs it or pays. */
import { rmSync } from 'node:fs'
import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { bakeryAnswers, harbourWith, submittedBakery } from '../harbour.js'
import { act, printed, save } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

const root = harbourWith({
  'schemas/application.form.json': (form) => {
    form.properties.basics.properties.account.maskedFor = ['enterprise', 'quarter']
  },
  'schemas/application.ui.json': (layout) => {
    layout.columns.push({ field: 'account', filter: true })
  },
})
const first = '6222020200112233'
const second = '6222020200119876'
let server: TestServer
let bakery: Client
let quarter: Client
let bureau: Client
let id: string

beforeAll(async () => {
  server = await startServer({ root, now: '2025-03-03T02:00:00.000Z' })
  quarter = await server.staff('quarter', { login: 'east', district: 'east' })
  bureau = await server.staff('bureau')
  const operator = await server.staff('operator')
  await operator.post('/api/operate/registers/oven-grant/dishonest', { asOf: '2025-01-01', rows: [], dryRun: false })
  bakery = await server.organisation({ district: 'east' })
  const answers = bakeryAnswers()
  id = await submittedBakery(bakery, { ...answers, basics: { ...answers.basics, account: first } })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

const shown = async (client: Client) => (await client.get(`/api/declarations/${id}`)).answers.basics.account
/** Everything that is read of a declaration on pages and in files. */
async function everything(client: Client) {
  const places = ['', '/check', '/history', '/revisions/1', '/revisions/2'].map((place) => `/api/declarations/${id}${place}`)
  const answers = await Promise.all([...places, '/api/declarations'].map((place) => client.request('GET', place)))
  return answers.map(({ text }) => text).join('\n')
}
async function exported(client: Client) {
  const at = '/api/declarations.xlsx?programme=oven-grant&stage=application&columns=all'
  const response = await fetch(server.url + at, { headers: { Cookie: client.cookie(), Origin: server.url } })
  return JSON.stringify(await readExcel(Buffer.from(await response.arrayBuffer())))
}

describe('a masked field', () => {
  test('is read whole by whoever is named nowhere, by its end elsewhere', async () => {
    expect(await shown(bureau)).toBe(first)
    expect(await shown(quarter)).toBe('************2233')
    expect(await shown(bakery)).toBe('************2233')
    expect(await exported(bureau)).toContain(first)
    for (const client of [quarter, bakery]) expect(await exported(client)).not.toContain(first)
  })

  test('is whole for the applicant while it may be edited, and on what it signs', async () => {
    const place = `/api/declarations/${id}`
    await act(quarter, id, 'return', { remarks: [{ at: '/basics/account', text: '请核对账号。' }] })
    expect(await shown(bakery)).toBe(first)
    const { answers } = await bakery.get(place)
    await save(bakery, id, { ...answers, basics: { ...answers.basics, account: second } })
    expect((await bakery.request('GET', `${place}/print`)).text).toContain(second)
  })

  test('does not show in the log, in the second look, in old revisions or on what staff print', async () => {
    const place = `/api/declarations/${id}`
    for (const { id: remark } of (await bakery.get(place)).remarks)
      await bakery.put(`${place}/remarks/${remark}`, { settled: true, reply: '已改。' })
    await bakery.upload(id, 'stampedForm', await printed(bakery, id))
    await act(bakery, id, 'resubmit')
    for (const client of [quarter, bakery]) {
      const read = await everything(client)
      expect(read).not.toContain(first)
      expect(read).not.toContain(second)
      expect(read).toContain('************9876')
    }
    expect((await quarter.get(place)).changes[0]).toEqual({
      at: '/basics/account',
      label: '收款账号',
      before: '************2233',
      after: '************9876',
    })
    expect((await quarter.request('GET', `${place}/print`)).text).not.toContain(second)
    expect(await everything(bureau)).toContain(second)
  })

  test('is no column of a list, and nothing that a list is filtered by', async () => {
    const fields = async (client: Client) =>
      (await client.get('/api/declarations?programme=oven-grant')).columns.map(({ field }: { field: string }) => field)
    expect(await fields(bureau)).toContain('account')
    expect(await fields(quarter)).not.toContain('account')
    const found = async (client: Client) => (await client.get(`/api/declarations?programme=oven-grant&f.account=${first}`)).total
    expect([await found(bureau), await found(quarter)]).toEqual([0, 1])
  })
})

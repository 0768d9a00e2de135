/** Many declarations in all states under two editions, and a draft that changes what becomes of them. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import type { Writer } from '../../server/store/connection.js'
import { insertDeclaration } from '../../server/store/declarations.js'
import { insertOrganisation } from '../../server/store/organisations.js'
import type { Client } from '../client.js'
import { creditCode } from '../credit-codes.js'
import { repository, startServer, type TestServer } from '../server.js'
import { districts, type Known, type Policy, policies, programme, wan } from './what-if-oracle.js'

const fixture = path.join(repository, 'test/fixtures/harbour')
const rulesFile = 'rules/application.eligibility.json'
const sheetFile = 'rules/grant.worksheet.json'
const example = JSON.parse(readFileSync(path.join(fixture, `rules/${programme}/examples/eligible.json`), 'utf8')).given.answers

const states = ['draft', 'quarter-review', 'bureau-review', 'returned', 'passed', 'rejected']

/** A server with so many declarations, a draft that asks for more staff and grants more, and its administrator. */
export async function whatIfWorld(count: number): Promise<{ server: TestServer; administrator: Client; version: number; known: Known[] }> {
  const server = await startServer({ root: fixture })
  const administrator = await server.staff('administrator')
  const operator = await server.staff('operator')
  await operator.post(`/api/operate/registers/${programme}/dishonest`, { asOf: '2025-01-01', rows: [], dryRun: false })
  const first = await editionInForce(administrator)
  await publish(administrator, policies.second)
  const second = await editionInForce(administrator)
  const known = await fill(server, count, [
    { edition: first, policy: policies.first },
    { edition: second, policy: policies.second },
  ])
  const { version } = await change(administrator, policies.draft)
  return { server, administrator, version, known }
}

const draftPath = `/api/studio/${programme}/draft`

async function change(administrator: Client, { staff, cap }: Policy): Promise<{ version: number }> {
  const { version, files } = await administrator.get(draftPath)
  const [rules, sheet] = [JSON.parse(files[rulesFile]), JSON.parse(files[sheetFile])]
  rules.rules[0].conditions.value = staff
  sheet.parameters[1].values[0].value = String(cap / wan)
  const examples = Object.keys(files).filter((file) => file.startsWith('rules/examples/'))
  const gone = Object.fromEntries(examples.map((file) => [file, null]))
  return administrator.put(draftPath, {
    version,
    files: { ...gone, [rulesFile]: JSON.stringify(rules), [sheetFile]: JSON.stringify(sheet) },
  })
}

async function publish(administrator: Client, policy: Policy): Promise<void> {
  const { version } = await change(administrator, policy)
  await administrator.post(`/api/studio/${programme}/publications`, { note: '调整封顶；测算不需要示例', explained: true, version }, 201)
}

async function editionInForce(administrator: Client): Promise<string> {
  const publications: { edition: string; inForce: boolean }[] = await administrator.get(`/api/studio/${programme}/publications`)
  return publications.find(({ inForce }) => inForce)?.edition ?? ''
}

async function fill({ services }: TestServer, count: number, editions: { edition: string; policy: Policy }[]): Promise<Known[]> {
  const now = services.now()
  const known: Known[] = []
  for (let from = 0; from < count; from += 200) {
    await services.store.write((tx) => insert(tx, from, Math.min(from + 200, count)))
    await new Promise((resolve) => setTimeout(resolve)) // lets the server see to its connections
  }
  return known

  async function insert(tx: Writer, from: number, end: number) {
    for (let n = from; n < end; n++) {
      const { edition, policy } = editions[n % editions.length] ?? { edition: '', policy: policies.first }
      const [id, organisation, code] = [`d${String(n).padStart(6, '0')}`, `o${n}`, creditCode()]
      const district = districts[n % districts.length] ?? ''
      const name = `第${n}面包房`
      // every seventh does not say how many work there, every eleventh not what it costs
      const staff = n % 7 === 0 ? undefined : (n * 5) % 9
      const cost = n % 11 === 0 ? undefined : ((n * 37) % 1200) * 10_000
      const state = states[n % states.length] ?? ''
      await insertOrganisation(tx, {
        id: organisation,
        kind: 'enterprise',
        name,
        credit_code: code,
        district,
        contact: '李明',
        mobile: '13900000001',
        email: `${id}@example.com`,
        consent_version: '1',
        consent_at: now,
        created_at: now,
      })
      const basics = { ...example.basics, name, creditCode: code, staff }
      const plan = { ...example.plan, cost: cost === undefined ? undefined : (cost / wan).toFixed(2) }
      await insertDeclaration(tx, {
        ...blank,
        id,
        number: `APP-${n}`,
        edition,
        organisation,
        organisation_name: name,
        credit_code: code,
        district,
        state,
        answers: JSON.stringify({ ...example, basics, plan }),
        created_at: now,
        saved_at: now,
        submitted_at: state === 'draft' ? null : now,
        first_submitted_at: state === 'draft' ? null : now,
        entered_at: now,
      })
      known.push({ id, district, policy, staff, cost })
    }
  }
}

const blank = {
  programme,
  stage: 'application',
  parent: null,
  holder: '',
  version: 1,
  round: 0,
  opened_at: null,
  due_at: null,
  due_day: null,
}

/** A hash of every row of every table. */
export async function hashOfTables({ services }: TestServer): Promise<string> {
  const { read } = services.store
  const tables = await read.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  )
  const hash = createHash('sha256')
  // the time of the last visit is the session's own, and the outbox is emptied meanwhile
  for (const { name } of tables.filter((table) => !['session', 'mail'].includes(table.name)))
    hash.update(JSON.stringify(await read.all(`SELECT * FROM "${name}"`)))
  return hash.digest('hex')
}

/** Asks, and goes away as soon as something was counted. */
export async function askAndLeave({ url }: TestServer, administrator: Client, version: number): Promise<void> {
  const gone = new AbortController()
  const begun = await fetch(`${url}/api/studio/${programme}/what-if`, {
    method: 'POST',
    body: JSON.stringify({ version }),
    headers: { Origin: url, Cookie: administrator.cookie(), 'Content-Type': 'application/json' },
    signal: gone.signal,
  })
  const reader = begun.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"done":')
  gone.abort()
  await expect(reader?.read()).rejects.toThrow()
}

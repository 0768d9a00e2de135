/** Many declarations in all states under two editions, and what a draft does to them, worked out in plain TypeScript without the engine. */
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

const fixture = path.join(repository, 'test/fixtures/harbour')
export const programme = 'oven-grant'
const rulesFile = 'rules/application.eligibility.json'
const sheetFile = 'rules/grant.worksheet.json'
const example = JSON.parse(readFileSync(path.join(fixture, `rules/${programme}/examples/eligible.json`), 'utf8')).given.answers

/** What decides in an edition: the least staff, and the cap in fen. */
export interface Policy {
  staff: number
  cap: number
}
const wan = 1_000_000
export const policies = { first: { staff: 2, cap: 3 * wan }, second: { staff: 2, cap: 2.5 * wan }, draft: { staff: 4, cap: 4 * wan } }

/** What was inserted, as the oracle reads it. */
export interface Known {
  id: string
  district: string
  policy: Policy
  staff?: number
  /** In fen. */
  cost?: number
}

const states = ['draft', 'quarter-review', 'bureau-review', 'returned', 'passed', 'rejected']
const districts = ['east', 'west', 'island']

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

type Verdict = 'met' | 'not met' | 'unknown'

/** The rules of the fixture in plain words: enough staff decides; nobody is listed; a cost over 200,000 yuan only advises. */
const verdict = ({ staff }: Known, policy: Policy): Verdict => (staff === undefined ? 'unknown' : staff >= policy.staff ? 'met' : 'not met')

/** Half of the cost, at most the cap, in fen. */
const grant = ({ cost }: Known, { cap }: Policy) => (cost === undefined ? null : Math.min(cost / 2, cap))

/** What the draft changes, case by case and in sum. */
export function oracle(known: readonly Known[]) {
  const cases = known.map((one) => ({
    ...one,
    before: { verdict: verdict(one, one.policy), fen: grant(one, one.policy) },
    after: { verdict: verdict(one, policies.draft), fen: grant(one, policies.draft) },
  }))
  const changed = cases.filter(({ before, after }) => before.verdict !== after.verdict || before.fen !== after.fen)
  return { cases, changed, amounts: sums(cases), districts: districts.map((district) => ({ district, ...sumsOf(cases, district) })) }

  function sumsOf(all: typeof cases, district: string) {
    const own = all.filter((one) => one.district === district)
    return { total: own.length, changed: own.filter((one) => changed.includes(one)).length, ...sums(own) }
  }
}

/** The sums again, by the database alone: half of the cost, at most the cap of the edition, in fen. */
export async function sumsBySql({ services }: TestServer, known: readonly Known[]) {
  const caps = new Map(known.map(({ id, policy }) => [id, policy.cap]))
  const { read } = services.store
  const editions = await read.all<{ id: string; edition: string }>('SELECT min(id) AS id, edition FROM declaration GROUP BY edition')
  const cap = `CASE edition ${editions.map(({ id, edition }) => `WHEN '${edition}' THEN ${caps.get(id)}`).join(' ')} END`
  const cost = `CAST(round(json_extract(answers, '$.plan.cost') * ${wan}) AS INTEGER)`
  return read.get<{ before: number; after: number; unknown: number; refused: number }>(
    `SELECT sum(min(${cost} / 2, ${cap})) AS before, sum(min(${cost} / 2, ${policies.draft.cap})) AS after,
            sum(json_extract(answers, '$.plan.cost') IS NULL) AS unknown,
            sum(json_extract(answers, '$.basics.staff') >= ${policies.first.staff} AND json_extract(answers, '$.basics.staff') < ${policies.draft.staff}) AS refused
     FROM declaration WHERE programme = '${programme}'`,
  )
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

function sums(cases: readonly { before: { fen: number | null }; after: { fen: number | null } }[]) {
  const sum = (side: 'before' | 'after') => cases.reduce((total, one) => total + (one[side].fen ?? 0), 0)
  return { before: sum('before'), after: sum('after'), unknown: cases.filter(({ before }) => before.fen === null).length }
}

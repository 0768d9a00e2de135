/** Lists of declarations: every page in its order, none twice, none left out; read from an index, never sorted or scanned. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reader, Value } from '../../server/store/connection.js'
import {
  countDeclarations,
  dropFormerIndexes,
  indexAnswers,
  type ListFilter,
  listDeclarations,
} from '../../server/store/declaration-lists.js'
import { changeDeclaration, type DeclarationRow, insertDeclaration, listHeldBy, standingIn } from '../../server/store/declarations.js'
import { insertEdition } from '../../server/store/editions.js'
import type { Reaching } from '../../server/store/scope.js'
import { openStore, type Store } from '../../server/store/store.js'

const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-lists-'))
const programme = 'oven-grant'
const stage = 'application'
const at = (day: number) => new Date(Date.UTC(2025, 0, day)).toISOString()
const count = 60
const numbers = ['$.basics.staff', '$.basics.cost'].map((path) => ({ path, isNumber: true }))
let store: Store

const day = (n: number) => `2024-0${1 + (n % 9)}-15`

const rowOf = (n: number): DeclarationRow => ({
  id: String(n).padStart(4, '0'),
  number: `N-${(n * 37) % 1000}`,
  programme,
  stage,
  edition: 'e',
  parent: null,
  organisation: `o${n}`,
  organisation_name: `面包房${(n * 7) % 11}`,
  credit_code: `code${n}`,
  district: n % 3 ? 'east' : 'west',
  state: n % 4 ? 'review' : 'draft',
  holder: n % 4 ? 'quarter' : 'enterprise',
  version: 1,
  // answers of every kind: text, number, none
  answers: JSON.stringify(
    n % 5 === 0
      ? {}
      : { basics: { shop: n % 2 ? 'mall' : 'street', staff: n % 9, cost: n % 6 ? `${(n * 7) % 13}.50` : '', since: n % 7 ? day(n) : '' } },
  ),
  round: n % 2,
  created_at: at(1),
  saved_at: at(1),
  submitted_at: n % 4 ? at(1 + (n % 6)) : null,
  first_submitted_at: n % 4 ? at(1 + (n % 6)) : null,
  opened_at: null,
  listed: n % 4 ? 1 : 0,
  entered_at: at(1),
  due_at: n % 4 ? at(10 + (n % 7)) : null,
  due_day: null,
})

beforeAll(async () => {
  store = await openStore({ folder })
  await store.write(async (tx) => {
    await insertEdition(tx, 'e', { programme, files: {}, language: '' }, at(1))
    await indexAnswers(tx, programme, stage, [{ path: '$.basics.shop' }, ...numbers])
    for (let n = 1; n <= count; n++) {
      await tx.run(
        "INSERT INTO organisation (id, kind, name, credit_code, district, contact, mobile, email, consent_version, consent_at, created_at) VALUES (?, 'enterprise', 'x', ?, 'east', '', '', '', '1', ?, ?)",
        [`o${n}`, `code${n}`, at(1), at(1)],
      )
      await insertDeclaration(tx, rowOf(n))
    }
    await tx.run(
      "INSERT INTO account (id, login, name, role, password_state, created_at) VALUES ('expert', 'expert', '专家', 'expert', 'set', ?)",
      [at(1)],
    )
    await tx.run("INSERT INTO assignment (declaration, account, by, at) VALUES (?, 'expert', 'x', ?)", [drafts[1] ?? '', at(1)])
  })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const quarter: Reaching = { role: 'quarter', reach: { [programme]: 'district' }, district: 'east' }
const bureau: Reaching = { role: 'quarter', reach: { [programme]: 'all' } }
const drafts = Array.from({ length: count / 4 }, (_, n) => rowOf(4 * (n + 1)).id)
const owner: Reaching = { role: 'enterprise', organisation: 'o4', reach: { [programme]: 'own' } }
const expert: Reaching = { role: 'expert', account: 'expert', reach: { [programme]: 'assigned' } }
/** Of several programmes, by other reaches. */
const mixed: Reaching = { ...bureau, account: 'expert', reach: { other: 'assigned', [programme]: 'all' } }
const mall = [{ path: '$.basics.shop', value: 'mall' }]
const sorts = ['dueAt', 'submittedAt', 'name', 'created', '$.basics.shop', '$.basics.staff', '$.basics.cost'].flatMap((sort) => [
  sort,
  `-${sort}`,
])
const cases: [string, Reaching, Partial<ListFilter>][] = [
  ...sorts.map((sort): [string, Reaching, Partial<ListFilter>] => [`the bureau's list by ${sort}`, bureau, { sort }]),
  ...sorts.map((sort): [string, Reaching, Partial<ListFilter>] => [`the quarter's list by ${sort}`, quarter, { sort }]),
  ["the quarter's to-dos", quarter, { view: 'todo' }],
  ["the quarter's to-dos, filtered", quarter, { view: 'todo', answers: mall }],
  ["the quarter's list, filtered", quarter, { answers: mall }],
  ["the quarter's list of a state", quarter, { states: ['review'] }],
  ["the quarter's overdue", quarter, { view: 'overdue' }],
  ['what is due soon', quarter, { view: 'dueSoon' }],
  ["the bureau's to-dos", bureau, { view: 'todo' }],
  ["the bureau's to-dos, filtered", bureau, { view: 'todo', answers: mall }],
  ["the bureau's list, filtered", bureau, { answers: mall }],
  ["the bureau's list of a state", bureau, { states: ['review'] }],
]
const filterOf = (more: Partial<ListFilter>): ListFilter => ({
  sortsNumbers: numbers.some(({ path }) => more.sort?.endsWith(path)),
  programme,
  stage,
  view: 'all',
  role: 'quarter',
  limit: 7,
  now: at(13),
  soon: at(15),
  ...more,
})

test('while an applicant edits again, others filter by what was handed in, and it itself by what it edits', async () => {
  const kept = {
    ...rowOf(1),
    id: 'edited',
    number: 'N-edited',
    answers: '{"basics":{"shop":"new"}}',
    handed_in: '{"basics":{"shop":"old"}}',
  }
  await store.write((tx) => insertDeclaration(tx, kept))
  const owner: Reaching = { role: 'enterprise', organisation: kept.organisation, reach: { [programme]: 'own' } }
  const found = async (who: Reaching, value: string) =>
    (await listDeclarations(store.read, who, filterOf({ answers: [{ path: '$.basics.shop', value }] }))).rows.map(({ id }) => id)
  expect(await found(bureau, 'old')).toEqual(['edited'])
  expect(await found(bureau, 'new')).toEqual([])
  expect(await found(owner, 'new')).toEqual(['edited'])
})

describe('What was never handed in', () => {
  const shown = async (who: Reaching, more: Partial<ListFilter>) => {
    const { rows } = await listDeclarations(store.read, who, filterOf({ ...more, limit: 100 }))
    return { rows: rows.map(({ id }) => id), count: await countDeclarations(store.read, who, filterOf(more)) }
  }
  const everything = async () => {
    const found: unknown[] = []
    for (const who of [quarter, bureau, owner, expert, mixed])
      for (const [, , more] of cases) for (const of of [programme, undefined]) found.push(await shown(who, { ...more, programme: of }))
    return found
  }

  test('stands in the lists of nobody but its applicant and who was given it', async () => {
    for (const who of [quarter, bureau])
      for (const [, , more] of cases) expect((await shown(who, more)).rows.filter((id) => drafts.includes(id))).toEqual([])
    expect(await shown(owner, {})).toEqual({ rows: [drafts[0]], count: 1 })
    expect((await shown(expert, {})).rows).toEqual([drafts[1]])
  })

  test('is shown alike where rows from before say that they are listed', async () => {
    const before = await everything()
    await store.write((tx) => tx.run('UPDATE declaration SET listed = 1 WHERE submitted_at IS NULL'))
    expect(await everything()).toEqual(before)
    await store.write((tx) => tx.run('UPDATE declaration SET listed = 0 WHERE submitted_at IS NULL'))
  })

  test('is listed from its first step, whatever that is; then whoever holds it sees it', async () => {
    const row = { ...rowOf(4), id: 'passed-on', number: 'N-passed-on' }
    const listed = async () => (await store.read.get<{ listed: number }>('SELECT listed FROM declaration WHERE id = ?', [row.id]))?.listed
    await store.write((tx) => insertDeclaration(tx, row))
    const saved = await store.write((tx) => changeDeclaration(tx, row, { answers: '{}' }))
    expect(await listed()).toBe(0)
    const moved = await store.write((tx) => changeDeclaration(tx, saved, { state: 'review', holder: 'quarter' }))
    expect([await listed(), moved.listed]).toEqual([1, 1])
    for (const who of [quarter, bureau]) expect((await shown(who, { view: 'todo' })).rows).toContain(row.id)
    expect((await shown({ ...bureau, role: 'chief' }, {})).rows).not.toContain(row.id)
  })

  test('is listed where a publication lets its role see those of others', async () => {
    const row = { ...rowOf(8), id: 'widened', number: 'N-widened', holder: 'provider' }
    const widened: Reaching = { role: 'provider', organisation: 'o9', reach: { [programme]: 'all' } }
    await store.write((tx) => insertDeclaration(tx, row))
    await store.write((tx) => listHeldBy(tx, programme, ['quarter', 'chief']))
    expect((await shown(widened, { states: ['draft'] })).rows).toEqual([])
    await store.write((tx) => listHeldBy(tx, programme, ['provider']))
    expect((await shown(widened, { states: ['draft'] })).rows).toEqual([row.id])
    for (const who of [quarter, bureau]) expect((await shown(who, {})).rows).not.toContain(row.id)
    await store.write((tx) => tx.run("UPDATE declaration SET state = 'review' WHERE id = ?", [row.id]))
  })

  test('would be missed if it were held by reviewers and not listed', async () => {
    const row = { ...rowOf(4), id: 'hidden', number: 'N-hidden', state: 'review', holder: 'quarter' }
    await store.write((tx) => insertDeclaration(tx, row))
    expect((await shown(bureau, {})).rows).not.toContain(row.id)
    await store.write((tx) => tx.run('UPDATE declaration SET listed = 1 WHERE id = ?', [row.id]))
    expect((await shown(bureau, {})).rows).toContain(row.id)
  })
})

test('indexes of answers from before are dropped, and made anew of what is listed', async () => {
  const name = 'answer_oven_grant_application_basics_shop_text_all'
  const sql = async () => (await store.read.get<{ sql: string }>('SELECT sql FROM sqlite_master WHERE name = ?', [name]))?.sql
  await store.write(async (tx) => {
    await tx.run(`DROP INDEX ${name}`)
    await tx.run(`CREATE INDEX ${name} ON declaration (programme, stage, coalesce(handed_in, answers))`)
    expect(await dropFormerIndexes(tx)).toBe(true)
    expect(await dropFormerIndexes(tx)).toBe(false)
    await indexAnswers(tx, programme, stage, [{ path: '$.basics.shop' }])
  })
  expect(await sql()).toMatch(/listed = 1$/)
})

describe.each(cases)('%s', (_, actor, more) => {
  test('comes page by page, in order, each row once', async () => {
    const whole = (await listDeclarations(store.read, actor, filterOf({ ...more, limit: 100 }))).rows.map(({ id }) => id)
    const pages: string[] = []
    for (let after: string | undefined, first = true; first || after; first = false) {
      const page = await listDeclarations(store.read, actor, filterOf({ ...more, after }))
      pages.push(...page.rows.map(({ id }) => id))
      after = page.next
    }
    expect(whole.length).toBeGreaterThan(7)
    expect(pages).toEqual(whole)
    expect(new Set(pages).size).toBe(pages.length)
  })

  test('is read from an index, and counted from one', async () => {
    expect(await planOf(listDeclarations, actor, filterOf(more))).not.toMatch(/TEMP B-TREE|SCAN/)
    expect(await planOf(countDeclarations, actor, filterOf(more))).not.toMatch(/TEMP B-TREE|SCAN declaration/)
  })
})

describe('The order of a list', () => {
  test('has what is due first, and what has no date last', async () => {
    const { rows } = await listDeclarations(store.read, bureau, filterOf({ limit: 100 }))
    const dates = rows.map(({ due_at }) => due_at ?? '9999')
    expect(dates).toEqual([...dates].sort())
  })

  test('of numbers is by number, with none among them last or first as asked', async () => {
    const staff = async (sort: string) =>
      (await listDeclarations(store.read, bureau, filterOf({ sort, limit: 100 }))).rows.map(
        ({ answers }) => JSON.parse(answers).basics?.staff,
      )
    const upwards = await staff('$.basics.staff')
    const known = upwards.filter((value) => value !== undefined)
    expect(known).toEqual([...known].sort((a, b) => a - b))
    expect(upwards.slice(0, known.length)).toEqual(known)
    expect((await staff('-$.basics.staff')).at(-1)).toBe(0)
  })

  test('of decimals, which are kept as texts, is by number too: 9.50 comes before 10.50', async () => {
    const { rows } = await listDeclarations(store.read, bureau, filterOf({ sort: '$.basics.cost', limit: 100 }))
    const costs = rows.map(({ answers }) => JSON.parse(answers).basics?.cost || undefined)
    const known = costs.filter((cost) => cost !== undefined)
    expect(known.map(Number)).toEqual(known.map(Number).sort((a, b) => a - b))
    expect(known).toContain('10.50')
    expect(costs.slice(0, known.length)).toEqual(known)
  })
})

test('numbers are filtered as numbers: exactly, between bounds, from or up to one; what is missing is in no range', async () => {
  const costs = async (more: { value: number } | { least?: number; most?: number }) => {
    const answers = [{ path: '$.basics.cost', isNumber: true, ...more }]
    const { rows } = await listDeclarations(store.read, bureau, filterOf({ answers, limit: 100 }))
    return [...new Set(rows.map((row) => JSON.parse(row.answers).basics.cost))].sort()
  }
  const between = filterOf({ answers: [{ path: '$.basics.cost', isNumber: true, least: 3, most: 9 }] })
  expect(await planOf(listDeclarations, bureau, between)).toMatch(/INDEX answer_\w+_cost_number_all .*<expr>>/)
  expect(await costs({ value: 9.5 })).toEqual(['9.50'])
  expect(await costs({ least: 9.5, most: 11 })).toEqual(['10.50', '9.50'])
  expect(await costs({ most: 1.5 })).toEqual(['0.50', '1.50'])
  expect(await costs({ least: 11 })).toEqual(['11.50', '12.50'])
})

test('days are filtered between bounds that belong to them, from or up to one; what is missing is in no range', async () => {
  const days = async (more: { least?: string; most?: string }) => {
    const { rows } = await listDeclarations(store.read, bureau, filterOf({ answers: [{ path: '$.basics.since', ...more }], limit: 100 }))
    return [...new Set(rows.map((row) => JSON.parse(row.answers).basics.since))].sort()
  }
  expect(await days({ least: '2024-03-15', most: '2024-05-14' })).toEqual(['2024-03-15', '2024-04-15'])
  expect(await days({ most: '2024-01-15' })).toEqual(['2024-01-15'])
  expect(await days({ least: '2024-09-01' })).toEqual(['2024-09-15'])
})

test('what the menu and the filter count, whole states and to-dos, is counted from an index alone', async () => {
  for (const actor of [quarter, bureau])
    for (const more of [{}, { view: 'todo' as const }, { states: ['review'] }])
      expect(await planOf(countDeclarations, actor, filterOf(more))).toMatch(/USING COVERING INDEX/)
})

test('reviewers read the indexes of what is listed, applicants and experts what is theirs', async () => {
  const indexes = /^(declaration_(due|todo|state|submitted)|answer_)/
  const plan = (who: Reaching, more: Partial<ListFilter> = {}) => planOf(listDeclarations, who, filterOf(more))
  const named = async (name: string) =>
    (await store.read.get<{ sql: string }>('SELECT sql FROM sqlite_master WHERE name = ?', [name]))?.sql ?? ''
  for (const more of [{}, { view: 'todo' as const }, { states: ['review'] }, { sort: 'submittedAt' }, { answers: mall }]) {
    for (const who of [quarter, bureau]) {
      const index = /INDEX (\w+)/.exec(await plan(who, more))?.[1] ?? ''
      expect(index).toMatch(indexes)
      if (index !== 'declaration_state_all') expect(await named(index)).toMatch(/WHERE .*listed/)
    }
    expect(await plan(owner, more)).toMatch(/INDEX declaration_organisation/)
    expect(await plan(expert, more)).toMatch(/INDEX sqlite_autoindex_declaration_1/)
  }
})

test('what steps by itself is found by its state, be it listed or not', async () => {
  const place = { programme, stage, state: 'draft', edition: 'e' }
  expect((await standingIn(store.read, place)).map(({ id }) => id)).toEqual(drafts)
  expect(await planOf((read) => standingIn(read, place))).toMatch(/INDEX declaration_state_all/)
})

test('a list that no index serves would be noticed', async () => {
  expect(await planOf(listDeclarations, bureau, filterOf({ sort: '$.basics.memo' }))).toMatch(/TEMP B-TREE/)
})

type Ask<Rest extends unknown[]> = (read: Reader, ...rest: Rest) => Promise<unknown>

async function planOf<Rest extends unknown[]>(ask: Ask<Rest>, ...rest: Rest): Promise<string> {
  const asked: [string, readonly Value[]][] = []
  const all: Reader['all'] = (sql, values = []) => {
    asked.push([sql, values])
    return store.read.all(sql, values)
  }
  const get: Reader['get'] = async <T>(sql: string, values?: readonly Value[]) => (await all<T>(sql, values))[0]
  await ask({ all, get }, ...rest)
  const [sql, values] = asked[0] ?? ['', []]
  const steps = await store.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values)
  return steps.map(({ detail }) => detail).join('\n')
}

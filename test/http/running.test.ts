/** What a publication does to declarations that are being filled: previewed in numbers and names, moved, told, undone; crashed and carried on. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownActor } from '../../server/actions/context.js'
import { continueMoves } from '../../server/actions/studio/move-running.js'
import { publishDraft } from '../../server/actions/studio/publish-draft.js'
import type { Client } from '../client.js'
import { bakeryAnswers, harbourWith, submittedBakery } from '../harbour.js'
import { act, save } from '../selection.js'
import { hour, startServer, type TestServer } from '../server.js'

// biome-ignore lint/suspicious/noExplicitAny: the edge of a test
type Free = any

let server: TestServer
let administrator: Client
let operator: Client
let quarter: Client
const root = harbourWith({})
const studio = '/api/studio/oven-grant'
const baker: Record<'drafting' | 'beginner' | 'returned' | 'submitted', { client: Client & { email: string }; id: string }> = {} as Free

beforeAll(async () => {
  server = await startServer({ root })
  administrator = await server.staff('administrator')
  operator = await server.staff('operator')
  await operator.post('/api/operate/registers/oven-grant/dishonest', { asOf: '2024-01-01', rows: [], dryRun: false })
  quarter = await server.staff('quarter', { district: 'east' })
  const begun = async (name: keyof typeof baker) => {
    const client = await server.organisation({ district: 'east', name: `示例${name}面包房` })
    baker[name] = { client, id: (await client.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)).id }
    return baker[name]
  }
  const drafting = await begun('drafting')
  await save(drafting.client, drafting.id, answersWith({ staff: 3, shop: 'mall', memo: '先问会计' }))
  await begun('beginner')
  for (const name of ['returned', 'submitted'] as const) {
    const client = await server.organisation({ district: 'east', name: `示例${name}面包房` })
    baker[name] = { client, id: await submittedBakery(client) }
  }
  await act(quarter, baker.returned.id, 'return', { remarks: [{ at: '/plan/cost', text: '请核对。' }] })
}, 60_000)
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

const answersWith = (basics: object) => {
  const answers = bakeryAnswers()
  return { ...answers, basics: { ...answers.basics, ...basics } }
}
const declaration = ({ client, id }: { client: Client; id: string }) => client.get(`/api/declarations/${id}`)
const draft = () => administrator.get(`${studio}/draft`)

async function saveDraft(changes: Record<string, (content: Free) => void>) {
  const { version, files } = await draft()
  const changed = Object.entries(changes).map(([path, change]) => {
    const content = JSON.parse(files[path])
    change(content)
    return [path, JSON.stringify(content)]
  })
  const saved = await administrator.put(`${studio}/draft`, { version, files: Object.fromEntries(changed) })
  expect(saved.problems).toEqual([])
  expect(saved.examples.failed).toEqual([])
  return saved
}

/** A note goes, an option goes, a text moves, a number is asked anew, four people are needed, the photograph as well. */
async function stricter() {
  const { files } = await draft()
  const examples = Object.keys(files).filter((path) => path.startsWith('rules/examples/'))
  return saveDraft({
    'schemas/application.form.json': ({ properties: { basics, plan } }) => {
      delete basics.properties.memo
      basics.properties.shop.oneOf = basics.properties.shop.oneOf.filter(({ const: shop }: Free) => shop !== 'mall')
      basics.properties.story = plan.properties.story
      delete plan.properties.story
      plan.required = ['cost']
      basics.properties.permit = { type: 'string', title: '食品经营许可证号' }
      basics.required.push('story', 'permit')
    },
    'rules/application.eligibility.json': ({ rules }) => {
      rules[0].conditions.value = 4
      rules[0].label = '从业人员不少于 4 人'
    },
    'schemas/application.materials.json': ({ materials }) => {
      materials.find(({ id }: Free) => id === 'photo').need = 'required'
    },
    ...Object.fromEntries(
      examples.map((path) => [
        path,
        ({ given, expect: expected }: Free) => {
          given.answers.basics.story = given.answers.plan.story
          given.answers.basics.permit = 'JY121'
          delete given.answers.plan.story
          given.materials = [...(given.materials ?? []), 'photo']
          if (expected.materials?.required) expected.materials.required.push('photo')
        },
      ]),
    ),
  })
}

async function preview(body: object) {
  const answer = await administrator.request('POST', `${studio}/running`, {
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  })
  const lines = answer.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return lines.at(-1).result
}
const publish = (version: number, more: object = {}, status = 201) =>
  administrator.post(`${studio}/publications`, { note: '按新通知', version, ...more }, status)
const numberOf = async (name: keyof typeof baker) => (await declaration(baker[name])).number

test('before publishing everybody who is filling is counted and named, with what is lost, asked and decided otherwise; nothing is written', async () => {
  const { version } = await stricter()
  const { store } = server.services
  // mails that wait may be handed over meanwhile: none may come
  const written = async () => [
    store.changes?.('declaration', 'event', 'edition_move'),
    await store.read.get('SELECT count(*) AS mails FROM mail', []),
  ]
  const before = await written()
  const { cases, others, mail } = await preview({ version })
  expect(await written()).toEqual(before)
  expect(mail).toBe(true)
  expect(others).toBe(1)
  expect(cases.map(({ returned }: Free) => returned).sort()).toEqual([false, false, true])
  const one = cases.find(({ id }: Free) => id === baker.drafting.id)
  expect(one).toMatchObject({
    number: await numberOf('drafting'),
    organisation: '示例drafting面包房',
    state: '草稿',
    lost: [
      { label: '内部联系备注', value: '先问会计', why: 'gone' },
      { label: '店铺类型', why: 'unfit' },
    ],
    asked: [
      { at: '/basics/permit', label: '食品经营许可证号', required: true },
      { at: '/materials/photo', label: '材料：店铺照片', required: true },
    ],
    verdict: { before: 'met', after: 'not met' },
  })
  const returned = cases.find(({ id }: Free) => id === baker.returned.id)
  expect(returned.lost).toEqual([])
  expect(returned.asked.map(({ label }: Free) => label)).toEqual(['食品经营许可证号', '材料：店铺照片'])
  expect(returned).not.toHaveProperty('verdict')
})

describe('a publication that takes drafts along', () => {
  let before: Free

  test('moves those who were never handed in, keeps answers by their key, tells each of them; the others stay', async () => {
    before = { drafting: await declaration(baker.drafting), returned: await declaration(baker.returned) }
    const publication = await publish((await draft()).version, { running: 'drafts' })
    expect(publication).toMatchObject({ running: 'drafts', moves: { state: 'moved', moved: 2, obstacles: 0, waiting: 0 } })
    const now = await declaration(baker.drafting)
    expect(now).toMatchObject({ edition: publication.edition, version: before.drafting.version + 1 })
    expect(now.answers.basics).toMatchObject({ staff: 3, story: before.drafting.answers.plan.story })
    expect(now.answers.basics).not.toHaveProperty('memo')
    expect(now.answers.basics).not.toHaveProperty('shop')
    expect((await declaration(baker.beginner)).edition).toBe(publication.edition)
    expect((await declaration(baker.returned)).edition).toBe(before.returned.edition)
    expect((await declaration(baker.submitted)).edition).toBe(before.returned.edition)
    const [mail] = await server.mails(baker.drafting.client.email)
    expect(mail?.subject).toBe(`${now.number} 改用新版本`)
    expect(mail?.body).toContain('不能保留：内部联系备注、店铺类型。新增：食品经营许可证号、材料：店铺照片。')
    const { findings } = await baker.drafting.client.get(`/api/declarations/${baker.drafting.id}/check`)
    expect(findings.find(({ rule }: Free) => rule === 'enough-staff')).toMatchObject({ outcome: 'not met' })
  })

  test('is undone for those who have done nothing since; whoever has is left and named', async () => {
    await save(baker.beginner.client, baker.beginner.id, { basics: { staff: 9 } })
    const undone = await administrator.post(`${studio}/publications/2/undo`)
    expect(undone.moves).toEqual({ state: 'undone', moved: 2, obstacles: 0, undone: 1, kept: 1, waiting: 0 })
    const now = await declaration(baker.drafting)
    expect(now).toMatchObject({ edition: before.drafting.edition, answers: before.drafting.answers })
    expect((await declaration(baker.beginner)).answers.basics.staff).toBe(9)
    const moves = await administrator.get(`${studio}/publications/2/moves`)
    expect(moves.find(({ undone: is }: Free) => !is)).toMatchObject({
      organisation: '示例beginner面包房',
      undoObstacle: '改用新版本以后，申报单位又填写或办理过',
    })
    expect((await server.mails(baker.drafting.client.email))[0]?.subject).toBe(`${now.number} 恢复原来的版本`)
    await administrator.post(`${studio}/publications/2/undo`, undefined, 409)
    expect(await operator.get('/api/operate/audit/verification')).toMatchObject({ intact: true })
  })
})

test('what was returned is taken along where that is chosen: what is new opens beside the remarks, and reviewers still read what was handed in', async () => {
  const seen = await quarter.get(`/api/declarations/${baker.returned.id}`)
  const { version } = await saveDraft({
    'schemas/programme.json': (file) => {
      file.summary = '也带上退回的'
    },
  })
  const { moves } = await publish(version, { running: 'returned' })
  expect(moves).toMatchObject({ moved: 3 })
  const now = await declaration(baker.returned)
  expect(now.remarks.map(({ at }: Free) => at).sort()).toEqual(['/basics/permit', '/materials/photo', '/plan/cost'])
  const answers = { ...now.answers, basics: { ...now.answers.basics, permit: 'JY121' } }
  await save(baker.returned.client, baker.returned.id, answers)
  const closed = { ...answers, basics: { ...answers.basics, staff: 8 } }
  const { version: stands } = await declaration(baker.returned)
  await baker.returned.client.put(`/api/declarations/${baker.returned.id}/answers`, { version: stands, answers: closed }, 422)
  const read = await quarter.get(`/api/declarations/${baker.returned.id}`)
  expect(read.edition).toBe(seen.edition)
  expect(read.answers).toEqual(seen.answers)
  expect((await declaration(baker.submitted)).edition).toBe(seen.edition)
})

test('a publication for later waits, keeps others from being made, can be withdrawn, and takes drafts along when its time has come', async () => {
  const { version } = await saveDraft({
    'schemas/programme.json': (file) => {
      file.summary = '以后生效'
    },
  })
  const past = { effectiveAt: new Date(Date.parse(server.now()) - hour).toISOString() }
  expect((await publish(version, past, 422)).error.problems[0].at).toBe('/effectiveAt')
  const later = { effectiveAt: new Date(Date.parse(server.now()) + hour).toISOString(), running: 'drafts' }
  const pending = await publish(version, later)
  expect(pending).toMatchObject({ inForce: false, pending: true, moves: { state: 'waiting', moved: 0, waiting: 2 } })
  expect((await administrator.get('/api/programmes/oven-grant')).summary).toBe('也带上退回的')
  expect((await publish((await draft()).version, {}, 422)).error.message).toContain('还没有到生效时间')
  const withdrawn = await administrator.post(`${studio}/publications/${pending.number}/withdraw`, { reason: '数字有误' })
  expect(withdrawn).toMatchObject({ pending: false, withdrawn: { reason: '数字有误' } })
  expect(JSON.parse((await draft()).files['schemas/programme.json']).summary).toBe('以后生效')
  const again = await publish((await draft()).version, later)
  server.advance(2 * hour)
  await continueMoves(server.services)
  const [newest] = await administrator.get(`${studio}/publications`)
  expect(newest).toMatchObject({ number: again.number, inForce: true, moves: { state: 'moved', moved: 2, waiting: 0 } })
  expect((await administrator.get('/api/programmes/oven-grant')).summary).toBe('以后生效')
  await administrator.post(`${studio}/publications/${again.number}/withdraw`, { reason: '太晚了' }, 422)
})

test('a server that stops midway leaves no declaration half moved; the rest is carried on', async () => {
  const { store } = server.services
  await store.write(async (tx) => {
    const names =
      'programme, stage, edition, organisation, organisation_name, credit_code, district, state, holder, version, answers, round, created_at, saved_at, entered_at'
    for (let at = 0; at < 250; at++)
      await tx.run(`INSERT INTO declaration (id, number, ${names}) SELECT ?, ?, ${names} FROM declaration WHERE id = ?`, [
        `many${String(at).padStart(4, '0')}`,
        `MANY-${at}`,
        baker.drafting.id,
      ])
  })
  const { version } = await saveDraft({
    'schemas/programme.json': (file) => {
      file.summary = '中途停机'
    },
  })
  let writes = 0
  const stopping = {
    ...store,
    write: ((work) => (++writes > 2 ? Promise.reject(new Error('The server stopped.')) : store.write(work))) as typeof store.write,
  }
  const context = { ...server.services, store: stopping, actor: ownActor('命令行') }
  await expect(publishDraft(context, { programme: 'oven-grant', version, note: '中途停机', running: 'drafts' })).rejects.toThrow('stopped')
  const [{ number, edition }] = await administrator.get(`${studio}/publications`)
  const counts = () =>
    Promise.all(
      [
        'SELECT count(*) AS count FROM declaration WHERE edition = ?',
        "SELECT count(*) AS count FROM event WHERE action = 'move-edition' AND json_extract(detail, '$.to') = ?",
        `SELECT count(*) AS count FROM edition_move WHERE publication = ${number} AND ? <> ''`,
      ].map(async (sql) => (await store.read.get<{ count: number }>(sql, [edition]))?.count),
    )
  const [moved, told, kept] = await counts()
  expect(moved).toBeGreaterThanOrEqual(100)
  expect([told, kept]).toEqual([moved, moved])
  await continueMoves(server.services) // the server does so itself, every few seconds
  await expect.poll(counts).toEqual([252, 252, 252])
  await expect.poll(async () => (await administrator.get(`${studio}/publications`))[0].moves.state).toBe('moved')
  expect((await administrator.get(`${studio}/publications`))[0].moves).toMatchObject({ state: 'moved', moved: 252, waiting: 0 })
  const [undone] = await Promise.all([administrator.post(`${studio}/publications/${number}/undo`), continueMoves(server.services)])
  expect(undone.moves).toMatchObject({ undone: 252, kept: 0 })
  expect(await operator.get('/api/operate/audit/verification')).toMatchObject({ intact: true })
})

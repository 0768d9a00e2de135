import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { act, begin, goodAnswers, people, printAndUpload, programme, save, submitted } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
let staff: Awaited<ReturnType<typeof people>>
let old: Awaited<ReturnType<TestServer['organisation']>>
let id: string

beforeAll(async () => {
  server = await startServer()
  staff = await people(server)
  old = await server.organisation({ district: 'ganjingzi' })
  id = await submitted(old)
})
afterAll(() => server.close())

/** What paper, record and export would show of a declaration. */
async function everythingAbout(client: Client, declaration: string): Promise<string> {
  const { answers, edition, version } = await client.get(`/api/declarations/${declaration}`)
  const revision = await client.get(`/api/declarations/${declaration}/revisions/2`)
  const stage = await client.get(`/api/editions/${edition}/stages/selection`)
  return createHash('sha256').update(JSON.stringify({ answers, edition, version, revision, stage })).digest('hex')
}

async function publish(change: (files: Record<string, string>) => Record<string, string>, note: string, status = 201) {
  const { files } = await staff.administrator.get(`/api/studio/${programme}/draft`)
  const { version } = await staff.administrator.get(`/api/studio/${programme}/draft`)
  const saved = await staff.administrator.put(`/api/studio/${programme}/draft`, { version, files: change(files) })
  return staff.administrator.post(`/api/studio/${programme}/publications`, { note, version: saved.version }, status)
}

const formPath = 'schemas/selection.form.json'
function withField(files: Record<string, string>): Record<string, string> {
  const form = JSON.parse(files[formPath] ?? '{}')
  form.properties.basics.properties.workshops = { type: 'integer', title: '生产车间数量', minimum: 0, maximum: 999 }
  return { [formPath]: JSON.stringify(form, null, 2) }
}

describe('a policy that changes while people declare', () => {
  test('what was found when it was handed in is kept with what was read, beside the edition that says the rest', async () => {
    const row = await server.services.store.read.get<{ evaluation: string }>(
      "SELECT evaluation FROM revision WHERE declaration = ? AND kind = 'submission'",
      [id],
    )
    const { verdict, findings, readings, registers } = JSON.parse(row?.evaluation ?? '{}')
    expect(verdict).toBe('unknown')
    expect(findings).toContainEqual({ rule: 'legal-person', outcome: 'met' })
    expect(readings['organisation.creditCode']).toEqual({ value: old.creditCode, source: '单位注册信息' })
    expect(readings.fundedListed).toEqual({ value: false, source: expect.stringContaining('中没有') })
    // answers stand in the same revision, once
    expect(JSON.stringify(readings)).not.toContain(goodAnswers().basics?.industry)
    expect(Object.keys(registers).length).toBeGreaterThan(0)
  })

  test('a new field is asked of those who start afterwards; what was handed in stays as it was, byte by byte', async () => {
    const before = await everythingAbout(old, id)
    const publication = await publish(withField, '增加生产车间数量')
    expect(publication).toMatchObject({ number: 2, inForce: true })
    expect(await everythingAbout(old, id)).toBe(before)
    const fresh = await server.organisation({ district: 'ganjingzi' })
    const started = await begin(fresh)
    const { edition } = await fresh.get(`/api/declarations/${started}`)
    expect(edition).toBe(publication.edition)
    const stage = await fresh.get(`/api/editions/${edition}/stages/selection`)
    expect(JSON.stringify(stage.schema)).toContain('生产车间数量')
    const answers = goodAnswers()
    answers.basics = { ...answers.basics, workshops: 3 }
    await save(fresh, started, answers)
    await printAndUpload(fresh, started)
    await act(fresh, started, 'submit')
    expect((await staff.district.get(`/api/declarations/${started}`)).answers.basics.workshops).toBe(3)
    expect((await fresh.request('GET', `/api/declarations/${started}/print`)).text).toContain('生产车间数量')
    expect((await old.request('GET', `/api/declarations/${id}/print`)).text).not.toContain('生产车间数量')
  })

  test('what was handed in under the old edition is reviewed under it', async () => {
    const view = await staff.district.get(`/api/declarations/${id}`)
    expect(view.edition).toBe((await staff.administrator.get(`/api/studio/${programme}/publications`)).at(-1).edition)
    expect((await act(staff.district, id, 'return', { remarks: [{ at: '/basics/profit', text: '请核对。' }] })).declaration.state).toBe(
      'returned-by-district',
    )
  })

  test('what does not compile is not published, and each problem names its file and place', async () => {
    const { error } = await publish(
      (files) => ({ [formPath]: (files[formPath] ?? '').replace('"生产车间数量"', '"生产车间数量", "format": "no-such"') }),
      '写错了',
      422,
    )
    expect(error.problems[0]).toMatchObject({ file: formPath, at: expect.stringContaining('/workshops'), message: expect.any(String) })
    expect(
      (await staff.administrator.get(`/api/studio/${programme}/publications`)).filter(({ inForce }: { inForce: boolean }) => inForce),
    ).toHaveLength(1)
  })

  test('a rule whose examples come out differently is not published', async () => {
    const { version } = await staff.administrator.get(`/api/studio/${programme}/draft`)
    const original = (await staff.administrator.get(`/api/studio/${programme}/export`)).files
    await staff.administrator.put(`/api/studio/${programme}/draft`, { version, files: { [formPath]: original[formPath] } })
    const { error } = await publish(
      (files) => ({
        'rules/selection.eligibility.json': (files['rules/selection.eligibility.json'] ?? '').replace(/"value": false/, '"value": true'),
      }),
      '改反了',
      422,
    )
    expect(error.problems.some(({ code }: { code: string }) => code === 'example')).toBe(true)
  })

  test('an earlier edition comes back as one more publication, and its text is the same byte by byte', async () => {
    const [newest, first] = await staff.administrator.get(`/api/studio/${programme}/publications`)
    const again = await staff.administrator.post(`/api/studio/${programme}/publications/${first.number}/reinstate`, { note: '恢复' }, 201)
    expect(again).toMatchObject({ number: newest.number + 1, edition: first.edition, reinstates: first.number, inForce: true })
    const exported = await staff.administrator.get(`/api/studio/${programme}/export`)
    const earlier = await staff.administrator.get(`/api/studio/${programme}/editions/${first.edition}`)
    expect(exported.files).toEqual(earlier.files)
  })
})

describe('the log of everything', () => {
  test('holds who published, and any alteration is found', async () => {
    const { items } = await staff.operator.get('/api/operate/audit')
    expect(items.some(({ text }: { text: string }) => text.includes('恢复') || text.includes('发布'))).toBe(true)
    expect(await staff.operator.get('/api/operate/audit/verification')).toMatchObject({ intact: true })
    const { store } = server.services
    const altered = await store.write(async (tx) => {
      await tx.run('DROP TRIGGER event_fixed')
      return tx.run("UPDATE event SET name = '别人' WHERE sequence = 5")
    })
    expect(altered).toBe(1)
    expect(await staff.operator.get('/api/operate/audit/verification')).toMatchObject({ intact: false, broken: { sequence: 5 } })
  })
})

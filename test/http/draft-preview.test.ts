import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../client.js'
import { harbourWith } from '../harbour.js'
import { startServer, type TestServer } from '../server.js'

const letter = '/api/studio/oven-grant/letters/pledge/preview'
const pledge = 'templates/pledge.hbs'

describe('a draft shown by a case', () => {
  let server: TestServer
  let administrator: Client
  beforeAll(async () => {
    server = await startServer({ root: harbourWith({}) })
    administrator = await server.staff('administrator')
  })
  afterAll(() => server.close())

  test('a letter is filled as it stands in the browser, before it is saved', async () => {
    const { paper, sample } = await administrator.post(letter, { files: { [pledge]: '<p>{{organisation.name}}保证如实。</p>' } })
    expect(sample).toBe('rules/examples/eligible.json')
    expect(paper.html).toContain('临港第一面包房保证如实。')
  })

  test('its mistakes come with their line, and no page', async () => {
    const answer = await administrator.post(letter, { files: { [pledge]: '<p>一</p>\n<p>{{organisation.nam}}</p>' } })
    expect(answer).toMatchObject({ problems: [{ at: '/2', file: pledge }] })
    expect(answer).not.toHaveProperty('paper')
  })

  test('a mail is filled, with the steps that send it', async () => {
    const { text, sentBy } = await administrator.post('/api/studio/oven-grant/mails/decided/preview', { files: {} })
    expect(text.subject).toBe('申请结果')
    expect(sentBy.length).toBeGreaterThan(0)
  })

  test("a mail of the site is shown with its names in place of somebody's, and its mistakes with their line", async () => {
    const mail = '/api/studio/site/mails/account-created/preview'
    const { files } = await administrator.get('/api/studio/site/draft')
    const template = `templates/${JSON.parse(files['schemas/site.json']).mails.find(({ id }: { id: string }) => id === 'account-created').template}`
    const shown = await administrator.post(mail, { files: { [template]: '{{name}}的账号是 {{login}}，{{hours}} 小时内有效。' } })
    expect(shown.text.body).toBe('（单位或人员名称）的账号是 （账号），24 小时内有效。')
    expect(shown.palette.length).toBeGreaterThan(0)
    const wrong = await administrator.post(mail, { files: { [template]: '{{name}}\n{{passwort}}' } })
    expect(wrong).toMatchObject({ problems: [{ at: '/2', file: template }] })
    await administrator.post('/api/studio/site/mails/no-such-mail/preview', { files: {} }, 404)
  })

  test('a case is walked through the draft as it stands, and nothing of it is kept', async () => {
    const steps = [{ kind: 'act', id: 'submit', by: 'enterprise' }]
    const { here, trail } = await administrator.post('/api/studio/oven-grant/walk', { files: {}, stage: 'application', steps })
    expect(here).toMatchObject({ holder: '片区审核员', limit: { workingDays: 3 } })
    expect(trail[0].mails[0].body).toContain('APP-')
    expect(await server.mails('east@example.com')).toEqual([])
    const changed = await administrator.post('/api/studio/oven-grant/walk', {
      files: { 'rules/application.workflow.json': '{' },
      stage: 'application',
      steps,
    })
    expect(changed).toMatchObject({ unfinished: true })
  })

  test('a role sees of a case what it would see of a real declaration', async () => {
    const see = (role: string, more: object = {}) =>
      administrator.post('/api/studio/oven-grant/preview', { stage: 'application', role, ...more })
    const own = await see('enterprise')
    expect(own).toMatchObject({
      applicant: true,
      declaration: { editable: 'all', stateLabel: '草稿', actions: [{ label: '提交', problems: [] }] },
    })
    const quarter = await see('quarter', { state: 'quarter-review' })
    expect(quarter.declaration.actions.map(({ label }: { label: string }) => label)).toEqual(['初审通过', '退回修改', '不通过'])
    expect(quarter.declaration.deadline).toMatchObject({ day: '2025-03-06', workingDaysLeft: 3 })
    expect(quarter.check.findings).toHaveLength(3)
    expect(JSON.stringify(quarter.declaration)).toContain('6222020000000000001')
    const expert = await see('expert', { state: 'quarter-review' })
    expect(JSON.stringify(expert)).not.toContain('6222020000000000001')
    expect(expert.declaration.actions).toEqual([])
  })

  test('a mistake in one stage hides that stage alone; one that leaves the form readable hides nothing', async () => {
    const see = (stage: string, status?: number) =>
      administrator.post('/api/studio/oven-grant/preview', { stage, role: 'enterprise' }, status)
    const change = async (files: Record<string, string>) => {
      const { version } = await administrator.get('/api/studio/oven-grant/draft')
      return administrator.put('/api/studio/oven-grant/draft', { version, files })
    }
    const before = (await administrator.get('/api/studio/oven-grant/draft')).files
    const [workflow, rules] = ['rules/report.workflow.json', 'rules/application.eligibility.json']
    await change({ [workflow]: '{', [rules]: before[rules].replace('"clause": "', '"clause": "no-such-') })
    expect((await administrator.get('/api/studio/oven-grant/draft')).problems.length).toBeGreaterThan(1)
    const { check, declaration } = await see('application')
    expect(declaration.stateLabel).toBe('草稿')
    expect(check.findings.length).toBeGreaterThan(0)
    const refused = await see('report', 422)
    expect(refused.error.message).toContain('改正以后才能预览这个环节')
    await change({ [workflow]: before[workflow], [rules]: before[rules] })
    expect((await administrator.get('/api/studio/oven-grant/draft')).problems).toEqual([])
  })

  test('looking as a role leaves no declaration, no event and no draft behind', async () => {
    const tables = ['declaration', 'event', 'draft', 'mail']
    const count = () => Promise.all(tables.map((table) => server.services.store.read.get(`SELECT count(*) AS n FROM ${table}`)))
    const before = await count()
    await administrator.post('/api/studio/oven-grant/preview', { stage: 'application', role: 'bureau', state: 'bureau-review' })
    await administrator.post('/api/studio/oven-grant/walk', {
      files: {},
      stage: 'application',
      steps: [{ kind: 'act', id: 'submit', by: 'enterprise' }],
    })
    expect(await count()).toEqual(before)
  })

  test('the empty sheet of the preview allows styles and nothing that runs', async () => {
    const { headers } = await administrator.request('GET', '/api/studio/sheet')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self' 'unsafe-inline'")
  })
})

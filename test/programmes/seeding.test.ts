import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ownActor } from '../../server/actions/context.js'
import { unpublishedFolders } from '../../server/actions/studio/seed-programmes.js'
import { repository, startServer, type TestServer } from '../server.js'

const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-seeding-'))
let root: string
let data: string
let serial = 0

beforeEach(() => {
  root = path.join(folder, `root-${++serial}`)
  data = path.join(folder, `data-${serial}`)
  cpSync(path.join(repository, 'test/fixtures/harbour'), root, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string) => path.join(root, name)
const edit = (name: string, change: (text: string) => string) => writeFileSync(file(name), change(readFileSync(file(name), 'utf8')))
const form = 'schemas/oven-grant/application.form.json'
const publications = async (server: TestServer) =>
  server.services.store.read.all<{ programme: string; note: string }>('SELECT programme, note FROM publication ORDER BY id')
const differing = (server: TestServer) => unpublishedFolders({ ...server.services, actor: ownActor('系统') }, root)

describe('the first start', () => {
  test('publishes the site and every programme, in the log under the name of the system', async () => {
    const server = await startServer({ root, data })
    expect(server.running.published).toEqual(['site', 'oven-grant'])
    const events = await server.services.store.read.all('SELECT name, action, programme FROM event ORDER BY sequence')
    expect(events).toEqual([
      { name: '系统', action: 'publish', programme: 'site' },
      { name: '系统', action: 'publish', programme: 'oven-grant' },
    ])
    await server.close()
  })

  test('with a broken programme serves nothing, and names file, place and remedy', async () => {
    edit(form, (text) => text.replace('"type": "string"', '"type": "strin"'))
    await expect(startServer({ root, data })).rejects.toThrow(
      /schemas\/oven-grant\/application\.form\.json \/properties\S+：.*\p{Script=Han}/u,
    )
  })

  test('with a broken site serves nothing', async () => {
    edit('schemas/site/site.json', (text) => text.replace('"name"', '"nome"'))
    await expect(startServer({ root, data })).rejects.toThrow(/schemas\/site\/site\.json/)
  })

  test('with text that is no JSON says where', async () => {
    edit(form, (text) => `${text.slice(0, 200)},,${text.slice(200)}`)
    await expect(startServer({ root, data })).rejects.toThrow(/application\.form\.json/)
  })

  test('after a refusal the next one finds everything in order', async () => {
    const original = readFileSync(file(form), 'utf8')
    edit(form, () => '{}')
    await expect(startServer({ root, data })).rejects.toThrow()
    writeFileSync(file(form), original)
    const server = await startServer({ root, data })
    expect((await server.visitor().get('/api/site')).programmes).toHaveLength(1)
    await server.close()
  })
})

describe('a later start', () => {
  test('keeps the edition in force when the folder has changed, and says that it differs', async () => {
    const first = await startServer({ root, data })
    expect(await differing(first)).toEqual([])
    await first.close()
    edit('schemas/oven-grant/programme.json', (text) => text.replace('面包房节能改造补贴', '面包房节能改造补贴（修订）'))
    const second = await startServer({ root, data })
    expect((await second.visitor().get('/api/site')).programmes[0].title).toBe('面包房节能改造补贴')
    expect(await differing(second)).toEqual([{ programme: 'oven-grant', problems: [] }])
    expect(await publications(second)).toHaveLength(2)
    await second.close()
  })

  test('keeps serving when the folder has become broken, and says what is wrong with it', async () => {
    await (await startServer({ root, data })).close()
    edit(form, (text) => text.replace('"type": "string"', '"type": "strin"'))
    const server = await startServer({ root, data })
    expect((await server.visitor().get('/api/programmes/oven-grant')).title).toBe('面包房节能改造补贴')
    const [broken] = await differing(server)
    expect(broken?.problems[0]).toMatchObject({ file: 'schemas/application.form.json', at: expect.stringContaining('/properties') })
    await server.close()
  })

  test('adds a programme whose folder is new', async () => {
    await (await startServer({ root, data })).close()
    for (const kind of ['schemas', 'rules', 'templates'])
      cpSync(file(`${kind}/oven-grant`), file(`${kind}/second-grant`), { recursive: true })
    edit('schemas/second-grant/programme.json', (text) => text.replace('"oven-grant"', '"second-grant"'))
    const server = await startServer({ root, data })
    expect(server.running.published).toEqual(['second-grant'])
    await server.close()
  })
})

describe('the first start of a newer version of the program', () => {
  /** Leaves behind what an older version had published, with one file as it allowed it. */
  async function publishedBefore(name: string, change: (text: string) => string): Promise<void> {
    const server = await startServer({ root, data })
    const { store } = server.services
    const { edition } = (await store.read.get<{ edition: string }>("SELECT edition FROM publication WHERE programme = 'oven-grant'")) ?? {}
    const row = await store.read.get<{ files: string }>('SELECT files FROM edition WHERE id = ?', [edition ?? ''])
    const files: Record<string, string> = JSON.parse(row?.files ?? '{}')
    files[name] = change(files[name] ?? '')
    await store.write((tx) =>
      tx.run("UPDATE edition SET files = ?, language = 'older' WHERE id = ?", [JSON.stringify(files), edition ?? '']),
    )
    await server.close()
  }

  test('serves what it only checks more strictly as it was accepted, and says at each start what is wrong with it', async () => {
    const rules = 'rules/application.eligibility.json'
    await publishedBefore(rules, (text) => text.replace('"lessThanInclusive",\n        "value": 20', '"lessThan",\n        "value": 0'))
    for (const _ of ['first', 'second']) {
      const server = await startServer({ root, data })
      expect((await server.visitor().get('/api/programmes/oven-grant')).title).toBe('面包房节能改造补贴')
      expect(server.running.doubts).toMatchObject([{ programme: 'oven-grant', problems: [{ code: 'impossible-condition', file: rules }] }])
      await server.close()
    }
  })

  test('does not start where it cannot read what is in force; names file and place, and what to do first', async () => {
    await publishedBefore('rules/facts.json', () => '{ "facts": [{ "id": "x" }] }')
    await expect(startServer({ root, data })).rejects.toThrow(/请先用原来的版本运行[\s\S]*rules\/oven-grant\/facts\.json \/facts\/0/)
  })
})

describe('the first administrator', () => {
  test('sets a password by a link that works once, and for two hours', async () => {
    const server = await startServer({ root, data })
    const token = new URL(server.running.setupLink ?? '').searchParams.get('token')
    const person = { login: 'admin', name: '张三', password: 'a good long password' }
    await server.visitor().post('/api/setup', { ...person, token: 'guess' }, 403)
    expect(await server.visitor().post('/api/setup', { ...person, token, password: '1234567890' }, 422)).toMatchObject({
      error: { problems: [{ message: expect.stringContaining('密码') }] },
    })
    const client = server.visitor()
    expect((await client.post('/api/setup', { ...person, token }, 201)).account).toMatchObject({ login: 'admin', role: 'administrator' })
    await client.get('/api/studio/programmes')
    await server.visitor().post('/api/setup', { ...person, login: 'second', token }, 403)
    await server.close()
    const again = await startServer({ root, data })
    expect(again.running.setupLink).toBeUndefined()
    await again.close()
  })

  test('needs a new link after two hours', async () => {
    const server = await startServer({ root, data })
    const token = new URL(server.running.setupLink ?? '').searchParams.get('token')
    server.advance(2 * 3_600_000 + 1)
    await server.visitor().post('/api/setup', { token, login: 'admin', name: '张三', password: 'a good long password' }, 403)
    await server.close()
  })
})

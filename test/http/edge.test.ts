import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/app.js'
import { creditCode } from '../credit-codes.js'
import { programme } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const post = (path: string, body: string | undefined, headers: Record<string, string>) =>
  fetch(server.url + path, { method: 'POST', body, headers })
const json = { 'Content-Type': 'application/json' }

describe('headers', () => {
  test('every kind of answer carries the policy, and none allows eval or inline scripts', async () => {
    for (const path of ['/', '/api/site', '/api/nothing', '/assets/nothing.js', '/healthz', '/enterprise/anything']) {
      const { headers } = await fetch(server.url + path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy, path).toContain("script-src 'self';")
      expect(policy, path).not.toMatch(/script-src[^;]*unsafe|default-src[^;]*unsafe/)
      expect(policy, path).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('x-powered-by'), path).toBeNull()
    }
    expect((await fetch(`${server.url}/api/site`)).headers.get('cache-control')).toBe('no-store')
  })

  test('the session is in a cookie that neither scripts nor other sites get at', async () => {
    await server.staff('city')
    const { headers } = await server.visitor().request('POST', '/api/session', {
      body: JSON.stringify({ login: 'city', password: 'kept-by-its-owner-1' }),
      headers: json,
    })
    const cookie = headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^shenbao_session=[\w-]{43};/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
  })

  test('over TLS the cookie is bound to the host, and the browser is told to stay with TLS', async () => {
    const secure = await startServer({ root: 'test/fixtures/harbour', variables: { PUBLIC_ORIGIN: 'https://apply.example.org' } })
    try {
      await secure.services.store.write((tx) => tx.run('DELETE FROM setup_link'))
      const answer = await secure.visitor().request('DELETE', '/api/session', { headers: { Origin: 'https://apply.example.org' } })
      expect(answer.headers.get('set-cookie')).toMatch(/^__Host-shenbao_session=;.*Secure/)
      expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000')
      expect(secure.running.setupLink).toMatch(/^https:\/\/apply\.example\.org\/setup\?token=[\w-]{43}$/)
    } finally {
      await secure.close()
    }
  })
})

describe('only our own pages change anything', () => {
  const unsafe = [
    ...new Set(api.routes.filter(({ method }) => !['ALL', 'GET'].includes(method)).map(({ method, path }) => `${method} ${path}`)),
  ]
  const foreign: [string, Record<string, string>][] = [
    ['another origin', { Origin: 'https://evil.example' }],
    ['no origin at all', {}],
    ['a cross-site fetch that claims our origin', { 'Sec-Fetch-Site': 'cross-site', Origin: '' }],
    ['a neighbouring host', { 'Sec-Fetch-Site': 'same-site' }],
    ['an opaque origin', { Origin: 'null' }],
  ]
  test.each(unsafe)('%s', async (route) => {
    const [method = '', pattern = ''] = route.split(' ')
    for (const [what, headers] of foreign) {
      const response = await fetch(server.url + pattern.replaceAll(/:\w+/g, 'x'), { method, headers: { ...json, ...headers } })
      expect(response.status, what).toBe(403)
      expect((await response.json()).error.code, what).toBe('cross-site')
    }
  })

  test('a browser that says same-origin passes, and so does one that only sends our Origin', async () => {
    for (const headers of [{ 'Sec-Fetch-Site': 'same-origin' }, { Origin: server.url }])
      expect((await post('/api/session', JSON.stringify({ login: 'a', password: 'b' }), { ...json, ...headers } as never)).status).toBe(401)
  })
})

describe('bodies', () => {
  const send = async (body: string, headers: Record<string, string> = json) => {
    const response = await post(`/api/programmes/${programme}/self-check`, body, { Origin: server.url, ...headers })
    return { status: response.status, error: (await response.json()).error as { message: string; problems: { at: string }[] } }
  }

  test.each([
    ['no JSON', '{', 400],
    ['a deep nest', `{"answers":${'['.repeat(50)}${']'.repeat(50)}}`, 422],
    ['ten thousand values', JSON.stringify({ answers: { a: Array.from({ length: 10_000 }, () => 0) } }), 422],
    ['a control character', JSON.stringify({ answers: { a: 'x\u0000y' } }), 422],
    ['half a character', '{"answers":{"a":"\\ud800"}}', 422],
    ['a name of the prototype', '{"answers":{"__proto__":{"a":1}}}', 422],
    ['an unknown key', '{"answers":{},"role":"administrator"}', 422],
    ['a missing key', '{}', 422],
    ['a list instead of an object', '[]', 422],
    ['too many bytes', JSON.stringify({ answers: { a: 'x'.repeat(300_000) } }), 413],
  ])('%s is refused in Chinese', async (_what, body, status) => {
    const { status: given, error } = await send(body)
    expect(given).toBe(status)
    expect(error.message).toMatch(/\p{Script=Han}/u)
  })

  test('another content type is refused', async () => {
    expect((await send('answers=1', { 'Content-Type': 'application/x-www-form-urlencoded' })).status).toBe(415)
  })

  test('a body of unknown length is counted while it arrives', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(65_536))),
    })
    const request = { method: 'POST', body: endless, duplex: 'half', headers: { ...json, Origin: server.url } } as RequestInit
    const response = await fetch(`${server.url}/api/session`, request)
    expect(response.status).toBe(413)
  })
})

describe('what does not exist', () => {
  test('unknown routes are a plain 404, files of the server are out of reach, pages open everywhere else', async () => {
    for (const path of [
      '/api/nothing',
      '/api/declarations/x/y/z',
      '/assets/../package.json',
      '/assets/%2e%2e%2fpackage.json',
      '/.env',
      '/data/shenbao.db',
    ])
      expect((await fetch(server.url + path)).status, path).toBe(404)
    expect((await fetch(`${server.url}/api/nothing`, { headers: { Origin: server.url } })).headers.get('content-type')).toContain('json')
  })

  test('a file that a newer build took away while the server runs is a 404 that nobody keeps', async () => {
    const web = mkdtempSync(path.join(tmpdir(), 'shenbao-web-'))
    mkdirSync(path.join(web, 'assets'))
    writeFileSync(path.join(web, 'index.html'), '<!doctype html>')
    for (const name of ['page.js', 'page.js.br']) writeFileSync(path.join(web, 'assets', name), 'export {}')
    const updated = await startServer({ root: 'test/fixtures/harbour', web })
    try {
      const ask = () => fetch(`${updated.url}/assets/page.js`, { headers: { 'Accept-Encoding': 'gzip' } })
      expect((await ask()).headers.get('cache-control')).toContain('immutable')
      rmSync(path.join(web, 'assets'), { recursive: true })
      const answer = await ask()
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, null])
      expect((await answer.json()).error.message).toMatch(/\p{Script=Han}/u)
    } finally {
      await updated.close()
      rmSync(web, { recursive: true, force: true })
    }
  })

  test('a mistake of ours is logged with a reference and shows nothing of the inside', async () => {
    const operator = await server.staff('operator')
    const { store } = server.services
    const original = store.read.all
    const logged: string[] = []
    const log = console.error
    console.error = (line: string) => logged.push(line)
    try {
      store.read.all = () => Promise.reject(new Error('secret inside'))
      store.read.get = () => Promise.reject(new Error('secret inside'))
      const answer = await operator.request('GET', '/api/operate/mails') // never answered from memory
      expect(answer.status).toBe(500)
      expect(answer.text).not.toContain('secret')
      expect(logged.join()).toContain(answer.json.error.reference)
    } finally {
      store.read.all = original
      store.read.get = async (sql, values) => (await original(sql, values))[0] as never
      console.error = log
    }
  })
})

describe('health', () => {
  test('says that it runs and that it can work', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).text()).toBe('ok')
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  })
})

describe('the door of the command line', () => {
  const door = () => JSON.parse(readFileSync(path.join(server.data, 'server.json'), 'utf8')) as { url: string; token: string }

  test('its file names the server and is for the owner of the data alone', () => {
    expect(door().url).toBe(server.url)
    expect(statSync(path.join(server.data, 'server.json')).mode & 0o077).toBe(0)
  })

  test('its token acts as the administrator, from this machine only', async () => {
    const { url, token } = door()
    const ask = (headers: Record<string, string>) => fetch(`${url}/api/studio/${programme}/publications`, { headers })
    expect((await ask({ Authorization: `Bearer ${token}` })).status).toBe(200)
    expect((await ask({ Authorization: `Bearer ${token}x` })).status).toBe(401)
    expect((await ask({ Authorization: 'Basic x' })).status).toBe(401)
    expect((await ask({ Authorization: `Bearer ${token}`, 'X-Forwarded-For': '203.0.113.9' })).status).toBe(401)
  })

  test('what it changes is in the log under its name', async () => {
    const { url, token } = door()
    const headers = { Authorization: `Bearer ${token}`, ...json }
    await fetch(`${url}/api/studio/${programme}/state`, { method: 'PUT', headers, body: JSON.stringify({ open: true, reason: '' }) })
    const last = await server.services.store.read.get<{ name: string }>('SELECT name FROM event ORDER BY sequence DESC LIMIT 1')
    expect(last?.name).toBe('命令行')
  })
})

describe('the same name at the same time', () => {
  test('is registered once; whoever is later is told so', async () => {
    const { consent } = await server.visitor().get('/api/site')
    const person = { contact: '李明', mobile: '13900000001', email: 'li@example.com', consent: true, consentVersion: consent.version }
    const register = () =>
      server.visitor().request('POST', '/api/registrations', {
        body: JSON.stringify({ kind: 'enterprise', creditCode: creditCode(810), name: '示例有限公司', district: 'ganjingzi', ...person }),
        headers: json,
      })
    const answers = await Promise.all([register(), register(), register()])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422])
    const [refused] = answers.filter(({ status }) => status === 422)
    expect(refused?.json.error.problems).toEqual([{ at: '/creditCode', message: expect.stringContaining('已经注册') }])
  })

  test('is given to one account of staff', async () => {
    const operator = await server.staff('operator', { login: 'operator-2' })
    const body = JSON.stringify({ login: 'twice', name: '重名', role: 'city', email: 'twice@example.com' })
    const create = () => operator.request('POST', '/api/operate/accounts', { body, headers: json })
    const answers = await Promise.all([create(), create(), create()])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422])
  })
})

describe('limits on attempts', () => {
  test('wrong passwords are slowed down by account and address, so that nobody locks out the owner', async () => {
    const owner = await server.organisation({ district: 'ganjingzi', creditCode: creditCode(800) })
    const attacker = server.visitor()
    const wrong = () =>
      attacker.request('POST', '/api/session', { body: JSON.stringify({ login: owner.creditCode, password: 'guess' }), headers: json })
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt++) statuses.push((await wrong()).status)
    expect(statuses).toEqual([...Array(8).fill(401), ...Array(4).fill(429)])
    const limited = await wrong()
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    await server.as(owner.creditCode)
    server.advance(6 * 60_000)
    expect((await wrong()).status).toBe(401)
  })

  test('whoever knows the mail address as well cannot end the sessions of the owner again and again', async () => {
    const owner = await server.organisation({ district: 'ganjingzi', creditCode: creditCode(803) })
    const forget = () => server.visitor().post('/api/passwords/forgotten', { login: owner.creditCode, email: owner.email }, 200)
    for (let attempt = 0; attempt < 6; attempt++) expect(await forget()).toEqual({ sent: true })
    expect(await server.mails(owner.email)).toHaveLength(1 + 3)
    const password = await server.mailedPassword(owner.email)
    const again = await server.as(owner.creditCode, password)
    await forget()
    await again.get('/api/session')
    server.advance(3_600_000)
    await forget()
    expect(await server.mails(owner.email)).toHaveLength(1 + 4)
  })

  test('an unknown account is answered like a known one', async () => {
    const code = creditCode(801)
    await server.organisation({ district: 'ganjingzi', creditCode: code })
    const [known, unknown] = await Promise.all(
      [code, creditCode(802)].map((login) => server.visitor().post('/api/session', { login, password: 'wrong' }, 401)),
    )
    expect(known).toEqual(unknown)
  })
})

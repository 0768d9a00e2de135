import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Client } from '../client.js'
import { act, begin, goodAnswers, pdfFor, printAndUpload, save } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
let client: Client
let id: string

beforeAll(async () => {
  server = await startServer()
  client = await server.organisation({ district: 'ganjingzi' })
  id = await begin(client)
})
afterAll(() => server.close())

const bytes = (text: string) => new TextEncoder().encode(text)
const good = () => pdfFor(id, 'licence', String(Math.random()))
const text = () => new TextDecoder().decode(good())
const stored = () => readdirSync(path.join(server.data, 'files/incoming')).length
const folder = () => path.join(server.data, 'files')
const contents = () => (existsSync(folder()) ? readdirSync(folder(), { recursive: true }).filter((name) => String(name).length > 60) : [])

describe('a file that cannot be accepted gets its own sentence, and nothing of it stays', () => {
  test.each<[string, () => Uint8Array<ArrayBuffer>, number, RegExp]>([
    ['an empty file', () => bytes(''), 422, /空/],
    ['a picture renamed', () => bytes('\x89PNG\r\n\x1a\n0000000000000000'), 422, /不是 ?PDF|PDF/],
    ['a page of HTML', () => bytes('<!doctype html><script>1</script>'), 422, /PDF/],
    ['an encrypted one', () => bytes(text().replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 9 0 R')), 422, /加密|密码/],
    [
      'one that runs scripts',
      () => bytes(text().replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (x) >>')),
      422,
      /脚本|动作|程序/,
    ],
    ['one that was cut off', () => bytes(text().slice(0, 200)), 422, /不完整|损坏|重新/],
  ])('%s', async (_what, content, status, sentence) => {
    const before = contents()
    const { error } = await client.upload(id, 'licence', content(), status)
    expect(contents()).toEqual(before)
    expect(error.message).toMatch(sentence)
    const { checklist } = await client.get(`/api/declarations/${id}/check`)
    expect(checklist.find((item: { key: string }) => item.key === 'licence').files).toEqual([])
    expect(stored()).toBe(0)
  })

  test('one that is too large is stopped while it arrives', async () => {
    const { checklist } = await client.get(`/api/declarations/${id}/check`)
    const { maxMegabytes } = checklist.find((item: { key: string }) => item.key === 'licence')
    const large = new Uint8Array(maxMegabytes * 1_048_576 + 1)
    const { error } = await client.upload(id, 'licence', large, 413)
    expect(error.message).toContain(`${maxMegabytes}MB`)
    expect(stored()).toBe(0)
  })

  test('something that does not call itself a PDF', async () => {
    const answer = await client.request('PUT', `/api/declarations/${id}/materials/licence`, {
      body: 'x',
      headers: { 'Content-Type': 'text/html' },
    })
    expect(answer.status).toBe(415)
  })

  test('an item that the checklist does not have', async () => {
    await client.upload(id, 'passport', good(), 404)
  })
})

describe('a file that takes its time', () => {
  /** An upload whose last bytes arrive when it is told to finish. */
  function slowly(to: string, key: string, sender = client) {
    let finish = () => {}
    const content = pdfFor(to, key, 'slow')
    const told = new Promise<void>((resolve) => {
      finish = resolve
    })
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(content.slice(0, 100))
        await told
        controller.enqueue(content.slice(100))
        controller.close()
      },
    })
    const answer = fetch(`${server.url}/api/declarations/${to}/materials/${key}?name=slow.pdf`, {
      method: 'PUT',
      body,
      headers: { Origin: server.url, Cookie: sender.cookie(), 'Content-Type': 'application/pdf' },
      duplex: 'half',
    } as RequestInit)
    return { answer, finish }
  }
  const begun = () => vi.waitFor(() => expect(stored()).toBeGreaterThan(0), 5000)

  test('does not get into a declaration that was handed in meanwhile', async () => {
    const other = await server.organisation({ district: 'ganjingzi' })
    const own = await begin(other)
    await save(other, own, goodAnswers())
    await printAndUpload(other, own)
    const { answer, finish } = slowly(own, 'licence', other)
    await begun()
    await act(other, own, 'submit')
    finish()
    expect((await answer).status).toBe(409)
    const { checklist } = await other.get(`/api/declarations/${own}/check`)
    expect(checklist.find((item: { key: string }) => item.key === 'licence').files).toHaveLength(1)
  })

  test('does not make more files than there is room for', async () => {
    const { checklist } = await client.get(`/api/declarations/${id}/check`)
    const { key, maxFiles } = checklist.find((item: { maxFiles: number }) => item.maxFiles > 1)
    const many = Array.from({ length: maxFiles + 3 }, () => slowly(id, key))
    await begun()
    for (const { finish } of many) finish()
    const statuses = await Promise.all(many.map(async ({ answer }) => (await answer).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(maxFiles)
    for (const file of (await client.get(`/api/declarations/${id}/check`)).checklist.find((item: { key: string }) => item.key === key)
      .files)
      await client.delete(`/api/declarations/${id}/materials/${key}/${file.id}`)
  })
})

describe('a file that was accepted', () => {
  test('comes back byte by byte, as a PDF that cannot do anything, under a clean name', async () => {
    const content = good()
    const name = encodeURIComponent('..\\报告\r\nX: y\u202Efdp.exe')
    await client.request('PUT', `/api/declarations/${id}/materials/licence?name=${name}`, {
      body: content,
      headers: { 'Content-Type': 'application/pdf' },
    })
    const { checklist } = await client.get(`/api/declarations/${id}/check`)
    const [file] = checklist.find((item: { key: string }) => item.key === 'licence').files
    const response = await fetch(`${server.url}/api/files/${file.id}`, { headers: { Cookie: client.cookie() } })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(content)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('repr-digest')).toBe(`sha-256=:${createHash('sha256').update(content).digest('base64')}:`)
    expect(file.sha256).toBe(createHash('sha256').update(content).digest('hex'))
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('x')).toBeNull()
    expect(file.name).toMatch(/^[^\\/\r\n\u202e]+\.pdf$/)
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename=".*\.pdf"; filename\*=UTF-8''/)
  })

  test('is replaced by the next one where there is room for one only, and the record keeps both', async () => {
    const single = async () => {
      const { checklist } = await client.get(`/api/declarations/${id}/check`)
      return checklist.find(({ maxFiles }: { maxFiles: number }) => maxFiles === 1)
    }
    const { key } = await single()
    await client.upload(id, key, good())
    await client.upload(id, key, good())
    expect((await single()).files).toHaveLength(1)
    const rows = await server.services.store.read.all('SELECT removed_at FROM material_file WHERE material = ? ORDER BY at DESC LIMIT 2', [
      key,
    ])
    expect(rows).toEqual([{ removed_at: null }, { removed_at: expect.any(String) }])
  })

  test('is told apart from the same file in another place', async () => {
    const content = good()
    await client.upload(id, 'licence', content)
    const item = await client.upload(id, 'industryProof', content)
    expect(item.files[0].hints.join()).toContain('另一项材料')
    const again = await client.upload(id, 'industryProof', content)
    expect(JSON.stringify(again.files)).toContain('这一项材料中已经上传过')
  })
})

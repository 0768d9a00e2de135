/** The file of a case as one archive. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ArchiveEntry, archive } from '../../server/actions/archive.js'
import { unzip } from '../../web/pages/studio/zip.js'
import type { Client } from '../client.js'
import { people, submitted } from '../selection.js'
import { startServer, type TestServer } from '../server.js'

let server: TestServer
let staff: Awaited<ReturnType<typeof people>>
let enterprise: Client
let id: string

beforeAll(async () => {
  server = await startServer({ variables: { CHROMIUM_PATH: '/nowhere/chromium' } })
  staff = await people(server)
  enterprise = await server.organisation({ district: 'ganjingzi', name: '示例/轴承有限公司' })
  id = await submitted(enterprise)
})
afterAll(() => server.close())

/** The entries of an archive, read by its directory. */
function entriesOf(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - 22
  const found = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const [size, length, start] = [bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)]
    const body = start + 30 + bytes.readUInt16LE(start + 26)
    found.set(bytes.subarray(at + 46, at + 46 + length).toString(), bytes.subarray(body, body + size))
    at += 46 + length
  }
  return found
}

async function fileOf(client: Client): Promise<Map<string, Buffer>> {
  const response = await fetch(`${server.url}/api/declarations/${id}/case.zip`, { headers: { Cookie: client.cookie() } })
  expect(response.status).toBe(200)
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toMatch(/示例.轴承有限公司 \S+\.zip/)
  return entriesOf(Buffer.from(await response.arrayBuffer()))
}

test('holds what was uploaded byte for byte, findings, log and a list of hashes that is true', async () => {
  const found = await fileOf(staff.district)
  const { checklist } = await staff.district.get(`/api/declarations/${id}/check`)
  const uploaded = checklist.flatMap(({ files }: { files: { sha256: string }[] }) => files.map(({ sha256 }) => sha256)).sort()
  const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  const materials = [...found].filter(([name]) => name.startsWith('材料/'))
  expect(materials.map(([, content]) => hashOf(content)).sort()).toEqual(uploaded)
  expect([...found.keys()]).toEqual(expect.arrayContaining(['申报条件.xlsx', '审核意见.xlsx', '办理记录.xlsx', 'SHA256SUMS.txt']))
  const list = (found.get('SHA256SUMS.txt') ?? '').toString().trimEnd().split('\n')
  expect(list).toEqual([...found].filter(([name]) => name !== 'SHA256SUMS.txt').map(([name, content]) => `${hashOf(content)}  ${name}`))
})

test('says what could not be printed instead of leaving it out', async () => {
  const missing = [...(await fileOf(enterprise))].filter(([name]) => name.endsWith('（没有生成）.txt'))
  expect(missing.length).toBeGreaterThan(0)
  expect(missing[0]?.[1].toString()).toMatch(/PDF|打印/)
})

test('is nothing for whoever does not reach the declaration, and each download stands in the log of reviewers', async () => {
  for (const client of [staff.otherDistrict, staff.thirdParty]) await client.get(`/api/declarations/${id}/case.zip`, 404)
  const log = async (client: Client) =>
    (await client.get(`/api/declarations/${id}/history`)).map(({ action }: { action: string }) => action)
  expect(await log(staff.district)).toContain('export-case')
  expect(await log(enterprise)).not.toContain('export-case')
})

test('is asked for piece by piece: no second file is opened before the first was taken', async () => {
  const opened: string[] = []
  async function* entries(): AsyncGenerator<ArchiveEntry> {
    for (const name of ['a', 'b']) {
      opened.push(name)
      yield { path: name, content: new Uint8Array(10) }
    }
  }
  const pieces = archive(entries())
  await pieces.next()
  await pieces.next()
  expect(opened).toEqual(['a'])
})

test('is an archive that the reader of archives in the browser reads too', async () => {
  async function* entries(): AsyncGenerator<ArchiveEntry> {
    yield { path: '文书/承诺书.txt', content: new TextEncoder().encode('承诺') }
  }
  const pieces: Uint8Array[] = []
  for await (const piece of archive(entries())) pieces.push(piece)
  expect(await unzip(new Blob([Buffer.concat(pieces)]))).toMatchObject({ '文书/承诺书.txt': '承诺' })
})

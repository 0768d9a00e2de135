/** What is found in uploaded files: hints for people, and the virus scanner that nothing passes in doubt. */
import { createServer, type Server, type Socket } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePdf } from '../../server/demo/sample-pdf.js'
import type { Client } from '../client.js'
import { type Bitmap, pictureOf } from '../paper/bitmaps.js'
import { asScan } from '../paper/scanner.js'
import { begin, pdfFor } from '../selection.js'
import { repository, startServer, type TestServer } from '../server.js'

/** Answers like clamd: reads the command and the chunks to their end, then says what the test wants. */
async function fakeClamd(answer: (content: Buffer) => string | undefined): Promise<{ server: Server; port: number; scanned: Buffer[] }> {
  const scanned: Buffer[] = []
  const server = createServer((socket: Socket) => {
    let received = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      const content = contentOf(received)
      if (!content) return
      scanned.push(content)
      const text = answer(content)
      if (text === undefined) socket.destroy()
      else socket.end(`${text}\0`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0, scanned }
}

/** The content, once the chunk of length zero has come. */
function contentOf(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (received.subarray(0, command.length).toString('latin1') !== command) return undefined
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

const page = (grey: (x: number, y: number) => number, [width, height]: [number, number]): Bitmap => {
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let at = 0; at < width * height; at++) data.fill(grey(at % width, Math.floor(at / width)), at * 4, at * 4 + 3)
  return { width, height, data }
}
const white = page((x, y) => (x === 0 || y === 0 ? 0 : 253), [827, 1169])
const lines = page((_, y) => (y % 20 < 3 ? 20 : 250), [827, 1169])
async function scanOf(dpi: number, ...bitmaps: Bitmap[]): Promise<Uint8Array<ArrayBuffer>> {
  const scan = await asScan(bitmaps.map((bitmap) => pictureOf(bitmap, (dpi * bitmap.width) / 827)))
  // the server lives in this process: connections that ended meanwhile are noticed before the next request
  await new Promise((resolve) => setTimeout(resolve, 100))
  return scan
}

describe('hints that never block', () => {
  let server: TestServer
  let client: Client
  let id: string
  const hints = async (content: Uint8Array<ArrayBuffer>, key = 'licence') => {
    const { files, present } = await client.upload(id, key, content)
    expect(present).toBe(true)
    return files.at(-1).hints.join()
  }
  beforeAll(async () => {
    server = await startServer()
    client = await server.organisation({ district: 'ganjingzi' })
    id = await begin(client)
  })
  afterAll(() => server.close())

  test('blank pages are named, also with the black edge of a scanner', async () => {
    expect(await hints(await scanOf(100, lines, white, lines))).toContain('第 2 页是空白页')
    expect(await hints(await scanOf(150, lines))).not.toContain('空白')
  })

  test('a scan that is too coarse is said to be, a finer one and a written page are not', async () => {
    expect(await hints(await scanOf(100, lines))).toMatch(/约 \d+ dpi/)
    expect(await hints(await scanOf(150, lines))).not.toContain('dpi')
    expect(await hints(pdfFor(id, 'licence', 'written'))).toBe('')
  })

  test('fewer pages than the configuration expects are pointed out', async () => {
    const harbour = await startServer({ root: path.join(repository, 'test/fixtures/harbour') })
    const bakery = await harbour.organisation({ district: 'east' })
    const declaration = await bakery.post('/api/declarations', { programme: 'oven-grant', stage: 'application' }, 201)
    const { files, present } = await bakery.upload(declaration.id, 'licence', samplePdf('one page', 1))
    expect(present).toBe(true)
    expect(files[0].hints.join()).toContain('一般不少于 2 页，现在只有 1 页')
    await harbour.close()
  })

  test('the same file in another declaration is pointed out, without saying whose', async () => {
    const content = pdfFor(id, 'licence', 'shared')
    await client.upload(id, 'industryProof', content)
    const other = await server.organisation({ district: 'zhongshan' })
    const { files } = await other.upload(await begin(other), 'licence', content)
    expect(files[0].hints.join()).toContain('同一个文件在别的申报中')
  })
})

describe('the virus scanner', () => {
  const uploading = async (answer: (content: Buffer) => string | undefined) => {
    const clamd = await fakeClamd(answer)
    const server = await startServer({ variables: { CLAMD_HOST: `127.0.0.1:${clamd.port}` } })
    const client = await server.organisation({ district: 'ganjingzi' })
    const id = await begin(client)
    const content = pdfFor(id, 'licence')
    const upload = (status?: number) => client.upload(id, 'licence', content, status)
    const close = async () => {
      await server.close()
      clamd.server.close()
    }
    return { clamd, content, upload, close }
  }

  test('gets every byte, and lets a clean file pass', async () => {
    const { clamd, content, upload, close } = await uploading(() => 'stream: OK')
    expect(await upload()).toMatchObject({ present: true })
    expect(clamd.scanned).toHaveLength(1)
    expect(clamd.scanned[0]?.equals(Buffer.from(content))).toBe(true)
    await close()
  })

  test('keeps out what it finds, by name', async () => {
    const { upload, close } = await uploading(() => 'stream: Win.Test.EICAR_HDB-1 FOUND')
    expect((await upload(422)).error.message).toContain('Win.Test.EICAR_HDB-1')
    await close()
  })

  test.each([
    ['answers with an error', () => 'INSTREAM size limit exceeded. ERROR'],
    ['hangs up', () => undefined],
    ['answers nonsense', () => 'stream: FOUND OK'],
  ])('closes the door when it %s', async (_, answer) => {
    const { upload, close } = await uploading(answer)
    expect((await upload(503)).error.message).toContain('病毒检查')
    await close()
  })

  test('closes the door when it cannot be reached', async () => {
    const { clamd, upload, close } = await uploading(() => 'stream: OK')
    await new Promise((resolve) => clamd.server.close(resolve))
    expect((await upload(503)).error.message).toContain('病毒检查')
    await close()
  })
})

/** A server of its own process under uploads: how much memory it takes, and what stays when it is killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { samplePdf } from '../../server/demo/sample-pdf.js'
import { sweepFiles } from '../../server/store/file-storage.js'
import { storedContents } from '../../server/store/materials.js'
import { type Client, connect } from '../client.js'
import { begin, goodAnswers, materials, pdfFor, printAndUpload, save } from '../selection.js'
import { chosenPassword, repository, startServer } from '../server.js'

export interface Enterprise {
  login: string
  declaration: string
}

export interface Storm {
  data: string
  enterprises: Enterprise[]
  end(): void
}

/** A data folder with enterprises whose declarations are complete but for being handed in. */
export async function prepareStorm(count: number, complete: boolean): Promise<Storm> {
  const data = mkdtempSync(path.join(tmpdir(), 'shenbao-storm-'))
  const server = await startServer({ data })
  const enterprises: Enterprise[] = []
  for (let index = 0; index < count; index++) {
    const client = await server.organisation({ district: 'ganjingzi' })
    const declaration = await begin(client)
    await save(client, declaration, goodAnswers())
    if (complete) await printAndUpload(client, declaration)
    enterprises.push({ login: client.creditCode, declaration })
  }
  await server.close()
  return { data, enterprises, end: () => rmSync(data, { recursive: true, force: true }) }
}

export interface Served {
  url: string
  /** The most memory that the process took so far, in megabytes. */
  peak(): number
  signIn(login: string): Promise<Client>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** Starts the built server on a data folder. */
export async function serve(data: string): Promise<Served> {
  const child = spawn(process.execPath, [path.join(repository, 'dist/server/main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: data, TRUST_PROXY: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await addressOf(child)
  return {
    url,
    peak: () => peakOf(child.pid ?? 0),
    async signIn(login) {
      const client = connect(url)
      await client.post('/api/session', { login, password: chosenPassword }, 200)
      return client
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The server did not start: ${text}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0]
      if (url) resolve(url)
    })
  })
}

/** As Linux counts it. */
function peakOf(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

/** A good PDF of so many megabytes, unlike every other. */
export function largePdf(megabytes: number): Uint8Array<ArrayBuffer> {
  const page = Buffer.from(samplePdf('large', 1)).toString('latin1')
  // nothing in it looks like an object, not even by chance
  const filling = randomBytes(megabytes * 2 ** 20 - page.length - 200).map((byte) => (byte === 0x6f ? 0 : byte))
  const [before = '', after = ''] = page.split('xref\n0')
  const head = Buffer.from(`${before}90 0 obj\n<< /Length ${filling.length} >>\nstream\n`, 'latin1')
  const offset = head.length + filling.length + '\nendstream\nendobj\n'.length
  const tail = Buffer.from(`\nendstream\nendobj\nxref\n0${after.replace(/startxref\n\d+/, `startxref\n${offset}`)}`, 'latin1')
  return new Uint8Array(Buffer.concat([head, filling, tail]))
}

export interface Aftermath {
  /** What is not as it must be. */
  disorder: string[]
  /** How many uploads and submissions were answered with success before a kill. */
  acknowledged: number
  submitted: number
}

/** Kills the server so many times at a random moment of uploads and submissions, then looks after the sweep of the next day. */
export async function killAgainAndAgain(storm: Storm, times: number, random: () => number): Promise<Aftermath> {
  const acknowledged: string[] = []
  const submitted: string[] = []
  for (let round = 0; round < times; round++) {
    const served = await serve(storm.data)
    const open = storm.enterprises.filter(({ declaration }) => !submitted.includes(declaration))
    const { login = '', declaration = '' } = open[round % open.length] ?? {}
    const client = await served.signIn(login)
    const { version } = await client.get(`/api/declarations/${declaration}`)
    let answered = 0
    const uploads = materials.map(async (key) => {
      const { json } = await client.request('PUT', `/api/declarations/${declaration}/materials/${key}?name=${round}.pdf`, {
        body: pdfFor(declaration, key, String(round)),
        headers: { 'Content-Type': 'application/pdf' },
      })
      answered++
      acknowledged.push(...(json?.files ?? []).map(({ sha256 }: { sha256: string }) => sha256))
    })
    const submits = open.length > 1 && random() < 0.08
    const submission = submits ? client.request('POST', `/api/declarations/${declaration}/actions`, submit(version)) : undefined
    const told = submission?.then(({ status }) => {
      answered++
      if (status === 200) submitted.push(declaration)
    })
    const moment = { answers: Math.floor(random() * materials.length), milliseconds: random() * 250 }
    let isOver = false
    const all = Promise.allSettled([...uploads, told])
    await Promise.race([all, reached(() => isOver || answered >= moment.answers).then(() => pause(moment.milliseconds))])
    isOver = true
    await served.kill()
    await all
  }
  const found = await disorder(storm.data, acknowledged, submitted)
  return { disorder: found, acknowledged: acknowledged.length, submitted: submitted.length }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function reached(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(2)
}

const submit = (version: number) => ({
  body: JSON.stringify({ action: 'submit', version }),
  headers: { 'Content-Type': 'application/json' },
})

/** Rows without their file, files without a row, contents that are not what their name says, and what was acknowledged but is not there. */
async function disorder(data: string, acknowledged: readonly string[], submitted: readonly string[]): Promise<string[]> {
  const server = await startServer({ data })
  const { store, files } = server.services
  const known = await storedContents(store.read)
  await sweepFiles(files, known, new Date(Date.now() + 2 * 86_400_000))
  const found: string[] = []
  for (const sha256 of known) {
    const content = await files.open(sha256)
    if (!content) found.push(`row without file ${sha256}`)
    else if (
      createHash('sha256')
        .update(Buffer.from(await new Response(content).arrayBuffer()))
        .digest('hex') !== sha256
    )
      found.push(`altered ${sha256}`)
  }
  for await (const { sha256 } of files.list()) if (!known.has(sha256)) found.push(`file without row ${sha256}`)
  found.push(...readdirSync(path.join(data, 'files/incoming')).map((name) => `unfinished ${name}`))
  found.push(...acknowledged.filter((sha256) => !known.has(sha256)).map((sha256) => `lost ${sha256}`))
  const half = await store.read.all<{ id: string }>(
    "SELECT id FROM declaration WHERE submitted_at IS NOT NULL AND id NOT IN (SELECT declaration FROM revision WHERE kind = 'submission')",
  )
  found.push(...half.map(({ id }) => `half submitted ${id}`))
  const handedIn = await store.read.all<{ declaration: string }>("SELECT declaration FROM revision WHERE kind = 'submission'")
  const kept = new Set(handedIn.map(({ declaration }) => declaration))
  found.push(...submitted.filter((id) => !kept.has(id)).map((id) => `lost submission ${id}`))
  await server.close()
  return found
}

/** The item of the checklist that takes the largest files. */
export const largest = 'auditReport'

/** Uploads as many of these at a time as there are enterprises; answers the statuses. */
export async function uploadAtOnce(served: Served, enterprises: readonly Enterprise[], each: number, megabytes: number): Promise<number[]> {
  const one = largePdf(megabytes)
  const contents = Array.from({ length: each * enterprises.length }, (_, index) => {
    const content = one.slice()
    content.set(randomBytes(64), content.length - 2000 - index)
    return content
  })
  const clients = await Promise.all(
    enterprises.map(async ({ login, declaration }) => ({ client: await served.signIn(login), declaration })),
  )
  const answers = contents.flatMap((body, index) => {
    const { client, declaration } = clients[index % clients.length] ?? {}
    if (!client) return []
    const path = `/api/declarations/${declaration}/materials/${largest}?name=large.pdf`
    return [client.request('PUT', path, { body, headers: { 'Content-Type': 'application/pdf' } })]
  })
  return (await Promise.all(answers)).map(({ status }) => status)
}

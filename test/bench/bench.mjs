/** Measures the built server beside a floor and beside the goals; prints a table and writes docs/evidence/bench.json. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { serverOptions } from '../../.scripts/prepare.mjs'
import { startProcess } from './child.mjs'
import { judge, printReport } from './goals.mjs'
import { measure, together } from './load.mjs'
import { root } from './shipped.mjs'
import { measureWeb } from './web-route.mjs'
import { createWorld, goodAnswers } from './world.mjs'

const clients = 8
/** So many hand in one after the other; thirteen such portions, of which the first is told as it is and the last three are what is measured. */
const portion = 300
const handingIn = 13 * portion
/** Drafts beside those that are handed in: looked at and saved again and again, left unfinished, written to by fifty at once, and the one on the page. */
const beside = { complete: 320, unfinished: 10, writers: 50, page: 1 }
const sizes = process.argv.includes('--small') ? [1000] : [1000, 10_000, 100_000]

async function measureFloor() {
  const data = temporary()
  const floor = await startProcess(path.join(root, 'test/bench/floor.mjs'), { environment: { DATA_DIR: data }, port: await freePort() })
  const answers = await goodAnswers()
  const incomplete = { ...answers, basics: { name: answers.basics.name } }
  const creates = times(portion, () => ({ method: 'POST', path: '/rows', body: answers, expect: 201 }))
  const measured = {
    firstCreates: await measure(floor, creates, clients),
    create: await measureWarm(floor, creates),
    read: await measureWarm(
      floor,
      times(600, () => ({ method: 'GET', path: '/rows/1' })),
    ),
    refuse: await measureWarm(
      floor,
      times(300, () => ({ method: 'POST', path: '/rows', body: incomplete, expect: 422 })),
    ),
  }
  await floor.stop()
  rmSync(data, { recursive: true })
  return measured
}

/** What a submission has to write, and nothing else: how near to the floor the platform can come. */
async function measureWrites() {
  const data = temporary()
  const { drafts } = await createWorld(data, sizes[0], handingIn)
  const server = await startProcess(path.join(root, 'test/bench/writes.mjs'), {
    environment: { DATA_DIR: data },
    port: await freePort(),
    node: serverOptions,
  })
  const measured = []
  for (const some of portions(drafts))
    measured.push(
      await measure(
        server,
        some.map((draft) => ({ method: 'POST', path: `/submissions/${draft.id}`, body: draft.answers })),
        clients,
      ),
    )
  await server.stop()
  rmSync(data, { recursive: true })
  return together(measured.slice(-3))
}

async function measureSize(size, withWeb) {
  const data = temporary()
  console.log(`${size} declarations …`)
  const world = await createWorld(data, size, handingIn + Object.values(beside).reduce((sum, count) => sum + count))
  const start = async () =>
    startProcess(path.join(root, 'dist/server/main.js'), {
      environment: { DATA_DIR: data, HOST: '127.0.0.1' },
      port: await freePort(),
      ready: '/readyz',
      node: serverOptions,
    })
  await (await start()).stop() // the file system's cache is warm from then on, as after any restart
  const server = await start()
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const measured = {
    startup: Math.round(server.startup),
    idle: Math.round(server.memory().now),
    ...(await measureOperations(server, world)),
  }
  if (withWeb) Object.assign(measured, { web: await measureWeb(server, world.drafts.at(-1)) })
  const busy = /SQLITE_BUSY|database is locked/.exec(server.output())
  if (busy) throw new Error(`A busy error was logged: ${server.output()}`)
  await server.stop()
  rmSync(data, { recursive: true })
  return measured
}

/** A server runs for weeks: what is compiled while three thousand of them are answered is not counted, of the floor neither. */
async function measureWarm(server, calls) {
  for (let made = 0; made < 3000; made += calls.length) await measure(server, calls, clients)
  return measure(server, calls, clients)
}

async function measureOperations(server, { drafts, district }) {
  const list = (query) => ({
    method: 'GET',
    path: `/api/declarations?programme=dalian-digital-2024&stage=selection&${query}`,
    cookie: district.cookie,
  })
  const of = (draft, method, suffix = '', more = {}) => ({
    method,
    path: `/api/declarations/${draft.id}${suffix}`,
    cookie: draft.cookie,
    ...more,
  })
  const save = (draft, version, answers = draft.answers) => of(draft, 'PUT', '/answers', { body: { version, answers } })
  const act = (draft, action, version, expect) =>
    of(draft, 'POST', '/actions', { body: { action, version, key: `${draft.id}-${version}` }, expect })
  const handing = drafts.slice(0, handingIn)
  const complete = drafts.slice(handing.length).slice(0, beside.complete)
  const unfinished = drafts.slice(handing.length + complete.length).slice(0, beside.unfinished)
  const writers = drafts.slice(handing.length + complete.length + unfinished.length).slice(0, beside.writers)
  const warm = (calls) => measureWarm(server, calls)
  const measured = {
    read: await warm(times(400, (n) => of(complete[n % complete.length], 'GET'))),
    list: await warm(times(300, () => list('view=todo&sort=dueAt&limit=20&f.subIndustry=bearings'))),
    listByName: await warm(times(200, () => list('view=all&sort=@name&limit=20'))),
    check: await warm(times(400, (n) => of(complete[n % complete.length], 'GET', '/check'))),
  }
  for (const draft of unfinished) await measure(server, [save(draft, 1, { basics: { name: draft.answers.basics.name } })], 1)
  measured.refuse = await warm(times(300, (n) => act(unfinished[n % unfinished.length], 'submit', 2, 422)))
  measured.writers = []
  for (let round = 1; round <= 4; round++)
    measured.writers.push(
      await measure(
        server,
        writers.map((draft) => save(draft, round)),
        writers.length,
      ),
    )
  // as people do: save, look at what is missing, hand in; each of them once
  const [saves, submits] = [[], []]
  for (const some of portions(handing)) {
    const each = (call) => measure(server, some.map(call), clients)
    saves.push(await each((draft) => save(draft, 1)))
    await each((draft) => of(draft, 'GET', '/check'))
    submits.push(await each((draft) => act(draft, 'submit', 2)))
  }
  return { ...measured, save: together(saves.slice(-3)), submit: together(submits.slice(-3)), firstSubmits: submits[0] }
}

const portions = (all) => times(Math.ceil(all.length / portion), (n) => all.slice(n * portion, (n + 1) * portion))
const times = (count, make) => Array.from({ length: count }, (_, n) => make(n))
const temporary = () => mkdtempSync(path.join(os.tmpdir(), 'shenbao-bench-'))

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function machine() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  return { version, node: process.version, cpu: os.cpus()[0]?.model ?? '', cores: os.cpus().length, load: os.loadavg()[0] }
}

const results = { machine: machine(), floor: { ...(await measureFloor()), submission: await measureWrites() }, sizes: {} }
for (const size of sizes) results.sizes[size] = await measureSize(size, size === sizes[0])
const goals = judge(results, sizes)
printReport(results, goals)
if (sizes.length > 1) {
  mkdirSync(path.join(root, 'docs/evidence'), { recursive: true })
  writeFileSync(path.join(root, 'docs/evidence/bench.json'), `${JSON.stringify({ ...results, goals }, null, 2)}\n`)
}

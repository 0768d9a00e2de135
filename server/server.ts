/** A running server from its settings: store, programmes in force, HTTP and jobs; the process around it is main.ts. */
import { randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import { issueSetupLink } from './actions/accounts/issue-setup-link.js'
import { ownActor, type Services } from './actions/context.js'
import { type Broken, seedProgrammes } from './actions/studio/seed-programmes.js'
import { createApp } from './app.js'
import type { DemoAccount } from './demo/accounts.js'
import { type MovableClock, movableClock } from './demo/clock.js'
import type { Problem } from './engine/model.js'
import type { Environment } from './environment.js'
import { openDoor } from './http/command-line-door.js'
import { listen } from './http/listen.js'
import { type Jobs, startJobs } from './jobs/jobs.js'
import { filePost, smtpPost } from './jobs/mail-delivery.js'
import { createPaper } from './paper/paper.js'
import { createProgrammes, type Doubt, UnreadableEdition } from './programmes/programmes.js'
import { createVerifier, type Verifier } from './programmes/verifier.js'
import { diskStorage } from './store/file-storage.js'
import { openStore, type Store } from './store/store.js'
import { clamd } from './store/virus-scanner.js'

export interface ServerOptions {
  environment: Environment
  /** Holds schemas/, rules/ and templates/ of what is shipped. */
  root: string
  /** The built web. */
  web: string
  /** The real time, as ISO text. */
  now?: () => string
}

export interface RunningServer {
  url: string
  services: Services
  jobs: Jobs
  /** What was published just now, by programme. */
  published: string[]
  /** Shipped folders that were never published and cannot be. */
  broken: Broken[]
  /** In force as it was accepted, though this version would not publish it any more. */
  doubts: readonly Doubt[]
  /** By it the first administrator sets a password; absent when there is one. */
  setupLink?: string
  /** Of the demonstration. */
  accounts: DemoAccount[]
  /** Answers what is under way, then ends. */
  close(): Promise<void>
}

/** Nothing can be served with these settings or files; the message says why and what to do. */
export class StartRefused extends Error {}

/** Opens, seeds, listens, begins the jobs. Throws StartRefused, or a sentence of the store, before anything half-works. */
export async function startServer({ environment, root, web, now = realTime }: ServerOptions): Promise<RunningServer> {
  if (environment.s3) throw new StartRefused('S3_ENDPOINT：这个版本只把上传的文件存放在数据文件夹中，请去掉 S3_ 开头的设置。')
  const { data, demo } = environment
  const store = await openStore({ folder: data, remote: environment.libsql }).catch((error: unknown) => {
    // what fetch says when nobody answers is of no use to whoever runs the server
    if (!environment.libsql || !(error instanceof TypeError)) throw error
    throw new StartRefused('连接不上 LIBSQL_URL 指定的数据库。请检查地址、网络，以及那台服务器是否在运行。')
  })
  const clock = movableClock(now)
  // from source there is no compiled worker of the same text
  const verifier = import.meta.url.endsWith('.ts') ? undefined : createVerifier()
  try {
    const services = servicesOf(environment, store, clock, verifier)
    const { accounts, published, broken } = await fill(services, clock, root, demo)
    const token = randomBytes(32).toString('base64url')
    let isClosing = false
    const app = createApp(services, {
      origin: environment.origin,
      proxies: environment.proxies,
      token,
      web,
      isClosing: () => isClosing,
    })
    const listening = await listen(app, environment)
    const door = await openDoor(data, listening.url, token)
    const jobs = startJobs(
      services,
      environment.smtp ? smtpPost(environment.smtp, environment.mailFrom ?? '') : filePost(path.join(data, 'outbox')),
    )
    const link = await issueSetupLink({ ...services, actor: ownActor('系统') })
    return {
      url: listening.url,
      services,
      jobs,
      published,
      broken,
      doubts: services.programmes.doubts(),
      accounts,
      setupLink: link && `${environment.origin ?? listening.url}/setup?token=${link}`,
      async close() {
        isClosing = true
        await Promise.all([door.close(), jobs.stop(), listening.close()])
        await Promise.all([services.paper.close(), verifier?.close()])
        await store.close()
      },
    }
  } catch (error) {
    await verifier?.close()
    await store.close()
    throw error instanceof UnreadableEdition ? new StartRefused(unreadable(error.doubt)) : error
  }
}

let instant = { at: Number.NaN, text: '' }

/** A request asks for it dozens of times within a millisecond. */
function realTime(): string {
  const at = Date.now()
  if (at !== instant.at) instant = { at, text: new Date(at).toISOString() }
  return instant.text
}

function servicesOf(
  { data, demo, smtp, chromium, clamd: address, perMinute, exportRows }: Environment,
  store: Store,
  clock: MovableClock,
  verifier: Verifier | undefined,
): Services {
  return {
    store,
    programmes: createProgrammes(store, clock.now, verifier),
    files: diskStorage(path.join(data, 'files')),
    paper: createPaper({ folder: path.join(data, 'prints'), chromium }),
    viruses: address && clamd(address),
    settings: { demo, mailDelivery: smtp ? 'smtp' : 'files', perMinute, exportRows },
    now: clock.now,
    id: newId,
  }
}

/** A UUID of version 7 without its dashes (RFC 9562, 5.7): in the order of time, so that indexes grow at their end; 74 bits cannot be guessed. */
function newId(): string {
  // Node keeps random bytes for these of version 4 at hand
  const random = randomUUID()
  return `${Date.now().toString(16).padStart(12, '0')}7${random.slice(15, 18)}${random.slice(19, 23)}${random.slice(24)}`
}

interface Filled {
  accounts: DemoAccount[]
  published: string[]
  broken: Broken[]
}

/** Publishes what was never published and, for a demonstration, plays it. Compiles what is in force, so that a broken edition is found now. */
async function fill(services: Services, clock: MovableClock, root: string, demo: boolean): Promise<Filled> {
  const play = demo ? await import('./demo/demonstration.js') : undefined
  if (play) clock.moveTo(await play.beginningOf(root, services.now()))
  const seeding = await seedProgrammes({ ...services, actor: ownActor('系统') }, root)
  const inForce = await services.programmes.inForce().catch(orNothing)
  // a site without programmes is where the first one is built in the studio
  const isBare = seeding.broken.length === 0 && (await services.programmes.site().catch(() => undefined)) !== undefined
  if (inForce.length === 0 && !isBare) throw new StartRefused(refusal(seeding.broken))
  const accounts = play && seeding.published.length > 0 ? await play.playAll(services, clock) : []
  clock.moveTo(undefined)
  return { accounts, ...seeding }
}

/** Without a site nothing is in force; what cannot be read any more is another matter. */
function orNothing(error: unknown): [] {
  if (error instanceof UnreadableEdition) throw error
  return []
}

const unreadable = ({ programme, problems }: Doubt) =>
  `已发布的“${programme}”这个版本的程序读不了，服务没有启动，数据没有改动。请先用原来的版本运行，按下面的提示修改、发布后再更新：\n${linesOf(programme, problems)}`

/** The problems of a shipped or published folder, a line each. */
export const linesOf = (programme: string, problems: readonly Problem[]) =>
  problems.map((problem) => problemLine(programme, problem)).join('\n')

function refusal(broken: readonly Broken[]): string {
  if (broken.length === 0) return '没有可以发布的配置：schemas、rules、templates 中没有站点和事项的文件夹。'
  return `随附的配置有误，服务没有启动：\n${broken.map(({ programme, problems }) => linesOf(programme, problems)).join('\n')}`
}

/** File, place, what is wrong, what to do. */
function problemLine(programme: string, { file = '', at, message, remedy }: Problem): string {
  const place = file.replace(/^(schemas|rules|templates)\//, `$1/${programme}/`)
  return `  ${[place, at].filter(Boolean).join(' ')}：${message}${remedy ? ` ${remedy}` : ''}`
}

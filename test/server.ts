/** A real server on a throw-away folder: real HTTP on a loopback port, a real libSQL file, a clock that tests can put forward. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createAccount } from '../server/actions/accounts/create-account.js'
import { ownActor, type Services } from '../server/actions/context.js'
import { demoPassword, passwordIn } from '../server/demo/accounts.js'
import { dayOf } from '../server/engine/values/dates.js'
import { readEnvironment } from '../server/environment.js'
import { type RunningServer, startServer as start } from '../server/server.js'
import type { MailRow } from '../server/store/mails.js'
import { type Client, connect } from './client.js'
import { creditCode } from './credit-codes.js'
import { copyPrepared } from './prepared-data.js'

export const repository = path.resolve(import.meta.dirname, '..')
/** What people of tests choose as their password. */
export const chosenPassword = 'kept-by-its-owner-1'

export interface ServerOptions {
  /** Holds schemas/, rules/, templates/; the shipped ones unless given. */
  root?: string
  /** The built web, where it is not this repository's. */
  web?: string
  /** Plays the demonstration; everybody in it has the password `demoPassword`. */
  demo?: boolean
  /** When the clock begins. */
  now?: string
  /** An existing data folder, which stays. */
  data?: string
  /** Variables of the process environment. */
  variables?: Record<string, string>
}

export interface Registration {
  kind?: string
  district: string
  name?: string
  creditCode?: string
  email?: string
  selfCheck?: { programme: string; answers: object }
}

export interface TestServer {
  url: string
  services: Services
  running: RunningServer
  /** The data folder. */
  data: string
  /** Somebody who is not signed in, at an address of their own. */
  visitor(): Client
  /** Signs in. */
  as(login: string, password?: string): Promise<Client>
  /** Creates an account of staff, changes its mailed password, signs in. */
  staff(role: string, more?: { login?: string; district?: string }): Promise<Client>
  /** Registers an organisation over HTTP, changes its mailed password, signs in. */
  organisation(registration: Registration): Promise<Client & { creditCode: string; email: string }>
  /** The outbox, newest first; to one address if given. */
  mails(recipient?: string): Promise<MailRow[]>
  /** The initial password in the newest mail to an address. */
  mailedPassword(recipient: string): Promise<string>
  now(): string
  advance(milliseconds: number): void
  close(): Promise<void>
}

export const hour = 3_600_000
export const day = 24 * hour

const web = path.join(repository, 'dist/web')

const environmentOf = (data: string, { demo, variables }: ServerOptions) =>
  readEnvironment({
    PORT: '0',
    DATA_DIR: data,
    TRUST_PROXY: '1',
    UPLOADS_PER_MINUTE: '1000',
    ...(demo && { DEMO: '1' }),
    ...variables,
  }).environment

/** Whatever a test's clock shows, everything was published before. */
const longAgo = '2020-01-01T00:00:00.000Z'

/** Fills an empty data folder as a first start does: what is shipped is published in it, and played where it is demonstrated as of now. */
export async function fillFolder(folder: string, { demo }: { demo?: boolean } = {}): Promise<void> {
  await copyPrepared(repository, demo ? `demo-${dayOf(new Date().toISOString())}` : 'published', folder, async (data) => {
    const made = await start({ environment: environmentOf(data, { demo }), root: repository, web, ...(!demo && { now: () => longAgo }) })
    await made.close()
  })
}

/** A folder that is thrown away. */
async function newFolder({ root, demo, now }: ServerOptions): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-test-'))
  if (!root && !(demo && now)) await fillFolder(folder, { demo })
  return folder
}

/** Starts one; share it among the tests of a file. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const data = options.data ?? (await newFolder(options))
  const environment = environmentOf(data, options)
  const started = Date.now()
  const beginning = options.now ? Date.parse(options.now) : started
  let forward = 0
  const now = () => new Date(beginning + Date.now() - started + forward).toISOString()
  const running = await start({ environment, root: options.root ?? repository, web: options.web ?? web, now })
  const { url, services } = running
  const visitor = () => connect(url)

  async function enter(login: string, email: string): Promise<Client> {
    const client = visitor()
    const current = await mailedPassword(email)
    await client.post('/api/session', { login, password: current }, 200)
    await client.put('/api/session/password', { current, next: chosenPassword }, 200)
    return client
  }

  async function mails(recipient?: string) {
    const rows = await services.store.read.all<MailRow>('SELECT * FROM mail ORDER BY created_at DESC, rowid DESC')
    return recipient === undefined ? rows : rows.filter((row) => row.recipient === recipient)
  }

  async function mailedPassword(recipient: string) {
    const password = passwordIn((await mails(recipient))[0]?.body ?? '')
    if (!password) throw new Error(`No initial password was mailed to ${recipient}.`)
    return password
  }

  return {
    url,
    services,
    running,
    data,
    visitor,
    mails,
    mailedPassword,
    now,
    advance: (milliseconds) => {
      forward += milliseconds
    },
    async as(login, password = options.demo ? demoPassword : chosenPassword) {
      const client = visitor()
      await client.post('/api/session', { login, password }, 200)
      return client
    },
    async staff(role, { login = role, district } = {}) {
      const email = `${login}@staff.example.com`
      await createAccount({ ...services, actor: ownActor('系统') }, { login, name: `${login} 审核员`, role, district, email })
      return enter(login, email)
    },
    async organisation({ kind = 'enterprise', district, selfCheck, ...given }) {
      const code = given.creditCode ?? creditCode()
      const email = given.email ?? `${code.toLowerCase()}@example.com`
      const consentVersion = (await services.programmes.site()).file.consent.version
      const name = given.name ?? `示例${code.slice(-5)}有限公司`
      const person = { contact: '李明', mobile: '13900000001', email }
      await visitor().post(
        '/api/registrations',
        { kind, creditCode: code, name, district, ...person, consent: true, consentVersion, ...(selfCheck && { selfCheck }) },
        201,
      )
      return Object.assign(await enter(code, email), { creditCode: code, email })
    },
    async close() {
      await running.close()
      if (!options.data) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** What an action is given besides its input: who acts, the time, and the services it may use. */
import { AppError } from '../errors.js'
import type { Paper } from '../paper/paper.js'
import type { Programmes } from '../programmes/programmes.js'
import type { FileStorage } from '../store/file-storage.js'
import type { Reaching } from '../store/scope.js'
import type { Store } from '../store/store.js'
import type { VirusScanner } from '../store/virus-scanner.js'

/** Who acts. An anonymous visitor has the role `anonymous` and no account. */
export interface Actor extends Reaching {
  name: string
  role: string
  /** The address the request came from, for limits. */
  address: string
  mustChangePassword: boolean
}

export interface Settings {
  demo: boolean
  mailDelivery: 'smtp' | 'files'
  /** What one account may do in a minute; 0 = without limit. */
  perMinute: { submissions: number; uploads: number; checks: number }
  /** The most declarations, or entries of the log, in one export. */
  exportRows: number
}

export interface Context {
  actor: Actor
  /** Hash of the session's token. */
  session?: string
  store: Store
  programmes: Programmes
  files: FileStorage
  paper: Paper
  /** Absent where no virus scanner was named. */
  viruses?: VirusScanner
  settings: Settings
  now(): string
  id(): string
}

/** What is the same for every request. */
export type Services = Omit<Context, 'actor' | 'session'>

/** Nobody in particular. */
export const anonymous = (address: string): Actor => ({ name: '访客', role: 'anonymous', address, mustChangePassword: false, reach: {} })

/** The server itself at its start, and the command line that speaks to it: they may do what an administrator may. */
export const ownActor = (name: '系统' | '命令行'): Actor => ({
  account: name === '系统' ? 'system' : 'command-line',
  name,
  role: 'administrator',
  address: '127.0.0.1',
  mustChangePassword: false,
  reach: {},
})

/** The signed-in account, or unauthorized. */
export function requireAccount({ actor }: Context): string {
  if (!actor.account) throw new AppError('unauthorized', '请先登录。')
  return actor.account
}

/** One of these roles, or forbidden. */
export function requireRole(context: Context, ...roles: string[]): string {
  const account = requireAccount(context)
  if (!roles.includes(context.actor.role)) throw new AppError('forbidden', '您的账号没有这项权限。')
  return account
}

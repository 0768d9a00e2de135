/** What is said with every publication, whoever makes it: why, when, and what becomes of declarations begun before. */
import { AppError } from '../../errors.js'
import { unfinishedPublications } from '../../store/edition-moves.js'
import { pendingAt, publicationsOf, type Running } from '../../store/editions.js'
import type { Context } from '../context.js'
import { requireNote } from './publishing.js'

export interface PublicationInput {
  note: string
  /** Absent = new declarations only. */
  running?: Running
  /** An instant; absent = at once. */
  effectiveAt?: string
  /** The note says why some rules have no example that is met, or none that is not. */
  explained?: boolean
}

/** The same, trimmed and with the instant in UTC; refused where it cannot be. */
export function readInput(context: Context, { note, running = 'new', effectiveAt }: PublicationInput, noteMessage?: string) {
  requireNote(note, noteMessage)
  return { note: note.trim(), running, effectiveAt: effectiveAt === undefined ? undefined : laterInstant(context, effectiveAt) }
}

function laterInstant(context: Context, given: string): string {
  const at = Date.parse(given)
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(given) && !Number.isNaN(at)
  const message = isInstant
    ? '生效时间已经过了，请改为以后的时间，或选择立即生效。'
    : '生效时间应写明日期、时刻和时区，例如 2026-12-01T00:00+08:00。'
  if (!isInstant || at <= Date.parse(context.now())) throw new AppError('invalid', message, [{ at: '/effectiveAt', message }])
  return new Date(at).toISOString()
}

/** One publication at a time: neither one that waits for its day, nor one whose declarations are still being moved. */
export async function requireNoneUnderWay(context: Context, programme: string): Promise<void> {
  const { read } = context.store
  const pending = pendingAt(await publicationsOf(read, programme), context.now())
  if (pending) throw new AppError('invalid', `第 ${pending.number} 次发布还没有到生效时间。请先撤回它，再发布。`, [])
  const moving = (await unfinishedPublications(read, context.now())).find((one) => one.programme === programme)
  if (moving) throw new AppError('invalid', `第 ${moving.number} 次发布的申报件还在改用新版本，请过一会儿再发布。`, [])
}

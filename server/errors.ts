/** The one exception of the server: the end of the road for a request, in words for the person who asked. */
import type { Problem } from './engine/model.js'

export type ErrorCode =
  | 'malformed'
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'password-change-required'
  | 'cross-site'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported-type'
  | 'too-many'
  | 'unavailable'
  | 'internal'

interface More {
  /** What stands now, for a conflict. */
  current?: unknown
  /** Seconds to wait, for too-many. */
  retryAfter?: number
  /** Names the entry of the log, for internal. */
  reference?: string
}

/** What a request ends with when it cannot be done. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly problems: Problem[]
  readonly current?: unknown
  readonly retryAfter?: number
  readonly reference?: string

  constructor(code: ErrorCode, message: string, problems: Problem[] = [], more: More = {}) {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0 // it is an answer: nobody reads where it was given, and to find out takes longer than to answer
    super(message)
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'AppError'
    this.code = code
    this.problems = problems
    this.current = more.current
    this.retryAfter = more.retryAfter
    this.reference = more.reference
  }
}

/** Unknown, foreign and malformed are the same to whoever asks: one sentence, one shape. */
export const notFound = () => new AppError('not-found', '没有找到您要的内容。')

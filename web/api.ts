/** The one door to the server: typed calls, errors as sentences, and a second try after signing in again. */
import { hc } from 'hono/client'
import type { ErrorView } from '../server/actions/views/error'
import type { App } from '../server/app.js'
import type { Problem } from '../server/engine/model'

/** What a call ends with when it could not be done; the message is for people. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly problems: Problem[]
  readonly reference?: string
  readonly current?: unknown

  constructor(status: number, { code, message, problems, reference, current }: ErrorView['error']) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.problems = problems
    this.reference = reference
    this.current = current
  }
}

/** Whether the server was not reached at all. */
export const isOffline = (error: unknown) => error instanceof ApiError && error.code === 'offline'
export const offline = () => new ApiError(0, { code: 'offline', message: '连接不上服务器。请检查网络，稍后再试。', problems: [] })

let signInAgain: (() => Promise<boolean>) | undefined
/** The dialog that asks an expired session to sign in again, without leaving the page. */
export function onExpired(ask: typeof signInAgain): void {
  signInAgain = ask
}
/** Whether the call is worth a second try: the session had expired and was renewed. */
export const renewed = async (error: ApiError) => error.code === 'unauthorized' && (await signInAgain?.()) === true

async function send(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init).catch(() => undefined)
  if (!response) throw offline()
  if (response.ok) return response
  const error = await failureOf(response)
  const isSession = new URL(response.url).pathname === '/api/session'
  if (!isSession && (await renewed(error))) return send(input, init)
  throw error
}

async function failureOf(response: Response): Promise<ApiError> {
  return readFailure(response.status, await response.text().catch(() => ''))
}

/** Reads an error answer; one that is not ours came from something between us and the server. */
export function readFailure(status: number, text: string): ApiError {
  try {
    const { error } = JSON.parse(text) as ErrorView
    return new ApiError(status, error)
  } catch {
    return status >= 500
      ? offline()
      : new ApiError(status, { code: 'unknown', message: `服务器没有正常答复（${status}），请稍后再试。`, problems: [] })
  }
}

/** Where there is no page, as in tests of what pages are made of, nothing is asked. */
const origin = typeof location === 'undefined' ? 'http://localhost' : location.origin

/** The typed client: `ask(api.declarations[':id'].$get({ param: { id } }))`. */
export const { api } = hc<App>(origin, { fetch: send })

/** The body of an answer. */
export async function ask<T>(answer: Promise<{ json(): Promise<T> }>): Promise<T> {
  return (await answer).json()
}

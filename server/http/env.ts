/** What travels with a request. */
import type { HttpBindings } from '@hono/node-server'
import type { Context as RequestContext } from 'hono'
import type { TypedResponse } from 'hono/types'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Context } from '../actions/context.js'

export interface Env {
  Bindings: Partial<HttpBindings> | undefined
  Variables: { context: Context; isCommandLine?: boolean; nonce: string; secure: boolean }
}

/** Answers with a view as JSON; its type reaches the web as it is. */
export function reply<T, S extends ContentfulStatusCode = 200>(c: RequestContext, view: T, status?: S) {
  return c.json(view as object, status) as unknown as Response & TypedResponse<T, S, 'json'>
}

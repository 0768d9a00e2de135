/** The whole HTTP interface. */
import { Hono } from 'hono'
import { declarations } from './http/declarations.js'
import type { Env } from './http/env.js'
import { files } from './http/files.js'
import { materials } from './http/materials.js'
import { operate } from './http/operate.js'
import { organisations } from './http/organisations.js'
import { prints } from './http/prints.js'
import { programmes } from './http/programmes.js'
import { session } from './http/session.js'
import { site } from './http/site.js'
import { studio } from './http/studio.js'

export const api = new Hono<Env>()
  .basePath('/api')
  .route('/', site)
  .route('/', session)
  .route('/', programmes)
  .route('/', organisations)
  .route('/declarations', declarations)
  .route('/declarations', materials)
  .route('/declarations', prints)
  .route('/files', files)
  .route('/studio', studio)
  .route('/operate', operate)

export type App = typeof api

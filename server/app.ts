/** The whole HTTP interface. */
import { Hono } from 'hono'
import type { Services } from './actions/context.js'
import { assets } from './http/assets.js'
import { batches } from './http/batches.js'
import { limitBodies } from './http/body-limits.js'
import { declarations } from './http/declarations.js'
import { draftPreviews } from './http/draft-previews.js'
import type { Env } from './http/env.js'
import { exports } from './http/exports.js'
import { answerFailure, answerUnknownRoute } from './http/failures.js'
import { figures } from './http/figures.js'
import { files } from './http/files.js'
import { headers, sameOrigin } from './http/headers.js'
import { health } from './http/health.js'
import { materials } from './http/materials.js'
import { named } from './http/named.js'
import { notices } from './http/notices.js'
import { operate } from './http/operate.js'
import { organisations } from './http/organisations.js'
import { printJobs } from './http/print-jobs.js'
import { prints } from './http/prints.js'
import { programmes } from './http/programmes.js'
import { type Doors, requestContext, signedIn } from './http/request-context.js'
import { reviews } from './http/reviews.js'
import { session } from './http/session.js'
import { site } from './http/site.js'
import { studio } from './http/studio.js'

/** What stands before `signedIn` is for everybody. */
export const api = new Hono<Env>()
  .basePath('/api')
  .route('/', site)
  .route('/', session)
  .route('/', notices)
  .use('*', signedIn)
  .route('/', programmes)
  .route('/', organisations)
  .route('/', exports)
  .route('/', figures)
  .route('/', named)
  .route('/declarations', declarations)
  .route('/declarations', materials)
  .route('/declarations', reviews)
  .route('/declarations', prints)
  .route('/prints', printJobs)
  .route('/files', files)
  .route('/batches', batches)
  .route('/studio', studio)
  .route('/studio', draftPreviews)
  .route('/operate', operate)

export type App = typeof api

export interface AppOptions extends Doors {
  /** What people type into the browser, where it is not what this server listens on. */
  origin?: string
  /** Folder of the built web. */
  web: string
  isClosing?: () => boolean
}

/** Everything that answers a request: headers first, then who asks, then the routes, then the pages. */
export function createApp(services: Services, { origin, web, isClosing = () => false, ...doors }: AppOptions): Hono<Env> {
  const app = new Hono<Env>()
  app.onError(answerFailure)
  app.notFound(answerUnknownRoute)
  app.use(headers(origin?.startsWith('https:') ?? false))
  app.route('/', health(services, isClosing))
  app.use('/api/*', limitBodies, requestContext(services, doors), sameOrigin(origin))
  app.route('/', api)
  app.all('/api/*', answerUnknownRoute)
  app.get('*', assets(web))
  return app
}

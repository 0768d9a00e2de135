/** For whoever watches the server: it runs (healthz), and it can work (readyz). */
import { Hono } from 'hono'
import type { Services } from '../actions/context.js'
import type { Env } from './env.js'

/** `isClosing` says that no new work should be sent any more. */
export function health(services: Services, isClosing: () => boolean) {
  return new Hono<Env>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      if (isClosing()) return c.text('closing', 503)
      const works = await Promise.all([services.store.read.get('SELECT 1'), services.programmes.site()]).then(
        () => true,
        () => false,
      )
      return works ? c.text('ok') : c.text('no store', 503)
    })
}

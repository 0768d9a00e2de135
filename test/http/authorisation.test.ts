import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/app.js'
import type { Env } from '../../server/http/env.js'
import { answerFailure } from '../../server/http/failures.js'
import { requestContext, signedIn } from '../../server/http/request-context.js'
import { startServer, type TestServer } from '../server.js'
import { pdf, type Route, routes } from './routes.js'
import { type Actor, actors, createWorld, type Target, type World } from './world.js'

interface Told {
  status: number
  text: string
}
type Send = (actor: Actor, method: string, path: string, route: Route) => Promise<Told>

let server: TestServer
let world: World

beforeAll(async () => {
  server = await startServer()
  world = await createWorld(server)
})
afterAll(() => server.close())

/** Routes of a router, without what only stands before them. */
const routesOf = (router: Pick<Hono<Env>, 'routes'>) => [
  ...new Set(router.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
]
const unlisted = (router: Pick<Hono<Env>, 'routes'>) => routesOf(router).filter((name) => !(name in routes))

/** Over HTTP, each time with the cookie that the actor signed in with: signing out in a test must not help the next one. */
const overHttp: Send = async (actor, method, path, route) => {
  const cookie = cookies[actor]
  const response = await fetch(server.url + path, {
    method,
    headers: {
      Origin: server.url,
      'X-Forwarded-For': '10.9.9.9',
      ...(cookie && { Cookie: cookie }),
      ...(route.pdf ? { 'Content-Type': 'application/pdf' } : route.body && { 'Content-Type': 'application/json' }),
    },
    body: route.pdf ? pdf : route.body && JSON.stringify(route.body),
  })
  return { status: response.status, text: await response.text() }
}
let cookies: Record<Actor, string>
beforeAll(() => {
  cookies = Object.fromEntries(actors.map((actor) => [actor, world.clients[actor].cookie()])) as Record<Actor, string>
})

/** What is wrong with how a route treats an actor and a target; empty = in order. */
async function leak(name: string, route: Route, actor: Actor, target: Target, send: Send): Promise<string[]> {
  const [method = ''] = name.split(' ')
  const told = await send(actor, method, route.path(target), route)
  const say = (what: string) => [`${name} as ${actor}: ${what}, got ${told.status} ${told.text.slice(0, 300)}`]
  if (told.status >= 500) return say('a bug')
  if (route.for === 'everybody') return told.status === 401 && name !== 'POST /api/session' ? say('for everybody') : []
  if (actor === 'visitor') return told.status === 401 ? [] : say('not for visitors')
  if (told.status === 401) return say('is signed in')
  if (route.for === 'signed in') return []
  if (route.for !== 'those who reach it' && !route.for.includes(actor))
    return told.status === 403 || told.status === 404 ? [] : say('not for this role')
  if (route.for !== 'those who reach it' && !route.reachedBy) return told.status === 403 && method === 'GET' ? say('for this role') : []
  if ((route.reachedBy?.(target) ?? target.reached).includes(actor)) return told.status === 404 && !route.mayMiss ? say('within reach') : []
  const unknown = await send(actor, method, route.path(world.unknown), route)
  return told.status === 404 && told.text === unknown.text ? [] : say(`out of reach, but told apart from ${unknown.text.slice(0, 100)}`)
}

async function leaks(name: string, route: Route, send: Send = overHttp): Promise<string[]> {
  const found: string[] = []
  // an address without an id in it is asked once
  const targets = new Map(world.targets.map((target) => [route.path(target), target])).values()
  for (const [at, target] of [...targets].entries())
    for (const actor of askers(target, at)) found.push(...(await leak(name, route, actor, target, send)))
  return found
}

/** Everybody asks for what there is and for what never was; what is no id is asked for by everybody, one or two each, and by whoever may most. */
const askers = ({ malformed }: Target, at: number) =>
  malformed ? actors.filter((actor, index) => actor === 'administrator' || index % 5 === at % 5) : actors

describe('the guard itself', () => {
  test('a route that nobody listed is named', () => {
    const planted = new Hono<Env>().route('/', api).get('/api/planted/:id', (c) => c.text('x'))
    expect(unlisted(planted)).toEqual(['GET /api/planted/:id'])
  })

  test('a route that reads without scope turns it red', async () => {
    const planted = new Hono<Env>()
    planted.onError(answerFailure)
    planted.use(requestContext(server.services, { proxies: 0 }), signedIn)
    planted.get('/api/planted/:id', async (c) => {
      const row = await c.var.context.store.read.get('SELECT id FROM declaration WHERE id = ?', [c.req.param('id')])
      return row ? c.json(row) : c.json({ error: 'nothing' }, 404)
    })
    const inProcess: Send = async (actor, method, path) => {
      const response = await planted.request(path, { method, headers: cookies[actor] ? { Cookie: cookies[actor] } : {} })
      return { status: response.status, text: await response.text() }
    }
    const found = await leaks(
      'GET /api/planted/:id',
      { for: 'those who reach it', path: ({ declaration }) => `/api/planted/${declaration}` },
      inProcess,
    )
    expect(found.join('\n')).toContain('as otherEnterprise: out of reach')
    expect(found.join('\n')).toContain('as otherDistrict: out of reach')
  })
})

describe('what a list holds', () => {
  test.each(actors.filter((actor) => actor !== 'visitor'))(
    '%s sees in lists and counts what is within reach, and nothing else',
    async (actor) => {
      const client = world.clients[actor]
      const reached = world.targets.filter((target) => target.reached.includes(actor)).map(({ declaration }) => declaration)
      const { items, total } = await client.get('/api/declarations')
      expect(items.map(({ id }: { id: string }) => id).sort()).toEqual(reached.sort())
      expect(total).toBe(reached.length)
      for (const target of world.targets.filter((one) => one.reached.length > 0)) {
        const organisation = await client.get(`/api/declarations?q=${encodeURIComponent(target.organisation.slice(0, 5))}`)
        expect(organisation.items.every(({ id }: { id: string }) => reached.includes(id))).toBe(true)
      }
    },
  )
})

describe('every route, as everybody, on own, foreign, unknown and malformed objects', () => {
  test('has an entry in the table, and the table has no others', () => {
    expect(unlisted(api)).toEqual([])
    expect(Object.keys(routes).filter((name) => !routesOf(api).includes(name))).toEqual([])
  })

  // signing out ends a session for good, so it comes last
  const inOrder = Object.entries(routes).sort(([a], [b]) => Number(a === 'DELETE /api/session') - Number(b === 'DELETE /api/session'))
  test.each(inOrder)('%s', async (name, route) => {
    expect(await leaks(name, route)).toEqual([])
  })
})

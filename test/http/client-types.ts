/** Never run: the compiler proves that the web's client knows the types of bodies and answers. */
import { hc } from 'hono/client'
import type { CheckView } from '../../server/actions/views/check.js'
import type { DeclarationView } from '../../server/actions/views/declaration.js'
import type { DeclarationPage } from '../../server/actions/views/list.js'
import type { SessionView } from '../../server/actions/views/session.js'
import type { App } from '../../server/app.js'

export async function typed(): Promise<[SessionView, DeclarationPage, DeclarationView, CheckView]> {
  const { api } = hc<App>('')
  const session = await (await api.session.$post({ json: { login: 'a', password: 'b' } })).json()
  // @ts-expect-error a body without a password does not compile
  await api.session.$post({ json: { login: 'a' } })
  const page = await (await api.declarations.$get({ query: { programme: 'p', view: 'todo', 'f.name': 'x' } })).json()
  const declaration = await (await api.declarations[':id'].$get({ param: { id: 'x' } })).json()
  const { check } = await (await api.declarations[':id'].answers.$put({ param: { id: 'x' }, json: { version: 1, answers: {} } })).json()
  if (!check) throw new Error('no check')
  return [session, page, declaration, check]
}

/** What pages read from the server, cached by SWR: one hook per resource. */
import useSWR, { mutate } from 'swr'
import useImmutable from 'swr/immutable'
import type { CheckView } from '../server/actions/views/check'
import type { SessionView } from '../server/actions/views/session'
import { api, ask } from './api'

export const useSite = () => useImmutable('site', () => ask(api.site.$get()))
export const useProgramme = (programme: string | undefined) =>
  useSWR(programme ? ['programme', programme] : undefined, ([, id]) => ask(api.programmes[':programme'].$get({ param: { programme: id } })))
/** One stage of one edition never changes. */
export const useStage = (edition: string | undefined, stage: string | undefined) =>
  useImmutable(edition && stage ? ['stage', edition, stage] : undefined, ([, edition, stage]) =>
    ask(api.editions[':edition'].stages[':stage'].$get({ param: { edition, stage } })),
  )
export const useHome = (programme: string | undefined) =>
  useSWR(programme ? ['home', programme] : undefined, ([, id]) => ask(api.programmes[':programme'].home.$get({ param: { programme: id } })))
export const useTodos = (wanted = true) => useSWR(wanted && 'todos', () => ask(api.todos.$get()), { refreshInterval: 60_000 })
export const useDeclaration = (id: string) => useSWR(['declaration', id], () => ask(api.declarations[':id'].$get({ param: { id } })))
export const useCheck = (id: string) => useSWR(['check', id], () => ask(api.declarations[':id'].check.$get({ param: { id } })))
/** Which single change would be enough; asked again when what the rules say changes. */
export const useNearest = (id: string, { findings }: Pick<CheckView, 'findings'>) => {
  const fails = findings.some(({ severity, outcome }) => severity !== 'advise' && outcome === 'not met')
  return useImmutable(fails && ['nearest', id, findings], () => ask(api.declarations[':id'].nearest.$get({ param: { id } })))
}
export const useHistory = (id: string) => useSWR(['history', id], () => ask(api.declarations[':id'].history.$get({ param: { id } })))

/** A batch with everything in it, for whoever reaches it. */
export const useBatch = (id: string) => useSWR(['batch', id], () => ask(api.batches[':id'].$get({ param: { id } })))
/** What is public now. */
export const useNotices = () => useSWR('notices', () => ask(api.notices.$get()))
/** One public list. */
export const useNotice = (id: string) => useSWR(['notice', id], () => ask(api.notices[':id'].$get({ param: { id } })))

export const useTransfers = (wanted: boolean) => useSWR(wanted && 'transfers', () => ask(api.transfers.$get()))

/** Counts again what is to be done. */
export const refreshTodos = () => mutate('todos')

/** Reads a declaration, its check and its history again after something happened to it. */
export const refreshDeclaration = (id: string) =>
  mutate(
    (key) =>
      Array.isArray(key) &&
      ((key[1] === id && ['declaration', 'check', 'history'].includes(key[0])) || ['home', 'declarations'].includes(key[0])),
  )

const readSession = async (): Promise<SessionView | null> => {
  const answer = await ask(api.session.$get())
  return answer.account ? answer : null
}
/** Who is signed in; `null` = nobody, undefined = not known yet. */
export const useSession = () => useSWR<SessionView | null>('session', readSession, { revalidateOnFocus: false })

/** Keeps a session that was just opened, and forgets what another account may have read. */
export async function enter(session: SessionView): Promise<void> {
  await mutate((key) => key !== 'session' && key !== 'site', undefined, { revalidate: false })
  await mutate('session', session, { revalidate: false })
}

/** Opens a session and keeps it. */
export async function signIn(login: string, password: string): Promise<SessionView> {
  const session = await ask(api.session.$post({ json: { login, password } }))
  await enter(session)
  return session
}

/** Signs out and forgets everything that was read. */
export async function leave(): Promise<void> {
  await ask(api.session.$delete()).catch(() => undefined)
  await mutate((key) => key !== 'site', undefined, { revalidate: false })
  await mutate('session', null, { revalidate: false })
}

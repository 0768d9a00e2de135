/** The menu: an applicant's from the site's configuration, staff's from the table of routes. */
import { Link, useLocation } from 'wouter'
import type { SessionView } from '../../server/actions/views/session'
import { audienceOf } from '../audience'
import { useTodos } from '../data'
import { mayOpen, routes } from '../routes'

interface Entry {
  label: string
  to: string
  count?: number
}

export function Navigation({ session }: { session: SessionView }) {
  const [location] = useLocation()
  const isApplicant = audienceOf(session) === 'applicant'
  const todos = useTodos(isApplicant || audienceOf(session) === 'reviewer').data
  const counts: Record<string, number | undefined> = {
    '/todo': todos && todos.todo + todos.confirmations,
    '/review': todos?.todo,
    '/transfers': todos?.transfers,
    '/batches': todos?.batches,
  }
  const entries = (isApplicant ? applicantEntries(session) : staffEntries(session)).map((entry) => ({ ...entry, count: counts[entry.to] }))
  // one entry is where one is already
  if (entries.length < 2) return null
  return (
    <nav className="navigation" aria-label="主菜单">
      <ul>
        {entries.map(({ label, to, count }) => (
          <li key={to}>
            <Link href={to} aria-current={isAt(location, to) ? 'page' : undefined}>
              {label}
              {count ? (
                <span className="count">
                  {count}
                  <span className="visually-hidden">件待办</span>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const isAt = (location: string, to: string) => location === to || location.startsWith(`${to}/`)

function applicantEntries({ menu, programmes }: SessionView): Entry[] {
  return menu.flatMap(({ label, to }) => {
    if (!to.startsWith('stage:')) return [{ label, to: `/${to}` }]
    const stage = to.slice('stage:'.length)
    return programmes.map(({ id, shortTitle }) => ({
      label: programmes.length > 1 ? `${label}（${shortTitle}）` : label,
      to: `/s/${encodeURIComponent(id)}/${encodeURIComponent(stage)}`,
    }))
  })
}

const staffEntries = (session: SessionView): Entry[] =>
  routes.filter((route) => route.menu && mayOpen(route, session)).map(({ menu, path }) => ({ label: menu ?? '', to: path }))

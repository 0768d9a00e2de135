/** A page: its heading takes the focus after navigation, its title stands in the window. */
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useSite } from '../data'

let navigated = false
/** Told by the router: the next page's heading is to be focused. */
export function noteNavigation(): void {
  navigated = true
}

export interface Crumb {
  label: string
  to?: string
}

interface Props {
  title: string
  /** What stands in the window's title where it differs. */
  windowTitle?: string
  /** The page shows errors: the window's title says so first. */
  hasErrors?: boolean
  crumbs?: readonly Crumb[]
  /** The way back stands before the heading, in the same line. */
  inLine?: boolean
  /** Beside the heading: state, number. */
  beside?: ReactNode
  /** Above the heading at the left, such as 打印. */
  tools?: ReactNode
  /** At the right of the heading. */
  actions?: ReactNode
  lead?: ReactNode
  children?: ReactNode
}

export function Page({ title, windowTitle = title, hasErrors, crumbs = [], inLine, beside, tools, actions, lead, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const site = useSite().data
  useEffect(() => {
    document.title = `${hasErrors ? '错误：' : ''}${windowTitle}${site ? ` - ${site.shortName}` : ''}`
  }, [windowTitle, hasErrors, site])
  useEffect(() => {
    if (!navigated) return
    navigated = false
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="page">
      {crumbs.length > 0 && !inLine && <Crumbs crumbs={crumbs} />}
      {tools && <div className="page-tools">{tools}</div>}
      <div className="page-head">
        <div className="page-title">
          {crumbs.length > 0 && inLine && <Crumbs crumbs={crumbs} />}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {beside}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {lead && <div className="page-lead">{lead}</div>}
      {children}
    </div>
  )
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="当前位置">
      <ol>
        {crumbs.map(({ label, to }) => (
          <li key={label}>{to ? <Link href={to}>{label}</Link> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}

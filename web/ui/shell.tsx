/** The frame around every page: masthead, navigation, footer. */
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { SessionView } from '../../server/actions/views/session'
import type { SiteView } from '../../server/actions/views/site'
import { audienceOf, homeOf } from '../audience'
import { leave, useSession, useSite } from '../data'
import { HeaderSearch } from './header-search'
import { Icon } from './icon'
import { useLargePrintSwitch } from './large-print'
import { Navigation } from './navigation'

export function Shell({ wide, bare, children }: { wide?: boolean; bare?: boolean; children: ReactNode }) {
  const site = useSite().data
  const session = useSession().data ?? undefined
  return (
    <div className={`shell${wide ? ' wide' : ''}${bare ? ' bare' : ''}${session ? '' : ' public'}`}>
      <a className="skip" href="#content">
        跳到正文
      </a>
      {site?.demo && (
        <aside className="demo" aria-label="演示环境">
          演示环境：数据为虚构，重新启动后清空，请勿填写真实信息。
        </aside>
      )}
      <Masthead site={site} session={session} />
      <div className="shell-body">
        {session && !session.mustChangePassword && !bare && <Navigation session={session} />}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Footer site={site} />
    </div>
  )
}

function Masthead({ site, session }: { site?: SiteView; session?: SessionView }) {
  const [large, setLarge] = useLargePrintSwitch()
  const [location, go] = useLocation()
  const signOut = async () => {
    await leave()
    go('/')
  }
  return (
    <header className="masthead">
      <div className="masthead-inner">
        <Link href={session ? homeOf(session) : '/'} className="brand">
          {site?.masthead && <span className="brand-line">{site.masthead}</span>}
          <span className="brand-name">{site?.name ?? ''}</span>
        </Link>
        {session && audienceOf(session) === 'reviewer' && !session.mustChangePassword && <HeaderSearch />}
        <div className="masthead-tools">
          {session && (
            <span className="who">
              <Icon name="user" />
              <span>
                {session.organisation?.name ?? session.account.name}
                <small>
                  {session.organisation
                    ? session.account.login
                    : [session.account.roleLabel, session.districtName].filter(Boolean).join(' · ')}
                </small>
              </span>
            </span>
          )}
          <button type="button" className="quiet-button" aria-pressed={large} onClick={() => setLarge(!large)}>
            大字版
          </button>
          {session ? (
            <>
              <Link href="/password" className="quiet-button">
                修改密码
              </Link>
              <button type="button" className="quiet-button" onClick={signOut}>
                退出
              </button>
            </>
          ) : (
            location !== '/login' && (
              <Link href="/login" className="quiet-button">
                登录
              </Link>
            )
          )}
        </div>
      </div>
    </header>
  )
}

function Footer({ site }: { site?: SiteView }) {
  if (!site) return null
  const { support } = site
  return (
    <footer className="footer">
      <div className="footer-inner">
        <p>
          <strong>平台技术支持</strong>
          {support.telephone && <a href={`tel:${support.telephone}`}>{support.telephone}</a>}
          <span>{support.hours}</span>
        </p>
        {site.ownerTelephone && (
          <p>
            <strong>{site.owner}</strong>
            <a href={`tel:${site.ownerTelephone}`}>{site.ownerTelephone}</a>
          </p>
        )}
        {site.footer.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          <Link href="/notices">公示公告</Link>
          <Link href="/help">使用帮助</Link>
        </p>
      </div>
    </footer>
  )
}

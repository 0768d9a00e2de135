/** The first page: an entrance per account kind, and what can be applied for. */
import { Button } from 'antd'
import { Link, useLocation } from 'wouter'
import type { SiteView } from '../../../server/actions/views/site'
import { homeOf } from '../../audience'
import { useSession, useSite } from '../../data'
import { Icon } from '../../ui/icon'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import './public.css'
import { Telephones } from './telephones'

export default function Home() {
  const site = useSite()
  return <Loaded from={site}>{(view) => <Welcome site={view} />}</Loaded>
}

function Welcome({ site }: { site: SiteView }) {
  const { data: session } = useSession()
  const [, go] = useLocation()
  return (
    <Page title={[site.masthead, site.name].filter(Boolean).join(' · ')} windowTitle="首页">
      {session && (
        <div className="note buttons">
          <span>您已登录：{session.organisation?.name ?? session.account.name}</span>
          <Button type="primary" onClick={() => go(homeOf(session))}>
            进入工作页面
          </Button>
        </div>
      )}
      <div className="home">
        <section aria-labelledby="programmes">
          <h2 id="programmes">申报事项</h2>
          <ul className="plain-list stack">
            {site.programmes.map((programme) => (
              <li key={programme.id} className="panel programme-card">
                <div className="panel-head">
                  <h3>
                    <Link href={`/p/${programme.id}`}>{programme.title}</Link>
                  </h3>
                  <StateTag tone={programme.open ? 'success' : 'neutral'}>{programme.open ? '申报中' : '已关闭'}</StateTag>
                </div>
                {programme.summary && <p>{programme.summary}</p>}
                <p className="quiet">
                  {programme.issuer}
                  {programme.openingLabel && <> · {programme.openingLabel}</>}
                  {!programme.open && programme.closedReason && <> · {programme.closedReason}</>}
                </p>
                <p className="buttons">
                  <Link href={`/p/${programme.id}`}>查看通知和条件</Link>
                  <Link href={`/p/${programme.id}/self-check`}>1 分钟自测是否符合</Link>
                </p>
              </li>
            ))}
          </ul>
          {site.programmes.length === 0 && <p className="panel">目前没有开放的申报事项。</p>}
          <Telephones site={site} />
        </section>
        <Entrances site={site} />
      </div>
    </Page>
  )
}

function Entrances({ site }: { site: SiteView }) {
  return (
    <section aria-labelledby="entrances">
      <h2 id="entrances">登录入口</h2>
      <ul className="plain-list stack">
        {site.accountKinds.map(({ id, entrance, label, description }) => (
          <li key={id} className="panel entrance">
            <Link href={`/login?kind=${id}`} className="entrance-link">
              {entrance}
              <Icon name="right" />
            </Link>
            {description && <p className="quiet">{description}</p>}
            <p>
              还没有账号？<Link href={`/register/${id}`}>注册{label}账号</Link>
            </p>
          </li>
        ))}
        <li className="panel entrance">
          <Link href="/login?kind=staff" className="entrance-link">
            {site.staffEntrance}
            <Icon name="right" />
          </Link>
        </li>
      </ul>
    </section>
  )
}

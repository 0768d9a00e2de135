/** Public notices and published lists, for everybody. */
import { Link } from 'wouter'
import { useNotices } from '../../data'
import { Page } from '../../ui/page'
import { Empty, Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import './public.css'

export default function Notices() {
  const notices = useNotices()
  return (
    <Page title="公示公告" lead="正在公示和已经公布的名单、方案。公示期内任何人都可以提出异议。">
      <Loaded from={notices}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="现在没有公示" />
          ) : (
            <ul className="plain-list stack">
              {items.map(({ id, title, issuer, stateLabel, count, from, day, open }) => (
                <li key={id} className="panel">
                  <div className="panel-head">
                    <h2>
                      <Link href={`/notices/${id}`}>{title}</Link>
                    </h2>
                    <StateTag tone={open ? 'active' : 'success'}>{stateLabel}</StateTag>
                  </div>
                  <p className="quiet">
                    {issuer} · {count} 家{from && ` · ${from}${day ? ` 至 ${day}` : ''}`}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

/** The public page of a programme: who may apply, how much, what to bring, whom to ask, and the notice itself. */
import { Button } from 'antd'
import { useLocation, useParams } from 'wouter'
import type { ClauseView, ProgrammeView } from '../../../server/actions/views/programme'
import type { SiteView } from '../../../server/actions/views/site'
import { homeOf } from '../../audience'
import { useProgramme, useSession, useSite } from '../../data'
import { Icon } from '../../ui/icon'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import './public.css'
import { Telephones } from './telephones'

export default function Programme() {
  const { programme = '' } = useParams()
  const view = useProgramme(programme)
  const site = useSite().data
  return <Loaded from={view}>{(found) => <About programme={found} site={site} />}</Loaded>
}

function About({ programme, site }: { programme: ProgrammeView; site?: SiteView }) {
  const clauses = new Map(programme.clauses.map((clause) => [clause.id, clause]))
  return (
    <Page
      title={programme.title}
      windowTitle={programme.shortTitle}
      crumbs={[{ label: '首页', to: '/' }, { label: programme.shortTitle }]}
      beside={
        <StateTag tone={programme.open ? 'success' : 'neutral'}>
          {programme.open ? '申报中' : '已关闭'}
          {programme.open && programme.openingLabel ? ` · ${programme.openingLabel}` : ''}
        </StateTag>
      }
      lead={[programme.issuer, programme.documentNumber].filter(Boolean).join(' · ')}
    >
      {programme.summary && <p className="summary">{programme.summary}</p>}
      {!programme.open && <p className="note tone-attention">申报已关闭{programme.closedReason ? `：${programme.closedReason}` : '。'}</p>}
      <Start programme={programme} site={site} />
      <div className="highlights">
        {programme.highlights.map(({ title, clause, items }) => (
          <section key={title} className="panel">
            <h2>{title}</h2>
            <ul className="bullets">
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
            {clause && <Source clause={clauses.get(clause)} />}
          </section>
        ))}
        <Materials programme={programme} />
      </div>
      {programme.stages.length > 1 && <Steps programme={programme} />}
      {site && <Telephones site={site} />}
      {programme.notes.length > 0 && (
        <section className="panel">
          <h2>请注意</h2>
          <ul className="bullets">
            {programme.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <Notice clauses={programme.clauses} />
    </Page>
  )
}

function Start({ programme, site }: { programme: ProgrammeView; site?: SiteView }) {
  const [, go] = useLocation()
  const { data: session } = useSession()
  const kind = site?.accountKinds.find(({ id }) => id === programme.stages[0]?.by)
  return (
    <div className="buttons start">
      {programme.selfCheck && (
        <Button type="primary" size="large" onClick={() => go(`/p/${programme.id}/self-check`)}>
          1 分钟自测是否符合
        </Button>
      )}
      {session ? (
        <Button size="large" onClick={() => go(homeOf(session))}>
          进入工作页面
        </Button>
      ) : (
        <>
          <Button size="large" onClick={() => go(kind ? `/login?kind=${kind.id}` : '/login')}>
            {kind?.entrance ?? '登录'}
          </Button>
          {kind && (
            <Button size="large" onClick={() => go(`/register/${kind.id}`)}>
              注册账号
            </Button>
          )}
        </>
      )}
    </div>
  )
}

const needs = { required: '必备', recommended: '建议提供', optional: '选填' }

function Materials({ programme: { materials } }: { programme: ProgrammeView }) {
  if (materials.length === 0) return null
  return (
    <section className="panel">
      <h2>要准备的材料</h2>
      <ol className="numbered">
        {materials.map(({ id, title, help, need }) => (
          <li key={id}>
            <strong>{title}</strong> <StateTag tone={need === 'required' ? 'active' : 'neutral'}>{needs[need]}</StateTag>
            {help && <p className="quiet">{help}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Steps({ programme: { stages } }: { programme: ProgrammeView }) {
  return (
    <section className="panel">
      <h2>办理流程</h2>
      <ol className="numbered">
        {stages.map(({ id, title, help }) => (
          <li key={id}>
            <strong>{title}</strong>
            {help && <p className="quiet">{help}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Leads to the passage of the notice further down. */
function Source({ clause }: { clause?: ClauseView }) {
  if (!clause) return null
  const follow = () => {
    const place = document.getElementById(`clause-${clause.id}`)
    place?.closest('details')?.setAttribute('open', '')
    place?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }
  return (
    <p className="source">
      <a
        href={`#clause-${clause.id}`}
        onClick={(event) => {
          event.preventDefault()
          follow()
        }}
      >
        <Icon name="file" />
        依据：{clause.label}
      </a>
    </p>
  )
}

/** The notice, by the document that a clause's label begins with. */
function Notice({ clauses }: { clauses: readonly ClauseView[] }) {
  const documents = new Map<string, ClauseView[]>()
  for (const clause of clauses) {
    const name = clause.label.split(' ')[0] ?? clause.label
    documents.set(name, [...(documents.get(name) ?? []), clause])
  }
  return (
    <section className="panel">
      <h2>政策原文</h2>
      {[...documents].map(([name, own]) => (
        <details key={name} className="document">
          <summary>{name}全文</summary>
          {own.map(({ id, label, heading, text }) => (
            <div key={id} id={`clause-${id}`} tabIndex={-1} className="passage">
              {heading && <h3>{heading}</h3>}
              <p>{text}</p>
              <small className="quiet">{label}</small>
            </div>
          ))}
        </details>
      ))}
    </section>
  )
}

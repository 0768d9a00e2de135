/** The applicant's home: where each stage stands, and what is to be done. */
import { Link } from 'wouter'
import type { HomeView } from '../../../server/actions/views/list'
import type { SessionView } from '../../../server/actions/views/session'
import { useHome, useSession } from '../../data'
import { Page } from '../../ui/page'
import { Empty, Loaded } from '../../ui/page-state'
import { AwaitedWords } from './awaited-words'
import { Chain } from './chain'
import './enterprise.css'
import { NamedDeclarations } from './named'
import { Organisation } from './organisation'

export default function Home() {
  const session = useSession().data
  if (!session) return null
  const label = session.menu.find(({ to }) => to === 'home')?.label ?? '首页'
  return (
    <Page title={label} lead={session.organisation && `${session.organisation.name}（${session.organisation.districtName}）`}>
      <AwaitedWords />
      {session.programmes.length === 0 && <Empty title="目前没有您可以办理的事项" />}
      {session.programmes.map((programme) => (
        <ProgrammeHome key={programme.id} programme={programme} />
      ))}
      <NamedDeclarations />
      <Organisation />
    </Page>
  )
}

function ProgrammeHome({ programme }: { programme: SessionView['programmes'][number] }) {
  const home = useHome(programme.id)
  return (
    <section className="panel" aria-label={programme.shortTitle}>
      <div className="panel-head">
        <h2>{programme.shortTitle}</h2>
        <Link href={`/p/${programme.id}`}>通知和条件</Link>
      </div>
      <Loaded from={home}>
        {(view) =>
          view.stages.length === 0 ? (
            <p className="quiet">这个事项目前没有需要贵单位填报的内容。</p>
          ) : (
            <>
              <Todos view={view} />
              <Chain view={view} />
            </>
          )
        }
      </Loaded>
    </section>
  )
}

function Todos({ view: { todos } }: { view: HomeView }) {
  return (
    <div className={`note${todos.length > 0 ? ' tone-attention' : ''}`}>
      <strong>待您处理（{todos.length}）</strong>
      {todos.length === 0 ? (
        <p>没有轮到贵单位办理的申报。</p>
      ) : (
        <ul className="plain-list">
          {todos.map(({ declaration, text, action }) => (
            <li key={declaration} className="todo">
              <span>{text}</span>
              <Link href={`/d/${declaration}`}>{action}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

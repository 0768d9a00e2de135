/** The applicant's home: where each stage stands, and what is to be done. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { HomeView } from '../../../server/actions/views/list'
import type { SessionView } from '../../../server/actions/views/session'
import { api, ask } from '../../api'
import { refreshDeclaration, useHome, useSession } from '../../data'
import { announce } from '../../ui/announce'
import { DeadlineText } from '../../ui/deadline-text'
import { Icon } from '../../ui/icon'
import { Page } from '../../ui/page'
import { Empty, Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import './enterprise.css'
import { Organisation } from './organisation'

export default function Home() {
  const session = useSession().data
  if (!session) return null
  const label = session.menu.find(({ to }) => to === 'home')?.label ?? '首页'
  return (
    <Page title={label} lead={session.organisation && `${session.organisation.name}（${session.organisation.districtName}）`}>
      {session.programmes.length === 0 && <Empty title="目前没有您可以办理的事项" />}
      {session.programmes.map((programme) => (
        <ProgrammeHome key={programme.id} programme={programme} />
      ))}
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
        <p>现在没有要办的事。</p>
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

/** The stages one after another; what waits says for what. */
function Chain({ view }: { view: HomeView }) {
  return (
    <ol className="chain">
      {view.stages.map((stage, index) => (
        <li key={stage.id} className={`chain-${stage.status}`}>
          <span className="chain-number" aria-hidden="true">
            {index + 1}
          </span>
          <div className="chain-body">
            <h3>{stage.title}</h3>
            {stage.message && <p className="quiet">{stage.message}</p>}
            {stage.declarations.map(({ id, number, tone, stateLabel, deadline, submittedAt, mine }) => (
              <p key={id} className="chain-declaration">
                <Link href={`/d/${id}`}>{number}</Link>
                <StateTag tone={tone}>{stateLabel}</StateTag>
                {deadline && <DeadlineText deadline={deadline} />}
                {submittedAt && <span className="quiet">提交于 {timeText(submittedAt)}</span>}
                <Link href={`/d/${id}`}>{mine ? '继续办理' : '查看'}</Link>
              </p>
            ))}
            {stage.canStart && <StartButton programme={view.programme} stage={stage} />}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Starts a declaration and opens it. */
export function StartButton({
  programme,
  stage: { id: stage, title, declarations, parents },
}: {
  programme: string
  stage: HomeView['stages'][number]
}) {
  const [, go] = useLocation()
  const [busy, setBusy] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const again = declarations.length > 0
  const start = async (parent?: string) => {
    setBusy(true)
    try {
      const declaration = await ask(api.declarations.$post({ json: { programme, stage, ...(parent !== undefined && { parent }) } }))
      await refreshDeclaration(declaration.id)
      go(`/d/${declaration.id}`)
    } catch (error) {
      announce(error instanceof Error ? error.message : '没有成功，请再试一次。', 'danger')
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        type={again ? 'default' : 'primary'}
        loading={busy}
        icon={<Icon name="plus" />}
        onClick={() => (parents.length > 1 ? setChoosing(true) : void start(parents[0]?.id))}
      >
        {again ? '新增一份' : '开始填报'}
      </Button>
      <Modal open={choosing} title={`这份“${title}”属于哪一件申报？`} footer={null} onCancel={() => setChoosing(false)}>
        <ul className="plain-list">
          {parents.map((parent) => (
            <li key={parent.id}>
              <Button block loading={busy} onClick={() => void start(parent.id)}>
                {parent.title} {parent.number}
              </Button>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  )
}

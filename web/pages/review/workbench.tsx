/** One screen to review a declaration: its papers beside its answers beside the rules and remarks. */
import { useState } from 'react'
import { Link, useParams, useSearch } from 'wouter'
import type { DeclarationView } from '../../../server/actions/views/declaration'
import { useCheck, useDeclaration, useHistory, useStage } from '../../data'
import { DeadlineText } from '../../ui/deadline-text'
import { Icon } from '../../ui/icon'
import { Page } from '../../ui/page'
import { PageFailure } from '../../ui/page-failure'
import { Loaded, Loading } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import { Timeline } from '../../ui/timeline'
import { ActBar } from './act-bar'
import { AnswersPane } from './answers-pane'
import { useDraft } from './drafts'
import { JudgementPane } from './judgement-pane'
import { neighboursOf } from './list-state'
import { type PaneKey, Panes } from './panes'
import { PapersPane } from './papers-pane'
import { focusAnswer } from './places'
import { RemarkDialog } from './remark-dialog'
import type { Review } from './review'
import './review.css'
import { Tools } from './tools'

export default function WorkbenchPage() {
  const { id = '' } = useParams()
  const declaration = useDeclaration(id)
  const check = useCheck(id)
  const stage = useStage(declaration.data?.edition, declaration.data?.stage)
  const error = declaration.error ?? stage.error ?? check.error
  if (declaration.data && stage.data && check.data)
    return <Workbench key={id} declaration={declaration.data} stage={stage.data} check={check.data} />
  return error ? (
    <PageFailure error={error} retry={() => void Promise.all([declaration.mutate(), stage.mutate(), check.mutate()])} />
  ) : (
    <Loading />
  )
}

function Workbench({ declaration, stage, check }: Pick<Review, 'declaration' | 'stage' | 'check'>) {
  const draft = useDraft(declaration.id)
  const [place, setPlace] = useState<{ at: string; label: string }>()
  const [pane, setPane] = useState<PaneKey>('answers')
  const [isEnlarged, setEnlarged] = useState(false)
  const isLog = new URLSearchParams(useSearch()).get('tab') === 'log'
  const show = (at: string) => {
    setPane(/^\/(rules|opinions|facts)\//.test(at) ? 'judgement' : at.startsWith('/materials/') ? 'papers' : 'answers')
    requestAnimationFrame(() => focusAnswer(at))
  }
  const review: Review = { declaration, stage, check, draft, onRemark: (at, label) => setPlace({ at, label }), onShow: show }
  return (
    <Page
      title={declaration.organisation.name}
      windowTitle={`审核 ${declaration.organisation.name}`}
      crumbs={[{ label: '待办中心', to: neighboursOf(declaration.id).back }, { label: declaration.number }]}
      inLine
      beside={<Beside declaration={declaration} />}
      actions={
        <>
          <Tools review={review} />
          <Views declaration={declaration} stage={stage} isLog={isLog} />
        </>
      }
    >
      {isLog ? (
        <Log declaration={declaration} stage={stage} />
      ) : (
        <>
          <Panes
            pane={pane}
            onPane={setPane}
            enlarged={isEnlarged ? 'papers' : undefined}
            papers={<PapersPane {...review} isEnlarged={isEnlarged} onEnlarge={setEnlarged} />}
            answers={<AnswersPane {...review} />}
            judgement={<JudgementPane {...review} />}
          />
          <ActBar {...review} />
        </>
      )}
      {place && <RemarkDialog {...{ place, draft }} templates={stage.remarkTemplates} onEnd={() => setPlace(undefined)} />}
    </Page>
  )
}

function Beside({ declaration }: { declaration: DeclarationView }) {
  const { tone, stateLabel, stageTitle, resubmitted, deadline, final, assigned, organisation } = declaration
  return (
    <>
      <StateTag tone={tone}>{stateLabel}</StateTag>
      {resubmitted && !final && <StateTag tone="attention">修改后重新提交</StateTag>}
      {deadline && !final && <DeadlineText deadline={deadline} />}
      <span className="quiet">
        {stageTitle} · {organisation.districtName}
        {assigned && ` · 已分派：${assigned}`}
      </span>
    </>
  )
}

/** Between reviewing and the log, and along the list. */
function Views({ declaration: { id }, stage, isLog }: Pick<Review, 'declaration' | 'stage'> & { isLog: boolean }) {
  const { previous, next, position } = neighboursOf(id)
  return (
    <>
      {(previous || next) && (
        <nav className="neighbours" aria-label="列表中的前后件">
          {previous && (
            <Link href={`/review/d/${previous}`}>
              <Icon name="left" /> 上一件
            </Link>
          )}
          <span className="quiet">{position}</span>
          {next && (
            <Link href={`/review/d/${next}`}>
              下一件 <Icon name="right" />
            </Link>
          )}
        </nav>
      )}
      <nav className="view-switch" aria-label="审核内容">
        <Link href={`/review/d/${id}`} aria-current={isLog ? undefined : 'page'}>
          审核
        </Link>
        <Link href={`/review/d/${id}?tab=log`} aria-current={isLog ? 'page' : undefined}>
          {stage.historyTitle}
        </Link>
      </nav>
    </>
  )
}

function Log({ declaration, stage }: Pick<Review, 'declaration' | 'stage'>) {
  const history = useHistory(declaration.id)
  return (
    <section className="panel" aria-label={stage.historyTitle}>
      <Loaded from={history}>{(events) => <Timeline events={events} stage={stage} />}</Loaded>
    </section>
  )
}

/** The workbench as a reviewer of that role would see it. */
import { useState } from 'react'
import type { RolePreview } from '../../../../server/actions/views/studio'
import { DeadlineText } from '../../../ui/deadline-text'
import { StateTag } from '../../../ui/state-tag'
import { ActBar } from '../../review/act-bar'
import { AnswersPane } from '../../review/answers-pane'
import { useDraft } from '../../review/drafts'
import { JudgementPane } from '../../review/judgement-pane'
import { type PaneKey, Panes } from '../../review/panes'
import { PapersPane } from '../../review/papers-pane'
import { focusAnswer } from '../../review/places'
import { RemarkDialog } from '../../review/remark-dialog'
import type { Review } from '../../review/review'
import { LookOnly } from './look-only'
import '../../review/review.css'

export function ReviewerPreview({ preview: { declaration, stage, check }, paper }: { preview: RolePreview; paper: string }) {
  const draft = useDraft(declaration.id)
  const [pane, setPane] = useState<PaneKey>('answers')
  const [isEnlarged, setEnlarged] = useState(false)
  const [place, setPlace] = useState<{ at: string; label: string }>()
  const show = (at: string) => {
    setPane(/^\/(rules|opinions|facts)\//.test(at) ? 'judgement' : at.startsWith('/materials/') ? 'papers' : 'answers')
    requestAnimationFrame(() => focusAnswer(at))
  }
  const review: Review = {
    declaration,
    stage,
    check,
    draft,
    sample: { paper },
    onRemark: (at, label) => setPlace({ at, label }),
    onShow: show,
  }
  const { organisation, tone, stateLabel, deadline, final } = declaration
  return (
    <>
      <p className="preview-head">
        <strong>{organisation.name}</strong> <StateTag tone={tone}>{stateLabel}</StateTag>
        {deadline && !final && <DeadlineText deadline={deadline} />}
        <span className="quiet">{organisation.districtName}</span>
      </p>
      <LookOnly>
        <Panes
          pane={pane}
          onPane={setPane}
          enlarged={isEnlarged ? 'papers' : undefined}
          papers={<PapersPane {...review} isEnlarged={isEnlarged} onEnlarge={setEnlarged} />}
          answers={<AnswersPane {...review} />}
          judgement={<JudgementPane {...review} />}
        />
        <ActBar {...review} />
      </LookOnly>
      {place && <RemarkDialog {...{ place, draft }} templates={stage.remarkTemplates} onEnd={() => setPlace(undefined)} />}
    </>
  )
}

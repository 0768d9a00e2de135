/** What may be done now, always in reach at the foot of the workbench. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ActionView } from '../../../server/actions/views/declaration'
import { ActDialog } from './act-dialog'
import type { Review } from './review'

export function ActBar(review: Review) {
  const { declaration, draft, stage } = review
  const [action, setAction] = useState<ActionView>()
  const own = ownAdditions(review)
  if (declaration.actions.length === 0)
    return (
      <section className="act-bar" aria-label="审核结论">
        <span className="quiet">{waitingText(review, own.length > 0)}</span>
        <Additions own={own} onShow={review.onShow} />
      </section>
    )
  const count = draft.draft.remarks.length
  return (
    <section className="act-bar" aria-label="审核结论">
      {declaration.actions.map((one) => (
        <Button
          key={one.id}
          type={one.kind === 'approve' ? 'primary' : 'default'}
          danger={one.kind === 'reject'}
          onClick={() => setAction(one)}
        >
          {one.label}
          {one.kind === 'return' && count > 0 && `（${count} 条意见）`}
        </Button>
      ))}
      <span className="quiet act-state">
        {stage.states.find(({ id }) => id === declaration.state)?.label}
        {count > 0 && ' · 意见草稿已保存在这台电脑上'}
      </span>
      <Additions own={own} onShow={review.onShow} />
      {action && <ActDialog key={action.id} review={review} action={action} onCancel={() => setAction(undefined)} />}
    </section>
  )
}

function waitingText({ declaration: { final, stateLabel, mine } }: Review, adds: boolean): string {
  if (final) return `已办结：${stateLabel}。`
  if (mine) return '现在没有可以办理的操作。'
  return adds ? `当前状态是“${stateLabel}”。` : `当前状态是“${stateLabel}”，不在您这个环节，只能查看。`
}

interface Addition {
  at: string
  label: string
}

/** What the reader may add beside the steps and has not: opinions, values, sections. */
function ownAdditions({ declaration: { parallelOpinions, decisions, fills, answers }, stage }: Review): Addition[] {
  const empty = stage.sections.filter(({ key }) => fills.includes(key) && !Object.hasOwn(answers, key))
  return [
    ...parallelOpinions
      .filter(({ mayGive, given }) => mayGive && !given)
      .map(({ id, label }) => ({ at: `/opinions/${id}`, label: `出具“${label}”` })),
    ...decisions
      .filter(({ mayDecide, text }) => mayDecide && !text)
      .map(({ id, label }) => ({ at: `/facts/${id}`, label: `认定“${label}”` })),
    ...empty.map(({ key, title }) => ({ at: `/${key}`, label: `填写“${title}”` })),
  ]
}

function Additions({ own, onShow }: { own: readonly Addition[]; onShow: Review['onShow'] }) {
  if (own.length === 0) return null
  return (
    <span className="additions">
      请您：
      {own.map(({ at, label }) => (
        <button key={at} type="button" className="link" onClick={() => onShow(at)}>
          {label}
        </button>
      ))}
    </span>
  )
}

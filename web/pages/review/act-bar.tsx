/** What may be done now, always in reach at the foot of the workbench. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ActionView } from '../../../server/actions/views/declaration'
import { ActDialog } from './act-dialog'
import type { Review } from './review'

export function ActBar(review: Review) {
  const { declaration, draft, stage } = review
  const [action, setAction] = useState<ActionView>()
  if (declaration.actions.length === 0) return <p className="act-bar quiet">{waitingText(review)}</p>
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
      {action && <ActDialog key={action.id} review={review} action={action} onCancel={() => setAction(undefined)} />}
    </section>
  )
}

const waitingText = ({ declaration: { final, stateLabel, mine } }: Review) =>
  final ? `已办结：${stateLabel}。` : mine ? '现在没有可以办理的操作。' : `当前状态是“${stateLabel}”，不在您这个环节，只能查看。`

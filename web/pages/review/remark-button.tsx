/** Opens the dialog for a remark on one place; says whether there is one already. */
import { Icon } from '../../ui/icon'
import type { Review } from './review'

interface Props extends Pick<Review, 'draft' | 'onRemark'> {
  at: string
  label: string
  /** Only whoever has to act writes remarks. */
  mayRemark: boolean
}

export function RemarkButton({ at, label, draft, onRemark, mayRemark }: Props) {
  if (!mayRemark) return null
  const isWritten = draft.draft.remarks.some((remark) => remark.at === at)
  return (
    <button
      type="button"
      className={`remark-button${isWritten ? ' written' : ''}`}
      aria-label={`${isWritten ? '改意见' : '写意见'}：${label}`}
      onClick={() => onRemark(at, label)}
    >
      <Icon name="edit" />
      <span>{isWritten ? '改意见' : '意见'}</span>
    </button>
  )
}

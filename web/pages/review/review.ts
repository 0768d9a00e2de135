/** A declaration under review, as the parts of the workbench share it. */
import type { CheckView } from '../../../server/actions/views/check'
import type { DeclarationView } from '../../../server/actions/views/declaration'
import type { StageView } from '../../../server/actions/views/stage'
import type { useDraft } from './drafts'

export interface Review {
  declaration: DeclarationView
  stage: StageView
  check: CheckView
  draft: ReturnType<typeof useDraft>
  /** A case that is nobody's declaration: where the form on paper is. */
  sample?: { paper: string }
  /** Opens the dialog for a remark on a place. */
  onRemark: (at: string, label: string) => void
  /** Brings the answer, material or finding of a pointer into view. */
  onShow: (at: string) => void
}

/** Who uploaded a file in place of the applicant, and what the applicant says of it. */
import type { FileView, ProvidedView } from '../../server/actions/views/check'
import { StateTag } from './state-tag'
import { timeText } from './time'

/** What is said of a checklist's item where what others uploaded for it does not count; undefined = that is not why. */
export function providedTag(files: readonly FileView[]): string | undefined {
  const waiting = files.find(({ provided }) => provided && provided.outcome !== 'accepted')?.provided
  return waiting && (waiting.outcome === undefined ? '等待确认' : '不认可')
}

export function ProvidedState({ provided: { by, outcome, reason, at } }: { provided: ProvidedView }) {
  return (
    <span>
      {by}上传，
      {outcome === undefined ? (
        <StateTag tone="attention">等待申报单位确认</StateTag>
      ) : outcome === 'accepted' ? (
        <StateTag tone="success">申报单位已确认</StateTag>
      ) : (
        <StateTag tone="danger">申报单位不认可</StateTag>
      )}
      {reason && `：${reason}`}
      {at && <span className="quiet"> {timeText(at)}</span>}
    </span>
  )
}

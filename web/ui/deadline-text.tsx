/** How much time is left, in working days: a sign, words and a colour. */
import type { DeadlineView } from '../../server/actions/views/declaration'
import { Icon } from './icon'

export function DeadlineText({ deadline }: { deadline?: DeadlineView }) {
  if (!deadline) return <span className="quiet">—</span>
  const tone = deadline.paused ? 'neutral' : deadline.overdue ? 'danger' : deadline.workingDaysLeft <= 1 ? 'attention' : 'neutral'
  return (
    <span className={`deadline tone-${tone}`}>
      <Icon name={tone === 'danger' ? 'alert' : 'clock'} />
      <span>
        {deadline.text}
        {deadline.calendarNote && <small className="quiet block">{deadline.calendarNote}</small>}
      </span>
    </span>
  )
}

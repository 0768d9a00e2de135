/** The log of a declaration: every step with who, when, opinion and changes. */
import type { EventView } from '../../server/actions/views/declaration'
import type { StageView } from '../../server/actions/views/stage'
import { StateTag } from './state-tag'
import { timeText } from './time'

export function Timeline({ events, stage }: { events: readonly EventView[]; stage: StageView }) {
  if (events.length === 0) return <p className="quiet">还没有记录。</p>
  return (
    <ol className="timeline">
      {events.map((event) => (
        <Event key={event.id} event={event} stage={stage} />
      ))}
    </ol>
  )
}

function Event({ event: { at, by, role, text, to, comment, changes, remarks, internal }, stage }: { event: EventView; stage: StageView }) {
  const state = stage.states.find(({ id, label }) => id === to || label === to)
  return (
    <li>
      <p className="timeline-head">
        <time dateTime={at}>{timeText(at)}</time>
        <span>{role === by ? by : `${role} ${by}`}</span>
        <strong>{text}</strong>
        {state && <StateTag tone={state.tone}>{state.label}</StateTag>}
        {internal && <StateTag tone="neutral">内部</StateTag>}
      </p>
      {comment && <p className="opinion">{internal ? comment : `意见：${comment}`}</p>}
      {remarks && (
        <ul className="bullets">
          {remarks.map(({ label, text: said }, index) => (
            // several remarks may say the same of the same place
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index}>
              <strong>{label}</strong>：{said}
            </li>
          ))}
        </ul>
      )}
      {changes && changes.length > 0 && (
        <details className="changes">
          <summary>改动 {changes.length} 处</summary>
          <ul className="plain-list">
            {changes.map(({ at: place, label, before, after }) => (
              <li key={place}>
                <strong>{label}</strong>：<del>{before || '（空）'}</del> → <ins>{after || '（空）'}</ins>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

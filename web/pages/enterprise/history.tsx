/** How the declaration has fared: every step with who, when, opinion and changes. */
import type { EventView, StageView } from '../../../server/actions/views'
import { useHistory } from '../../data'
import { Loaded } from '../../ui/page-state'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { Frame, type Opened, Opening } from './frame'
import { Outcome } from './outcome'

export default function HistoryPage() {
  return <Opening>{(opened) => <History {...opened} />}</Opening>
}

function History(opened: Opened) {
  const { declaration, stage } = opened
  const history = useHistory(declaration.id)
  return (
    <Frame {...opened} title={stage.historyTitle}>
      <Outcome declaration={declaration} stage={stage} />
      <section className="panel">
        <Loaded from={history}>
          {(events) =>
            events.length === 0 ? (
              <p className="quiet">还没有记录。</p>
            ) : (
              <ol className="timeline">
                {events.map((event) => (
                  <Event key={event.id} event={event} stage={stage} />
                ))}
              </ol>
            )
          }
        </Loaded>
      </section>
    </Frame>
  )
}

function Event({ event: { at, by, role, text, to, comment, changes }, stage }: { event: EventView; stage: StageView }) {
  const state = stage.states.find(({ id }) => id === to)
  return (
    <li>
      <p className="timeline-head">
        <time dateTime={at}>{timeText(at)}</time>
        <span>
          {role} {by}
        </span>
        <strong>{text}</strong>
        {state && <StateTag tone={state.tone}>{state.label}</StateTag>}
      </p>
      {comment && <p className="opinion">意见：{comment}</p>}
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

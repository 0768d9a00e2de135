/** The way so far: who did what on which day, what stood in the way, which mails went out. */
import { Button } from 'antd'
import type { WalkedView } from '../../../../server/engine/preview/walk-view'
import { dayText } from '../../../ui/time'

interface Props {
  trail: readonly WalkedView[]
  /** Back to where so many things were done. */
  onBack: (count: number) => void
}

export function Trail({ trail, onBack }: Props) {
  return (
    <section className="panel" aria-labelledby="walk-trail">
      <h3 id="walk-trail">走过的路</h3>
      {trail.length === 0 ? (
        <p className="quiet">还没有走。在“现在”里选一个操作。</p>
      ) : (
        <ol className="walk-trail">
          {trail.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place on the way is what a step is
            <li key={index}>
              <Walked {...one} />
              <Button size="small" onClick={() => onBack(index)}>
                退回到“{one.label}”之前
              </Button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Walked({ label, at, by, from, to, mails, assumed }: WalkedView) {
  return (
    <>
      <p>
        <span className="quiet">{dayText(at)}</span> {by && `${by}：`}
        <strong>{label}</strong>
      </p>
      {to && (
        <p className="quiet">
          {from} → {to}
        </p>
      )}
      {assumed.length > 0 && (
        <details className="walk-assumed">
          <summary>假定已办妥 {assumed.length} 项</summary>
          <ul className="bullets">
            {assumed.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
      {mails.map((mail) => (
        <details key={mail.to + mail.subject}>
          <summary>
            邮件给{mail.to}：{mail.subject}
          </summary>
          <p className="walk-mail">{mail.body}</p>
        </details>
      ))}
    </>
  )
}

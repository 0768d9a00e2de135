/** What may be done where the case stands: by whom, where it leads, why it cannot be done, what goes out with it. */
import { Button } from 'antd'
import type { ActionOption } from '../../../../server/engine/preview/walk-view'
import { Icon } from '../../../ui/icon'
import { wanText } from '../../../ui/money'
import { meaningOf } from '../words'
import type { WalkStep } from './use-walk'

interface Props {
  action: ActionOption
  onStep: (step: WalkStep) => void
}

export function Action({ action, onStep }: Props) {
  const { id, label, by, to, hidden, problems, asks, commentLength, grants, mails } = action
  const isFree = !hidden && problems.length === 0
  return (
    <article className="walk-action" aria-label={label}>
      <p>
        <strong>{label}</strong> <span className="quiet">→ {to}</span>
      </p>
      {hidden && (
        <p className="walk-why">
          <Icon name="lock" /> {hidden}
        </p>
      )}
      {problems.map(({ at, message }) => (
        <p key={at + message} className="walk-why">
          <Icon name="alert" /> {message}
        </p>
      ))}
      {asks.length > 0 && (
        <p className="quiet">
          办理时要：{asks.map((need) => meaningOf(need) ?? need).join('、')}
          {commentLength && `（意见不少于 ${commentLength} 个字）`}
        </p>
      )}
      {grants.map((grant) => (
        <p key={grant.label} className="quiet">
          核定{grant.label}：{grant.fen === undefined ? '还算不出' : wanText(grant.fen)}
        </p>
      ))}
      {mails.map(({ subject, to: roles }) => (
        <p key={subject} className="quiet">
          发邮件“{subject}”给{roles.join('、')}
        </p>
      ))}
      <p className="walk-buttons">
        {by.map((role) => (
          <Button key={role.id} type={isFree ? 'primary' : 'default'} size="small" onClick={() => onStep({ kind: 'act', id, by: role.id })}>
            {isFree ? `${role.label}：${label}` : `假定已办妥，${role.label}：${label}`}
          </Button>
        ))}
      </p>
    </article>
  )
}

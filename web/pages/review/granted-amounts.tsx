/** The amounts that a step grants, beside what was computed; where the step allows it, less may be typed with a reason. */
import { Button, Input } from 'antd'
import type { ActionView } from '../../../server/actions/views/declaration'
import { described, Field, TextField } from '../../ui/field'
import { yuanText } from '../../ui/money'
import { upTo } from '../../ui/up-to'
import { fenOf, typedYuan } from './batches/amount'
import { amountKey, reasonKey, type Typed } from './lowered'

type Grant = NonNullable<ActionView['grants']>[number]

interface Props {
  action: ActionView
  typed: Readonly<Record<string, Typed>>
  /** Undefined = as computed again. */
  change: (result: string, typed: Typed | undefined) => void
  problems: Readonly<Record<string, string>>
}

export function GrantedAmounts({ action: { grants = [], lowering }, typed, change, problems }: Props) {
  if (grants.length === 0) return null
  return (
    <section className="stack" aria-labelledby="act-grants">
      <h3 id="act-grants">核定的金额</h3>
      <p className="quiet">核定以后不再随填报和规则变化{lowering ? '；可以低于核算的金额，不能高于它' : ''}。</p>
      {grants.map((grant) => (
        <Amount key={grant.result} {...{ grant, problems }} lowering={lowering === true} own={typed[grant.result]} change={change} />
      ))}
    </section>
  )
}

interface AmountProps extends Pick<Props, 'change' | 'problems'> {
  grant: Grant
  lowering: boolean
  own: Typed | undefined
}

function Amount({ grant: { result, label, fen }, lowering, own, change, problems }: AmountProps) {
  const computed = fen === undefined ? '不能确定' : yuanText(fen)
  if (!own)
    return (
      <p>
        {label}：<strong className="keep">{computed}</strong>{' '}
        {lowering && fen !== undefined && fen > 0 && (
          <Button size="small" aria-label={`核减${label}`} onClick={() => change(result, { amount: typedYuan(fen), reason: '' })}>
            核减
          </Button>
        )}
      </p>
    )
  const isLower = fenOf(own.amount) !== fen
  const reason = `act-${reasonKey(result)}`
  return (
    <div className="stack">
      <TextField
        id={`act-${amountKey(result)}`}
        label={`${label}（元）`}
        required
        hint={`核算金额 ${computed}`}
        problem={problems[amountKey(result)]}
        value={own.amount}
        onChange={(amount) => change(result, { ...own, amount })}
      />
      <Field id={reason} label={`${label}低于核算金额的原因`} required={isLower} problem={problems[reasonKey(result)]}>
        <Input.TextArea
          {...described(reason, { problem: problems[reasonKey(result)] })}
          rows={2}
          count={upTo(2000)}
          value={own.reason}
          onChange={({ target }) => change(result, { ...own, reason: target.value })}
        />
      </Field>
      <div>
        <Button size="small" onClick={() => change(result, undefined)}>
          按核算金额核定<span className="visually-hidden">：{label}</span>
        </Button>
      </div>
    </div>
  )
}

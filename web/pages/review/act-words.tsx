/** What is written with a step: the opinion, the internal note, the remarks of a return, the conditions that a refusal cites. */
import { Input } from 'antd'
import type { ActionView } from '../../../server/actions/views/declaration'
import { described, Field } from '../../ui/field'
import { upTo } from '../../ui/up-to'
import type { Review } from './review'

export function Comment({
  review: { draft },
  problem,
  required,
  kind,
  least,
}: {
  review: Review
  problem?: string
  required: boolean
  kind: ActionView['kind']
  least?: number
}) {
  const hint = `${least ? `不少于 ${least} 个字。` : ''}申报单位可以看到。`
  const label = `${kind === 'reject' ? '理由' : '意见'}${required ? '' : '（选填）'}`
  return (
    <Field id="act-comment" label={label} required={required} problem={problem} hint={hint}>
      <Input.TextArea
        {...described('act-comment', { problem, hint })}
        rows={3}
        count={upTo(4000)}
        value={draft.draft.comment}
        onChange={({ target }) => draft.change({ comment: target.value })}
      />
    </Field>
  )
}

export function InternalNote({ review: { draft } }: { review: Review }) {
  return (
    <Field id="act-internal" label="内部备注（选填）" hint="只有审核人员可以看到，记入日志。">
      <Input.TextArea
        {...described('act-internal', { hint: true })}
        rows={2}
        count={upTo(4000)}
        value={draft.draft.internal}
        onChange={({ target }) => draft.change({ internal: target.value })}
      />
    </Field>
  )
}

/** Everything that a return tells the applicant, to be read once more. */
export function ToBeSent({ review: { draft } }: { review: Review }) {
  const { remarks } = draft.draft
  if (remarks.length === 0)
    return (
      <p className="note tone-attention" id="act-remarks">
        还没有意见。请先在要修改的数据或材料旁点“意见”。
      </p>
    )
  return (
    <section aria-labelledby="to-be-sent">
      <h3 id="to-be-sent">将发给申报单位的意见（{remarks.length}）</h3>
      <p className="quiet">只有下列内容可以修改，其余保持不变。</p>
      <ol className="written">
        {remarks.map(({ at, label, text }) => (
          <li key={at}>
            <p>
              <strong>{label}</strong>
              <button type="button" className="link" onClick={() => draft.remark(at, label, '')}>
                去掉<span className="visually-hidden">意见：{label}</span>
              </button>
            </p>
            <p className="opinion">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Conditions that are not met, to be cited in the reason. */
export function Reasons({ review: { check, draft } }: { review: Review }) {
  const failed = check.findings.filter(({ outcome }) => outcome === 'not met')
  if (failed.length === 0) return null
  return (
    <section className="templates" aria-label="可引用的条件">
      <p className="quiet">不符合的条件（点一下引用到理由）：</p>
      {failed.map(({ rule, label, message, clauseLabel }) => {
        const words = `${message ?? label}${clauseLabel ? `（${clauseLabel}）` : ''}`
        return (
          <button
            key={rule}
            type="button"
            className="template"
            onClick={() => draft.change({ comment: [draft.draft.comment.trim(), words].filter(Boolean).join('\n') })}
          >
            {words}
          </button>
        )
      })}
    </section>
  )
}

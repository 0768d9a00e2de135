/** The last look before a step: what stands in the way, what will be sent, the opinion, and for an end a typed confirmation. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ActionView } from '../../../server/actions/views'
import { act } from '../../act'
import { ApiError } from '../../api'
import { refreshDeclaration, refreshTodos } from '../../data'
import { announce } from '../../ui/announce'
import { ErrorSummary } from '../../ui/error-summary'
import { described, Field, TextField } from '../../ui/field'
import { useProblems } from '../../ui/problems'
import { neighboursOf } from './list-state'
import { ownProblems } from './own-problems'
import type { Review } from './review'

interface Props {
  review: Review
  action: ActionView
  onCancel: () => void
}

export function ActDialog({ review, action, onCancel }: Props) {
  const { declaration, draft } = review
  const { remarks, comment, internal } = draft.draft
  const [confirmation, setConfirmation] = useState('')
  const [busy, setBusy] = useState(false)
  const [overtaken, setOvertaken] = useState<string>()
  const { problems, attempt, links, show, fail, clear } = useProblems('act-')
  const [, go] = useLocation()
  const needs = needsOf(action)
  const run = async () => {
    if (show(ownProblems(action, { comment, remarks: remarks.length, confirmation, code: declaration.organisation.creditCode }))) return
    setBusy(true)
    try {
      await act(declaration, action.id, {
        comment: comment.trim() || undefined,
        internal: internal.trim() || undefined,
        remarks: action.kind === 'return' ? remarks.map(({ at, text }) => ({ at, text })) : undefined,
        confirmation: needs.confirmation ? confirmation.trim() : undefined,
      })
      draft.clear()
      void refreshTodos()
      announce(`${declaration.organisation.name}：${action.label}，已办理。`)
      go(neighboursOf(declaration.id).back)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'conflict') setOvertaken(error.message)
      else fail(error)
      setBusy(false)
    }
  }
  if (overtaken) return <Overtaken id={declaration.id} message={overtaken} onEnd={onCancel} />
  if (action.problems.length > 0) return <Blocked action={action} review={review} onCancel={onCancel} />
  return (
    <Modal
      open
      title={action.label}
      width={640}
      className="act-dialog"
      okText={okText(action, remarks.length)}
      okButtonProps={{ danger: action.kind === 'reject' }}
      confirmLoading={busy}
      onOk={() => void run()}
      onCancel={onCancel}
    >
      <div className="stack">
        <ErrorSummary errors={links} attempt={attempt} />
        <p>
          {declaration.organisation.name} <span className="quiet keep">{declaration.number}</span> → {action.toLabel}
        </p>
        {action.confirm && <p className={action.kind === 'reject' ? 'note tone-danger' : 'note'}>{action.confirm}</p>}
        {action.kind === 'return' && <ToBeSent review={review} />}
        {action.kind === 'reject' && <Reasons review={review} />}
        <Comment {...{ review, problem: problems.comment, required: needs.comment, kind: action.kind }} />
        {needs.confirmation && (
          <TextField
            id="act-confirmation"
            label="输入该单位统一社会信用代码的后四位"
            required
            hint={`信用代码 ${declaration.organisation.creditCode}`}
            value={confirmation}
            onChange={(value) => {
              setConfirmation(value)
              clear('confirmation')
            }}
            problem={problems.confirmation}
          />
        )}
        <InternalNote review={review} />
      </div>
    </Modal>
  )
}

const needsOf = ({ needs }: ActionView) => ({ comment: needs.includes('comment'), confirmation: needs.includes('typedConfirmation') })
const okText = ({ kind, label }: ActionView, remarks: number) => (kind === 'return' ? `${label}，发出 ${remarks} 条意见` : `确定${label}`)

function Comment({
  review: { draft },
  problem,
  required,
  kind,
}: {
  review: Review
  problem?: string
  required: boolean
  kind: ActionView['kind']
}) {
  const hint = '申报单位可以看到。'
  const label = `${kind === 'reject' ? '理由' : '意见'}${required ? '' : '（选填）'}`
  return (
    <Field id="act-comment" label={label} required={required} problem={problem} hint={hint}>
      <Input.TextArea
        {...described('act-comment', { problem, hint })}
        rows={3}
        maxLength={4000}
        value={draft.draft.comment}
        onChange={({ target }) => draft.change({ comment: target.value })}
      />
    </Field>
  )
}

function InternalNote({ review: { draft } }: { review: Review }) {
  return (
    <Field id="act-internal" label="内部备注（选填）" hint="只有审核人员可以看到，记入日志。">
      <Input.TextArea
        {...described('act-internal', { hint: true })}
        rows={2}
        maxLength={4000}
        value={draft.draft.internal}
        onChange={({ target }) => draft.change({ internal: target.value })}
      />
    </Field>
  )
}

/** Everything that a return tells the applicant, to be read once more. */
function ToBeSent({ review: { draft } }: { review: Review }) {
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
function Reasons({ review: { check, draft } }: { review: Review }) {
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

/** Why it cannot be done now: everything at once. */
function Blocked({ action, review: { onShow }, onCancel }: Props) {
  return (
    <Modal
      open
      title={`还不能${action.label}`}
      footer={
        <Button type="primary" onClick={onCancel}>
          知道了
        </Button>
      }
      onCancel={onCancel}
    >
      <p>请先处理下面 {action.problems.length} 项：</p>
      <ul className="bullets chosen-list">
        {action.problems.map(({ at, message }) => (
          <li key={at + message}>
            {at ? (
              <button
                type="button"
                className="link"
                onClick={() => {
                  onCancel()
                  onShow(at)
                }}
              >
                {message}
              </button>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </Modal>
  )
}

/** Somebody else was faster; what was written stays until it is looked at anew. */
function Overtaken({ id, message, onEnd }: { id: string; message: string; onEnd: () => void }) {
  const end = () => {
    onEnd()
    void refreshDeclaration(id)
  }
  return (
    <Modal
      open
      title="这份申报刚刚有变化"
      footer={
        <Button type="primary" onClick={end}>
          看最新情况
        </Button>
      }
      onCancel={end}
    >
      <p className="note tone-attention">{message}</p>
      <p>您写的意见还在，没有发出。</p>
    </Modal>
  )
}

/** The last look before a step: what stands in the way, what will be sent, the opinion, and for an end a typed confirmation. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ActionView } from '../../../server/actions/views/declaration'
import { act } from '../../act'
import { ApiError } from '../../api'
import { refreshDeclaration, refreshTodos } from '../../data'
import { announce } from '../../ui/announce'
import { ErrorSummary } from '../../ui/error-summary'
import { TextField } from '../../ui/field'
import { useProblems } from '../../ui/problems'
import { Comment, InternalNote, Reasons, ToBeSent } from './act-words'
import { ChosenList } from './chosen-list'
import { GrantedAmounts } from './granted-amounts'
import { neighboursOf } from './list-state'
import { amountKey, loweredOf, loweredProblems, reasonKey, type Typed } from './lowered'
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
  const [typed, setTyped] = useState<Record<string, Typed>>({})
  const [busy, setBusy] = useState(false)
  const [overtaken, setOvertaken] = useState<string>()
  const { problems, attempt, links, show, fail, clear } = useProblems('act-')
  const [, go] = useLocation()
  const needs = needsOf(action)
  const { grants = [] } = action
  const changeAmount = (result: string, amount: Typed | undefined) => {
    setTyped(({ [result]: _, ...others }) => (amount ? { ...others, [result]: amount } : others))
    clear(amountKey(result))
    clear(reasonKey(result))
  }
  const run = async () => {
    const given = { comment, remarks: remarks.length, confirmation, code: declaration.organisation.creditCode }
    if (show({ ...loweredProblems(grants, typed), ...ownProblems(action, given) })) return
    const lowered = loweredOf(grants, typed)
    setBusy(true)
    try {
      await act(declaration, action.id, {
        comment: comment.trim() || undefined,
        internal: internal.trim() || undefined,
        remarks: action.kind === 'return' ? remarks.map(({ at, text }) => ({ at, text })) : undefined,
        confirmation: needs.confirmation ? confirmation.trim() : undefined,
        lowered: lowered.length > 0 ? lowered : undefined,
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
        <GrantedAmounts {...{ action, typed, problems }} change={changeAmount} />
        <Comment {...{ review, problem: problems.comment, required: needs.comment, kind: action.kind }} least={action.commentLength} />
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
      <ChosenList>
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
      </ChosenList>
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

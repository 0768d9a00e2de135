/** The steps of a batch: what can be done now, what is in the way, and doing it. */
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { BatchActionView, BatchView } from '../../../../server/actions/views/batch'
import { api, ask } from '../../../api'
import { refreshTodos } from '../../../data'
import { announce } from '../../../ui/announce'
import { described, Field } from '../../../ui/field'
import { upTo } from '../../../ui/up-to'
import { type Take, useAttempt } from './take'

interface Props {
  batch: BatchView
  take: Take
  refresh: () => void
}

export function Steps({ batch, take, refresh }: Props) {
  const [acting, setActing] = useState<BatchActionView>()
  if (batch.actions.length === 0) return null
  return (
    <section className="panel" aria-labelledby="batch-steps">
      <h2 id="batch-steps">办理</h2>
      <ul className="plain-list stack">
        {batch.actions.map((action) => (
          <li key={action.id}>
            <div className="buttons">
              <Button disabled={action.problems.length > 0} onClick={() => setActing(action)}>
                {action.label}
              </Button>
              <span className="quiet">→ {action.to}</span>
            </div>
            {action.problems.length > 0 && (
              <ul className="bullets quiet">
                {action.problems.map(({ at, message }) => (
                  <li key={at + message}>{message}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {acting && <StepDialog {...{ batch, take, refresh }} action={acting} onEnd={() => setActing(undefined)} />}
    </section>
  )
}

function StepDialog({ batch, take, refresh, action, onEnd }: Props & { action: BatchActionView; onEnd: () => void }) {
  const { id, version, members } = batch
  const [comment, setComment] = useState('')
  const [date, setDate] = useState('')
  const { problem, busy, run } = useAttempt(take)
  const act = async () => {
    const json = { action: action.id, version, comment: comment.trim() || undefined, date: date || undefined }
    if (!(await run(() => ask(api.batches[':id'].actions.$post({ param: { id }, json }))))) return refresh()
    announce(`已办理：${action.label}。`)
    void refreshTodos()
    onEnd()
  }
  return (
    <Modal
      open
      title={`${action.label}（${members} 家）`}
      okText={action.label}
      confirmLoading={busy}
      onOk={() => void act()}
      onCancel={onEnd}
    >
      <div className="stack">
        {action.confirm && <p>{action.confirm}</p>}
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        {action.date && (
          <Field id="step-date" label={action.date} required>
            <input id="step-date" className="plain-date" type="date" value={date} onChange={({ target }) => setDate(target.value)} />
          </Field>
        )}
        <Field id="step-comment" label={action.needsComment ? '意见' : '意见（选填）'} required={action.needsComment}>
          <Input.TextArea
            {...described('step-comment', {})}
            rows={3}
            count={upTo(2000)}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
        </Field>
      </div>
    </Modal>
  )
}

/** Objections against a published list, and deciding them. */
import { Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { BatchView, ObjectionView } from '../../../../server/actions/views/batch'
import { api, ask } from '../../../api'
import { announce } from '../../../ui/announce'
import { DeadlineText } from '../../../ui/deadline-text'
import { described, Field } from '../../../ui/field'
import { StateTag } from '../../../ui/state-tag'
import { timeText } from '../../../ui/time'
import { upTo } from '../../../ui/up-to'
import { type Take, useAttempt } from './take'

export function Objections({ batch, take }: { batch: BatchView; take: Take }) {
  const [deciding, setDeciding] = useState<ObjectionView>()
  const { objections, may } = batch
  return (
    <section className="panel" aria-labelledby="batch-objections">
      <h2 id="batch-objections">异议（{objections.length} 条）</h2>
      {objections.length === 0 && <p className="quiet">还没有收到异议。</p>}
      <ul className="plain-list stack">
        {objections.map((objection) => (
          <li key={objection.id} className="batch-objection">
            <p>
              <strong>{objection.organisation ?? '整份名单'}</strong>{' '}
              {objection.outcome ? (
                <StateTag tone={objection.outcome === 'upheld' ? 'danger' : 'neutral'}>
                  {objection.outcome === 'upheld' ? '成立' : '不成立'}
                </StateTag>
              ) : (
                <DeadlineText deadline={objection.deadline} />
              )}
            </p>
            <p className="as-written">{objection.text}</p>
            <p className="quiet">
              {timeText(objection.at)}
              {objection.name && ` · ${objection.name}`}
              {objection.contact && ` · ${objection.contact}`}
              {objection.file && (
                <>
                  {' · '}
                  <a href={`/api/batches/${batch.id}/files/${objection.file.id}`} target="_blank" rel="noreferrer">
                    附件：{objection.file.name}
                  </a>
                </>
              )}
            </p>
            {objection.answer && (
              <p>
                处理意见（{objection.decidedBy}）：{objection.answer}
              </p>
            )}
            {!objection.outcome && may.decide && <Button onClick={() => setDeciding(objection)}>处理异议</Button>}
          </li>
        ))}
      </ul>
      {deciding && <DecideDialog batch={batch} objection={deciding} take={take} onEnd={() => setDeciding(undefined)} />}
    </section>
  )
}

function DecideDialog({
  batch: { id, version },
  objection,
  take,
  onEnd,
}: {
  batch: BatchView
  objection: ObjectionView
  take: Take
  onEnd: () => void
}) {
  const [outcome, setOutcome] = useState<'upheld' | 'not-upheld'>()
  const [answer, setAnswer] = useState('')
  const { problem, busy, run, setProblem } = useAttempt(take)
  const decide = async () => {
    if (!outcome) return setProblem('请选择异议是否成立。')
    const json = { version, outcome, answer }
    const call = api.batches[':id'].objections[':objection']
    if (!(await run(() => ask(call.$put({ param: { id, objection: objection.id }, json }))))) return
    announce('已处理异议。')
    onEnd()
  }
  return (
    <Modal open title="处理异议" okText="确定" confirmLoading={busy} onOk={() => void decide()} onCancel={onEnd}>
      <div className="stack">
        <p className="as-written">{objection.text}</p>
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        <Radio.Group
          aria-label="异议是否成立"
          value={outcome}
          onChange={({ target }) => setOutcome(target.value)}
          options={[
            { value: 'not-upheld', label: '不成立' },
            { value: 'upheld', label: objection.organisation ? `成立，移出${objection.organisation}` : '成立' },
          ]}
        />
        <Field id="objection-answer" label="处理意见" required>
          <Input.TextArea
            {...described('objection-answer', {})}
            rows={4}
            count={upTo(4000)}
            value={answer}
            onChange={({ target }) => setAnswer(target.value)}
          />
        </Field>
      </div>
    </Modal>
  )
}

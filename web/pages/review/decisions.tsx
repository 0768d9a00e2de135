/** Facts that reviewers decide: their values with the reasons, and the form to decide one. */
import { Button, Input } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import type { DecisionView } from '../../../server/actions/views/declaration'
import { api, ask } from '../../api'
import { refreshDeclaration } from '../../data'
import { GroupForm, type GroupFormHandle } from '../../form/group-form'
import { groupOf, sectionOf } from '../../form/model'
import { announce } from '../../ui/announce'
import { described, Field } from '../../ui/field'
import { timeText } from '../../ui/time'
import { upTo } from '../../ui/up-to'
import { answerId } from './places'
import type { Review } from './review'

export function Decisions({ review }: { review: Review }) {
  const { decisions } = review.declaration
  if (decisions.length === 0) return null
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">审核认定</h2>
      {decisions.map((decision) => (
        <div key={decision.id} id={answerId(`/facts/${decision.id}`)} tabIndex={-1} className="decision">
          <p>
            <strong>{decision.label}</strong> {decision.text ? decision.text : <span className="quiet">还没有认定</span>}
          </p>
          {decision.at && (
            <p className="quiet">
              {timeText(decision.at)} {decision.by}：{decision.reason}
            </p>
          )}
          <History decision={decision} />
          {decision.mayDecide && <Deciding review={review} decision={decision} />}
        </div>
      ))}
    </section>
  )
}

/** What was decided before the value that stands. */
function History({ decision: { history } }: { decision: DecisionView }) {
  if (history.length < 2) return null
  return (
    <details className="folded">
      <summary>以前的认定（{history.length - 1}）</summary>
      <ul className="bullets">
        {history.slice(0, -1).map(({ at, by, text, reason }) => (
          <li key={at}>
            {timeText(at)} {by}：{text || '撤销认定'}（{reason}）
          </li>
        ))}
      </ul>
    </details>
  )
}

function Deciding({ review, decision }: { review: Review; decision: DecisionView }) {
  const [open, setOpen] = useState(false)
  if (open) return <DecisionForm {...{ review, decision }} onEnd={() => setOpen(false)} />
  const words = decision.text ? '修改认定' : '认定'
  return (
    <Button size="small" aria-label={`${words}：${decision.label}`} onClick={() => setOpen(true)}>
      {words}
    </Button>
  )
}

function DecisionForm({ review: { declaration }, decision, onEnd }: { review: Review; decision: DecisionView; onEnd: () => void }) {
  const { id, form } = decision
  const field = useId()
  const section = sectionOf(form, 'decision')
  const handle = useRef<GroupFormHandle>(null)
  const [value, setValue] = useState<Record<string, unknown>>(decision.value === undefined ? {} : { value: decision.value })
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async (decided: unknown) => {
    if (!reason.trim()) return setProblem('请写明理由，例如核对了哪些材料。')
    setBusy(true)
    try {
      await ask(
        api.declarations[':id'].facts[':fact'].$put({
          param: { id: declaration.id, fact: id },
          json: { version: declaration.version, value: decided as never, reason: reason.trim() },
        }),
      )
      await refreshDeclaration(declaration.id)
      announce('认定已保存。')
      onEnd()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有成功，请再试一次。')
      setBusy(false)
    }
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if ((handle.current?.check() ?? []).length > 0) return
    await send(handle.current?.current().value ?? null)
  }
  if (!section) return null
  return (
    <form className="decide-form" onSubmit={(event) => void save(event)}>
      <GroupForm
        ref={handle}
        name={`decision-${id}`}
        group={groupOf(section)}
        layout={form.layout.fields}
        dictionaries={form.dictionaries}
        value={value}
        onChange={setValue}
      />
      <Field id={field} label="理由" required problem={problem}>
        <Input.TextArea
          {...described(field, { problem })}
          rows={2}
          count={upTo(2000)}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <div className="buttons">
        <Button type="primary" size="small" htmlType="submit" loading={busy}>
          保存认定
        </Button>
        {decision.text && (
          <Button size="small" disabled={busy} onClick={() => void send(null)}>
            撤销认定
          </Button>
        )}
        <Button size="small" onClick={onEnd}>
          取消
        </Button>
      </div>
    </form>
  )
}

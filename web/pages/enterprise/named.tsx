/** Declarations of others that name the own organisation: what they say, and whether it is so. */
import { Button, Input, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import useSWR from 'swr'
import type { NamedView } from '../../../server/actions/views/naming'
import { api, ask } from '../../api'
import { refreshTodos } from '../../data'
import { announce } from '../../ui/announce'
import { ErrorSummary } from '../../ui/error-summary'
import { described, Field } from '../../ui/field'
import { useProblems } from '../../ui/problems'
import { StateTag } from '../../ui/state-tag'
import { timeText } from '../../ui/time'
import { upTo } from '../../ui/up-to'
import { NamedMaterials } from './named-materials'

/** All of them, or those alone that wait for a word. */
export function NamedDeclarations({ waiting }: { waiting?: boolean }) {
  const { data: all, mutate } = useSWR('named', () => ask(api.named.$get()))
  const waits = ({ opinion }: NamedView) => opinion.mayGive && !opinion.given
  const data = waiting ? all?.filter(waits) : all
  if (!data || data.length === 0) return null
  const open = data.filter(waits).length
  const over = data.filter(({ opinion }) => !opinion.mayGive)
  const one = (named: NamedView) => (
    <Named key={named.declaration + named.opinion.id} one={named} refresh={() => void Promise.all([mutate(), refreshTodos()])} />
  )
  return (
    <section className="panel" aria-labelledby="named">
      <h2 id="named">指明本单位的申报（{open > 0 ? `${open} 件等待确认` : `${data.length} 件`}）</h2>
      <p className="quiet">其他单位的申报写明与本单位有关，请核对后确认；不属实的写明原因。</p>
      {data.filter(({ opinion }) => opinion.mayGive).map(one)}
      {over.length > 0 && (
        <details>
          <summary>现在不能确认或修改的（{over.length} 件）</summary>
          {over.map(one)}
        </details>
      )}
    </section>
  )
}

function Named({ one, refresh }: { one: NamedView; refresh: () => void }) {
  const { organisation, stageTitle, number, submittedAt, shown, opinion } = one
  const { given, mayGive } = opinion
  const [changing, setChanging] = useState(false)
  return (
    <article className="named" aria-label={`${organisation} ${number}`}>
      <h3>
        {organisation} <span className="quiet keep">{number}</span>
      </h3>
      <p className="quiet">
        {stageTitle}，提交于 {timeText(submittedAt)}
      </p>
      <dl className="pairs">
        {shown.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text || '—'}</dd>
          </div>
        ))}
      </dl>
      <NamedMaterials one={one} refresh={refresh} />
      {given && (
        <p>
          {opinion.label}：<StateTag tone={given.tone}>{given.outcomeLabel}</StateTag> {given.text}{' '}
          <span className="quiet">{timeText(given.at)}</span>{' '}
          {mayGive && <Button onClick={() => setChanging(!changing)}>{changing ? '不改了' : '修改'}</Button>}
        </p>
      )}
      {mayGive && (!given || changing) && (
        <Answer
          one={one}
          onEnd={() => {
            setChanging(false)
            refresh()
          }}
        />
      )}
    </article>
  )
}

function Answer({ one: { declaration, version, opinion }, onEnd }: { one: NamedView; onEnd: () => void }) {
  const prefix = `named-${declaration}-${opinion.id}-`
  const [outcome, setOutcome] = useState(opinion.given?.outcome ?? '')
  const [text, setText] = useState(opinion.given?.text ?? '')
  const [busy, setBusy] = useState(false)
  const { problems, attempt, links, fail } = useProblems(prefix)
  const needsReason = opinion.textLength !== undefined || opinion.outcomes.find(({ id }) => id === outcome)?.reason
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await ask(
        api.named[':id'].opinions[':opinion'].$put({ param: { id: declaration, opinion: opinion.id }, json: { version, outcome, text } }),
      )
      announce('已确认，审核部门会看到。')
      onEnd()
    } catch (error) {
      fail(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <ErrorSummary errors={links} attempt={attempt} />
      {opinion.help && <p className="quiet">{opinion.help}</p>}
      <Field id={`${prefix}outcome`} label={opinion.label} required problem={problems.outcome}>
        <Radio.Group
          id={`${prefix}outcome`}
          aria-label={opinion.label}
          options={opinion.outcomes.map(({ id, label }) => ({ value: id, label }))}
          value={outcome}
          onChange={({ target }) => setOutcome(String(target.value))}
        />
      </Field>
      <Field id={`${prefix}text`} label={needsReason ? '原因' : '说明（选填）'} required={Boolean(needsReason)} problem={problems.text}>
        <Input.TextArea
          {...described(`${prefix}text`, { problem: problems.text })}
          rows={2}
          count={upTo(4000)}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" loading={busy}>
        提交确认
      </Button>
    </form>
  )
}

/** What others say and add where the case stands: opinions, decisions, materials, sections that reviewers fill. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { HereView } from '../../../../server/engine/preview/walk-view'
import type { WalkStep } from './use-walk'

interface Props {
  here: HereView
  onStep: (step: WalkStep) => void
}

export function Given({ here: { opinions, decisions, materials, problems, fills }, onStep }: Props) {
  const missing = materials.filter((one) => one.missing)
  if (opinions.length + decisions.length + missing.length + problems.length + fills.length === 0) return null
  return (
    <section className="panel" aria-label="意见、认定和材料">
      {opinions.length > 0 && <h3>意见</h3>}
      {opinions.map(({ id, label, by, asked, required, here, said, outcomes }) => (
        <div key={id} className="walk-action">
          <p>
            <strong>{label}</strong>{' '}
            <span className="quiet">
              {by.join('、')}
              {!asked ? '，这个案例不需要' : required ? '，必须给出' : '，可以给出'}
            </span>
          </p>
          {said && <p>已给出：{said}</p>}
          {here && <Choice label={label} options={outcomes} onChoose={(value) => onStep({ kind: 'opinion', id, value })} />}
        </div>
      ))}
      {decisions.length > 0 && <h3>认定的事实</h3>}
      {decisions.map(({ id, label, by, said, ...rest }) => (
        <div key={id} className="walk-action">
          <p>
            <strong>{label}</strong> <span className="quiet">{by.join('、')}认定</span>
          </p>
          {said !== undefined && <p>已认定：{rest.options.find((one) => one.id === said)?.label ?? words[said] ?? said}</p>}
          <Value label={label} {...rest} onChoose={(value) => onStep({ kind: 'decide', id, value })} />
        </div>
      ))}
      {fills.map(({ id, label, by }) => (
        <p key={id} className="walk-action">
          “{label}”由{by.join('、')}填写。{' '}
          <Button size="small" onClick={() => onStep({ kind: 'fill', id })}>
            填上示意内容
          </Button>
        </p>
      ))}
      {missing.length > 0 && (
        <>
          <h3>缺少的材料</h3>
          <ul className="bullets">
            {missing.map(({ title }) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
          <Button size="small" onClick={() => onStep({ kind: 'materials', id: '' })}>
            补齐材料
          </Button>
        </>
      )}
      {problems.length > 0 && (
        <>
          <h3>填报里的问题</h3>
          <ul className="bullets">
            {problems.map(({ at, message }) => (
              <li key={at + message}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const words: Readonly<Record<string, string>> = { true: '是', false: '否' }

interface ChoiceProps {
  label: string
  options: readonly { id: string; label: string }[]
  onChoose: (id: string) => void
}

/** A few buttons, named together by what they decide. */
export function Choice({ label, options, onChoose }: ChoiceProps) {
  return (
    <fieldset className="walk-buttons">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <Button key={option.id} size="small" onClick={() => onChoose(option.id)}>
          {option.label}
        </Button>
      ))}
    </fieldset>
  )
}

/** A value that a reviewer decides: one of its options, yes or no, else typed. */
function Value({ label, type, options, onChoose }: ChoiceProps & { type: string }) {
  const [text, setText] = useState('')
  if (type === 'boolean')
    return <Choice label={label} options={Object.entries(words).map(([id, word]) => ({ id, label: word }))} onChoose={onChoose} />
  if (options.length > 0) return <Choice {...{ label, options, onChoose }} />
  return (
    <p className="walk-buttons">
      <Input
        aria-label={label}
        size="small"
        className="walk-value"
        value={text}
        placeholder={type === 'date' ? '如 2024-06-30' : '填写认定的值'}
        onChange={({ target }) => setText(target.value)}
      />
      <Button size="small" disabled={text.trim() === ''} onClick={() => onChoose(text.trim())}>
        认定
      </Button>
    </p>
  )
}

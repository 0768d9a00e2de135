/** Inputs that are bound to places of a file of the draft: what is chosen or typed is written there at once, and can be undone. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Outline } from '../../../server/engine/outline'
import { described, Field } from '../../ui/field'
import type { DocumentEditor } from './document'
import { type Place, valueAt } from './edits'
import { ClausePicker } from './pickers'

/** The object that a form edits. */
export interface Bound {
  /** Whatever the file is: only places of it are read and written here. */
  document: DocumentEditor<unknown>
  place: Place
  /** What it is called in the list of steps, e.g. 状态“草稿”. */
  of: string
}

interface Props {
  bound: Bound
  name: string
  label: string
  hint?: ReactNode
  required?: boolean
}

export interface Option {
  value: string
  label: string
}

/** What one bound input reads and writes. */
function useBound({ bound: { document, place, of }, name, label, hint }: Props) {
  const at = [...place, ...name.split('.')]
  const pointer = `/${at.join('/')}`
  const id = `at-${at.join('-')}`
  const found = document.problems.filter((problem) => problem.at === pointer || problem.at.startsWith(`${pointer}/`))
  const problem = found.map(({ message }) => message).join(' ') || undefined
  const write = (value: unknown) => document.set(`修改${of}的${label}`, at, value)
  const clear = () => document.set(`修改${of}的${label}`, at.slice(0, -1), undefined)
  return { id, problem, value: valueAt(document.value, at), write, clear, described: described(id, { problem, hint }) }
}

/** One line of text, or several. */
export function TextAt({ rows, placeholder, ...props }: Props & { rows?: number; placeholder?: string }) {
  const { id, problem, value, write, described } = useBound(props)
  const shared = {
    ...described,
    placeholder,
    value: typeof value === 'string' ? value : '',
    onChange: ({ target }: { target: { value: string } }) => write(target.value === '' && !props.required ? undefined : target.value),
  }
  return (
    <Field id={id} label={props.label} hint={props.hint} required={props.required} problem={problem}>
      {rows ? <Input.TextArea {...shared} rows={rows} /> : <Input {...shared} />}
    </Field>
  )
}

/** A list of sentences, one per line. */
export function LinesAt(props: Props) {
  const { id, problem, value, write, described } = useBound(props)
  const lines = Array.isArray(value) ? value.map(String) : []
  const [text, setText] = useState(lines.join('\n'))
  const linesOf = (typed: string) => typed.split('\n').filter((line) => line.trim())
  const shown = linesOf(text).join('\n') === lines.join('\n') ? text : lines.join('\n')
  return (
    <Field id={id} label={props.label} hint={props.hint ?? '一行一条。'} required={props.required} problem={problem}>
      <Input.TextArea
        {...described}
        rows={Math.max(3, lines.length + 1)}
        value={shown}
        onChange={({ target }) => {
          setText(target.value)
          const typed = linesOf(target.value)
          write(typed.length > 0 || props.required ? typed : undefined)
        }}
      />
    </Field>
  )
}

/** A whole number; `holds` = the object around it is nothing without it, and goes with it. */
export function NumberAt({ unit, holds, ...props }: Props & { unit?: string; holds?: boolean }) {
  const { id, problem, value, write, clear, described } = useBound(props)
  return (
    <Field id={id} label={props.label} hint={props.hint} problem={problem}>
      <InputNumber
        {...described}
        min={1}
        precision={0}
        suffix={unit}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => (next === null && holds ? clear() : write(next ?? undefined))}
        className="studio-wide"
      />
    </Field>
  )
}

/** One of several. */
export function ChoiceAt({
  options,
  onWrite,
  ...props
}: Props & { options: readonly Option[]; onWrite?: (value: string | undefined) => void }) {
  const { id, problem, value, write, described } = useBound(props)
  return (
    <Field id={id} label={props.label} hint={props.hint} required={props.required} problem={problem}>
      <Select
        {...described}
        aria-label={props.label}
        allowClear={!props.required}
        placeholder={props.required ? '选择' : '不设'}
        showSearch={{ optionFilterProp: 'label' }}
        value={typeof value === 'string' ? value : undefined}
        options={[...options]}
        onChange={(next) => (onWrite ?? write)(next ?? undefined)}
        className="studio-wide"
      />
    </Field>
  )
}

/** Some of several. */
export function ChoicesAt({ options, ...props }: Props & { options: readonly Option[] }) {
  const { id, problem, value, write, described } = useBound(props)
  return (
    <Field id={id} label={props.label} hint={props.hint} required={props.required} problem={problem}>
      <Select
        {...described}
        aria-label={props.label}
        mode="multiple"
        placeholder={props.required ? '至少选一个' : '不设'}
        optionFilterProp="label"
        value={Array.isArray(value) ? value.map(String) : []}
        options={[...options]}
        onChange={(next: string[]) => write(next.length > 0 || props.required ? next : undefined)}
        className="studio-wide"
      />
    </Field>
  )
}

/** Yes, or nothing. */
export function FlagAt(props: Props) {
  const { id, problem, value, write } = useBound(props)
  return (
    <div className={`field${problem ? ' field-invalid' : ''}`}>
      <Checkbox id={id} checked={value === true} onChange={({ target }) => write(target.checked || undefined)}>
        {props.label}
      </Checkbox>
      {problem && <p className="field-error">{problem}</p>}
      {props.hint && <p className="field-hint">{props.hint}</p>}
    </div>
  )
}

/** The clause that it rests on. */
export function ClauseAt({
  outline,
  name = 'clause',
  label = '政策依据',
  ...props
}: Partial<Props> & { bound: Bound; outline: Outline | undefined }) {
  const { id, problem, value, write } = useBound({ ...props, name, label })
  return (
    <Field id={id} label={label} hint={props.hint} problem={problem}>
      <ClausePicker id={id} outline={outline} value={typeof value === 'string' ? value : undefined} onChange={write} label={label} />
    </Field>
  )
}

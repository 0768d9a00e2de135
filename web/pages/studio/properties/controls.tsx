/** Inputs for single properties; emptied, an optional property is taken out of the file. */
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'

interface ControlProps {
  id: string
  label: string
  value: unknown
  required: boolean
  onChange: (value: unknown) => void
}
interface Option {
  value: string | number
  label: string
}

export function TextControl({ id, value, required, onChange, long }: ControlProps & { long: boolean }) {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const write = (next: string) => onChange(next === '' && !required ? undefined : next)
  return long ? (
    <Input.TextArea
      id={id}
      value={text}
      rows={Math.min(8, Math.max(2, Math.ceil(text.length / 50)))}
      onChange={({ target }) => write(target.value)}
    />
  ) : (
    <Input id={id} value={text} autoComplete="off" onChange={({ target }) => write(target.value)} />
  )
}

/** Several texts, one a line; while there is none, the property is not set. */
export function LinesControl({ id, value, required, onChange }: ControlProps) {
  const items = Array.isArray(value) ? value.map(String) : []
  const [typed, setTyped] = useState('')
  // a line that is just being begun is no item yet
  const text = linesOf(typed).join('\n') === items.join('\n') ? typed : items.join('\n')
  const write = (next: string) => {
    setTyped(next)
    const lines = linesOf(next)
    onChange(lines.length === 0 && !required ? undefined : lines)
  }
  return (
    <Input.TextArea
      id={id}
      value={text}
      placeholder="一行一项，按回车写下一项"
      rows={Math.min(12, Math.max(2, items.length + 1))}
      onChange={({ target }) => write(target.value)}
    />
  )
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

export function NumberControl({ id, value, onChange }: ControlProps) {
  return (
    <InputNumber<number>
      id={id}
      value={typeof value === 'number' ? value : null}
      controls={false}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

const flags = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
]

/** Yes, no, or as if nothing were said. */
export function FlagControl({ id, label, value, required, onChange }: ControlProps) {
  return (
    <Select
      id={id}
      aria-label={label}
      value={value === true ? 'yes' : value === false ? 'no' : undefined}
      options={flags}
      allowClear={!required}
      placeholder="没有设置"
      onChange={(next: string | undefined) => onChange(next === undefined ? undefined : next === 'yes')}
    />
  )
}

export function ChoiceControl({ id, label, value, required, onChange, options }: ControlProps & { options: readonly Option[] }) {
  const known = withCurrent(options, typeof value === 'string' || typeof value === 'number' ? [value] : [])
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={!required}
      placeholder="选择"
      value={known.find((option) => option.value === value)?.value}
      options={known}
      popupMatchSelectWidth={false}
      className="studio-wide"
      onChange={(next: string | number | undefined) => onChange(next ?? undefined)}
    />
  )
}

/** Several of a list, in the order chosen. */
export function ChoicesControl({ id, label, value, required, onChange, options }: Several) {
  const chosen = Array.isArray(value) ? value.filter((item) => typeof item === 'string' || typeof item === 'number') : []
  return (
    <Select
      id={id}
      aria-label={label}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="选择，可以选几项"
      value={chosen}
      options={withCurrent(options, chosen)}
      popupMatchSelectWidth={false}
      className="studio-wide"
      onChange={(next: (string | number)[]) => onChange(next.length === 0 && !required ? undefined : next)}
    />
  )
}
interface Several extends ControlProps {
  options: readonly Option[]
}

/** What stands in the file stays to be seen, also where nothing declares it. */
function withCurrent(options: readonly Option[], current: readonly (string | number)[]): Option[] {
  const unknown = current.filter((value) => !options.some((option) => option.value === value))
  return [...options, ...unknown.map((value) => ({ value, label: String(value) }))]
}

/** One cell while it is edited, by what stands in it; Enter takes the value over, Escape leaves it as it was. */
import { Input, Select } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { type Column, choicesOf, readCell } from './cells'

interface Props {
  column: Column
  label: string
  text: string
  /** Takes a text over; `next` is where one goes on. */
  onTake: (text: string, next?: 'down' | 'right') => void
  onCancel: () => void
}

const left = '（不写）'

export function CellEditor(props: Props) {
  const { kind } = props.column
  if (kind === 'option' || kind === 'flag') return <OneOf {...props} />
  return kind === 'options' ? <SomeOf {...props} /> : <Written {...props} />
}

function OneOf({ column, label, text, onTake, onCancel }: Props) {
  const words = column.kind === 'flag' ? ['是', '否'] : choicesOf(column).map((option) => option.label)
  const options = [...words, ...(column.nothing ? [column.nothing] : []), left].map((value) => ({ value, label: value }))
  return (
    <Select
      autoFocus
      defaultOpen
      aria-label={label}
      showSearch
      value={text || left}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value: string) => onTake(value === left ? '' : value)}
      onBlur={onCancel}
      onKeyDown={(event) => leave(event, onCancel)}
    />
  )
}

function SomeOf({ column, label, text, onTake, onCancel }: Props) {
  const [chosen, setChosen] = useState(text === '' || text === '（无）' ? [] : text.split('、'))
  const cancelled = useRef(false)
  const take = () => !cancelled.current && onTake(chosen.length > 0 ? chosen.join('、') : text === '' ? '' : '（无）')
  return (
    <Select
      autoFocus
      defaultOpen
      mode="multiple"
      aria-label={label}
      value={chosen}
      options={choicesOf(column).map((option) => ({ value: option.label, label: option.label }))}
      popupMatchSelectWidth={false}
      className="examples-some"
      onChange={setChosen}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancelled.current = true
        leave(event, onCancel)
      }}
    />
  )
}

function Written({ column, label, text, onTake, onCancel }: Props) {
  const [written, setWritten] = useState(text)
  const found = readCell(column, written)
  const problem = 'problem' in found ? found.problem : undefined
  const isLong = column.kind === 'text' || column.kind === 'texts'
  const done = useRef(false)
  const take = (next?: 'down' | 'right') => {
    if (done.current || problem) return
    done.current = true
    onTake(written, next)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') done.current = true
    leave(event, onCancel)
    if (event.key !== 'Tab' && (event.key !== 'Enter' || event.shiftKey)) return
    event.preventDefault()
    take(event.key === 'Tab' ? 'right' : 'down')
  }
  const common = {
    autoFocus: true,
    'aria-label': label,
    'aria-invalid': problem ? true : undefined,
    status: problem ? ('error' as const) : undefined,
    value: written,
    onBlur: () => (problem ? onCancel() : take()),
    onKeyDown: keys,
  }
  return (
    <>
      {isLong ? (
        <Input.TextArea {...common} rows={3} onChange={({ target }) => setWritten(target.value)} />
      ) : (
        <Input {...common} onChange={({ target }) => setWritten(target.value)} />
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

function leave(event: KeyboardEvent, onCancel: () => void) {
  event.stopPropagation()
  if (event.key === 'Escape') onCancel()
}

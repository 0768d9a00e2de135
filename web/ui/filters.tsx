/** What lists are narrowed by: words, one choice of several, numbers and days between bounds; each is asked of the server at once. */
import { Input, Select } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import './filters.css'

export interface Choice {
  value: string
  label: string
}

export function SearchWords({
  words: given = '',
  placeholder,
  onSearch,
}: {
  words?: string
  placeholder: string
  onSearch: (words: string | undefined) => void
}) {
  const [words, setWords] = useState(given)
  useEffect(() => setWords(given), [given])
  const search = (event: FormEvent) => {
    event.preventDefault()
    onSearch(words.trim() || undefined)
  }
  return (
    <form className="filter search" onSubmit={search}>
      <label htmlFor="search-words">搜索</label>
      <Input.Search
        id="search-words"
        value={words}
        allowClear
        maxLength={100}
        placeholder={placeholder}
        enterButton="搜索"
        onChange={({ target }) => setWords(target.value)}
        onSearch={(value) => onSearch(value.trim() || undefined)}
      />
    </form>
  )
}

interface ChooseProps {
  label: string
  value?: string
  choices: readonly Choice[]
  onChange: (value: string | undefined) => void
}

export function Choose({ label, value, choices, onChange }: ChooseProps) {
  const id = `filter-${label}`
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value ?? ''}
        options={[{ value: '', label: '全部' }, ...choices]}
        showSearch={choices.length > 8 && { optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange(next || undefined)}
      />
    </div>
  )
}

interface BetweenProps {
  label: string
  unit?: string
  kind: 'number' | 'day'
  /** `5..10`, `5..`, `..10`, or one value. */
  value?: string
  onChange: (value: string | undefined) => void
}

const words = { number: ['不小于', '不大于'], day: ['不早于', '不晚于'] } as const

/** Two bounds, either of which may be left open; asked for when a field is left, or by Enter. */
export function Between({ label, unit, kind, value = '', onChange }: BetweenProps) {
  const [least = '', most = ''] = value.includes('..') ? value.split('..') : [value, value]
  const ask = (from: string, to: string) => {
    const next = from || to ? `${from}..${to}` : undefined
    if (next !== (least || most ? `${least}..${most}` : undefined)) onChange(next)
  }
  return (
    <fieldset className="filter between">
      <legend>{unit ? `${label}（${unit}）` : label}</legend>
      <Bound kind={kind} label={`${label}${words[kind][0]}`} given={least} onLeave={(text) => ask(text, most)} />
      <span aria-hidden="true">至</span>
      <Bound kind={kind} label={`${label}${words[kind][1]}`} given={most} onLeave={(text) => ask(least, text)} />
    </fieldset>
  )
}

const numeric = /^-?\d+(\.\d+)?$/

function Bound({ kind, label, given, onLeave }: { kind: 'number' | 'day'; label: string; given: string; onLeave: (text: string) => void }) {
  const [text, setText] = useState(given)
  useEffect(() => setText(given), [given])
  const isWrong = kind === 'number' && text.trim() !== '' && !numeric.test(text.trim())
  const leave = () => {
    if (!isWrong) onLeave(text.trim())
  }
  return (
    <Input
      aria-label={label}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : undefined}
      title={isWrong ? '请填写数字，例如 100 或 0.5。' : undefined}
      type={kind === 'day' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      value={text}
      maxLength={20}
      allowClear={kind === 'number'}
      onChange={({ target }) => setText(target.value)}
      onBlur={leave}
      onPressEnter={leave}
    />
  )
}

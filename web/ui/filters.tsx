/** What lists are narrowed by: words, and one choice of several; each is asked of the server at once. */
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

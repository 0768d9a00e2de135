/** The one box that finds a declaration from anywhere: name, credit code or number, within one's reach. */
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { Icon } from './icon'

export function HeaderSearch() {
  const [words, setWords] = useState('')
  const [, go] = useLocation()
  const search = (event: FormEvent) => {
    event.preventDefault()
    if (!words.trim()) return
    go(`/review?view=all&q=${encodeURIComponent(words.trim())}`)
    setWords('')
  }
  return (
    <search>
      <form className="header-search" onSubmit={search}>
        <label htmlFor="header-words" className="visually-hidden">
          查找申报：单位名称、信用代码或编号
        </label>
        <input
          id="header-words"
          type="search"
          maxLength={100}
          value={words}
          placeholder="单位名称、信用代码或编号"
          onChange={({ target }) => setWords(target.value)}
        />
        <button type="submit" aria-label="查找">
          <Icon name="search" />
        </button>
      </form>
    </search>
  )
}

/** Which stage is being edited, kept in the address. */
import { Select } from 'antd'
import { useCallback } from 'react'
import { useLocation, useSearch } from 'wouter'
import { stageTitles } from './file-kinds'
import type { Opened } from './opening'

/** A value of the address and the way to change it, without a step in the browser's history. */
export function useChosen(key: string): [string | undefined, (value: string | undefined) => void] {
  const search = useSearch()
  const [location, go] = useLocation()
  const choose = useCallback(
    (value: string | undefined) => {
      const query = new URLSearchParams(search)
      if (value === undefined) query.delete(key)
      else query.set(key, value)
      go(`${location}?${query}`, { replace: true })
    },
    [search, location, go, key],
  )
  return [new URLSearchParams(search).get(key) ?? undefined, choose]
}

/** The chosen stage, else the first. */
export function useStage({ state: { files } }: Opened): [string, (stage: string | undefined) => void] {
  const [chosen, choose] = useChosen('stage')
  const first = [...stageTitles(files).keys()][0] ?? ''
  return [chosen ?? first, choose]
}

export function StageChoice({ opened, value, onChange }: { opened: Opened; value: string; onChange: (stage: string) => void }) {
  const titles = [...stageTitles(opened.state.files)]
  if (titles.length < 2) return null
  return (
    <Select
      aria-label="环节"
      value={value}
      options={titles.map(([id, title]) => ({ value: id, label: title }))}
      onChange={onChange}
      popupMatchSelectWidth={false}
    />
  )
}

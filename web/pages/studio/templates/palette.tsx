/** Everything that may be inserted at the cursor, by its Chinese name. */
import { Input } from 'antd'
import { useState } from 'react'
import type { PaletteGroup } from '../../../../server/engine/templates/palette'

interface Props {
  groups: readonly PaletteGroup[]
  onInsert: (text: string) => void
}

/** More than anybody reads; the search finds the rest. */
const mostFound = 60

export function Palette({ groups, onInsert }: Props) {
  const [search, setSearch] = useState('')
  const wanted = search.trim()
  const found = wanted ? foundIn(groups, wanted) : groups
  return (
    <section className="panel template-palette" aria-label="插入内容">
      <h3>插入到光标处</h3>
      <Input
        aria-label="查找可插入的内容"
        placeholder="查找"
        allowClear
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      {wanted && found.length === 0 && <p className="quiet">没有找到“{wanted}”。</p>}
      <div className="template-groups">
        {found.map(({ title, entries }) => (
          <details key={title} open={wanted !== '' || title === '版式' || undefined}>
            <summary>
              {title} <span className="quiet">{entries.length}</span>
            </summary>
            <ul>
              {entries.map(({ label, text }) => (
                <li key={label + text}>
                  <button type="button" title={text} onClick={() => onInsert(text)}>
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  )
}

/** The groups whose title or entries have the words. */
export function foundIn(groups: readonly PaletteGroup[], words: string): PaletteGroup[] {
  let left = mostFound
  return groups.flatMap(({ title, entries }) => {
    const own = (title.includes(words) ? entries : entries.filter(({ label }) => label.includes(words))).slice(0, left)
    left -= own.length
    return own.length > 0 ? [{ title, entries: own }] : []
  })
}

/** By what stands in the template: what it is called. */
export const labelsOf = (groups: readonly PaletteGroup[]): Map<string, string> =>
  new Map([
    ...namesOfWholes(groups),
    ...groups
      .flatMap(({ title, entries }) => entries.map(({ label, text }) => [text, longLabel(title, label)] as const))
      .filter(([text]) => /^\{\{[^{}#/]+\}\}$/.test(text))
      .reverse(),
  ])

/** What a table or a group is called, by its path, as if it had rows: `{{#each members}}`, `{{#each provider}}`. */
const namesOfWholes = (groups: readonly PaletteGroup[]) =>
  groups.flatMap(({ title, entries }) =>
    entries.flatMap(({ text }): [string, string][] => {
      const table = /\{\{#each [\w.-]+\}\}/.exec(text)?.[0]
      if (table) return [[table, title.replace(/^表格：/, '')]]
      const [, whole] = /^\{\{([a-z]\w*)\.[\w.]+\}\}$/i.exec(text) ?? []
      return whole && whole !== 'texts' && !/[：:]/.test(title) ? [[`{{#each ${whole}}}`, title]] : []
    }),
  )

/** Short names say too little without what they are of. */
const longLabel = (title: string, label: string) =>
  title === '大写金额'
    ? `${label}（大写）`
    : title === '其他' || title === '条款原文' || title === '填报内容' || /[：:]/.test(title) || title === '日期'
      ? label
      : `${title} · ${label}`

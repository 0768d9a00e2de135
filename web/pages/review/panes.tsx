/** Three panes side by side whose widths are remembered; one at a time where the window is narrow. */
import { Splitter } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'

export type PaneKey = 'papers' | 'answers' | 'judgement'

interface Props extends Record<PaneKey, ReactNode> {
  pane: PaneKey
  onPane: (pane: PaneKey) => void
}

const panes: { key: PaneKey; title: string }[] = [
  { key: 'papers', title: '材料' },
  { key: 'answers', title: '申报数据' },
  { key: 'judgement', title: '条件与意见' },
]
const wide = '(min-width: 1100px)'

export function Panes(props: Props) {
  const isWide = useMatch(wide)
  return isWide ? <Beside {...props} /> : <OneAtATime {...props} />
}

function Beside(props: Props) {
  const [sizes] = useState(readSizes)
  return (
    <Splitter className="panes" onResizeEnd={keepSizes}>
      {panes.map(({ key, title }, index) => (
        <Splitter.Panel key={key} defaultSize={`${sizes[index]}%`} min="16%">
          <section className={`pane pane-${key}`} aria-label={title}>
            {props[key]}
          </section>
        </Splitter.Panel>
      ))}
    </Splitter>
  )
}

function OneAtATime(props: Props) {
  const { pane, onPane } = props
  return (
    <>
      <nav className="pane-switch" aria-label="显示哪一部分">
        {panes.map(({ key, title }) => (
          <button key={key} type="button" aria-pressed={key === pane} onClick={() => onPane(key)}>
            {title}
          </button>
        ))}
      </nav>
      {panes.map(({ key, title }) => (
        <section key={key} className={`pane pane-${key}`} aria-label={title} hidden={key !== pane}>
          {props[key]}
        </section>
      ))}
    </>
  )
}

function useMatch(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches)
  useEffect(() => {
    const list = window.matchMedia(query)
    const note = () => setMatches(list.matches)
    list.addEventListener('change', note)
    return () => list.removeEventListener('change', note)
  }, [query])
  return matches
}

const key = 'shenbao.review.panes'
const usual = [38, 33, 29]

/** Widths in per cent, as they were left. */
function readSizes(): number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(kept) && kept.length === 3 && kept.every((size) => typeof size === 'number' && size > 5) ? kept : usual
  } catch {
    return usual
  }
}

function keepSizes(sizes: number[]) {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  try {
    localStorage.setItem(key, JSON.stringify(sizes.map((size) => Math.round((size / total) * 100))))
  } catch {
    // a browser that keeps nothing shows the usual widths next time
  }
}

/** Three panes side by side whose widths are remembered; one at a time where the window is narrow. */
import { Splitter } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'

export type PaneKey = 'papers' | 'answers' | 'judgement'

interface Props extends Record<PaneKey, ReactNode> {
  pane: PaneKey
  onPane: (pane: PaneKey) => void
  /** Takes more than half of the width, until it is given back. */
  enlarged?: PaneKey
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
  const { enlarged } = props
  const [sizes, setSizes] = useState(readSizes)
  const shown = enlarged ? panes.map(({ key }) => (key === enlarged ? 100 - 2 * narrow : narrow)) : sizes
  return (
    <Splitter
      className="panes"
      onResize={(widths) => !enlarged && setSizes(inPerCent(widths))}
      onResizeEnd={(widths) => !enlarged && keepSizes(widths)}
    >
      {panes.map(({ key, title }, index) => (
        <Splitter.Panel key={key} size={`${shown[index]}%`} min="16%" resizable={!enlarged}>
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
/** The width of a pane beside the enlarged one, in per cent. */
const narrow = 24

/** Widths in per cent, as they were left. */
function readSizes(): number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(kept) && kept.length === 3 && kept.every((size) => typeof size === 'number' && size > 5) ? kept : usual
  } catch {
    return usual
  }
}

function inPerCent(widths: number[]): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width) => (width / total) * 100)
}

function keepSizes(widths: number[]) {
  try {
    localStorage.setItem(key, JSON.stringify(inPerCent(widths).map(Math.round)))
  } catch {
    // a browser that keeps nothing shows the usual widths next time
  }
}

/** What two states of a programme's files differ in: the files at the left, one of them in words and side by side. */
import { Checkbox } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { Late, late } from '../../ui/late'
import { Empty } from '../../ui/page-state'
import { FileGroupLinks, markOf } from './file-group'
import { groupFiles, stageTitles, titleOf } from './file-kinds'
import type { Texts } from './merge'
import { useNarrow } from './narrow'
import { type SummaryLine, summaryOf } from './summary'

const Difference = late(() => import('./difference'))

interface Props {
  before: Texts
  after: Texts
  paths: readonly string[]
  /** The file that is shown. */
  file?: string
  addressOf: (path: string) => string
  beforeLabel: string
  afterLabel: string
  /** What may be done with the shown file. */
  actions?: (path: string) => ReactNode
}

export function FileChanges({ before, after, paths, file, addressOf, beforeLabel, afterLabel, actions }: Props) {
  const stages = useMemo(() => stageTitles({ ...before, ...after }), [before, after])
  const groups = useMemo(() => groupFiles(paths, { ...before, ...after }), [paths, before, after])
  const shown = file && paths.includes(file) ? file : groups[0]?.files[0]?.path
  if (!shown) return <Empty title="没有改动" />
  const titleFor = (path: string) => titleOf(path, { ...before, ...after }, stages)
  return (
    <div className="studio-bench">
      <nav className="studio-side studio-tree" aria-label="有改动的文件">
        {groups.map((group) => (
          <FileGroupLinks
            key={group.key}
            group={group}
            current={shown}
            addressOf={addressOf}
            markOf={(path) => markOf(before[path], after[path])}
          />
        ))}
      </nav>
      <section className="studio-file" aria-labelledby="studio-change-title">
        <div className="studio-file-head">
          <div>
            <h2 id="studio-change-title">{titleFor(shown)}</h2>
            <span className="quiet studio-path">{shown}</span>
          </div>
          {actions && <div className="studio-tools">{actions(shown)}</div>}
        </div>
        <Summary before={before[shown]} after={after[shown]} path={shown} />
        <SideBySide before={before[shown] ?? ''} after={after[shown] ?? ''} {...{ beforeLabel, afterLabel }} />
      </section>
    </div>
  )
}

function SideBySide({
  before,
  after,
  beforeLabel,
  afterLabel,
}: {
  before: string
  after: string
  beforeLabel: string
  afterLabel: string
}) {
  const narrow = useNarrow()
  const [whole, setWhole] = useState(false)
  return (
    <div>
      <div className="studio-whole">
        <Checkbox checked={whole} onChange={({ target }) => setWhole(target.checked)}>
          显示没有改动的行
        </Checkbox>
      </div>
      {!narrow && (
        <div className="studio-sides">
          <h3>{beforeLabel}</h3>
          <h3>{afterLabel}</h3>
        </div>
      )}
      <Late>
        <Difference {...{ before, after, beforeLabel, afterLabel, narrow, whole }} />
      </Late>
    </div>
  )
}

const most = 60

function Summary({ before, after, path }: { before?: string; after?: string; path: string }) {
  const lines = useMemo(
    () => (path.endsWith('.json') && before !== undefined && after !== undefined ? summaryOf(before, after) : []),
    [before, after, path],
  )
  if (!lines) return <p className="note tone-attention studio-note">草稿里这个文件还不是完整的 JSON，只能按原文对比。</p>
  if (lines.length === 0) return null
  return (
    <ul className="studio-summary" aria-label="改了什么">
      {lines.slice(0, most).map((line) => (
        <Line key={`${line.kind}${line.where}${line.before}${line.after}`} line={line} />
      ))}
      {lines.length > most && <li>另有 {lines.length - most} 处，见下面的原文。</li>}
    </ul>
  )
}

const kindWords: Record<SummaryLine['kind'], string> = { added: '新增', removed: '删去', changed: '修改' }

function Line({ line: { kind, where, before, after } }: { line: SummaryLine }) {
  return (
    <li>
      <span className={`studio-kind is-${kind}`}>{kindWords[kind]}</span> {where}
      {(before ?? after) !== undefined && '：'}
      {before !== undefined && <del>{before}</del>}
      {kind === 'changed' && ' → '}
      {after !== undefined && <ins>{after}</ins>}
    </li>
  )
}

/** One group of files as links, folded while it is long. */
import { useState } from 'react'
import { Link } from 'wouter'
import { Icon } from '../../ui/icon'
import type { FileGroup } from './file-kinds'

export interface Mark {
  word: string
  className: string
}

interface Props {
  group: FileGroup
  current?: string
  addressOf: (path: string) => string
  markOf: (path: string) => Mark | undefined
  /** How many things are wrong in a file. */
  problemsIn?: (path: string) => number
  /** Shown open whatever its length. */
  open?: boolean
}

const long = 12

/** Long groups start folded, unless the open file is in them. */
export function FileGroupLinks({ group: { title, files }, current, addressOf, markOf, problemsIn = () => 0, open: wanted }: Props) {
  const [folded, setFolded] = useState<boolean>()
  const problems = files.reduce((sum, { path }) => sum + problemsIn(path), 0)
  const open = wanted || !(folded ?? (files.length > long && !files.some(({ path }) => path === current)))
  return (
    <div className="studio-group">
      <h2>
        <button type="button" aria-expanded={open} onClick={() => setFolded(open)}>
          <Icon name={open ? 'down' : 'right'} size={14} />
          <span>{title}</span>
          <span className="quiet">{files.length}</span>
          {problems > 0 && <Wrong count={problems} />}
        </button>
      </h2>
      {open && (
        <ul>
          {files.map(({ path, label }) => (
            <li key={path}>
              <FileLink {...{ path, label, addressOf }} isCurrent={path === current} mark={markOf(path)} problems={problemsIn(path)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface LinkProps extends Pick<Props, 'addressOf'> {
  path: string
  label: string
  isCurrent: boolean
  mark?: Mark
  problems: number
}

function FileLink({ path, label, addressOf, isCurrent, mark, problems }: LinkProps) {
  return (
    <Link href={addressOf(path)} aria-current={isCurrent ? 'page' : undefined} title={path} className={mark?.className}>
      <span className="studio-file-name">{label}</span>
      {mark && <span className={`studio-mark ${mark.className}`}>{mark.word}</span>}
      {problems > 0 && <Wrong count={problems} />}
    </Link>
  )
}

const Wrong = ({ count }: { count: number }) => (
  <span className="studio-count is-wrong">
    {count}
    <span className="visually-hidden">个问题</span>
  </span>
)

/** What became of a file between two states. */
export function markOf(before: string | undefined, after: string | undefined): Mark | undefined {
  if (after === before) return undefined
  if (before === undefined) return { word: '新增', className: 'is-new' }
  return after === undefined ? { word: '已删除', className: 'is-gone' } : { word: '已改', className: 'is-changed' }
}

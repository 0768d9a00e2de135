/** The files of a programme by kind, with their Chinese names, what is wrong in them and what changed. */
import { Input } from 'antd'
import { useId, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { Icon } from '../../ui/icon'
import { type FileGroup, groupFiles } from './file-kinds'
import type { Opened } from './opening'
import { placeOfFile } from './places'
import { problemCounts } from './problems'

interface Props {
  opened: Opened
  current?: string
}

export function FileTree({ opened, current }: Props) {
  const { state, inForce } = opened
  const [wanted, setWanted] = useState('')
  const searchId = useId()
  const groups = useMemo(() => {
    const gone = Object.keys(inForce).filter((path) => !(path in state.files))
    return groupFiles([...Object.keys(state.files), ...gone], { ...inForce, ...state.files })
  }, [state.files, inForce])
  const counts = useMemo(() => problemCounts(state), [state])
  const shown = filtered(groups, wanted.trim())
  return (
    <nav className="studio-tree" aria-label="文件">
      <label htmlFor={searchId} className="visually-hidden">
        按名称查找文件
      </label>
      <Input id={searchId} value={wanted} allowClear placeholder="按名称查找文件" onChange={({ target }) => setWanted(target.value)} />
      {shown.length === 0 && <p className="quiet studio-none">没有这样的文件。</p>}
      {shown.map((group) => (
        <Group key={group.key} {...{ group, opened, current, counts }} searching={wanted.trim() !== ''} />
      ))}
    </nav>
  )
}

function filtered(groups: readonly FileGroup[], wanted: string): FileGroup[] {
  if (!wanted) return [...groups]
  const words = wanted.toLowerCase()
  return groups
    .map((group) => ({
      ...group,
      files: group.files.filter(({ path, label }) => `${group.title} ${label} ${path}`.toLowerCase().includes(words)),
    }))
    .filter(({ files }) => files.length > 0)
}

interface GroupProps extends Props {
  group: FileGroup
  counts: ReadonlyMap<string, number>
  searching: boolean
}

/** Long groups start folded, unless the open file or a problem is in them. */
function Group({ group, opened, current, counts, searching }: GroupProps) {
  const problems = group.files.reduce((sum, { path }) => sum + (counts.get(path) ?? 0), 0)
  const holdsCurrent = group.files.some(({ path }) => path === current)
  const [folded, setFolded] = useState<boolean>()
  const open = searching || !(folded ?? (group.files.length > 12 && !holdsCurrent))
  return (
    <div className="studio-group">
      <h2>
        <button type="button" aria-expanded={open} onClick={() => setFolded(open)}>
          <Icon name={open ? 'down' : 'right'} size={14} />
          <span>{group.title}</span>
          <span className="quiet">{group.files.length}</span>
          {problems > 0 && <Count of={problems} words="个问题" isWrong />}
        </button>
      </h2>
      {open && (
        <ul>
          {group.files.map((file) => (
            <File key={file.path} {...{ opened, file }} isCurrent={file.path === current} problems={counts.get(file.path) ?? 0} />
          ))}
        </ul>
      )}
    </div>
  )
}

interface FileProps {
  opened: Opened
  file: FileGroup['files'][number]
  isCurrent: boolean
  problems: number
}

function File({ opened: { programme, state, inForce }, file: { path, label }, isCurrent, problems }: FileProps) {
  const mark = markOf(state.files[path], inForce[path])
  return (
    <li>
      <Link href={placeOfFile(programme, path)} aria-current={isCurrent ? 'page' : undefined} title={path} className={mark?.className}>
        <span className="studio-file-name">{label}</span>
        {mark && <span className={`studio-mark ${mark.className}`}>{mark.word}</span>}
        {problems > 0 && <Count of={problems} words="个问题" isWrong />}
      </Link>
    </li>
  )
}

function Count({ of, words, isWrong }: { of: number; words: string; isWrong?: boolean }) {
  return (
    <span className={isWrong ? 'studio-count is-wrong' : 'studio-count'}>
      {of}
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

function markOf(text: string | undefined, before: string | undefined): { word: string; className: string } | undefined {
  if (text === before) return undefined
  if (before === undefined) return { word: '新增', className: 'is-new' }
  return text === undefined ? { word: '已删除', className: 'is-gone' } : { word: '已改', className: 'is-changed' }
}

/** The files of a programme by kind, with their Chinese names, what is wrong in them and what changed. */
import { Input } from 'antd'
import { useId, useMemo, useState } from 'react'
import { FileGroupLinks, markOf } from './file-group'
import { type FileGroup, groupFiles } from './file-kinds'
import type { Opened } from './opening'
import { placeOfFile } from './places'
import { problemCounts } from './problems'

interface Props {
  opened: Opened
  current?: string
}

export function FileTree({ opened: { programme, state, inForce }, current }: Props) {
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
        <FileGroupLinks
          key={group.key}
          group={group}
          current={current}
          addressOf={(path) => placeOfFile(programme, path)}
          markOf={(path) => markOf(inForce[path], state.files[path])}
          problemsIn={(path) => counts.get(path) ?? 0}
          open={wanted.trim() !== ''}
        />
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

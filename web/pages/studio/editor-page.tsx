/** A programme's files: the tree at the left, one file in the editor, its problems below. */
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { announce } from '../../ui/announce'
import { Empty } from '../../ui/page-state'
import { FileEditor } from './file-editor'
import { stageTitles, titleOf } from './file-kinds'
import { FileTree } from './file-tree'
import { FilesBar } from './files-bar'
import { siteId } from './folders'
import { Frame } from './frame'
import { type Opened, Opening } from './opening'
import { placeOfFile } from './places'
import { usePlace } from './use-place'

export default function EditorPage() {
  return <Opening>{(opened) => <Workbench {...opened} />}</Opening>
}

function Workbench(opened: Opened) {
  const { programme, state, inForce } = opened
  const place = usePlace(programme)
  const [, go] = useLocation()
  const first = programme === siteId ? 'schemas/site.json' : 'schemas/programme.json'
  const file = place.file ?? (first in state.files ? first : Object.keys(state.files)[0])
  const label = file ? titleOf(file, { ...inForce, ...state.files }, stageTitles(state.files)) : ''
  useSaveKey(opened)
  return (
    <Frame opened={opened} title={label || '编辑文件'}>
      <div className="studio-bench">
        <div className="studio-side">
          <FilesBar opened={opened} onOpen={(path) => go(placeOfFile(programme, path))} />
          <FileTree opened={opened} current={file} />
        </div>
        {file && file in state.files ? (
          <FileEditor key={file} opened={opened} path={file} label={label} place={place} />
        ) : (
          <Missing opened={opened} path={file} label={label} />
        )}
      </div>
    </Frame>
  )
}

function Missing({ opened: { inForce, draft }, path, label }: { opened: Opened; path?: string; label: string }) {
  const text = path ? inForce[path] : undefined
  if (!path || text === undefined) return <Empty title={path ? `没有文件 ${path}` : '还没有文件'}>请在左边选择或新建文件。</Empty>
  const restore = () => {
    draft.apply(`恢复 ${label}`, { [path]: text })
    announce('已恢复。')
  }
  return (
    <Empty title={`“${label}”已从草稿中删除`}>
      <p>发布之前，生效版本里仍有这个文件。</p>
      <p>
        <button type="button" className="link" onClick={restore}>
          恢复这个文件
        </button>
      </p>
    </Empty>
  )
}

/** Ctrl+S saves at once, as people expect. */
function useSaveKey({ draft }: Opened) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      void draft.save().then((saved) => saved && announce('草稿已保存。'))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [draft])
}

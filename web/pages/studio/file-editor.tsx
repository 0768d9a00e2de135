/** One file: its name, what may be done with it, the text, where the cursor stands, and what is wrong. */
import { Button, Modal } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import { announce } from '../../ui/announce'
import { Icon } from '../../ui/icon'
import { Late, late } from '../../ui/late'
import { Loading } from '../../ui/page-state'
import type { EditorCommands } from './code-editor'
import { useSchemas } from './data'
import { download } from './download'
import { kindOf } from './file-kinds'
import type { Opened } from './opening'
import { placeOfChange } from './places'
import { ProblemList } from './problem-list'
import { documentOf, problemsIn } from './problems'
import type { usePlace } from './use-place'
import { pointerInWords } from './words'

const CodeEditor = late(() => import('./code-editor'))

interface Props {
  opened: Opened
  path: string
  label: string
  place: ReturnType<typeof usePlace>
}

export function FileEditor({ opened, path, label, place }: Props) {
  const { programme, draft, state } = opened
  const { problems, examples, files } = state
  const schemas = useSchemas()
  const commands = useRef<EditorCommands>(undefined)
  const [at, setAt] = useState('')
  const found = useMemo(() => problemsIn({ problems, examples }, path), [problems, examples, path])
  const document = useMemo(() => documentOf(files[path]), [files, path])
  const move = (pointer: string) => {
    setAt(pointer)
    place.note(pointer)
  }
  return (
    <section className="studio-file" aria-labelledby="studio-file-title">
      <div className="studio-file-head">
        <div>
          <h2 id="studio-file-title">{label}</h2>
          <span className="quiet studio-path">{path}</span>
        </div>
        <Tools opened={opened} path={path} label={label} run={(name) => commands.current?.[name]()} />
      </div>
      <Late fallback={<Loading label="正在打开编辑器……" />}>
        <CodeEditor
          programme={programme}
          path={path}
          label={`${label}的内容`}
          text={files[path] ?? ''}
          files={files}
          schemas={schemas.data ?? {}}
          problems={found}
          target={place.target}
          onChange={(text) => draft.change(path, text)}
          onMove={move}
          onReady={(ready) => {
            commands.current = ready
          }}
        />
      </Late>
      <p className="studio-where quiet">{whereWords(path, at, document)}</p>
      <ProblemList opened={opened} path={path} problems={found} />
    </section>
  )
}

function whereWords(path: string, at: string, document: unknown): string {
  const keys = path.endsWith('.json')
    ? '可填的内容随输入提示，也可以按 Ctrl+空格；按 Esc 再按 Tab 离开编辑器。'
    : '双层花括号里是填入的内容；按 Esc 再按 Tab 离开编辑器。'
  if (!path.endsWith('.json')) return at ? `第 ${at.slice(1)} 行。${keys}` : keys
  return at ? `光标所在：${pointerInWords(at, document)}。${keys}` : keys
}

interface ToolsProps {
  opened: Opened
  path: string
  label: string
  run: (command: 'undo' | 'redo' | 'find') => void
}

function Tools({ opened: { programme, draft, state, inForce, changed }, path, label, run }: ToolsProps) {
  const [asking, setAsking] = useState(false)
  const before = inForce[path]
  const isChanged = changed.includes(path)
  const remove = () => {
    draft.apply(`删除 ${label}`, { [path]: null })
    setAsking(false)
    announce('已从草稿中删除，可以撤销。')
  }
  return (
    <div className="studio-tools" role="toolbar" aria-label="这个文件">
      <Button size="small" onClick={() => run('undo')}>
        撤销
      </Button>
      <Button size="small" onClick={() => run('redo')}>
        重做
      </Button>
      <Button size="small" onClick={() => run('find')}>
        查找替换
      </Button>
      {isChanged && before !== undefined && (
        <>
          <Link href={placeOfChange(programme, path)}>与生效版本对比</Link>
          <Button size="small" onClick={() => draft.apply(`还原 ${label}`, { [path]: before })}>
            还原
          </Button>
        </>
      )}
      <Button size="small" onClick={() => download(path.split('/').at(-1) ?? path, state.files[path] ?? '')}>
        下载
      </Button>
      {kindOf(path).place && (
        <Button size="small" danger icon={<Icon name="trash" />} onClick={() => setAsking(true)}>
          删除
        </Button>
      )}
      <Modal open={asking} title={`删除“${label}”`} okText="删除" onOk={remove} onCancel={() => setAsking(false)}>
        <p>只从草稿中删除，发布以前不影响正在使用的版本；删除后可以撤销。被别处引用的内容，检查时会指出来。</p>
      </Modal>
    </div>
  )
}

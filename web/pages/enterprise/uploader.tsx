/** Choosing, sending, replacing and removing the files of one item of the checklist, by mouse, by dropping and by keyboard. */
import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import type { ChecklistItem, FileView } from '../../../server/actions/views/check'
import { FileLink } from '../../ui/file-link'
import { Icon } from '../../ui/icon'
import { useLedFocus } from '../../ui/led-focus'
import { type Uploading, useUpload } from './use-upload'

/** The files of an item that may be changed, and the way to choose more. */
export function Uploader({ declaration, item }: { declaration: string; item: ChecklistItem }) {
  const { uploading, problems, take, remove, retry, cancel } = useUpload(declaration, item)
  const input = useRef<HTMLInputElement>(null)
  const replacing = useRef<string>(undefined)
  const [over, setOver] = useState(false)
  const choose = (instead?: string) => {
    replacing.current = instead
    input.current?.click()
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }
  const led = useLedFocus<HTMLDivElement>(`${uploading !== undefined} ${item.files.map(({ id }) => id)}`, places)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same
    <div
      {...led}
      className={`uploader${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Files files={item.files} onRemove={(id) => void remove(id)} onReplace={choose} busy={uploading !== undefined} />
      <input
        ref={input}
        type="file"
        hidden
        accept="application/pdf,.pdf,image/*"
        multiple={item.maxFiles > 1}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])]
          target.value = ''
          if (chosen.length > 0) void take(chosen, replacing.current)
        }}
      />
      {uploading ? (
        <p className="uploading" role="status" tabIndex={-1}>
          <span>{uploadingText(uploading, item.stampedPrint)}</span>
          <progress value={uploading.share} max={1} aria-label={`${item.title} 上传进度`} />
          {uploading.share !== undefined && (
            <Button onClick={cancel} aria-label={`取消上传 ${uploading.name}`}>
              取消
            </Button>
          )}
        </p>
      ) : (
        item.files.length < item.maxFiles && (
          <p className="buttons">
            <Button className="choose-file" icon={<Icon name="upload" />} onClick={() => choose()} aria-label={`选择文件：${item.title}`}>
              选择文件
            </Button>
            <span className="quiet drop-hint">或把文件拖到这里</span>
          </p>
        )
      )}
      {problems.length > 0 && (
        <div className="upload-problems" role="alert">
          {problems.map((problem) => (
            <p key={problem} className="field-error">
              {problem}
            </p>
          ))}
          {retry && <Button onClick={retry}>重试</Button>}
        </div>
      )}
    </div>
  )
}

/** Where the focus is led: to what is under way, to the next file, to the file that came. */
const places = ['.uploading', '.choose-file', '.files li:last-child a']

/** After the last byte the server reads the file. */
function uploadingText({ name, share }: Uploading, stampedPrint: boolean): string {
  if (share === undefined) return `正在把照片转成 PDF：${name}`
  if (share < 1) return `正在上传 ${name} ${Math.round(share * 100)}%`
  return stampedPrint ? `正在识别校验码：${name}` : `正在检查 ${name}`
}

interface FilesProps {
  files: readonly FileView[]
  onRemove?: (id: string) => void
  onReplace?: (id: string) => void
  busy?: boolean
}

/** The files of an item, with what may be done with each. */
export function Files({ files, onRemove, onReplace, busy }: FilesProps) {
  if (files.length === 0) return onRemove ? null : <p className="quiet">没有文件</p>
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <p className="file">
            <FileLink href={`/api/files/${file.id}`} file={file} />
            <span className="buttons">
              {onReplace && (
                <Button size="small" disabled={busy} onClick={() => onReplace(file.id)} aria-label={`替换 ${file.name}`}>
                  替换
                </Button>
              )}
              {onRemove && (
                <Button size="small" danger disabled={busy} onClick={() => onRemove(file.id)} aria-label={`移除 ${file.name}`}>
                  移除
                </Button>
              )}
            </span>
          </p>
          {file.hints.map((hint) => (
            <p key={hint} className="file-hint">
              <Icon name="alert" /> {hint}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** One item of the checklist: what is wanted and why, what is there, uploading. */
import { Button } from 'antd'
import { type DragEvent, useId, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { ChecklistItem, FileView } from '../../../server/actions/views/check'
import type { RemarkView } from '../../../server/actions/views/declaration'
import { FileLink } from '../../ui/file-link'
import { Icon } from '../../ui/icon'
import { providedTag } from '../../ui/provided-state'
import { ScanResult } from '../../ui/scan-result'
import { StateTag } from '../../ui/state-tag'
import { ProvidedWord } from './provided-word'
import { PinnedRemarks } from './remarks'
import { ScanWord } from './scan-word'
import { type Uploading, useUpload } from './use-upload'

interface Props {
  declaration: string
  item: ChecklistItem
  number?: number
  /** Whether it may be changed now. */
  open: boolean
  remarks?: readonly RemarkView[]
  clause?: { label: string; text: string }
  /** Whether what others uploaded for it may still be answered. */
  answerable?: boolean
  /** On the page where the form is printed: it does not lead to itself. */
  printing?: boolean
}

const needs = { required: '必备', recommended: '建议提供', optional: '选填' }

export function Material({ declaration, item, number, open, remarks = [], clause, printing, answerable = false }: Props) {
  const { title, need, help, reason, validity, files, present, stale, stampedPrint, maxMegabytes, maxFiles, attachments, key } = item
  const heading = useId()
  const provided = providedTag(files)
  return (
    <section className="material" id={`material-${key}`} tabIndex={-1} aria-labelledby={heading}>
      <div className="material-head">
        <h3 id={heading}>
          {number !== undefined && `${number}. `}
          {title}
        </h3>
        <StateTag tone={need === 'required' ? 'active' : 'neutral'}>{needs[need]}</StateTag>
        <span className="material-state">
          {stale ? (
            <StateTag tone={provided ? 'attention' : 'danger'}>{provided ?? '需重新上传'}</StateTag>
          ) : present ? (
            <Present />
          ) : (
            <span className="quiet">{files.some(({ scan }) => scan) ? '待确认' : files.length > 0 ? '不完整' : '未上传'}</span>
          )}
        </span>
      </div>
      <PinnedRemarks remarks={remarks} />
      {reason && <p className="quiet">{reason}</p>}
      {help && <p>{help}</p>}
      {validity && <p className="quiet">时效：{validity}</p>}
      {clause && (
        <details className="clause">
          <summary>依据：{clause.label}</summary>
          <blockquote>{clause.text}</blockquote>
        </details>
      )}
      {stampedPrint && !printing && (
        <p>
          <Link href={`/d/${declaration}/print`}>
            <Icon name="print" /> 去打印申报表
          </Link>
        </p>
      )}
      {item.fromNamed && files.length === 0 && (
        <p className="quiet">贵单位没有上传的，提交以后对方也可以上传，由贵单位确认；提交不用等它。</p>
      )}
      {stale && !provided && (
        <p className="note tone-danger">
          {files.some(({ scan }) => scan?.message === stale) ? '这份扫描件不能使用，原因见下。' : stale}
          {stampedPrint && !printing && <Link href={`/d/${declaration}/print`}>去打印</Link>}
        </p>
      )}
      {open ? <Uploader {...{ declaration, item }} /> : <Files files={files} />}
      {files.map(
        (file) =>
          file.scan && (
            <div key={file.id}>
              <ScanResult scan={file.scan} />
              <ScanWord declaration={declaration} material={key} file={file} open={open && (!stale || stale === file.scan.message)} />
            </div>
          ),
      )}
      {files.map((file) => (
        <ProvidedWord key={file.id} {...{ declaration, item, file }} open={answerable} />
      ))}
      {open && (
        <p className="field-hint">
          PDF，每个不超过 {maxMegabytes}MB，{maxFiles > 1 ? `最多 ${maxFiles} 个` : '1 个'}；也可以直接选照片，自动转成 PDF。
          {attachments === 'xml' && '电子发票可以直接上传，不必去掉里面的 XML 数据附件。'}
        </p>
      )}
    </section>
  )
}

const Present = () => (
  <span className="task-done">
    <Icon name="check" /> 已上传
  </span>
)

function Uploader({ declaration, item }: Pick<Props, 'declaration' | 'item'>) {
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
  const full = item.maxFiles > 1 && item.files.length >= item.maxFiles
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same
    <div
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
        <p className="uploading" role="status">
          <span>{uploadingText(uploading, item.stampedPrint)}</span>
          <progress value={uploading.share} max={1} aria-label={`${item.title} 上传进度`} />
          {uploading.share !== undefined && (
            <Button onClick={cancel} aria-label={`取消上传 ${uploading.name}`}>
              取消
            </Button>
          )}
        </p>
      ) : (
        (item.files.length === 0 || !full) &&
        !(item.maxFiles === 1 && item.files.length > 0) && (
          <p className="buttons">
            <Button icon={<Icon name="upload" />} onClick={() => choose()} aria-label={`选择文件：${item.title}`}>
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

function Files({ files, onRemove, onReplace, busy }: FilesProps) {
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

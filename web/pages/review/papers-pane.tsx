/** The checklist with its files, and the chosen file in the browser's own viewer. */
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { ChecklistItem, FileView, ScanView } from '../../../server/actions/views/check'
import { Icon } from '../../ui/icon'
import { PrintFrame } from '../../ui/print-frame'
import { ProvidedState, providedTag } from '../../ui/provided-state'
import { ScanPage, ScanResult } from '../../ui/scan-result'
import { StateTag } from '../../ui/state-tag'
import { sizeText, timeText } from '../../ui/time'
import { answerId } from './places'
import { RemarkButton } from './remark-button'
import type { Review } from './review'

/** What is shown: a file, or the form as it is printed. */
type Shown = { kind: 'print' } | { kind: 'file'; file: FileView; title: string }

interface Props extends Review {
  /** The file has the pane for itself. */
  isEnlarged: boolean
  onEnlarge: (isEnlarged: boolean) => void
}

export function PapersPane({ isEnlarged, onEnlarge, ...review }: Props) {
  const { check, declaration, stage } = review
  const first = check.checklist.flatMap(({ files, title }) => files.map((file) => ({ kind: 'file' as const, file, title })))[0]
  const [shown, setShown] = useState<Shown>(first ?? { kind: 'print' })
  return (
    <>
      <div className="pane-head">
        <h2>{stage.materialsTitle}</h2>
        <div className="pane-tools">
          <Button
            size="small"
            type={shown.kind === 'print' ? 'primary' : 'default'}
            aria-pressed={shown.kind === 'print'}
            onClick={() => setShown({ kind: 'print' })}
          >
            申报表打印样式
          </Button>
          <Button size="small" type={isEnlarged ? 'primary' : 'default'} aria-pressed={isEnlarged} onClick={() => onEnlarge(!isEnlarged)}>
            放大文件
          </Button>
        </div>
      </div>
      <ul className="papers-list" aria-label="材料清单" hidden={isEnlarged}>
        {check.checklist.map((item) => (
          <Item
            key={item.key}
            item={item}
            review={review}
            shown={shown}
            onShow={(file) => setShown({ kind: 'file', file, title: item.title })}
          />
        ))}
      </ul>
      {shown.kind === 'print' ? (
        <PrintFrame src={review.sample?.paper ?? `/api/declarations/${declaration.id}/print`} title="申报表打印样式" />
      ) : (
        <Viewer key={shown.file.id} file={shown.file} title={shown.title} />
      )}
    </>
  )
}

interface ItemProps {
  item: ChecklistItem
  review: Review
  shown: Shown
  onShow: (file: FileView) => void
}

/** One line where there is one file; its name stands above the viewer. */
function Item({ item, review: { draft, onRemark, declaration }, shown, onShow }: ItemProps) {
  const { key, title, files, stale } = item
  const at = `/materials/${key}`
  const isShown = (file: FileView) => shown.kind === 'file' && shown.file.id === file.id
  const [only] = files.length === 1 ? files : []
  return (
    <li id={answerId(at)} tabIndex={-1}>
      <div className="paper-head">
        {only ? (
          <Paper file={only} label={title} isShown={isShown(only)} onShow={() => onShow(only)} />
        ) : (
          <span className="paper-title">{title}</span>
        )}
        <ItemState item={item} />
        <RemarkButton {...{ at, draft, onRemark }} label={title} mayRemark={declaration.mine} />
      </div>
      {stale && !files.some(({ scan, provided }) => scan || provided) && <p className="field-error">{stale}</p>}
      {files.map((file) => file.scan && <Scan key={file.id} scan={file.scan} />)}
      {!only &&
        files.map((file) => <Paper key={file.id} file={file} label={file.name} isShown={isShown(file)} onShow={() => onShow(file)} />)}
      {files.map(
        ({ id, provided }) =>
          provided && (
            <p key={id} className="paper-hint">
              <ProvidedState provided={provided} />
            </p>
          ),
      )}
      {files
        .flatMap(({ hints }) => hints)
        .map((hint) => (
          <p key={hint} className="paper-hint">
            <Icon name="alert" /> {hint}
          </p>
        ))}
    </li>
  )
}

function Paper({ file: { pages }, label, isShown, onShow }: { file: FileView; label: string; isShown: boolean; onShow: () => void }) {
  return (
    <button type="button" className="paper" aria-pressed={isShown} onClick={onShow}>
      <Icon name="file" />
      <span className="break">{label}</span>
      {pages !== undefined && <span className="paper-size keep">{pages} 页</span>}
    </button>
  )
}

/** What a machine can say about the stamped print. */
function Scan({ scan }: { scan: ScanView }) {
  return (
    <div className="paper-scan">
      <ScanResult scan={scan} />
      {scan.open && (
        <p className="quiet">
          {scan.attested ? `申报单位于 ${timeText(scan.attested)} 确认内容一致；请与申报数据逐项核对。` : '申报单位还没有确认内容一致。'}
        </p>
      )}
    </div>
  )
}

function ItemState({ item: { present, stale, need, files } }: { item: ChecklistItem }) {
  const provided = providedTag(files)
  if (stale && provided) return <StateTag tone="attention">{provided}</StateTag>
  if (stale) return <StateTag tone="danger">需重新上传</StateTag>
  if (present)
    return (
      <span className="paper-ok">
        <Icon name="check" /> 已交
      </span>
    )
  if (need === 'required') return <StateTag tone="danger">缺少</StateTag>
  return <span className="quiet">未交（{need === 'optional' ? '选填' : '建议'}）</span>
}

function Viewer({ file: { id, name, size, pages, uploadedAt, scan }, title }: { file: FileView; title: string }) {
  const [page, setPage] = useState(1)
  const address = `/api/files/${id}`
  return (
    <div className="viewer">
      <div className="viewer-head">
        {pages !== undefined && pages > 1 && (
          <span className="viewer-page">
            <label htmlFor="viewer-page">页</label>
            <Button size="small" aria-label="上一页" disabled={page <= 1} icon={<Icon name="left" />} onClick={() => setPage(page - 1)} />
            <InputNumber id="viewer-page" size="small" min={1} max={pages} value={page} onChange={(value) => value && setPage(value)} />
            <span>/ {pages}</span>
            <Button
              size="small"
              aria-label="下一页"
              disabled={page >= pages}
              icon={<Icon name="right" />}
              onClick={() => setPage(page + 1)}
            />
          </span>
        )}
        <span className="quiet break">
          {name}（{sizeText(size)}），{timeText(uploadedAt)} 上传
        </span>
        <a href={`${address}#page=${page}`} target="_blank" rel="noreferrer">
          在新窗口打开<span className="visually-hidden">{name}</span>
        </a>
      </div>
      {scan && <ScanPage scan={scan} page={page} />}
      {scan && <p className="quiet">校验码只说明打印的是哪一版内容；纸上手写的改动不能自动发现，请看扫描件。</p>}
      {/* keyed by the page: viewers follow a changed #page only when they load */}
      <iframe key={page} className="viewer-frame" src={`${address}#page=${page}`} title={`${title}：${name}`} />
    </div>
  )
}

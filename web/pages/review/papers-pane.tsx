/** The checklist with its files, and the chosen file in the browser's own viewer. */
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { ChecklistItem, FileView } from '../../../server/actions/views'
import { Icon } from '../../ui/icon'
import { PrintFrame } from '../../ui/print-frame'
import { StateTag } from '../../ui/state-tag'
import { sizeText, timeText } from '../../ui/time'
import { answerId } from './places'
import { RemarkButton } from './remark-button'
import type { Review } from './review'

/** What is shown: a file, or the form as it is printed. */
type Shown = { kind: 'print' } | { kind: 'file'; file: FileView; title: string }

export function PapersPane(review: Review) {
  const { check, declaration, stage } = review
  const first = check.checklist.flatMap(({ files, title }) => files.map((file) => ({ kind: 'file' as const, file, title })))[0]
  const [shown, setShown] = useState<Shown>(first ?? { kind: 'print' })
  return (
    <>
      <div className="pane-head">
        <h2>{stage.materialsTitle}</h2>
        <Button
          size="small"
          type={shown.kind === 'print' ? 'primary' : 'default'}
          aria-pressed={shown.kind === 'print'}
          onClick={() => setShown({ kind: 'print' })}
        >
          申报表打印样式
        </Button>
      </div>
      <ul className="papers-list" aria-label="材料清单">
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
        <PrintFrame src={`/api/declarations/${declaration.id}/print`} title="申报表打印样式" />
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

function Item({ item, review: { draft, onRemark, declaration }, shown, onShow }: ItemProps) {
  const at = `/materials/${item.key}`
  return (
    <li id={answerId(at)} tabIndex={-1}>
      <div className="paper-head">
        <span className="paper-title">
          {item.title} <ItemState item={item} />
        </span>
        <RemarkButton {...{ at, draft, onRemark }} label={item.title} mayRemark={declaration.mine} />
      </div>
      {item.stale && <p className="field-error">{item.stale}</p>}
      {item.files.map((file) => (
        <Paper key={file.id} file={file} isShown={shown.kind === 'file' && shown.file.id === file.id} onShow={() => onShow(file)} />
      ))}
    </li>
  )
}

function Paper({ file: { name, pages, size, hints }, isShown, onShow }: { file: FileView; isShown: boolean; onShow: () => void }) {
  return (
    <>
      <button type="button" className="paper" aria-pressed={isShown} onClick={onShow}>
        <Icon name="file" />
        <span className="break">{name}</span>
        <span className="paper-size keep">
          {pages !== undefined && `${pages} 页 · `}
          {sizeText(size)}
        </span>
      </button>
      {hints.map((hint) => (
        <p key={hint} className="paper-hint">
          <Icon name="alert" /> {hint}
        </p>
      ))}
    </>
  )
}

function ItemState({ item: { present, stale, need } }: { item: ChecklistItem }) {
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

function Viewer({ file: { id, name, pages, uploadedAt }, title }: { file: FileView; title: string }) {
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
        <span className="quiet">上传于 {timeText(uploadedAt)}</span>
        <a href={`${address}#page=${page}`} target="_blank" rel="noreferrer">
          在新窗口打开<span className="visually-hidden">{name}</span>
        </a>
      </div>
      {/* keyed by the page: viewers follow a changed #page only when they load */}
      <iframe key={page} className="viewer-frame" src={`${address}#page=${page}`} title={`${title}：${name}`} />
    </div>
  )
}

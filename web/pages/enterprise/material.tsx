/** One item of the checklist: what is wanted and why, what is there, uploading. */
import { useId } from 'react'
import { Link } from 'wouter'
import type { ChecklistItem } from '../../../server/actions/views/check'
import type { RemarkView } from '../../../server/actions/views/declaration'
import { Icon } from '../../ui/icon'
import { providedTag } from '../../ui/provided-state'
import { ScanResult } from '../../ui/scan-result'
import { StateTag } from '../../ui/state-tag'
import { ProvidedWord } from './provided-word'
import { PinnedRemarks } from './remarks'
import { ScanWord } from './scan-word'
import { Files, Uploader } from './uploader'

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
            <Icon name="print" />
            去打印申报表
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

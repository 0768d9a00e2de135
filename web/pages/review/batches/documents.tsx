/** The documents of a batch: printed from its letters, stamped, uploaded. */
import { Button } from 'antd'
import { useState } from 'react'
import type { BatchDocumentView, BatchView } from '../../../../server/actions/views/batch'
import { announce } from '../../../ui/announce'
import { sizeText } from '../../../ui/time'
import { uploadDocument } from '../../../upload'
import { failureText } from './take'

export function Documents({ batch, refresh }: { batch: BatchView; refresh: () => void }) {
  const { id, letters, documents } = batch
  if (letters.length + documents.length === 0) return null
  return (
    <section className="panel" aria-labelledby="batch-documents">
      <h2 id="batch-documents">文书和文件</h2>
      {letters.length > 0 && (
        <ul className="plain-list batch-letters">
          {letters.map((letter) => (
            <li key={letter.id}>
              <a href={`/api/batches/${id}/letters/${letter.id}`} target="_blank" rel="noreferrer">
                {letter.title}
              </a>{' '}
              <a href={`/api/batches/${id}/letters/${letter.id}.pdf`}>下载 PDF</a>
            </li>
          ))}
        </ul>
      )}
      {documents.map((document) => (
        <Document key={document.id} batch={batch} document={document} refresh={refresh} />
      ))}
    </section>
  )
}

function Document({ batch: { id, may }, document, refresh }: { batch: BatchView; document: BatchDocumentView; refresh: () => void }) {
  const { title, file } = document
  return (
    <div className="batch-document">
      <h3>{title}</h3>
      {file ? (
        <a href={`/api/batches/${id}/files/${file.id}`} target="_blank" rel="noreferrer">
          {file.name}（{file.pages ? `${file.pages} 页，` : ''}
          {sizeText(file.size)}）
        </a>
      ) : (
        <span className="quiet">还没有上传</span>
      )}
      {may.upload && <PdfButton batch={id} document={document.id} title={title} again={file !== undefined} onDone={refresh} />}
    </div>
  )
}

/** A button that uploads one PDF of a batch. */
export function PdfButton({
  batch,
  document,
  title,
  again,
  onDone,
}: {
  batch: string
  document: string
  title: string
  again?: boolean
  onDone: (id: string) => void
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const input = `upload-${document}`
  const send = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    setProblem(undefined)
    try {
      const { id } = await uploadDocument(batch, document, file).done
      announce(`已上传“${title}”。`)
      onDone(id)
    } catch (error) {
      setProblem(failureText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className="buttons">
      <input
        id={input}
        className="visually-hidden"
        type="file"
        accept="application/pdf"
        tabIndex={-1}
        aria-label={`选择“${title}”的 PDF`}
        onChange={({ target }) => {
          void send(target.files?.[0])
          target.value = ''
        }}
      />
      <Button loading={busy} onClick={() => window.document.getElementById(input)?.click()}>
        {again ? '重新上传' : '上传 PDF'}
        <span className="visually-hidden">：{title}</span>
      </Button>
      {problem && (
        <span className="field-error" role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}

/** Uploads with progress and cancel: the file is the body itself. */
import type { ChecklistItem } from '../server/actions/views/check'
import type { NamedView } from '../server/actions/views/naming'
import { ApiError, offline, readFailure, renewed } from './api'

export interface Upload<T = ChecklistItem> {
  done: Promise<T>
  cancel(): void
}

/** Sends a PDF for one item of a declaration's checklist; `onProgress` gets 0…1. */
export function uploadMaterial(declaration: string, key: string, file: Blob, name: string, onProgress: (share: number) => void): Upload {
  return upload(`/api/declarations/${encodeURIComponent(declaration)}/materials/${encodeURIComponent(key)}`, file, name, onProgress)
}

/** Sends a PDF for a declaration of another organisation that names the own one. */
export function uploadForNamed(declaration: string, key: string, file: File): Upload<NamedView> {
  return upload(`/api/named/${encodeURIComponent(declaration)}/materials/${encodeURIComponent(key)}`, file, file.name)
}

/** Sends a PDF of a batch: one of its documents, or a receipt. */
export function uploadDocument(batch: string, document: string, file: File): Upload<{ id: string }> {
  return upload(`/api/batches/${encodeURIComponent(batch)}/documents/${encodeURIComponent(document)}`, file, file.name)
}

/** Sends the PDF of an objection, after it. */
export function uploadObjectionFile(notice: string, objection: string, file: File): Upload<{ received: true }> {
  return upload(`/api/notices/${encodeURIComponent(notice)}/objections/${encodeURIComponent(objection)}/file`, file, file.name)
}

function upload<T>(path: string, file: Blob, name: string, onProgress?: (share: number) => void): Upload<T> {
  const request = new XMLHttpRequest()
  const address = `${path}?name=${encodeURIComponent(name)}`
  const attempt = () =>
    new Promise<T>((resolve, reject) => {
      request.open('PUT', address)
      request.setRequestHeader('Content-Type', 'application/pdf')
      request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onProgress?.(loaded / total)
      request.onload = () =>
        request.status < 300 ? resolve(JSON.parse(request.responseText)) : reject(readFailure(request.status, request.responseText))
      request.onerror = () => reject(offline())
      request.onabort = () => reject(cancelled())
      request.send(file)
    })
  const retried = async (error: unknown) => {
    if (error instanceof ApiError && (await renewed(error))) return attempt()
    throw error
  }
  return { done: attempt().catch(retried), cancel: () => request.abort() }
}

const cancelled = () => new ApiError(0, { code: 'cancelled', message: '已取消上传。', problems: [] })

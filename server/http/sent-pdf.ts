/** The body of an upload: the PDF itself, streamed. */
import type { HonoRequest } from 'hono'
import { AppError } from '../errors.js'

/** The content with its size, as far as it was told; anything but a PDF is refused. */
export function sentPdf(request: HonoRequest): { content: ReadableStream<Uint8Array>; size?: number } {
  if (request.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/pdf')
    throw new AppError('unsupported-type', '只能上传 PDF 文件。')
  const content = request.raw.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() })
  const length = Number(request.header('content-length'))
  return { content, size: Number.isSafeInteger(length) ? length : undefined }
}

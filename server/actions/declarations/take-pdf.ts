import { AppError } from '../../errors.js'
import type { Accepted } from '../../paper/inspect-pdf.js'
import type { Reader } from '../../store/connection.js'
import { type StoredContent, TooLarge } from '../../store/file-storage.js'
import { isStored, storedBytes } from '../../store/materials.js'
import type { Context } from '../context.js'
import { limitAttempts, perMinute } from '../limits.js'
import { examine } from './examine.js'

const megabyte = 1_048_576
/** What one organisation may store in all declarations. */
export const quota = 2_000 * megabyte

export interface SentPdf {
  content: ReadableStream<Uint8Array>
  /** As far as it was told. */
  size?: number
}

interface Where {
  /** Whose quota it counts towards. */
  organisation: string
  /** Where a problem is told. */
  at: string
  maxMegabytes: number
  accepted?: Accepted
}

export interface TakenPdf {
  stored: StoredContent
  pages?: number
  hints: string[]
}

/** Streams a PDF to the storage and judges it by its bytes; what is not accepted does not stay. */
export async function takePdf(context: Context, { content, size }: SentPdf, where: Where): Promise<TakenPdf> {
  const { organisation, at, maxMegabytes, accepted } = where
  const limit = maxMegabytes * megabyte
  await limitAttempts(context, perMinute(context, 'uploads'))
  if (size !== undefined && size > limit) throw tooLarge(maxMegabytes)
  const left = quota - (await storedBytes(context.store.read, organisation))
  if ((size ?? 1) > left) throw overQuota()
  const stored = await context.files.put(content, Math.min(limit, left)).catch((error: unknown) => {
    throw error instanceof TooLarge ? (left < limit ? overQuota() : tooLarge(maxMegabytes)) : error
  })
  const { problem, pages, hints } = await examine(context, stored, accepted)
  if (problem) {
    // it counts towards no quota, so it must not stay: many refused files would fill the disk
    if (!(await isStored(context.store.read, stored.sha256))) await context.files.remove(stored.sha256)
    throw new AppError('invalid', problem, [{ at, message: problem }])
  }
  return { stored, pages, hints }
}

/** Inside the write: that others have not filled the quota meanwhile. */
export async function requireQuota(tx: Reader, organisation: string, size: number): Promise<void> {
  if ((await storedBytes(tx, organisation)) + size > quota) throw overQuota()
}

const overQuota = () => new AppError('too-large', '这家单位上传的文件总量已超过上限，请联系平台。')
const tooLarge = (megabytes: number) => new AppError('too-large', `文件超过 ${megabytes}MB，请降低扫描分辨率（建议 150–200dpi）。`)

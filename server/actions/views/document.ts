/** Documents and files. */

/** A document that the server made. */
export interface PdfContent {
  name: string
  content: Uint8Array<ArrayBuffer>
  pages?: number
}

/** A batch print and how far it is. */
export type { PrintJob as PrintJobView } from '../../paper/print-jobs.js'

/** An Excel file that the server made. */
export interface WorkbookContent {
  name: string
  content: Uint8Array<ArrayBuffer>
}

export interface FileContent {
  name: string
  size: number
  sha256: string
  content: ReadableStream<Uint8Array>
}

/** A ZIP archive that is made while it is sent. */
export interface ArchiveContent {
  name: string
  content: AsyncIterable<Uint8Array>
}

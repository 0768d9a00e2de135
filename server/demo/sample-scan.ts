/** A stamped scan for the demonstration and for tests: pages that carry the codes of a print, without a browser. */
import { stampPageCodes } from '../paper/page-codes.js'
import { samplePdf } from './sample-pdf.js'

/** Of the print with this number and hash. */
export async function sampleScan({ number, hash }: { number: string; hash: string }, pages = 1): Promise<Uint8Array<ArrayBuffer>> {
  const code = { number, hash: hash.slice(0, 8).toUpperCase() }
  const { pdf } = await stampPageCodes(samplePdf(`${number} stamped form`, pages), code)
  return new Uint8Array(pdf)
}

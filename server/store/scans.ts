/** What was read on stamped scans, and how many pages the prints have. */
import type { ScannedPage } from '../engine/print/scan-match.js'
import type { Reader, Writer } from './connection.js'
import { guarded } from './guarded.js'

export interface ScanRow {
  file: string
  /** Absent where the scan could not be read. */
  pages?: readonly ScannedPage[]
  attested?: { hash: string; at: string }
}

interface Stored {
  file: string
  pages: string | null
  attested_hash: string | null
  attested_at: string | null
}

/** The scans of a declaration that the caller has read in scope, by file. */
export async function scansOf(read: Reader, declaration: string): Promise<Map<string, ScanRow>> {
  const rows = await read.all<Stored>(
    'SELECT scan.file, scan.pages, scan.attested_hash, scan.attested_at FROM scan JOIN material_file ON material_file.id = scan.file WHERE material_file.declaration = ? AND material_file.removed_at IS NULL',
    [declaration],
  )
  return new Map(rows.map((row) => [row.file, scanOf(row)]))
}

function scanOf({ file, pages, attested_hash: hash, attested_at: at }: Stored): ScanRow {
  return {
    file,
    ...(pages !== null && { pages: JSON.parse(pages) as ScannedPage[] }), // written below
    ...(hash !== null && at !== null && { attested: { hash, at } }),
  }
}

/** Adds what was read on a file that was just added. */
export async function insertScan(tx: Writer, file: string, pages: readonly ScannedPage[] | undefined, at: string): Promise<void> {
  await tx.run('INSERT INTO scan (file, pages, read_at) VALUES (?, ?, ?)', [file, pages ? JSON.stringify(pages) : null, at])
}

/** Notes the applicant's word, or takes it back. */
export async function attestScan(tx: Writer, file: string, word: { hash: string; by: string; at: string } | undefined): Promise<void> {
  guarded(
    await tx.run('UPDATE scan SET attested_hash = ?, attested_by = ?, attested_at = ? WHERE file = ?', [
      word?.hash ?? null,
      word?.by ?? null,
      word?.at ?? null,
      file,
    ]),
    '这个文件已经被移除。',
  )
}

/** A print that the server made: how many pages it has, and on which of them each value stands. */
export interface PrintedPages {
  pages: number
  /** [first, last] by the field's pointer; absent of prints made before this was noted. */
  places?: Readonly<Record<string, readonly [first: number, last: number]>>
}

/** The pages of a declaration's prints that are known, by the hash of their content. */
export async function printedPagesOf(read: Reader, declaration: string): Promise<Map<string, PrintedPages>> {
  const rows = await read.all<{ printed_hash: string; pages: number; places: string | null }>(
    'SELECT printed_hash, pages, places FROM printed_pages WHERE declaration = ?',
    [declaration],
  )
  return new Map(
    rows.map(({ printed_hash: hash, pages, places }) => [
      hash,
      { pages, ...(places !== null && { places: JSON.parse(places) as NonNullable<PrintedPages['places']> }) }, // written below
    ]),
  )
}

/** Notes the pages of a print; the last one made counts. */
export async function notePrintedPages(tx: Writer, declaration: string, print: PrintedPages & { hash: string; at: string }): Promise<void> {
  await tx.run(
    'INSERT INTO printed_pages (declaration, printed_hash, pages, places, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (declaration, printed_hash) DO UPDATE SET pages = excluded.pages, places = excluded.places, at = excluded.at',
    [declaration, print.hash, print.pages, print.places ? JSON.stringify(print.places) : null, print.at],
  )
}

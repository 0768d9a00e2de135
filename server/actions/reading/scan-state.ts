/** What the scans of a declaration are worth now: what was read on them, against the content as it stands. */

import type { Answers } from '../../engine/model.js'
import { parsePageCode } from '../../engine/print/page-code.js'
import { changedWords, judgeScan, openVerdicts } from '../../engine/print/scan-match.js'
import type { MaterialRow } from '../../store/materials.js'
import type { RevisionRow } from '../../store/revisions.js'
import type { PrintedPages, ScanRow } from '../../store/scans.js'
import { changesBetween } from '../changes.js'
import type { ScanView } from '../views/check.js'
import { type PrintState, pagesOf, printedAnswers } from './print-state.js'
import type { Subject } from './subject.js'

export interface Prints {
  print: PrintState
  revisions: readonly RevisionRow[]
  /** Pages of prints that the server made, by hash. */
  pages: ReadonlyMap<string, PrintedPages>
}

/** Judges every scan afresh: a change of printed content voids it, taking the change back makes it good again. */
export function scanStates(subject: Subject, scans: ReadonlyMap<string, ScanRow>, prints: Prints): Map<string, ScanView> {
  return new Map([...scans].map(([file, scan]) => [file, scanState(subject, scan, prints)]))
}

/** Why the newest of the scans for an item does not count, by item. */
export function refusals(files: readonly MaterialRow[], scans: ReadonlyMap<string, ScanView>, print: PrintState): Record<string, string> {
  const newest = new Map(files.map(({ material, id }) => [material, scans.get(id)]))
  return Object.fromEntries(
    [...newest].flatMap(([material, scan]) =>
      scan && !scan.counts ? [[material, scan.open && !print.current ? staleReason(print) : scan.message]] : [],
    ),
  )
}

function staleReason(print: PrintState): string {
  const changed = changedWords(
    print.changed.map(({ label }) => label),
    print.changedPages,
  )
  if (changed) return `打印之后修改过${changed}，请重新打印、盖章后上传。`
  return print.printed ? '这份扫描件不是按现在的内容打印的，请重新打印、盖章后上传。' : '还没有打印过。请先打印、盖章，再上传扫描件。'
}

function scanState(subject: Subject, scan: ScanRow, prints: Prints): ScanView {
  const { print, pages } = prints
  const earlier = earlierPrints(subject, scan, prints)
  const { verdict, message, ...result } = judgeScan(scan.pages, {
    number: subject.row.number,
    hash: print.hash,
    pages: pages.get(print.hash)?.pages,
    earlier: earlier.map(({ hash, changes, pages: on }) => ({ hash, changed: changes.map(({ label }) => label), pages: on })),
  })
  const open = openVerdicts.has(verdict)
  const attested = open && print.current && scan.attested?.hash === print.hash ? scan.attested.at : undefined
  const counts = verdict === 'matched' || attested !== undefined
  const [shown] = earlier.map(({ revision, at, changes }) => ({ revision, at, changes }))
  return { ...result, verdict, message, open, attested, counts, earlier: shown }
}

/** The earlier prints that the scan names, with what was changed since. */
function earlierPrints({ programme, stage, answers }: Subject, { pages }: ScanRow, { print, revisions, pages: printed }: Prints) {
  const short = (hash: string) => hash.slice(0, 8).toUpperCase()
  const named = new Set(pages?.flatMap(({ codes }) => codes.flatMap((code) => parsePageCode(code)?.hash ?? [])))
  named.delete(short(print.hash))
  if (named.size === 0) return []
  const now = printedAnswers(stage, answers)
  return revisions
    .filter(({ kind, printed_hash: hash }) => kind === 'print' && named.has(short(hash)))
    .map(({ printed_hash: hash, answers: before, number: revision, at }) => {
      const changes = changesBetween(programme, stage, printedAnswers(stage, JSON.parse(before) as Answers), now)
      return { hash, revision, at, changes, pages: pagesOf(changes, printed.get(hash)) }
    })
}

/** What the engine says about a declaration, as the pages show it. */
import { evaluate } from '../engine/evaluate.js'
import type { ChecklistEntry, Finding } from '../engine/results.js'
import { changedWords } from '../engine/scan-match.js'
import type { MaterialRow } from '../store/materials.js'
import type { Context } from './context.js'
import { type Gathered, gatherInputs } from './inputs.js'
import type { Subject } from './subject.js'
import type { ChecklistItem, CheckView, FileView, FindingView, ScanView } from './views/check.js'
import type { SheetView } from './views/sheet.js'

export interface Checked extends Gathered {
  evaluation: ReturnType<typeof evaluate>
}

/** Evaluates a declaration as of now. */
export async function check(context: Context, subject: Subject): Promise<Checked> {
  const gathered = await gatherInputs(context, subject)
  const evaluation = evaluate(subject.programme, subject.stage.id, gathered.inputs)
  const checklist = evaluation.checklist.map((entry) => ({ ...entry, refused: refusal(entry, gathered) }))
  return { ...gathered, evaluation: { ...evaluation, checklist } }
}

/** Why the newest of the scans for an item does not count, while none does. */
function refusal({ key, present }: ChecklistEntry, gathered: Gathered): string | undefined {
  const last = gathered.files.filter(({ material }) => material === key).at(-1)
  const scan = last && gathered.scans.get(last.id)
  if (present || !scan || scan.counts) return undefined
  return scan.open && !gathered.print.current ? staleReason(gathered.print) : scan.message
}

/** The evaluation for the one who asks: the applicant does not see what is for reviewers only. */
export function checkView(context: Context, subject: Subject, checked: Checked): CheckView {
  const { evaluation, print, printedPages } = checked
  const applicant = context.actor.role === subject.stage.definition.by
  return {
    problems: evaluation.problems,
    verdict: evaluation.verdict,
    findings: evaluation.findings
      .filter(({ severity }) => !applicant || severity !== 'review')
      .map((finding) => findingView(finding, context.actor.role)),
    checklist: evaluation.checklist.map((entry) => checklistItem(entry, checked)),
    sheet: sheetView(evaluation.sheet),
    sections: evaluation.sections,
    print: {
      printed: print.printed,
      current: print.current,
      revision: print.revision === undefined ? undefined : String(print.revision),
      changed: print.changed.map(({ label }) => label),
      changedPages: print.changedPages,
      code: `${print.hash.slice(0, 4)}-${print.hash.slice(4, 8)}`.toUpperCase(),
      pages: printedPages.get(print.hash)?.pages,
    },
  }
}

/** The amounts without what only a recomputation needs. */
export function sheetView(sheet: Checked['evaluation']['sheet']): SheetView | undefined {
  if (!sheet) return undefined
  const { basis: _, ...shown } = sheet
  return shown
}

/** A finding with what the reader may do about it. */
export function findingView({ overridableBy, selfCheck: _, unknownBlocks: __, ...finding }: Finding, role: string): FindingView {
  return { ...finding, overridable: overridableBy.includes(role) }
}

/** One line of the checklist with its files, and why a file does not count. */
export function checklistItem(entry: ChecklistEntry, { files, scans, print }: Gathered): ChecklistItem {
  const own = files.filter(({ material }) => material === entry.key)
  const awaitsWord = own.some(({ id }) => scans.get(id)?.open && print.current)
  return {
    id: entry.id,
    key: entry.key,
    title: entry.title,
    need: entry.need,
    help: entry.help,
    reason: entry.reason,
    clause: entry.clause,
    oneOf: entry.oneOf,
    stampedPrint: entry.stampedPrint,
    letter: entry.letter,
    validity: entry.validity,
    maxMegabytes: entry.maxMegabytes,
    maxFiles: entry.maxFiles,
    present: entry.present,
    stale: awaitsWord ? undefined : entry.refused,
    files: own.map((file) => fileView(file, scans.get(file.id))),
  }
}

function staleReason(print: Gathered['print']): string {
  const changed = changedWords(
    print.changed.map(({ label }) => label),
    print.changedPages,
  )
  return changed ? `打印之后修改过${changed}，请重新打印、盖章后上传。` : '这份扫描件不是按现在的内容打印的，请重新打印、盖章后上传。'
}

/** An uploaded file for people. */
export function fileView(row: MaterialRow, scan?: ScanView): FileView {
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    pages: row.pages ?? undefined,
    sha256: row.sha256,
    uploadedAt: row.at,
    hints: JSON.parse(row.hints) as string[],
    scan,
  }
}

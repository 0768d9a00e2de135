/** What the engine says about a declaration, as the pages show it. */
import { evaluate } from '../engine/evaluate.js'
import type { ChecklistEntry, Finding } from '../engine/results.js'
import type { MaterialRow } from '../store/materials.js'
import type { Context } from './context.js'
import { counts, type Gathered, gatherInputs } from './inputs.js'
import type { Subject } from './subject.js'
import type { ChecklistItem, CheckView, FileView, FindingView, SheetView } from './views.js'

export interface Checked extends Gathered {
  evaluation: ReturnType<typeof evaluate>
}

/** Evaluates a declaration as of now. */
export async function check(context: Context, subject: Subject): Promise<Checked> {
  const gathered = await gatherInputs(context, subject)
  return { ...gathered, evaluation: evaluate(subject.programme, subject.stage.id, gathered.inputs) }
}

/** The evaluation for the one who asks: the applicant does not see what is for reviewers only. */
export function checkView(context: Context, subject: Subject, { evaluation, files, print }: Checked): CheckView {
  const applicant = context.actor.role === subject.stage.definition.by
  return {
    problems: evaluation.problems,
    verdict: evaluation.verdict,
    findings: evaluation.findings
      .filter(({ severity }) => !applicant || severity !== 'review')
      .map((finding) => findingView(finding, context.actor.role)),
    checklist: evaluation.checklist.map((entry) => checklistItem(entry, subject, files, print)),
    sheet: sheetView(evaluation.sheet),
    sections: evaluation.sections,
    print: {
      printed: print.printed,
      current: print.current,
      revision: print.revision === undefined ? undefined : String(print.revision),
      changed: print.changed.map(({ label }) => label),
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
export function checklistItem(
  entry: ChecklistEntry,
  { stage }: Subject,
  files: readonly MaterialRow[],
  print: Gathered['print'],
): ChecklistItem {
  const own = files.filter(({ material }) => material === entry.key)
  const stale = own.length > 0 && own.every((file) => !counts(file, stage, print)) ? staleReason(print) : undefined
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
    stale,
    files: own.map(fileView),
  }
}

function staleReason(print: Gathered['print']): string {
  const changed = print.changed.map(({ label }) => `“${label}”`).join('、')
  return changed ? `打印之后修改过${changed}，请重新打印、盖章后上传。` : '这份扫描件不是按现在的内容打印的，请重新打印、盖章后上传。'
}

/** An uploaded file for people. */
export function fileView(row: MaterialRow): FileView {
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    pages: row.pages ?? undefined,
    sha256: row.sha256,
    uploadedAt: row.at,
    hints: JSON.parse(row.hints) as string[],
  }
}

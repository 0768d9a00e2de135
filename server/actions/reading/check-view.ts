/** What the engine says about a declaration, as the pages show it. */
import { evaluate } from '../../engine/evaluate.js'
import { mayFill, reviewedSection } from '../../engine/form/reviewed.js'
import type { Grant, Problem } from '../../engine/model.js'
import type { ChecklistEntry, Finding } from '../../engine/results.js'
import type { MaterialRow } from '../../store/materials.js'
import type { ProvidedRow } from '../../store/provided-materials.js'
import type { Change } from '../changes.js'
import type { Context } from '../context.js'
import type { ChecklistItem, CheckView, FileView, FindingView, ScanView } from '../views/check.js'
import type { SheetView } from '../views/sheet.js'
import { byClock } from './evaluation-clock.js'
import { type Checked, type Gathered, gatherInputs } from './inputs.js'
import { keptOr } from './kept-evaluations.js'
import type { Subject } from './subject.js'
import { changesFor } from './withheld.js'

/** Evaluates a declaration as of now. */
export function check(context: Context, subject: Subject): Promise<Checked> {
  if (subject.sample) return Promise.resolve(subject.sample)
  return keptOr(context, subject, async (clock) => {
    const gathered = await gatherInputs(context, subject, clock)
    return { evaluation: evaluate(subject.programme, subject.stage.id, byClock(gathered.inputs, clock)), ...gathered }
  })
}

/** The evaluation for the one who asks: the applicant does not see what is for reviewers only. */
export function checkView(context: Context, subject: Subject, checked: Checked): CheckView {
  const { evaluation, print, printedPages } = checked
  const applicant = context.actor.role === subject.stage.definition.by
  return {
    problems: [...evaluation.problems, ...(applicant ? [] : reviewedProblems(context, subject, evaluation))],
    verdict: evaluation.verdict,
    findings: evaluation.findings
      .filter(({ severity }) => !applicant || severity !== 'review')
      .map((finding) => findingView(finding, context.actor.role)),
    checklist: evaluation.checklist.map((entry) =>
      checklistItem(entry, checked, (changes) => changesFor(subject.programme, subject.stage, context.actor.role, changes)),
    ),
    sheet: sheetView(evaluation.sheet, evaluation.granted),
    sections: evaluation.sections.filter(({ key }) => !applicant || !reviewedSection(subject.stage, `/${key}`)),
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

/** What is wrong in the sections that others fill: once they have begun, or where it is the reader's turn. */
function reviewedProblems({ actor }: Context, { stage, row, answers }: Subject, { reviewed = [] }: Checked['evaluation']): Problem[] {
  return reviewed.filter(({ at }) => {
    const section = reviewedSection(stage, at)
    return section !== undefined && (Object.hasOwn(answers, section.key) || mayFill(section, actor.role, row.state))
  })
}

/** The amounts without what only a recomputation needs; what was granted stands in the place of what is computed. */
export function sheetView(sheet: Checked['evaluation']['sheet'], granted: Checked['evaluation']['granted'] = {}): SheetView | undefined {
  if (!sheet) return undefined
  const { basis: _, ...shown } = sheet
  return { ...shown, results: shown.results.map((result) => ({ ...result, ...grantView(granted[result.id]) })) }
}

function grantView(grant: Grant | undefined) {
  if (!grant) return {}
  const { fen, parts, ...granted } = grant
  return { fen, parts, granted, gap: undefined, missing: [] }
}

/** A finding with what the reader may do about it. */
export function findingView({ overridableBy, selfCheck: _, unknownBlocks: __, ...finding }: Finding, role: string): FindingView {
  return { overridable: overridableBy.includes(role), ...finding }
}

/** One line of the checklist with its files, and why a file does not count; what an earlier print says only where it is known what the reader may not see. */
export function checklistItem(entry: ChecklistEntry, { files, scans, print, provided }: Gathered, seen?: Seen): ChecklistItem {
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
    attachments: entry.attachments,
    fromNamed: entry.fromNamed !== undefined,
    maxMegabytes: entry.maxMegabytes,
    maxFiles: entry.maxFiles,
    present: entry.present,
    stale: awaitsWord ? undefined : entry.refused,
    files: own.map((file) => fileView(file, scanFor(scans.get(file.id), seen), provided.get(file.id))),
  }
}

/** What the reader sees of changes. */
type Seen = (changes: readonly Change[]) => Change[]

function scanFor(scan: ScanView | undefined, seen: Seen | undefined): ScanView | undefined {
  if (!scan?.earlier) return scan
  const { earlier, ...rest } = scan
  return seen ? { ...rest, earlier: { ...earlier, changes: seen(earlier.changes) } } : rest
}

/** An uploaded file for people. */
export function fileView(row: MaterialRow, scan?: ScanView, provided?: ProvidedRow): FileView {
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    pages: row.pages ?? undefined,
    sha256: row.sha256,
    uploadedAt: row.at,
    hints: JSON.parse(row.hints) as string[],
    scan,
    provided: provided && {
      by: provided.organisation_name,
      outcome: provided.outcome ?? undefined,
      reason: provided.reason,
      at: provided.answered_at ?? undefined,
    },
  }
}

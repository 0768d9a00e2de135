/** The form on paper for whoever asks: what it says, and the code that names its content. */
import { printHtml } from '../../engine/print/html.js'
import { printModel } from '../../engine/print/model.js'
import type { Context } from '../context.js'
import { check, checklistItem } from '../reading/check-view.js'
import type { PrintState } from '../reading/print-state.js'
import { organisationFact, type Subject } from '../reading/subject.js'
import { answersFor, hiddenKeys, withheldKeys } from '../reading/withheld.js'

export interface DeclarationPaper {
  /** The page; with the image of a code where a browser prints it. */
  html(code?: string): string
  /** Absent where the reader does not see everything that the code stands for. */
  code?: { number: string; hash: string }
  print: PrintState
}

/** Lays the declaration out for one reader; `printedAt` is the time on the page. */
export async function declarationPaper(
  context: Context,
  subject: Subject,
  printedAt: (print: PrintState) => string,
): Promise<DeclarationPaper> {
  const { row, programme, stage, site, answers, organisation } = subject
  const checked = await check(context, subject)
  const { evaluation, print } = checked
  const { role } = context.actor
  // whoever files it signs what it says
  const signs = role === stage.definition.by
  const unseen = signs ? withheldKeys(programme, stage, role) : hiddenKeys(programme, stage, role)
  const hash = print.hash.slice(0, 8).toUpperCase()
  const model = printModel(programme, stage, {
    answers: answersFor(programme, stage, role, answers, signs),
    organisation: organisationFact(organisation, site),
    declaration: { number: row.number, hash, printedAt: printedAt(print) },
    materials: evaluation.checklist
      .map((entry) => checklistItem(entry, checked))
      .map(({ title, stampedPrint, files }) => ({
        title,
        isThis: stampedPrint,
        files: stampedPrint ? [] : files.map(({ name, pages, sha256 }) => ({ name, pages, hash: sha256.slice(0, 8) })),
      })),
  })
  return { html: (code) => printHtml(model, code), print, ...(unseen.size === 0 && { code: { number: row.number, hash } }) }
}

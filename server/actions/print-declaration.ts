import { printHtml } from '../engine/print-html.js'
import { printModel } from '../engine/print-model.js'
import { check, checklistItem } from './check-view.js'
import type { Context } from './context.js'
import { organisationFact, readSubject } from './subject.js'
import { withheldKeys, withoutWithheld } from './withheld.js'

/** The declaration as the form on paper: one HTML for the screen, the browser's print and the PDF. */
export async function printDeclaration(context: Context, { id }: { id: string }): Promise<string> {
  const subject = await readSubject(context, id)
  const { row, programme, stage, site, answers, organisation } = subject
  const { evaluation, files, print } = await check(context, subject)
  const items = evaluation.checklist.map((entry) => checklistItem(entry, subject, files, print))
  const model = printModel(programme, stage, {
    answers: withoutWithheld(answers, withheldKeys(programme, stage, context.actor.role)),
    organisation: organisationFact(organisation, site),
    declaration: { number: row.number, hash: print.hash.slice(0, 8).toUpperCase(), printedAt: context.now() },
    materials: items.map(({ title, stampedPrint, files: own }) => ({
      title,
      files: stampedPrint ? [] : own.map(({ name, pages, sha256 }) => ({ name, pages, hash: sha256.slice(0, 8) })),
    })),
  })
  return printHtml(model)
}

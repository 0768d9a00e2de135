/** A letter about a declaration for whoever asks: what it says, and the code that names its content. */
import { createHash } from 'node:crypto'
import type { Answers } from '../../engine/model.js'
import { pageCodeLabel } from '../../engine/print/page-code.js'
import type { Programme } from '../../engine/programme.js'
import { letterData } from '../../engine/templates/letter-data.js'
import { type PageNumbers, pageNumbers, renderLetter } from '../../engine/templates/letters.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { AppError, notFound } from '../../errors.js'
import { opinionsOf } from '../../store/opinions.js'
import { remarksOf } from '../../store/reviews.js'
import type { Context } from '../context.js'
import { check } from '../reading/check-view.js'
import { letterReviews } from '../reading/letter-reviews.js'
import { isRead } from '../reading/opinion-views.js'
import { organisationFact, readSubject } from '../reading/subject.js'
import { answersFor } from '../reading/withheld.js'

export interface LetterPaper {
  title: string
  /** The page; with the image of a code where a browser prints it. */
  html(code?: string): string
  /** Never the code of the form: its pages must not pass for pages of the form. */
  code: { number: string; hash: string }
  /** What the PDF without the image of a code still lacks. */
  numbers?: PageNumbers
}

/** Fills a letter, if the actor may print it now. */
export async function letterPaper(context: Context, { id, letter }: { id: string; letter: string }): Promise<LetterPaper> {
  const subject = await readSubject(context, id)
  const { row, programme, stage, site, organisation, answers } = subject
  const definition = programme.letters.get(letter)?.definition
  if (!definition || definition.batch || (definition.stage && definition.stage !== stage.id)) throw notFound()
  if ((definition.by && !definition.by.includes(context.actor.role)) || (definition.states && !definition.states.includes(row.state))) {
    throw new AppError('forbidden', `现在不能打印“${definition.title}”。`)
  }
  const { read } = context.store
  const [{ evaluation, inputs }, remarks, given] = await Promise.all([
    check(context, subject),
    remarksOf(read, row.id),
    opinionsOf(read, row),
  ])
  const data = letterData(programme, stage, {
    letter,
    organisation: organisationFact(organisation, site),
    answers: answersFor(programme, stage, context.actor.role, answers, stage.definition.by === context.actor.role),
    earlier: earlierFor(inputs.earlier, programme, context.actor.role),
    amounts: evaluation.amounts,
    ...letterReviews(subject, inputs, context.actor.role, (opinion) => isRead(opinion, subject, given)),
    declaration: {
      number: row.number,
      state: stateOf(stage.workflow, row.state)?.label ?? row.state,
      submittedAt: row.submitted_at ?? undefined,
      due: row.due_day ?? undefined,
    },
    remarks: remarks.filter(({ round }) => round === row.round + 1).map(({ label: place, text }) => ({ place, text })),
    site,
    now: context.now(),
  })
  const hash = createHash('sha256')
    .update(renderLetter(programme, letter, data))
    .digest('hex')
    .slice(0, 8)
    .toUpperCase()
  const code = { number: row.number, hash }
  const numbers = pageNumbers(programme, letter)
  const html = (image?: string) =>
    renderLetter(programme, letter, data, { ...(image ? { image } : { numbers }), label: pageCodeLabel(code) })
  return { title: definition.title, html, code, numbers }
}

/** What the reader may see of other stages. */
function earlierFor(earlier: Record<string, Answers> | undefined, programme: Programme, role: string): Record<string, Answers> {
  return Object.fromEntries(
    Object.entries(earlier ?? {}).map(([id, answers]) => {
      const stage = programme.stages.get(id)
      return [id, stage ? answersFor(programme, stage, role, answers, stage.definition.by === role) : answers]
    }),
  )
}

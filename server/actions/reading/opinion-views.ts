/** The opinions that roles give side by side, as the pages show them to the one who asks. */
import { displayAnswer } from '../../engine/conditions/display.js'
import type { Opinion } from '../../engine/generated/workflow.js'
import type { Answers } from '../../engine/model.js'
import { opinionForm } from '../../engine/workflow/opinions.js'
import { type OpinionFileRow, type OpinionRow, type OwedRow, opinionFilesOf, opinionsOf, owedOpinions } from '../../store/opinions.js'
import type { Context } from '../context.js'
import { roleLabel } from '../role-label.js'
import type { ParallelOpinionView } from '../views/declaration.js'
import { check } from './check-view.js'
import { deadlineView } from './deadlines.js'
import type { Checked } from './inputs.js'
import { smallForm } from './small-form.js'
import type { Subject } from './subject.js'

interface Kept {
  given: ReadonlyMap<string, OpinionRow>
  files: readonly OpinionFileRow[]
  owed: readonly OwedRow[]
}

/** The applicant reads what is public, after the step. */
export async function opinionViews(context: Context, subject: Subject, known?: Checked): Promise<ParallelOpinionView[]> {
  const { row, stage } = subject
  const isApplicant = context.actor.role === stage.definition.by
  const opinions = stage.workflow.opinions?.filter((opinion) => !isApplicant || opinion.public === true) ?? []
  if (opinions.length === 0) return []
  const { read } = context.store
  const [given, files, owed] = await Promise.all([opinionsOf(read, row), opinionFilesOf(read, row.id), owedOpinions(read, [row.id])])
  const kept: Kept = { given, files, owed }
  const isShown = isApplicant ? (opinion: Opinion) => isRead(opinion, subject, given) : await isAskedOrGiven(context, subject, given, known)
  return opinions.filter(isShown).map((opinion) => opinionView(context, subject, opinion, kept))
}

/** Only who reviews reads by what was evaluated. */
async function isAskedOrGiven(context: Context, subject: Subject, given: Kept['given'], known: Checked | undefined) {
  const { evaluation } = known ?? (await check(context, subject))
  const asked = new Set((evaluation.opinions ?? []).filter((one) => one.asked).map(({ id }) => id))
  return ({ id }: Opinion) => asked.has(id) || given.has(id)
}

/** Whether the applicant reads an opinion: it is public, given, and what it was given for has happened. */
export function isRead(opinion: Opinion, { row }: Subject, given: ReadonlyMap<string, OpinionRow>): boolean {
  const said = given.get(opinion.id)
  return opinion.public === true && said !== undefined && said.entered_at !== row.entered_at
}

function opinionView(context: Context, subject: Subject, opinion: Opinion, { given, files, owed }: Kept): ParallelOpinionView {
  const { row, programme, site } = subject
  const said = given.get(opinion.id)
  const isHere = opinion.in.includes(row.state)
  const mayGive = isHere && opinion.by.includes(context.actor.role)
  const due = owed.find((one) => one.opinion === opinion.id && one.due_at)
  const visit = said && !mayGive ? said.entered_at : row.entered_at
  const form = opinionForm(opinion, programme)
  return {
    id: opinion.id,
    label: opinion.label,
    help: opinion.help,
    clause: opinion.clause,
    required: opinion.required === true,
    roles: opinion.by.map((role) => roleLabel(programme, role)),
    open: isHere && !said,
    deadline: due && deadlineView({ ...row, due_at: due.due_at, due_day: due.due_day }, site, context.now()),
    mayGive,
    outcomes: opinion.outcomes.map(({ id, label }) => ({ id, label })),
    textLength: opinion.textLength,
    attachment: opinion.attachment,
    form: form && smallForm(form, programme),
    given: said && givenView(subject, opinion, said),
    files: files
      .filter((file) => file.opinion === opinion.id && file.entered_at === visit && (said !== undefined || mayGive))
      .map(({ id, name, size, pages }) => ({ id, name, size, pages: pages ?? undefined })),
  }
}

function givenView({ programme }: Subject, opinion: Opinion, said: OpinionRow): ParallelOpinionView['given'] {
  const outcome = opinion.outcomes.find(({ id }) => id === said.outcome)
  const answers = JSON.parse(said.fields) as Answers
  const fields = [...(opinionForm(opinion, programme)?.fields.values() ?? [])]
  return {
    outcome: said.outcome,
    outcomeLabel: outcome?.label ?? said.outcome,
    tone: outcome?.tone ?? 'neutral',
    text: said.text,
    fields: fields
      .map((field) => ({ label: field.title, text: displayAnswer(field, answers[field.key], programme) }))
      .filter(({ text }) => text !== ''),
    answers,
    by: said.by,
    role: roleLabel(programme, said.role),
    at: said.at,
  }
}

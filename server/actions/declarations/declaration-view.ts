/** A declaration as the pages show it to the one who asks. */
import { displayValue } from '../../engine/conditions/display.js'
import { gatherFacts } from '../../engine/facts/facts.js'
import { granting } from '../../engine/facts/grants.js'
import { mayFill, reviewedSection } from '../../engine/form/reviewed.js'
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import type { Answers } from '../../engine/model.js'
import { asksEvaluation, notEvaluated } from '../../engine/needs.js'
import type { Programme } from '../../engine/programme.js'
import { actionsFor, stateOf } from '../../engine/workflow/workflow.js'
import { eventsOf, type Happened } from '../../store/events.js'
import { everyMaterialOf } from '../../store/materials.js'
import { assignedTo, remarksOf } from '../../store/reviews.js'
import { type RevisionRow, submissionsOf } from '../../store/revisions.js'
import { changesBetween } from '../changes.js'
import type { Context } from '../context.js'
import { assigneesOf } from '../reading/assignees.js'
import { check } from '../reading/check-view.js'
import { holdsIn } from '../reading/conditions-of.js'
import { takenIn } from '../reading/deadlines.js'
import { decisionViews } from '../reading/decision-views.js'
import type { Checked } from '../reading/inputs.js'
import { filesAt, materialChanges } from '../reading/material-changes.js'
import { obstacles, type Situation } from '../reading/obstacles.js'
import { openPointers } from '../reading/open-pointers.js'
import { opinionViews } from '../reading/opinion-views.js'
import type { Subject } from '../reading/subject.js'
import { answersFor, changesFor, isWithheldAt, withheldKeys, writerOf } from '../reading/withheld.js'
import { roleLabel } from '../role-label.js'
import type { ActionView, DeclarationView, RemarkView } from '../views/declaration.js'
import { declarationSummary } from './declaration-summary.js'

/** The whole declaration, with what may be done now and what stands in the way. */
export async function declarationView(context: Context, subject: Subject): Promise<DeclarationView> {
  const { row, stage, programme, site, answers } = subject
  const { role } = context.actor
  const steps = actionsFor(stage.workflow, row.state, role)
  const [checked, submissions, remarks, events, assigned, assignees, inForce] = await Promise.all([
    steps.some(asksEvaluation) ? check(context, subject) : undefined,
    row.submitted_at === null ? [] : submissionsOf(context.store.read, row.id),
    remarksOf(context.store.read, row.id),
    eventsOf(context.store.read, row.id),
    assignedTo(context.store.read, row.id),
    assigneesOf(context, programme),
    context.programmes.find(row.programme),
  ])
  const state = stateOf(stage.workflow, row.state)
  const applicant = role === stage.definition.by
  const withheld = withheldKeys(programme, stage, role)
  const handedIn = submissions.filter(({ at }) => subject.asOf === undefined || at <= subject.asOf)
  const before = handedIn.at(row.holder === stage.definition.by && !subject.asOf ? -1 : -2)
  const district = site.file.districts.find(({ id }) => id === row.district)
  const editable = applicant && row.holder === role ? (state?.editable ?? 'none') : 'none'
  return {
    assigned: assigned.map(({ name }) => name).join('、') || undefined,
    answers: answersFor(programme, stage, role, answers, editable !== 'none'),
    editable,
    open:
      editable === 'remarks'
        ? openPointers(
            remarks.filter(({ round }) => round === row.round + 1),
            stage,
          )
        : [],
    remarks: remarks
      .filter(({ at, round }) => !isWithheldAt(at, withheld) && (!applicant || round <= row.round || row.holder === role))
      .map((remark) => remarkView(remark, programme, !applicant && remark.round > row.round)),
    actions: actionViews(context, subject, steps, { checked, remarks, isOpen: inForce?.open ?? false, taken: takenIn(events) }),
    letters: [...programme.letters.values()]
      .map(({ definition }) => definition)
      .filter(
        (letter) =>
          !letter.batch &&
          (!letter.stage || letter.stage === stage.id) &&
          (!letter.by || letter.by.includes(role)) &&
          (!letter.states || letter.states.includes(row.state)),
      )
      .map(({ id, title, copies }) => ({ id, title, copies: copies ?? 1 })),
    stateHelp: state?.help,
    savedAt: row.saved_at,
    opinions: opinions(events, subject, role),
    changes: before
      ? changesFor(programme, stage, role, await changesSince(context, subject, before)).filter(({ at }) => !reviewedSection(stage, at))
      : [],
    office: district && { name: district.office ?? district.name, telephone: district.telephone },
    decisions: await decisionViews(context, subject, events),
    parallelOpinions: await opinionViews(context, subject, checked),
    fills: applicant ? [] : stage.form.sections.filter((section) => mayFill(section, role, row.state)).map(({ key }) => key),
    canOverride: !applicant && row.holder === role && stage.rules.some(({ overridable }) => overridable?.includes(role)),
    assignees,
    shown: await shownFacts(context, subject),
    final: state?.final,
    // last, as what is added to a spread object takes forty times as long
    ...declarationSummary(context, row, programme, stage, site, []),
  }
}

/** The facts that stand beside the form, as configured; what is not known yet has no text. */
async function shownFacts(context: Context, subject: Subject): Promise<DeclarationView['shown']> {
  const { programme, stage } = subject
  const { shown = [] } = stage.layout
  if (shown.length === 0) return []
  const facts = gatherFacts(programme, stage, (await check(context, subject)).inputs)
  const textOf = (id: string) => {
    const info = stage.facts.get(id)
    return { label: info?.label ?? id, text: info ? displayValue(info, facts.read(id).value, programme) : '' }
  }
  return shown.map(({ title, note, facts: ids }) => ({ title, note, facts: ids.map(textOf) }))
}

/** Fields and materials that differ from an earlier submission. */
async function changesSince(
  context: Context,
  { programme, stage, row, answers, asOf }: Subject,
  before: Pick<RevisionRow, 'answers' | 'at'>,
) {
  const files = await everyMaterialOf(context.store.read, row.id)
  const now = asOf === undefined ? files.filter(({ removed_at: removed }) => removed === null) : filesAt(files, asOf)
  return [
    ...changesBetween(programme, stage, JSON.parse(before.answers) as Answers, answers),
    ...materialChanges(stage, filesAt(files, before.at), now),
  ]
}

/** The steps that may be taken, with what stands in the way; `checked` is there where one of them asks for it. */
function actionViews(
  context: Context,
  subject: Subject,
  steps: readonly WorkflowAction[],
  { checked, ...more }: Pick<Situation, 'remarks' | 'isOpen' | 'taken'> & { checked: Checked | undefined },
): ActionView[] {
  const { workflow } = subject.stage
  const holds = checked && holdsIn(subject, checked.inputs)
  return steps
    .filter(({ when }) => !when || holds?.(when))
    .map((action) => ({
      id: action.id,
      label: action.label,
      kind: action.kind,
      needs: action.needs ?? [],
      confirm: action.confirm,
      commentLength: action.commentLength,
      to: action.to,
      toLabel: stateOf(workflow, action.to)?.label ?? action.to,
      ...(action.grants && {
        grants: granting(action, checked?.evaluation.sheet).map(({ result, label, computed }) => ({ result, label, fen: computed })),
        lowering: action.lowering ?? false,
      }),
      problems: obstacles(context, action, { subject, evaluation: checked?.evaluation ?? notEvaluated, ...more }),
    }))
}

/** A remark; of one that the applicant is still working on others see neither tick nor answer. */
function remarkView(remark: Awaited<ReturnType<typeof remarksOf>>[number], programme: Programme, isInProgress: boolean): RemarkView {
  const { id, at, label, text, by, role, created_at: createdAt, round, settled, reply } = remark
  return {
    id,
    at,
    label,
    text,
    by,
    role: roleLabel(programme, role),
    createdAt,
    round,
    settled: !isInProgress && settled === 1,
    reply: isInProgress ? undefined : (reply ?? undefined),
  }
}

interface ActDetail {
  label?: string
  comment?: string
}

/** The public part of what reviewers said. */
function opinions(events: readonly Happened[], subject: Subject, reader: string): DeclarationView['opinions'] {
  return events
    .filter(({ action, internal }) => action.startsWith('act:') && !internal)
    .map((event) => ({ event, detail: JSON.parse(event.detail) as ActDetail }))
    .filter(({ detail }) => detail.comment)
    .map(({ event, detail }) => ({
      by: writerOf(event, subject, reader),
      role: roleLabel(subject.programme, event.role),
      at: event.at,
      text: detail.comment ?? '',
      action: detail.label ?? event.action.slice(4),
    }))
}

/** Taking a step: everything that a declaration's move writes, in one transaction. */
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import { setAside } from '../../engine/needs.js'
import { resumedLimit } from '../../engine/workflow/past-steps.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { saveAmounts } from '../../store/amounts.js'
import type { Writer } from '../../store/connection.js'
import { changeDeclaration, type DeclarationRow } from '../../store/declarations.js'
import { eventsOf } from '../../store/events.js'
import { insertRemark } from '../../store/reviews.js'
import { insertRevision } from '../../store/revisions.js'
import type { Context } from '../context.js'
import { stepsOf } from '../reading/deadlines.js'
import type { Checked } from '../reading/inputs.js'
import { oweOpinions } from '../reading/owed-opinions.js'
import { placeLabel } from '../reading/place-label.js'
import { contentHash } from '../reading/print-state.js'
import type { Subject } from '../reading/subject.js'
import { record } from '../record.js'
import { entering } from './entering.js'
import { evidenceOf } from './evidence.js'
import { grantAmounts } from './grant-amounts.js'
import type { ByBatch, StepInput } from './step-input.js'
import { writeRegisters } from './write-registers.js'

/** Makes the step: the new state, its revision, remarks and amounts, and the event, in the transaction of the caller; answers the row then. */
export async function moveDeclaration(
  tx: Writer,
  context: Context,
  subject: Subject,
  checked: Checked,
  step: WorkflowAction,
  input: StepInput & ByBatch,
): Promise<{ submitted: boolean; row: DeclarationRow }> {
  const { row } = subject
  const now = context.now()
  const submitted = step.kind === 'submit'
  // after a return a new round begins; after a withdrawal it is still the same
  const isCorrected = stateOf(subject.stage.workflow, row.state)?.editable === 'remarks'
  const granted = await grantAmounts(tx, context, subject, checked, step, input)
  const written = await writeRegisters(tx, context, subject, checked, step)
  // before it was ever handed in no clock ran
  const past = submitted && row.submitted_at !== null ? stepsOf(subject.stage, await eventsOf(tx, row.id)) : []
  const left = resumedLimit(subject.stage, subject.site.calendar, past, step)
  const moved = await changeDeclaration(tx, row, {
    round: submitted && isCorrected ? row.round + 1 : row.round,
    ...entering(subject, step.to, now, left),
    ...handedIn(subject, step),
    ...(submitted && { submitted_at: now, first_submitted_at: row.first_submitted_at ?? now }),
    // what was taken back before anybody returned it has lost its place
    ...(step.kind === 'withdraw' && { opened_at: null, ...(row.round === 0 && { first_submitted_at: null }) }),
  })
  const amounts = { ...checked.evaluation.amounts, ...Object.fromEntries(granted.map(({ result, fen }) => [result, fen])) }
  await saveAmounts(tx, row.id, amounts)
  await oweOpinions(tx, subject, checked.evaluation, { state: step.to, enteredAt: now })
  if (submitted) {
    await insertRevision(tx, {
      id: context.id(),
      declaration: row.id,
      kind: 'submission',
      edition: row.edition,
      answers: row.answers,
      hash: contentHash(subject.answers),
      printed_hash: checked.print.hash,
      evaluation: JSON.stringify(evidenceOf(subject.stage, checked, amounts)),
      by: context.actor.account ?? '',
      at: now,
    })
  }
  for (const remark of input.remarks ?? []) await insertRemark(tx, remarkRow(context, subject, remark))
  const special = setAside(step, checked.evaluation).map(({ rule, label, outcome }) => ({ rule, label, outcome }))
  const detail = {
    label: step.label,
    from: row.state,
    to: step.to,
    ...(input.comment?.trim() && { comment: input.comment.trim() }),
    remarks: input.remarks?.length ?? 0,
    ...(input.batch && { batch: input.batch.id, title: input.batch.title }),
    ...(special.length > 0 && { despite: special }),
    ...(written.length > 0 && { registers: written }),
    ...(step.decision && !step.grants && { decision: step.decision }),
    ...(granted.length > 0 && { grants: granted.map(({ parts: _, ...grant }) => ({ ...grant })) }),
  }
  await record(tx, context, {
    action: `act:${step.id}`,
    declaration: row.id,
    organisation: row.organisation,
    programme: row.programme,
    detail,
  })
  if (input.internal?.trim())
    await record(tx, context, {
      action: 'note',
      declaration: row.id,
      programme: row.programme,
      internal: true,
      detail: { comment: input.internal.trim() },
    })
  return { submitted, row: moved }
}

/** What comes back to the applicant stays with others as it was handed in, whoever moves it on, until it is handed in anew. */
function handedIn({ row, stage }: Subject, { kind, to }: WorkflowAction): Pick<DeclarationRow, 'handed_in'> {
  const { by } = stage.definition
  // what is said anew, be it the same, moves the row within each index that it is part of
  if (kind === 'submit' || (row.submitted_at === null && !row.opened_by)) return row.handed_in ? { handed_in: null } : {}
  const comesBack = row.holder !== by && stateOf(stage.workflow, to)?.holder === by
  return comesBack ? { handed_in: row.handed_in ?? row.answers } : {}
}

/** A remark belongs to the round that the return opens. */
function remarkRow(context: Context, { row, stage }: Subject, { at, text }: { at: string; text: string }) {
  const { name, role } = context.actor
  return {
    id: context.id(),
    declaration: row.id,
    round: row.round + 1,
    at,
    label: placeLabel(stage, at),
    text,
    by: name,
    role,
    created_at: context.now(),
  }
}

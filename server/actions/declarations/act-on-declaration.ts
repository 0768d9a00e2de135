import type { DeclarationRow } from '../../store/declarations.js'
import { readAnswer, saveAnswer } from '../../store/limits.js'
import { insertMail } from '../../store/mails.js'
import { type Context, requireAccount } from '../context.js'
import { countWithin, perMinute, requireLeft } from '../limits.js'
import { check } from '../reading/check-view.js'
import type { Checked } from '../reading/inputs.js'
import { changedBasis, isSameBasis } from '../reading/kept-evaluations.js'
import { readSubject, type Subject } from '../reading/subject.js'
import type { DeclarationSummary, ReceiptView } from '../views/declaration.js'
import { declarationSummary } from './declaration-summary.js'
import { judgedStep } from './judged-step.js'
import { mailsAbout } from './mails.js'
import { moveDeclaration } from './move-declaration.js'
import { receiptView } from './receipt.js'
import type { StepInput } from './step-input.js'

/** Where it is now; the whole of it is read by whoever goes on to look at it. */
type Outcome = { declaration: DeclarationSummary; receipt?: ReceiptView }

/** Moves a declaration one step along its workflow, when everything that step needs is in order. */
export async function actOnDeclaration(context: Context, input: StepInput): Promise<Outcome> {
  const account = requireAccount(context)
  const subject = await readSubject(context, input.id)
  const done = await doneBefore(context, account, input)
  if (done) return outcomeOf(context, subject, done)
  const limits = isSubmission(context, subject, input) ? perMinute(context, 'submissions') : []
  await requireLeft(context, limits)
  const checked = await check(context, subject)
  const step = await judgedStep(context, subject, checked, input)
  const mails = await mailsAbout(context, subject, step, { checked: asLowered(checked, input), ...input })
  const moved = await context.store.write(async (tx): Promise<Done & { row: DeclarationRow }> => {
    const isSame = await isSameBasis(tx, context, subject, checked)
    for (const limit of limits) await countWithin(tx, context, limit)
    for (const mail of mails) await insertMail(tx, mail)
    const { submitted, row } = await moveDeclaration(tx, context, subject, checked, step, input)
    if (!isSame) throw changedBasis()
    const did = { declaration: input.id, submitted }
    if (input.key) await saveAnswer(tx, input.key, account, JSON.stringify(did), context.now())
    return { row, ...did }
  })
  return outcomeOf(context, { ...subject, row: moved.row }, moved)
}

/** What was done under the same key before. */
async function doneBefore({ store }: Context, account: string, { id, key }: StepInput): Promise<Done | undefined> {
  const answered = key && (await readAnswer(store.read, key, account))
  const done = answered ? (JSON.parse(answered) as Done) : undefined
  return done?.declaration === id ? done : undefined
}

const isSubmission = ({ actor }: Context, { stage }: Subject, { action }: StepInput) =>
  stage.workflow.actions.some(({ id, kind, by }) => id === action && kind === 'submit' && by.includes(actor.role))

/** The amounts as they are about to be granted, for the mails about it. A copy works out everything that an evaluation can tell. */
function asLowered(checked: Checked, { lowered = [] }: StepInput): Checked {
  if (lowered.length === 0) return checked
  const amounts = { ...checked.evaluation.amounts, ...Object.fromEntries(lowered.map(({ result, fen }) => [result, fen])) }
  return { ...checked, evaluation: { ...checked.evaluation, amounts } }
}

/** What was done under a key, kept in the transaction that did it. */
interface Done {
  declaration: string
  submitted: boolean
}

function outcomeOf(context: Context, subject: Subject, { submitted }: Done): Outcome {
  const { row, programme, stage, site } = subject
  return {
    declaration: declarationSummary(context, row, programme, stage, site, []),
    receipt: submitted ? receiptView(subject, context.now()) : undefined,
  }
}

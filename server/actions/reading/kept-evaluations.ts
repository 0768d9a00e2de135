/**
 * Keeps what was gathered and evaluated for a declaration until something changes that it read. The same declaration is asked for again and
 * again: read, saved, checked, handed in. One query tells whether everything is as it was; gathering and evaluating cost thirty times that.
 */
import type { Stage } from '../../engine/programme.js'
import { AppError } from '../../errors.js'
import type { Reader, Writer } from '../../store/connection.js'
import { evaluationStamp } from '../../store/evaluation-stamp.js'
import type { Store } from '../../store/store.js'
import type { Context } from '../context.js'
import { clockOf, type EvaluationClock } from './evaluation-clock.js'
import { type Checked, gatherInputs } from './inputs.js'
import type { Subject } from './subject.js'

/** Bytes, about: enough for everybody who fills a form at the same time. */
const mostKept = 16_000_000

interface Kept {
  stamp: Stamp
  /** As of which commit the stamp was last read. */
  commits: number | undefined
  subject: Subject
  clock: EvaluationClock
  checked: Checked
  /** Bytes, about. */
  weight: number
}

/** By store, then by declaration; the one not asked for the longest comes first. */
const kept = new WeakMap<Store, Map<string, Kept>>()

/** One without long texts takes 38 KB (measured); what was answered stands in it as text and as values, and what its others answered too. */
const weightOf = ({ row }: Subject, { inputs: { history = [] } }: Checked) => 35_000 + 4 * row.answers.length * (1 + history.length)

/** What was evaluated for this declaration as it is now; made anew where anything is different, and kept. */
export async function keptOr(context: Context, subject: Subject, make: (clock: EvaluationClock) => Promise<Checked>): Promise<Checked> {
  const own = kept.get(context.store) ?? new Map<string, Kept>()
  kept.set(context.store, own)
  const { id } = subject.row
  const commits = context.store.commits?.()
  const known = own.get(id)
  // without a commit in between nothing was written
  const stamp =
    known && commits !== undefined && known.commits === commits ? known.stamp : await stampOf(context.store.read, subject, commits)
  own.delete(id)
  if (known && isTold(stamp) && isEqual(known.stamp, stamp) && isSame(known.subject, subject) && known.clock.isSame()) {
    own.set(id, { ...known, commits })
    return { ...known.checked, inputs: { ...known.checked.inputs, now: context.now() } }
  }
  const clock = clockOf(context)
  const checked = await make(clock)
  bases.set(checked.evaluation, stamp.basis)
  // what was written while it was being read belongs to neither
  if (isTold(stamp) && (await isStill(context, subject, stamp, commits)))
    own.set(id, { stamp, commits, subject, clock, checked, weight: weightOf(subject, checked) })
  forgetOldest(own)
  return checked
}

/** Whether everything is as it was; without a commit in between it is. */
async function isStill({ store }: Context, subject: Subject, stamp: Stamp, commits: number | undefined): Promise<boolean> {
  const now = store.commits?.()
  return (now !== undefined && now === commits) || isEqual(await stampOf(store.read, subject, now), stamp)
}

function forgetOldest(own: Map<string, Kept>): void {
  let total = [...own.values()].reduce((sum, { weight }) => sum + weight, 0)
  for (const [oldest, { weight }] of own) {
    if (total <= mostKept) return
    own.delete(oldest)
    total -= weight
  }
}

/**
 * Inside the write of a step: whether nothing was written since that the evaluation read. Materials, decisions and registers do not
 * change the declaration's version, and on a server others write between the look and the step. Asked before the step writes itself.
 */
export async function isSameBasis(tx: Writer, context: Context, subject: Subject, { evaluation, inputs }: Checked): Promise<boolean> {
  return readsOthers(subject)
    ? textOf((await gatherInputs({ ...context, store: { ...context.store, read: tx } }, subject)).inputs) === textOf(inputs)
    : (await evaluationStamp(tx, subject.row)) === bases.get(evaluation)
}

/** Said after what the step itself finds, an amount that is another now, which tells more. */
export const changedBasis = () =>
  new AppError('conflict', '这份申报的材料、认定或所依据的名单刚刚有变化，这一步没有办理。请刷新核对后再办理。')

const textOf = ({ now: _, ...inputs }: Checked['inputs']) => JSON.stringify(inputs)

/** By what an evaluation was made. */
const bases = new WeakMap<Checked['evaluation'], string>()

interface Stamp {
  /** Of what concerns the declaration itself. */
  basis: string
  /** Where others count too, every commit may matter; on a server that others write to that cannot be told. */
  others: number | undefined
}

async function stampOf(read: Reader, subject: Subject, commits: number | undefined): Promise<Stamp> {
  return { basis: await evaluationStamp(read, subject.row), others: readsOthers(subject) ? commits : 0 }
}

const isTold = ({ others }: Stamp) => others !== undefined
const isEqual = (one: Stamp, other: Stamp) => one.basis === other.basis && one.others === other.others

/** Whether declarations of others, or in other programmes, are read: what pools leave, who names this one, other supports. */
const readsOthers = ({ programme, stage }: Subject) =>
  programme.pools.size > 0 ||
  [...programme.facts.values()].some(
    (fact) => (fact.kind === 'related' && canName(stage, fact.match.equals)) || (fact.kind === 'history' && fact.programme !== undefined),
  )

/** A stage that does not ask by what the others would name it finds none. */
const canName = ({ form }: Stage, name: string) => name.startsWith('organisation.') || form.fields.has(name)

/** An edition and a site are compiled once, so that the same object means the same text. */
function isSame(before: Subject, now: Subject): boolean {
  return (
    before.programme === now.programme &&
    before.site === now.site &&
    before.row.answers === now.row.answers &&
    before.row.submitted_at === now.row.submitted_at &&
    before.row.first_submitted_at === now.row.first_submitted_at &&
    before.asOf === now.asOf &&
    before.row.number === now.row.number &&
    before.organisation.version === now.organisation.version
  )
}

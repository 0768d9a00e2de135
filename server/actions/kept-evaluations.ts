/**
 * Keeps what was gathered and evaluated for a declaration until something changes that it read. The same declaration is asked for again and
 * again: read, saved, checked, handed in. One query tells whether everything is as it was; gathering and evaluating cost thirty times that.
 */
import type { Programme } from '../engine/programme.js'
import { evaluationStamp } from '../store/evaluation-stamp.js'
import type { Store } from '../store/store.js'
import type { Context } from './context.js'
import { clockOf, type EvaluationClock } from './evaluation-clock.js'
import type { Checked } from './inputs.js'
import type { Subject } from './subject.js'

/** Enough for everybody who fills a form at the same time; one takes about 50 KB. */
const mostKept = 400

interface Kept {
  stamp: string
  /** As of which commit the stamp was last read. */
  commits: number | undefined
  subject: Subject
  clock: EvaluationClock
  checked: Checked
}

/** By store, then by declaration; the one not asked for the longest comes first. */
const kept = new WeakMap<Store, Map<string, Kept>>()

/** What was evaluated for this declaration as it is now; made anew where anything is different, and kept. */
export async function keptOr(context: Context, subject: Subject, make: (clock: EvaluationClock) => Promise<Checked>): Promise<Checked> {
  const own = kept.get(context.store) ?? new Map<string, Kept>()
  kept.set(context.store, own)
  const { id } = subject.row
  const commits = context.store.commits?.()
  const known = own.get(id)
  // without a commit in between nothing was written
  const stamp = known && commits !== undefined && known.commits === commits ? known.stamp : await stampOf(context, subject)
  own.delete(id)
  if (known && known.stamp === stamp && isSame(known.subject, subject) && known.clock.isSame()) {
    own.set(id, { ...known, commits })
    return { ...known.checked, inputs: { ...known.checked.inputs, now: context.now() } }
  }
  const clock = clockOf(context)
  const checked = await make(clock)
  // what was written while it was being read belongs to neither
  if (stamp !== undefined && (await stampOf(context, subject)) === stamp) own.set(id, { stamp, commits, subject, clock, checked })
  for (const oldest of own.keys()) {
    if (own.size <= mostKept) break
    own.delete(oldest)
  }
  return checked
}

/** Where others count too, every commit may matter; on a server that others write to that cannot be told. */
async function stampOf({ store }: Context, { row, programme }: Subject): Promise<string | undefined> {
  const stamp = await evaluationStamp(store.read, row)
  if (!readsOthers(programme)) return stamp
  const commits = store.commits?.()
  return commits === undefined ? undefined : `${stamp} ${commits}`
}

/** Whether declarations of others, or in other programmes, are read: what pools leave, who names this one, other supports. */
const readsOthers = ({ pools, facts }: Programme) =>
  pools.size > 0 || [...facts.values()].some((fact) => fact.kind === 'related' || (fact.kind === 'history' && fact.programme !== undefined))

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

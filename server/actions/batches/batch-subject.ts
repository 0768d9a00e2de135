/** The batch that an action is about, read in scope, with the edition it was made under; and its members as the engine reads them. */
import type { MemberSource } from '../../engine/batches/rows.js'
import type { BatchState } from '../../engine/generated/batches.js'
import type { BatchKind, CompiledSite, Programme } from '../../engine/programme.js'
import { AppError, notFound } from '../../errors.js'
import { type BatchRow, readBatch } from '../../store/batches.js'
import { readDeclaration } from '../../store/declarations.js'
import { type Context, requireAccount } from '../context.js'
import { check } from '../reading/check-view.js'
import type { Checked } from '../reading/inputs.js'
import { type Subject, subjectOf } from '../reading/subject.js'

export interface BatchSubject {
  row: BatchRow
  programme: Programme
  kind: BatchKind
  state: BatchState
  site: CompiledSite
}

/** Reads a batch within the actor's reach; anything else does not exist for them. */
export async function readBatchSubject(context: Context, id: string): Promise<BatchSubject> {
  requireAccount(context)
  const row = await readBatch(context.store.read, context.actor, id)
  if (!row) throw notFound()
  return batchSubjectOf(context, row)
}

/** The same for a row that was read already. */
export async function batchSubjectOf(context: Context, row: BatchRow): Promise<BatchSubject> {
  const [programme, site] = await Promise.all([context.programmes.edition(row.edition), context.programmes.site()])
  const kind = programme?.batches.get(row.kind)
  const state = kind?.workflow.states.find(({ id }) => id === row.state)
  if (!programme || !kind || !state) throw new Error(`The batch ${row.id} has no edition, kind or state.`)
  return { row, programme, kind, state, site }
}

/** The batch as the decision found it: whoever looked at an older one has to look again. */
export function requireVersion({ row, state }: BatchSubject, version: number): void {
  if (row.version !== version)
    throw new AppError('conflict', `这个批次刚刚被别人改动过，现在的状态是“${state.label}”。请刷新后再办理。`, [], {
      current: { version: row.version, state: row.state },
    })
}

/** One of these roles, or forbidden. */
export function requireOneOf(context: Context, roles: readonly string[] | undefined): void {
  if (!roles?.includes(context.actor.role)) throw new AppError('forbidden', '您的账号没有这项权限。')
}

/** Whoever makes batches of the kind, while members may still be changed. */
export function requireEditable(context: Context, { kind, state }: BatchSubject): void {
  requireOneOf(context, kind.by)
  if (!state.members) throw new AppError('forbidden', `批次现在是“${state.label}”，不能再修改名单和金额。`)
}

/** A declaration with its evaluation, for a row of the batch. */
export interface Member {
  subject: Subject
  checked: Checked
  source: MemberSource
}

/** What is said of a member that was handed over to somebody else. */
export const outOfReach = '已不在您的办理范围，请先移出名单。'

/** A declaration in the actor's reach, or notFound. */
export async function memberOf(context: Context, id: string): Promise<Member> {
  const member = await findMember(context, id)
  if (!member) throw notFound()
  return member
}

/** The same; undefined = it is out of reach. */
export async function findMember(context: Context, id: string): Promise<Member | undefined> {
  const row = await readDeclaration(context.store.read, context.actor, id)
  if (!row) return undefined
  const subject = await subjectOf(context, row)
  const checked = await check(context, subject)
  const source = { programme: subject.programme, stage: subject.stage, inputs: checked.inputs, amounts: checked.evaluation.amounts }
  return { subject, checked, source }
}

/** A batch for whoever may look into it: members with their rows, money, documents, steps, objections and payments. */
import { amountTextOf, partsOf, totalsOf } from '../../engine/batches/amounts.js'
import type { BatchCell } from '../../engine/batches/model.js'
import { formulaNames } from '../../engine/formula/formula.js'
import type { BatchColumn } from '../../engine/generated/batches.js'
import { withSeparators } from '../../engine/values/exact.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { type ListedMember, membersOf } from '../../store/batch-members.js'
import { documentsOf } from '../../store/batches.js'
import { objectionsOf } from '../../store/objections.js'
import { paymentsOf } from '../../store/payments.js'
import type { Context } from '../context.js'
import { districtName } from '../reading/subject.js'
import { hiddenKeys } from '../reading/withheld.js'
import type { BatchColumnView, BatchMemberView } from '../views/batch.js'
import { budgetState } from './batch-money.js'
import { type BatchSituation, paidOf } from './batch-needs.js'
import type { BatchSubject } from './batch-subject.js'

export interface FullSituation extends BatchSituation {
  /** Members that were removed as well. */
  all: readonly ListedMember[]
  granted: number
}

/** Everything that a batch holds now. */
export async function batchSituation(context: Context, batch: BatchSubject): Promise<FullSituation> {
  const { read } = context.store
  const id = batch.row.id
  const [all, documents, objections, payments] = await Promise.all([
    membersOf(read, id),
    documentsOf(read, id),
    objectionsOf(read, id),
    paymentsOf(read, id),
  ])
  const members = all.filter(({ removed_at }) => removed_at === null)
  const granted = members.reduce((sum, { fen }) => sum + (fen ?? 0), 0)
  const budget = await budgetState(read, batch, granted, context.now())
  return { batch, all, members, documents, objections, payments, budget, granted, now: context.now() }
}

/** The columns that the reader may see; one that reads a withheld field is not among them. */
export function visibleColumns({ kind, programme }: BatchSubject, role: string): BatchColumn[] {
  const stage = programme.stages.get(kind.members.stage)
  const hidden = stage ? hiddenKeys(programme, stage, role) : new Set<string>()
  return kind.columns.filter(({ formula }) => !formulaNames(formula).some((name) => hidden.has(name)))
}

/** The cells of a member; the column of the amount says what is granted, not what was computed. */
export function cellsOf({ kind }: BatchSubject, { cells, fen }: ListedMember): Record<string, BatchCell> {
  const row = JSON.parse(cells) as Record<string, BatchCell>
  const column = kind.columns.find(({ id }) => id === kind.amount?.column)
  if (!column || fen === null) return row
  const value = amountTextOf(fen, column.unit)
  return { ...row, [column.id]: { value, text: withSeparators(value) } }
}

/** The columns with their sums over the present members. */
export function columnViews(batch: BatchSubject, columns: readonly BatchColumn[], members: readonly ListedMember[]): BatchColumnView[] {
  const rows = members.map((member) =>
    Object.fromEntries(Object.entries(cellsOf(batch, member)).map(([id, { value }]) => [id, value] as const)),
  )
  const totals = totalsOf({ columns: [...columns] }, rows)
  return columns.map(({ id, label, unit, total }) => ({
    id,
    label,
    unit,
    ...((unit !== undefined || total) && { align: 'right' as const }),
    ...(totals[id] !== undefined && { total: withSeparators(totals[id] ?? '') }),
  }))
}

/** One member for the table. */
export function memberView(situation: FullSituation, member: ListedMember, columns: readonly BatchColumn[]): BatchMemberView {
  const { batch, payments } = situation
  const cells = cellsOf(batch, member)
  const own = payments.filter(({ declaration }) => declaration === member.declaration)
  const stage = batch.programme.stages.get(batch.kind.members.stage)
  return {
    declaration: member.declaration,
    number: member.number,
    organisation: member.organisation_name,
    districtName: districtName(batch.site, member.district),
    stateLabel: (stage && stateOf(stage.workflow, member.state)?.label) ?? member.state,
    cells: Object.fromEntries(columns.map(({ id }) => [id, cells[id]?.text ?? ''])),
    missing: Object.fromEntries(columns.flatMap(({ id }) => (cells[id]?.missing ? [[id, cells[id]?.missing ?? '']] : []))),
    ...(member.fen !== null && { fen: member.fen }),
    ...(member.reason !== null && { computed: member.computed ?? undefined, reason: member.reason }),
    parts: member.fen === null ? [] : partsOf(member.fen, batch.kind.amount?.split),
    paid: paidOf(payments, member.declaration),
    paidOn: own.at(-1)?.paid_on,
    ...(member.removed_at !== null && { removed: { at: member.removed_at, reason: member.removed_reason ?? '' } }),
  }
}

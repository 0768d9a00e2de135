/** The budget of a batch: what there is, what other batches of the kind have granted, what is left. */
import { budgetOfRows, budgetOn } from '../../engine/batches/amounts.js'
import { dayOf } from '../../engine/values/dates.js'
import { grantedElsewhere } from '../../store/batch-members.js'
import type { Reader } from '../../store/connection.js'
import { rowsAsOf } from '../../store/registers.js'
import type { BatchSubject } from './batch-subject.js'

/** Whole fen; absent parts are unknown, e.g. because the register was never imported. */
export interface BudgetState {
  label: string
  fen?: number
  left?: number
}

/** What the budget is and leaves after this batch grants so much; undefined = the kind has none. */
export async function budgetState(
  read: Reader,
  { row, kind }: BatchSubject,
  granted: number,
  now: string,
): Promise<BudgetState | undefined> {
  const { budget } = kind
  if (!budget) return undefined
  const fen = budget.register ? await budgetInRegister(read, row.programme, kind.budget, now) : budgetOn(budget, dayOf(now))
  if (fen === undefined) return { label: budget.label }
  return { label: budget.label, fen, left: fen - (await grantedElsewhere(read, row)) - granted }
}

/** The budget that a register says as of now; undefined = it was never imported, or a value is missing. */
export async function budgetInRegister(read: Reader, programme: string, budget: BatchSubject['kind']['budget'], now: string) {
  if (!budget?.register || !budget.column) return undefined
  const { column, key } = budget
  const definitionRows = await rowsAsOf(read, programme, budget.register, dayOf(now))
  const rows = key === undefined ? definitionRows : definitionRows.filter(({ values }) => Object.values(values).includes(key))
  return budgetOfRows(
    budget,
    rows.map(({ values }) => (values[column] === null || values[column] === undefined ? undefined : String(values[column]))),
  )
}

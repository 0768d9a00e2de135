import { dayOf } from '../../engine/values/dates.js'
import { notFound } from '../../errors.js'
import { searchRows } from '../../store/registers.js'
import type { Context } from '../context.js'
import { readSubject } from '../reading/subject.js'
import type { FoundRow } from '../views/stage.js'

const atOnce = 8
/** Fewer characters find half of a register. */
const least = 2

/** Rows of the register that a field may be filled from, as of today, in which the words stand; of each what would be filled in, by field. */
export async function searchForField(
  context: Context,
  { id, field, q = '' }: { id: string; field: string; q?: string },
): Promise<FoundRow[]> {
  const { programme, stage } = await readSubject(context, id)
  const search = stage.layout.fields?.[field]?.search
  if (!search) throw notFound()
  const words = q.trim()
  if ([...words].length < least) return []
  const taken = Object.entries({ [field]: search.column, ...search.fills })
  const rows = await searchRows(context.store.read, {
    programme: programme.id,
    register: search.register,
    day: dayOf(context.now()),
    words,
    limit: atOnce,
    columns: taken.map(([, column]) => column),
  })
  return rows.map(({ values }) => Object.fromEntries(taken.map(([key, column]) => [key, String(values[column] ?? '')])))
}

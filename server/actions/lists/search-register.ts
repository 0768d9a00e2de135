import { displayValue } from '../../engine/conditions/display.js'
import { dayOf } from '../../engine/values/dates.js'
import { isDay } from '../../engine/values/formats.js'
import { AppError, notFound } from '../../errors.js'
import { searchRows } from '../../store/registers.js'
import { type Context, requireRole } from '../context.js'
import type { RegisterPage } from '../views/operate.js'

const atOnce = 50

type Input = { programme: string; register: string; q?: string; asOf?: string; after?: string }

/** What stood on a register on a day, today unless one is named: the rows in which the words stand, page by page. */
export async function searchRegister(context: Context, { programme: id, register, q = '', asOf, after }: Input): Promise<RegisterPage> {
  requireRole(context, 'operator', 'administrator')
  const programme = (await context.programmes.find(id))?.programme
  const definition = programme?.registers.get(register)
  if (!programme || !definition) throw notFound()
  const day = asOf || dayOf(context.now())
  if (!isDay(day))
    throw new AppError('invalid', '请填写日期，例如 2024-09-01。', [{ at: '/asOf', message: '请填写日期，例如 2024-09-01。' }])
  const rows = await searchRows(context.store.read, {
    programme: id,
    register,
    day,
    words: q.trim(),
    after: Number(after) || 0,
    limit: atOnce + 1,
  })
  const page = rows.slice(0, atOnce)
  return {
    asOf: day,
    items: page.map(({ id: row, values, validFrom, validTo, source }) => ({
      id: String(row),
      cells: Object.fromEntries(
        definition.columns.map((column) => [
          column.id,
          displayValue({ ...column, options: undefined, dictionary: undefined }, values[column.id], programme),
        ]),
      ),
      validFrom,
      validTo,
      source,
    })),
    next: rows.length > atOnce ? String(page.at(-1)?.id) : undefined,
  }
}

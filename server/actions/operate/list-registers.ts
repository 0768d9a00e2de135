import { hasWritten, lastTouched, latestImport } from '../../store/registers.js'
import { type Context, requireRole } from '../context.js'
import type { RegisterView, TouchedList } from '../views/operate.js'

/** The registers of the programmes in force, and when each was imported last. */
export async function listRegisters(context: Context): Promise<RegisterView[]> {
  requireRole(context, 'operator', 'administrator')
  const views = (await context.programmes.inForce()).flatMap(({ id: programme, programme: { registers } }) =>
    [...registers.values()].map(async ({ id, label, note, key, columns }) => {
      const last = await latestImport(context.store.read, programme, id)
      const isWritten = await hasWritten(context.store.read, programme, id)
      const touched = await lastTouched(context.store.read, programme, id)
      return {
        programme,
        id,
        label,
        note,
        key,
        columns,
        isWritten,
        ...(touched && { touched: JSON.parse(touched) as TouchedList }),
        imported: last && { at: last.at, by: last.by, asOf: last.as_of, rows: last.rows },
      }
    }),
  )
  return Promise.all(views)
}

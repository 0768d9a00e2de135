import type { CompiledSite } from '../../engine/programme.js'
import { type DeclarationRow, declarationsAbove } from '../../store/declarations.js'
import type { Context } from '../context.js'
import { declarationSummary } from '../declarations/declaration-summary.js'
import { rowForReader } from '../reading/subject.js'
import type { ColumnView } from '../views/stage.js'

/** What a list of several stages shows of answers that a declaration itself is not asked: those of the ones above it, as far as the reader reaches them; by declaration and field. */
export async function answersAbove(
  context: Context,
  rows: readonly DeclarationRow[],
  columns: readonly ColumnView[],
  site: CompiledSite,
): Promise<Map<string, Record<string, string>>> {
  const found = new Map<string, Record<string, string>>()
  const asked = columns.filter(({ field }) => !field.startsWith('@'))
  const below = rows.filter(({ parent }) => parent !== null).map(({ id }) => id)
  if (asked.length === 0 || below.length === 0) return found
  for (const { below: id, ...row } of await declarationsAbove(context.store.read, context.actor, below)) {
    const programme = await context.programmes.edition(row.edition)
    const stage = programme?.stages.get(row.stage)
    if (!programme || !stage) continue
    const { columns: texts } = declarationSummary(context, await rowForReader(context, row, stage), programme, stage, site, asked)
    const said = Object.entries(texts).filter(([, text]) => text !== '')
    // the nearest one that was asked counts
    found.set(id, { ...Object.fromEntries(said), ...found.get(id) })
  }
  return found
}

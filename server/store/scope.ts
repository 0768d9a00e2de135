/** Which declarations an actor may reach: the one place where it is said, used by every query that names a declaration. */
import type { Value } from './connection.js'
import { holds } from './literal.js'

export type Scope = 'own' | 'district' | 'assigned' | 'all'

/** Who asks, as far as rows are concerned. `reach` says the scope per programme; a programme that is absent is out of reach. */
export interface Reaching {
  role: string
  account?: string
  organisation?: string
  district?: string
  reach: Readonly<Record<string, Scope>>
}

/**
 * What was never handed in concerns nobody but the one who fills it, and whoever has to act on it. All of that is among what is listed: said
 * besides, so that the indexes of that part serve.
 */
const handedIn = (alias: string) =>
  `${alias}.listed = 1 AND (${alias}.submitted_at IS NOT NULL OR ${alias}.opened_by IS NOT NULL OR ${alias}.holder = ?)`

/** The actor as far as one programme goes; a condition on that one alone tells which indexes serve. */
export function within(actor: Reaching, programme: string): Reaching {
  const scope = actor.reach[programme]
  return { ...actor, reach: scope ? { [programme]: scope } : {} }
}

/** Whether what is not listed is out of reach everywhere, or in that programme. */
export const seesOnlyListed = ({ reach }: Reaching, programme?: string): boolean =>
  (programme ? [reach[programme]] : Object.values(reach)).every((scope) => scope === 'all' || scope === 'district')

/** Few rows are the actor's: they are found by what makes them so, and no index that begins with the programme is tried. */
const few = (column: string) => `+${column}`

/** A condition on the table `declaration` (by its alias), with its values. Nobody's reach is empty: then it is never true. */
export function scope(actor: Reaching, alias = 'declaration'): { sql: string; values: Value[] } {
  const parts: string[] = []
  const values: Value[] = []
  const add = (column: string, programme: string, sql: string, ...more: Value[]) => {
    parts.push(`(${holds(column, programme)} AND ${sql})`)
    values.push(...more)
  }
  const programme = `${alias}.programme`
  for (const [id, reach] of Object.entries(actor.reach)) {
    if (reach === 'all') add(programme, id, handedIn(alias), actor.role)
    else if (reach === 'own' && actor.organisation) add(few(programme), id, `${alias}.organisation = ?`, actor.organisation)
    else if (reach === 'district' && actor.district) {
      add(programme, id, `${alias}.district = ? AND ${handedIn(alias)}`, actor.district, actor.role)
    } else if (reach === 'assigned' && actor.account) {
      add(few(programme), id, `${alias}.id IN (SELECT declaration FROM assignment WHERE account = ?)`, actor.account)
    }
  }
  return { sql: parts.length ? `(${parts.join(' OR ')})` : '0', values }
}

/** Which batches an actor may look into; they are between reviewers, so applicants and third parties reach none. */
export function batchScope(actor: Reaching): { sql: string; values: Value[] } {
  const parts: string[] = []
  const values: Value[] = []
  for (const [programme, reach] of Object.entries(actor.reach)) {
    if (reach === 'all') {
      parts.push('batch.programme = ?')
      values.push(programme)
    } else if (reach === 'district' && actor.district) {
      parts.push('(batch.programme = ? AND batch.district = ?)')
      values.push(programme, actor.district)
    }
  }
  return { sql: parts.length ? `(${parts.join(' OR ')})` : '0', values }
}

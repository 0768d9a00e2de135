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

/** What was never handed in concerns nobody but the one who fills it, and whoever has to act on it. */
const handedIn = (alias: string) => `(${alias}.submitted_at IS NOT NULL OR ${alias}.opened_by IS NOT NULL OR ${alias}.holder = ?)`

/** A condition on the table `declaration` (by its alias), with its values. Nobody's reach is empty: then it is never true. */
export function scope(actor: Reaching, alias = 'declaration'): { sql: string; values: Value[] } {
  const parts: string[] = []
  const values: Value[] = []
  const add = (programme: string, sql: string, ...more: Value[]) => {
    parts.push(`(${holds(`${alias}.programme`, programme)} AND ${sql})`)
    values.push(...more)
  }
  for (const [programme, reach] of Object.entries(actor.reach)) {
    if (reach === 'all') add(programme, handedIn(alias), actor.role)
    else if (reach === 'own' && actor.organisation) add(programme, `${alias}.organisation = ?`, actor.organisation)
    else if (reach === 'district' && actor.district) {
      add(programme, `${alias}.district = ? AND ${handedIn(alias)}`, actor.district, actor.role)
    } else if (reach === 'assigned' && actor.account) {
      add(programme, `${alias}.id IN (SELECT declaration FROM assignment WHERE account = ?)`, actor.account)
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

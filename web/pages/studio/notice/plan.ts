/** What a pasted notice does to the clauses that are there: ids stay, so that nothing that cites them breaks. */
import type { Clause } from '../../../../server/engine/generated/clauses'
import { freeId } from './split'

export interface PlannedClause {
  clause: Clause
  /** kept = not in the new text, and stays because something cites it. */
  change: 'new' | 'changed' | 'same' | 'kept'
}

export interface Plan {
  clauses: PlannedClause[]
  /** Clauses that are neither in the new text nor cited. */
  removed: Clause[]
}

/** The same number, else the same text, is the same clause. */
export function planOf(before: readonly Clause[], pasted: readonly Clause[], isCited: (id: string) => boolean): Plan {
  const left = new Map(before.map((clause) => [clause.id, clause]))
  const taken = new Set(left.keys())
  const planned = pasted.map((clause): PlannedClause => {
    const same = [...left.values()].find(({ text, label }) => (label === clause.label && Boolean(label)) || text === clause.text)
    if (!same) {
      const id = freeId(clause.id, taken)
      taken.add(id)
      return { clause: { ...clause, id }, change: 'new' }
    }
    left.delete(same.id)
    return { clause: { ...same, label: clause.label, text: clause.text }, change: same.text === clause.text ? 'same' : 'changed' }
  })
  const rest = [...left.values()]
  const kept = rest.filter(({ id }) => isCited(id)).map((clause): PlannedClause => ({ clause, change: 'kept' }))
  return { clauses: [...planned, ...kept], removed: rest.filter(({ id }) => !isCited(id)) }
}

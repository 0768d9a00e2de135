/** Chosen rows of the list; holding Shift chooses all rows between. */
import { useRef, useState } from 'react'
import type { DeclarationSummary } from '../../../server/actions/views/declaration'
import type { Column } from '../../ui/data-table'

export interface SelectionState {
  chosen: DeclarationSummary[]
  has: (id: string) => boolean
  isAll: boolean
  toggleAll: () => void
  clear: () => void
  column: Column<DeclarationSummary>
}

/** Only rows of the page that is shown count as chosen. */
export function useSelection(items: readonly DeclarationSummary[]): SelectionState {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string>(undefined)
  const chosen = items.filter(({ id }) => ids.has(id))
  const isAll = items.length > 0 && chosen.length === items.length
  const toggle = (id: string, range: boolean) => {
    const from = range ? items.findIndex((item) => item.id === last.current) : -1
    const to = items.findIndex((item) => item.id === id)
    const touched = from < 0 ? [id] : items.slice(Math.min(from, to), Math.max(from, to) + 1).map((item) => item.id)
    const next = new Set(ids)
    for (const one of touched) ids.has(id) ? next.delete(one) : next.add(one)
    last.current = id
    setIds(next)
  }
  return {
    chosen,
    has: (id) => ids.has(id),
    isAll,
    toggleAll: () => setIds(isAll ? new Set() : new Set(items.map(({ id }) => id))),
    clear: () => setIds(new Set()),
    column: {
      key: 'choose',
      title: '选择',
      width: '4em',
      cell: ({ id, organisation, number }) => (
        <label className="choose">
          <span className="visually-hidden">
            选择 {organisation.name} {number}
          </span>
          <input type="checkbox" checked={ids.has(id)} onChange={() => undefined} onClick={({ shiftKey }) => toggle(id, shiftKey)} />
        </label>
      ),
    },
  }
}

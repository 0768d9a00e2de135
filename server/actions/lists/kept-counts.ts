/** Counts that stand beside every page of a list: counted once, and again after anything was written. */
import type { Store } from '../../store/store.js'

interface Kept {
  commits: number
  counts: Map<string, Promise<number>>
}

const mostKept = 5000
const kept = new WeakMap<Store, Kept>()

/** The count under this key; where others may write too it is counted every time. */
export function keptCount(store: Store, key: string, count: () => Promise<number>): Promise<number> {
  const commits = store.commits?.()
  if (commits === undefined) return count()
  const known = kept.get(store)
  const own = known?.commits === commits && known.counts.size < mostKept ? known : { commits, counts: new Map() }
  kept.set(store, own)
  const counted = own.counts.get(key) ?? count()
  own.counts.set(key, counted)
  counted.catch(() => own.counts.delete(key))
  return counted
}

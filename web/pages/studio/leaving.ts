/** Saves drafts when their page is hidden and when the network is back; asks before a window with unsaved text is closed. */
import type { StudioDraft } from './draft-store'

let watching = false

/** Watches over all of them, from the first on. */
export function watchOver(drafts: ReadonlyMap<string, StudioDraft>): void {
  if (watching) return
  watching = true
  const saveAll = () => {
    for (const draft of drafts.values()) void draft.save()
  }
  window.addEventListener('online', saveAll)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && saveAll())
  window.addEventListener('beforeunload', (event) => {
    if ([...drafts.values()].every((draft) => draft.read().status === 'saved')) return
    saveAll()
    event.preventDefault()
  })
}

/** The draft of a declaration in a page. */
import { useMemo, useSyncExternalStore } from 'react'
import type { DeclarationView } from '../../server/actions/views/declaration'
import { useSession } from '../data'
import { type Draft, type DraftState, draftOf } from './draft'

export function useDraft(view: DeclarationView): DraftState & { draft: Draft } {
  const account = useSession().data?.account.id ?? ''
  const draft = useMemo(() => draftOf(view, account), [view, account])
  const state = useSyncExternalStore(draft.subscribe, draft.read)
  return { ...state, draft }
}

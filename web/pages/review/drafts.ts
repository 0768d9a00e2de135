/** Remarks and opinions while they are being written: kept in this tab until they are sent, whatever happens to the page. */
import { useCallback, useState } from 'react'

export interface DraftRemark {
  at: string
  label: string
  text: string
}
export interface Draft {
  remarks: DraftRemark[]
  comment: string
  internal: string
}

const empty: Draft = { remarks: [], comment: '', internal: '' }
const keyOf = (id: string) => `shenbao.review.draft.${id}`

/** The draft of a review, one per declaration. */
export function useDraft(id: string) {
  const [draft, setDraft] = useState<Draft>(() => readDraft(id))
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const next = { ...before, ...part }
        sessionStorage.setItem(keyOf(id), JSON.stringify(next))
        return next
      }),
    [id],
  )
  const clear = useCallback(() => {
    sessionStorage.removeItem(keyOf(id))
    setDraft(empty)
  }, [id])
  const remark = useCallback(
    (at: string, label: string, text: string) =>
      setDraft((before) => {
        const others = before.remarks.filter((other) => other.at !== at)
        const next = { ...before, remarks: text.trim() ? [...others, { at, label, text }] : others }
        sessionStorage.setItem(keyOf(id), JSON.stringify(next))
        return next
      }),
    [id],
  )
  return { draft, change, remark, clear }
}

function readDraft(id: string): Draft {
  try {
    return { ...empty, ...JSON.parse(sessionStorage.getItem(keyOf(id)) ?? '{}') }
  } catch {
    return empty
  }
}

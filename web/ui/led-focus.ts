/** Keeps the place of those who work by keyboard: what they pressed goes while a file is sent or removed, and other things stand there. */
import { type FocusEvent, useEffect, useRef } from 'react'

/**
 * For the element around. After each of the `changes`, a focus that was last in it and is lost goes to the first of `places` (selectors) that is there;
 * one that was put elsewhere meanwhile stays.
 */
export function useLedFocus<T extends HTMLElement>(changes: string, places: readonly string[]) {
  const ref = useRef<T>(null)
  const isOurs = useRef(false)
  const order = useRef(places)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have taken the focus away
  useEffect(() => {
    if (!isOurs.current || !isLost()) return
    const [next] = order.current.flatMap((place) => [...(ref.current?.querySelectorAll<HTMLElement>(place) ?? [])])
    next?.focus({ preventScroll: true })
  }, [changes])
  return {
    ref,
    onFocus: () => {
      isOurs.current = true
    },
    /** Nothing takes the focus over where its element goes, or where another window comes before this one. */
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) isOurs.current = false
    },
  }
}

const isLost = () => {
  const at = document.activeElement
  return !at || at === document.body || at.matches(':disabled')
}

/** The open file and the place in it, kept in the address. */
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Target } from './code-editor'
import { placeOfFile } from './places'

interface Place {
  file?: string
  target?: Target
  /** Remembers where the cursor stands, without a step in the browser's history. */
  note: (at: string) => void
}

export function usePlace(programme: string): Place {
  const query = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const file = query.get('file') ?? undefined
  const at = query.get('at') ?? undefined
  const noted = useRef<string>(undefined)
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const target = useMemo(() => {
    if (!file || at === undefined || at === noted.current) return undefined
    turn.current += 1
    return { path: file, at, turn: turn.current }
  }, [file, at])
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another file the cursor stands elsewhere
  useEffect(() => {
    noted.current = undefined
    return () => clearTimeout(timer.current)
  }, [file])
  const note = useCallback(
    (place: string) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        noted.current = place
        go(placeOfFile(programme, file, place), { replace: true })
      }, 400)
    },
    [programme, file, go],
  )
  return { file, target, note }
}

/** Examples evaluated in the draft as it stands, a moment after the last change. */
import { useEffect, useState } from 'react'
import useSWR from 'swr'
import type { Samples } from '../../../server/engine/examples/samples'
import { api, ask } from '../../api'
import type { Opened } from './opening'

/** The files given are as they stand here, also when they are not saved. */
export function useSamples({ programme, state }: Opened, stage: string, own: readonly string[], paths?: readonly string[]) {
  const changed = Object.fromEntries(own.flatMap((path) => (path in state.files ? [[path, state.files[path] ?? '']] : [])))
  const key = useSettled(JSON.stringify([state.version, stage, paths ?? null, changed]))
  return useSWR<Samples>(
    stage ? ['studio/samples', programme, key] : undefined,
    () => {
      const [, settled, chosen, files] = JSON.parse(key)
      return ask(
        api.studio[':programme'].samples.$post({ param: { programme }, json: { files, stage: settled, ...(chosen && { paths: chosen }) } }),
      )
    },
    { keepPreviousData: true, revalidateOnFocus: false },
  )
}

/** A text once it stopped changing. */
export function useSettled(text: string, wait = 300): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), wait)
    return () => clearTimeout(timer)
  }, [text, wait])
  return settled
}

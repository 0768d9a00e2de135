import { useMemo } from 'react'
import { useOutline } from '../data'
import type { Opened } from '../opening'
import { lexiconOf } from './lexicon'
import type { Lexicon } from './words'

/** What the conditions of a stage may speak of, as of the saved draft; undefined until it is known. */
export function useLexicon({ programme, state: { version, files } }: Opened, stage?: string, rowsOf?: string): Lexicon | undefined {
  const { data } = useOutline(programme, version)
  return useMemo(() => data && lexiconOf(data, files, stage, rowsOf), [data, files, stage, rowsOf])
}

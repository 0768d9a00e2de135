/** The table of a stage's examples: its columns, and how the rows in view come out, a moment after the last change. */
import useSWR from 'swr'
import type { CaseTable } from '../../../../server/engine/examples/case-table'
import { api, ask } from '../../../api'
import type { Opened } from '../opening'
import { useSettled } from '../samples'

export function useCases({ programme, state }: Opened, stage: string, paths: readonly string[]) {
  const unsaved = state.status === 'saved' ? {} : Object.fromEntries(paths.map((path) => [path, state.files[path] ?? null]))
  const key = useSettled(JSON.stringify([state.version, stage, paths, unsaved]))
  return useSWR<CaseTable>(
    stage ? ['studio/cases', programme, key] : undefined,
    () => {
      const [, of, shown, files] = JSON.parse(key)
      return ask(api.studio[':programme'].examples.$post({ param: { programme }, json: { files, stage: of, paths: shown } }))
    },
    { keepPreviousData: true, revalidateOnFocus: false },
  )
}

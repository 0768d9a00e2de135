/** Where a case of the saved draft comes to. */
import useSWR from 'swr'
import type { WalkStep, WalkView } from '../../../../server/engine/preview/walk'
import { api, ask } from '../../../api'
import type { Opened } from '../opening'

export type { WalkStep } from '../../../../server/engine/preview/walk'

interface Asked {
  stage: string
  sample: string | undefined
  steps: readonly WalkStep[]
}

/** What was known stays until the next is there. */
export function useWalk({ programme, state }: Opened, { stage, sample, steps }: Asked) {
  return useSWR<WalkView>(
    ['studio/walk', programme, state.version, stage, sample ?? null, JSON.stringify(steps)],
    () =>
      ask(
        api.studio[':programme'].walk.$post({
          param: { programme },
          json: { files: {}, stage, steps: [...steps], ...(sample !== undefined && { sample }) },
        }),
      ),
    { keepPreviousData: true, revalidateOnFocus: false, shouldRetryOnError: false },
  )
}

/** Trying a draft on every declaration: goes on while other pages of the studio are open; read line by line as the server answers. */
import type { WhatIfStep, WhatIfView } from '../../../server/actions/views/what-if'
import { ApiError, api } from '../../api'
import { linesOf } from './publish/lines'

export type WhatIfState =
  | { status: 'idle' }
  | { status: 'running'; done: number; total: number }
  | { status: 'done'; version: number; result: WhatIfView }
  | { status: 'failed'; message: string }

export interface WhatIfRun {
  subscribe(listener: () => void): () => void
  read(): WhatIfState
  start(version: number): Promise<void>
  cancel(): void
}

const runs = new Map<string, WhatIfRun>()

/** The one of a programme. */
export function whatIfRunOf(programme: string): WhatIfRun {
  const run = runs.get(programme) ?? newRun(programme)
  runs.set(programme, run)
  return run
}

function newRun(programme: string): WhatIfRun {
  const listeners = new Set<() => void>()
  let state: WhatIfState = { status: 'idle' }
  let running: AbortController | undefined
  const become = (next: WhatIfState) => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => state,
    async start(version) {
      running?.abort()
      const own = new AbortController()
      running = own
      become({ status: 'running', done: 0, total: 0 })
      try {
        for await (const step of steps(programme, version, own.signal)) become(stateAfter(step, version))
        if (state.status === 'running') become({ status: 'failed', message: '测算中断了，请再试一次。' })
      } catch (error) {
        if (!own.signal.aborted)
          become({ status: 'failed', message: error instanceof ApiError ? error.message : '测算中断了，请再试一次。' })
      }
    },
    cancel() {
      running?.abort()
      become({ status: 'idle' })
    },
  }
}

function stateAfter(step: WhatIfStep, version: number): WhatIfState {
  if ('error' in step) return { status: 'failed', message: step.error }
  return 'result' in step ? { status: 'done', version, result: step.result } : { status: 'running', ...step }
}

async function* steps(programme: string, version: number, signal: AbortSignal): AsyncGenerator<WhatIfStep> {
  const call = api.studio[':programme']['what-if'].$post
  const answer = await call({ param: { programme }, json: { version } }, { init: { signal } })
  yield* linesOf<WhatIfStep>(answer)
}

/** Whom a publication may take along, read from the server as it is worked out. */
import { useEffect, useState } from 'react'
import type { RunningStep, RunningView } from '../../../../server/actions/views/studio'
import { ApiError, api } from '../../../api'
import { linesOf } from './lines'

export type RunningState =
  | { status: 'running'; done: number; total: number }
  | { status: 'done'; result: RunningView }
  | { status: 'failed'; message: string }

/** Of the draft as of a version, or of an earlier publication. */
export function useRunning(programme: string, of: { version?: number; number?: number }): RunningState {
  const [state, setState] = useState<RunningState>({ status: 'running', done: 0, total: 0 })
  const { version, number } = of
  useEffect(() => {
    const gone = new AbortController()
    setState({ status: 'running', done: 0, total: 0 })
    void follow(programme, { version, number }, gone.signal, (next) => !gone.signal.aborted && setState(next))
    return () => gone.abort()
  }, [programme, version, number])
  return state
}

async function follow(
  programme: string,
  json: { version?: number; number?: number },
  signal: AbortSignal,
  become: (state: RunningState) => void,
): Promise<void> {
  const failed: RunningState = { status: 'failed', message: '没有算完受影响的申报件，请关上这个窗口再试一次。' }
  try {
    const answer = await api.studio[':programme'].running.$post({ param: { programme }, json }, { init: { signal } })
    let isDone = false
    for await (const step of linesOf<RunningStep>(answer)) {
      isDone = 'result' in step
      become('error' in step ? failed : 'result' in step ? { status: 'done', result: step.result } : { status: 'running', ...step })
    }
    if (!isDone) become(failed)
  } catch (error) {
    become(error instanceof ApiError ? { status: 'failed', message: error.message } : failed)
  }
}

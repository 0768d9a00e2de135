/** Doing something to a batch: what comes back is shown, what cannot be done is said. */
import { useState } from 'react'
import type { BatchView } from '../../../../server/actions/views/batch'
import { ApiError } from '../../../api'

/** Shows the batch as the server answered it. */
export type Take = (next: BatchView) => void

/** Why something could not be done, all of it. */
export function failureText(error: unknown): string {
  if (!(error instanceof ApiError)) return '没有成功，请再试一次。'
  return [error.message, ...error.problems.map(({ message }) => message)].join(' ')
}

/** Runs a call and takes its answer; says what kept it from being done. */
export function useAttempt(take: Take) {
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const run = async (call: () => Promise<BatchView>): Promise<boolean> => {
    setBusy(true)
    setProblem(undefined)
    try {
      take(await call())
      return true
    } catch (error) {
      setProblem(failureText(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { problem, busy, run, setProblem }
}

/** Problems of a small form: by field, and as links of its error summary. */
import { useState } from 'react'
import { ApiError } from '../api'
import type { ErrorLink } from './error-summary'

export type Problems = Readonly<Record<string, string>>

/** Keeps the problems of a form whose fields have the ids `${prefix}${key}`. */
export function useProblems(prefix = '') {
  const [problems, setProblems] = useState<Problems>({})
  const [attempt, setAttempt] = useState(0)
  const [summed, setSummed] = useState(false)
  const show = (found: Problems) => {
    setProblems(found)
    setSummed(true)
    if (Object.keys(found).length > 0) setAttempt((before) => before + 1)
    return Object.keys(found).length > 0
  }
  /** A problem found while the person goes on: said at its field, the focus stays where it is. */
  const note = (key: string, message: string) => {
    setSummed(summed && Object.keys(problems).length > 0)
    setProblems((before) => ({ ...before, [key]: message }))
  }
  /** Problems of the server, each at its field where it names one. */
  const fail = (error: unknown) => {
    if (!(error instanceof ApiError)) return show({ '': '出错了，请稍后再试。' })
    const found = Object.fromEntries(error.problems.map(({ at, message }) => [at.replace(/^\//, ''), message]))
    return show(Object.keys(found).length > 0 ? found : { '': error.message })
  }
  const links: ErrorLink[] = Object.entries(summed ? problems : {}).map(([key, message]) => ({ message, target: key && `${prefix}${key}` }))
  return { problems, attempt, links, show, note, fail, clear: (key: string) => setProblems(({ [key]: _, ...rest }) => rest) }
}

import { ApiError } from '../../../api'

/** What the server says against it, with the first few problems. */
export function sentenceOf(error: unknown, otherwise: string): string {
  if (!(error instanceof ApiError)) return otherwise
  const more = error.problems.map(({ message }) => message).filter((message) => message !== error.message)
  return [error.message, ...more.slice(0, 3)].join(' ')
}

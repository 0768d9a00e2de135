/** What is wrong with a draft, by file: problems of the configuration, and examples that come out otherwise. */
import type { DraftView } from '../../../server/actions/views/studio'
import type { Problem } from '../../../server/engine/model'

type Health = Pick<DraftView, 'problems' | 'examples'>

/** Everything wrong in one file, an example's differences among it. */
export const problemsIn = ({ problems, examples }: Health, path: string): Problem[] => [
  ...problems.filter(({ file }) => file === path),
  ...examples.failed
    .filter((example) => example.path === path)
    .flatMap(({ differences }) => differences.map((difference) => ({ at: '/expect', message: `与预期不一致：${difference}` }))),
]

/** How many things are wrong per file. */
export function problemCounts({ problems, examples }: Health): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (path: string | undefined) => path && counts.set(path, (counts.get(path) ?? 0) + 1)
  for (const { file } of problems) add(file)
  for (const { path } of examples.failed) add(path)
  return counts
}

/** A file's content; undefined while it is not JSON. */
export function documentOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

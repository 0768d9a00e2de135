/** Differences of a declaration's files, material by material. */
import type { Stage } from '../../engine/programme.js'
import type { MaterialRow } from '../../store/materials.js'
import type { Change } from '../changes.js'

/** Which materials were added, replaced or removed between two moments; the same content uploaded again is no change. */
export function materialChanges(stage: Stage, before: readonly MaterialRow[], after: readonly MaterialRow[]): Change[] {
  return [...new Set([...before, ...after].map(({ material }) => material))].flatMap((key) => {
    const [old, now] = [filesOf(before, key), filesOf(after, key)]
    if (contents(old) === contents(now)) return []
    const known = new Set(old.map(({ sha256 }) => sha256))
    const words = now.map(({ name, sha256 }) => (known.has(sha256) ? name : `${name}（新文件）`))
    return [{ at: `/materials/${key}`, label: materialLabel(stage, key), before: names(old.map(({ name }) => name)), after: names(words) }]
  })
}

/** The files that counted at an instant, of all that there ever were. */
export const filesAt = (files: readonly MaterialRow[], instant: string) =>
  files.filter(({ at, removed_at: removed }) => at <= instant && (removed === null || removed > instant))

const filesOf = (files: readonly MaterialRow[], key: string) => files.filter(({ material }) => material === key)
const contents = (files: readonly MaterialRow[]) =>
  files
    .map(({ sha256 }) => sha256)
    .sort()
    .join()
const names = (all: readonly string[]) => all.join('、') || '没有文件'

/** The title of a material; with the row, where there is one for each row. */
export function materialLabel(stage: Stage, key: string): string {
  const [id, row] = key.split('#')
  const title = stage.materials.materials.find((material) => material.id === id)?.title ?? key
  return row ? `${title}（第 ${row} 行）` : title
}

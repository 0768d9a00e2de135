/** Near names: what somebody probably meant. */

/** How many names one compilation compares: hostile configuration has thousands of unknown names, and thousands that they might mean. */
const mostComparisons = 300_000
let left = mostComparisons

/** Begins to count anew: what is said of a configuration depends on nothing that was looked at before. */
export function countComparisonsAnew(): void {
  left = mostComparisons
}

/** The candidate that is closest to a name: at most a third of its characters differ; undefined when none is near. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3))
  let best: string | undefined
  let least = limit + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue
    if (left-- <= 0) return undefined
    const distance = edits(name.toLowerCase(), candidate.toLowerCase(), least)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** The remedy that names a near name, if there is one. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(name, candidates)
  return near === undefined ? undefined : `您是不是想用“${near}”？`
}

/** Insertions, deletions, substitutions and swaps of neighbours between two texts; stops counting at `limit`. */
function edits(a: string, b: string, limit: number): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      current.push(cost)
    }
    if (Math.min(...current) > limit) return limit + 1
    before = previous
    previous = current
  }
  return previous[b.length] ?? 0
}

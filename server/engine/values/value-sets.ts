/** The values that a fact may have: what tests leave of them. Where it cannot be told exactly a set is too large, never too small. */
import { isEmpty, narrowed, type Span, whole } from './spans.js'

export type ValueSet = OrderedSet | WordSet | SeveralSet

/** Numbers, or days as numbers of days. */
interface OrderedSet {
  kind: 'ordered'
  whole: boolean
  spans: readonly Span[]
}
/** Texts: only those in `among`, or all that begin with one of `prefixes`; none of `without`, none that begins with one of `barred`. */
interface WordSet {
  kind: 'words'
  among?: ReadonlySet<string>
  prefixes?: readonly string[]
  without?: ReadonlySet<string>
  barred?: readonly string[]
}
/** Lists of choices, at least one: with all of `holds` and none of `lacks`. */
interface SeveralSet {
  kind: 'several'
  options?: ReadonlySet<string>
  most?: number
  holds: ReadonlySet<string>
  lacks: ReadonlySet<string>
}

/** The numbers in these spans. */
export const ordered = (spans: readonly Span[], isWhole: boolean): OrderedSet => ({
  kind: 'ordered',
  whole: isWhole,
  spans: (isWhole ? spans.map(whole) : spans).filter((span) => !isEmpty(span)),
})

/** More spans than this are not followed: the set is then too large. */
const mostSpans = 12

function commonSpans(a: OrderedSet, b: OrderedSet): OrderedSet {
  const spans = a.spans.flatMap((one) => b.spans.map((other) => narrowed(one, other)).filter((span) => !isEmpty(span)))
  if (spans.length <= mostSpans) return { ...a, spans }
  return a.spans.length <= mostSpans ? a : { ...a, spans: [{}] }
}

/** How much work a set is. */
export const sizeOf = (set: ValueSet) => (set.kind === 'ordered' ? set.spans.length : set.kind === 'words' ? (set.among?.size ?? 1) : 1)

/** What two sets of one fact have in common. */
export function common(a: ValueSet, b: ValueSet): ValueSet {
  if (a.kind === 'ordered' && b.kind === 'ordered') return commonSpans(a, b)
  if (a.kind === 'words' && b.kind === 'words') return commonWords(a, b)
  if (a.kind === 'several' && b.kind === 'several')
    return { ...a, holds: new Set([...a.holds, ...b.holds]), lacks: new Set([...a.lacks, ...b.lacks]) }
  return a
}

function commonWords(a: WordSet, b: WordSet): WordSet {
  const [small, other] = a.among ? [a, b] : [b, a]
  if (small.among) return { kind: 'words', among: new Set([...small.among].filter((word) => has(small, word) && has(other, word))) }
  return {
    kind: 'words',
    prefixes: commonPrefixes(a.prefixes, b.prefixes),
    without: new Set([...(a.without ?? []), ...(b.without ?? [])]),
    barred: [...(a.barred ?? []), ...(b.barred ?? [])],
  }
}

function commonPrefixes(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (!a || !b) return a ?? b
  const longer = (one: string, other: string) => (one.startsWith(other) ? [one] : other.startsWith(one) ? [other] : [])
  return [...new Set(a.flatMap((one) => b.flatMap((other) => longer(one, other))))]
}

const has = ({ among, prefixes, without, barred = [] }: WordSet, word: string) =>
  among?.has(word) !== false &&
  prefixes?.some((prefix) => word.startsWith(prefix)) !== false &&
  !without?.has(word) &&
  !barred.some((prefix) => word.startsWith(prefix))

/** What is in one of two sets of one fact. */
export function either(a: ValueSet, b: ValueSet): ValueSet {
  if (a.kind === 'ordered' && b.kind === 'ordered')
    return { ...a, spans: a.spans.length + b.spans.length > mostSpans ? [{}] : [...a.spans, ...b.spans] }
  if (a.kind === 'words' && b.kind === 'words')
    return a.among && b.among ? { kind: 'words', among: new Set([...a.among, ...b.among]) } : { kind: 'words' }
  if (a.kind === 'several' && b.kind === 'several')
    return {
      ...a,
      holds: new Set([...a.holds].filter((word) => b.holds.has(word))),
      lacks: new Set([...a.lacks].filter((word) => b.lacks.has(word))),
    }
  return a
}

/** Whether no value is in a set. */
export function isNone(set: ValueSet): boolean {
  if (set.kind === 'ordered') return set.spans.length === 0
  if (set.kind === 'words') {
    const { among, prefixes, barred = [] } = set
    return among?.size === 0 || prefixes?.every((prefix) => barred.some((other) => prefix.startsWith(other))) === true
  }
  const { options, most, holds, lacks } = set
  const left = options && [...options].filter((word) => !lacks.has(word))
  return (
    left?.length === 0 || holds.size > (most ?? holds.size) || [...holds].some((word) => lacks.has(word) || options?.has(word) === false)
  )
}

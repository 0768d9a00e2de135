/** Spans of numbers, the values that a unary test accepts; days are numbers of days. */
import { Decimal } from './exact.js'

/** From low to high; an absent end is endless, an open end is not included. */
export interface Span {
  low?: Decimal
  high?: Decimal
  lowOpen?: boolean
  highOpen?: boolean
}

/** Whether a number is within a span. */
export function within(point: Decimal, { low, high, lowOpen, highOpen }: Span): boolean {
  const above = low === undefined || (lowOpen ? point.greaterThan(low) : point.greaterThanOrEqualTo(low))
  return above && (high === undefined || (highOpen ? point.lessThan(high) : point.lessThanOrEqualTo(high)))
}

/** Whether no number is within a span. */
export function isEmpty({ low, high, lowOpen, highOpen }: Span): boolean {
  if (low === undefined || high === undefined) return false
  return low.greaterThan(high) || (low.equals(high) && (lowOpen === true || highOpen === true))
}

/** Where only whole numbers count: both ends whole and included. */
export function whole(span: Span): Span {
  const { low, high, lowOpen, highOpen } = span
  const first = low && (low.isInteger() && lowOpen ? low.plus(1) : low.ceil())
  const last = high && (high.isInteger() && highOpen ? high.minus(1) : high.floor())
  return { ...(first && { low: first }), ...(last && { high: last }) }
}

/** Everything that is in none of the spans. */
export function outside(spans: readonly Span[]): Span[] {
  let rest: Span[] = [{}]
  for (const span of spans) rest = rest.flatMap((piece) => cut(piece, span))
  return rest
}

function cut(piece: Span, span: Span): Span[] {
  const below: Span = span.low === undefined ? EMPTY : narrowed(piece, { high: span.low, highOpen: !span.lowOpen })
  const above: Span = span.high === undefined ? EMPTY : narrowed(piece, { low: span.high, lowOpen: !span.highOpen })
  return [below, above].filter((part) => !isEmpty(part))
}

const EMPTY: Span = { low: new Decimal(1), high: new Decimal(0) }

/** What two spans have in common. */
export function narrowed(a: Span, b: Span): Span {
  const [lowest, highest] = [later(a, b), earlier(a, b)]
  return {
    ...(lowest.low && { low: lowest.low, lowOpen: lowest.lowOpen === true }),
    ...(highest.high && { high: highest.high, highOpen: highest.highOpen === true }),
  }
}

function later(a: Span, b: Span): Span {
  if (a.low === undefined || b.low === undefined) return a.low === undefined ? b : a
  if (a.low.equals(b.low)) return a.lowOpen ? a : b
  return a.low.greaterThan(b.low) ? a : b
}

function earlier(a: Span, b: Span): Span {
  if (a.high === undefined || b.high === undefined) return a.high === undefined ? b : a
  if (a.high.equals(b.high)) return a.highOpen ? a : b
  return a.high.lessThan(b.high) ? a : b
}

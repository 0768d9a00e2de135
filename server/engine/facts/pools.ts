/** Budgets that declarations share: what is left for one of them, first come first served or everybody the same share. Whole fen, deterministic. */

import type { Pool, PoolStage } from '../generated/facts.js'
import { compareDates, dayOf } from '../values/dates.js'
import { fenFrom, wanText, yuanText } from '../values/money.js'

/** A declaration that draws on a pool, with what it asks in whole fen; null = not known yet. */
export interface PoolMember {
  id: string
  /** The submission that gives its place; absent = not submitted: it comes after all others. */
  submittedAt?: string
  fen: number | null
}

/** The stages whose declarations draw on a pool, each with its states and result. */
export function drawsOf({ stage, states, result, stages }: Pool): readonly PoolStage[] {
  if (stages) return stages
  return stage !== undefined && states && result !== undefined ? [{ stage, states, result }] : []
}

/** The amount of a pool on a day, in fen; undefined = none is in force yet. */
export function poolAmount({ values, unit }: Pool, day: string): number | undefined {
  const begun = values.filter(({ from }) => from === undefined || compareDates(from, day) <= 0)
  const [latest] = begun.sort((a, b) => compareDates(b.from ?? '0001-01-01', a.from ?? '0001-01-01'))
  return latest && fenFrom(latest.value, unit).fen
}

/**
 * What a pool leaves for one declaration, as decimal text in the pool's unit; undefined = unknown: no amount is in force,
 * or an amount that counts before its own is not known.
 */
export function poolLeft(pool: Pool, members: readonly PoolMember[], own: PoolMember, at: string): string | undefined {
  const amount = poolAmount(pool, dayOf(at))
  if (amount === undefined) return undefined
  const others = members.filter(({ id }) => id !== own.id)
  const counted = pool.order === 'submission' ? others.filter((other) => before(other, own)) : [...others, own]
  if (counted.some(({ fen }) => fen === null)) return undefined
  const left =
    pool.order === 'submission' ? BigInt(amount) - sumOf(counted) : BigInt(shareOut(amount, counted, 'pro-rata').get(own.id) ?? 0)
  return textOf(left > 0n ? Number(left) : 0, pool.unit)
}

/** Shares an amount out among its members, by id, in whole fen: never more than there is, never more than somebody asks. */
export function shareOut(amount: number, members: readonly PoolMember[], order: Pool['order']): Map<string, number> {
  const queue = [...members].sort((a, b) => (before(a, b) ? -1 : 1))
  return order === 'submission' ? firstCome(BigInt(amount), queue) : proRata(BigInt(amount), queue)
}

function firstCome(amount: bigint, queue: readonly PoolMember[]): Map<string, number> {
  const shares = new Map<string, number>()
  let left = amount
  for (const { id, fen } of queue) {
    const share = asked(fen) < left ? asked(fen) : left
    shares.set(id, Number(share))
    left -= share
  }
  return shares
}

/** Shares are rounded down; the fen that remain go to the largest remainders, of equal ones to the earliest. */
function proRata(amount: bigint, queue: readonly PoolMember[]): Map<string, number> {
  const total = sumOf(queue)
  if (total <= amount) return new Map(queue.map(({ id, fen }) => [id, Number(asked(fen))]))
  const parts = queue.map(({ id, fen }, place) => ({
    id,
    place,
    share: (amount * asked(fen)) / total,
    remainder: (amount * asked(fen)) % total,
  }))
  const remaining = Number(amount - parts.reduce((sum, { share }) => sum + share, 0n))
  const favoured = [...parts].sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1))
  const lucky = new Set(favoured.slice(0, remaining).map(({ id }) => id))
  return new Map(parts.map(({ id, share }) => [id, Number(share) + (lucky.has(id) ? 1 : 0)]))
}

/** Nobody asks less than nothing; what is not known asks nothing yet. */
const asked = (fen: number | null) => BigInt(Math.max(0, fen ?? 0))
const sumOf = (members: readonly PoolMember[]) => members.reduce((sum, { fen }) => sum + asked(fen), 0n)

/** By time of submission, then by id, so that the order is the same for everybody. */
function before(a: PoolMember, b: PoolMember): boolean {
  if (a.submittedAt === undefined || b.submittedAt === undefined)
    return a.submittedAt === b.submittedAt ? a.id < b.id : a.submittedAt !== undefined
  const order = compareDates(a.submittedAt, b.submittedAt)
  return order === 0 ? a.id < b.id : order < 0
}

const textOf = (fen: number, unit: Pool['unit']) => (unit === '万元' ? wanText(fen) : yuanText(fen)).replaceAll(',', '')

/** Which declarations a list takes where places are few: by the order of columns, under quotas. */

import type { RankKey } from '../generated/batches.js'
import type { BatchKind } from '../programme.js'
import { compareDates } from '../values/dates.js'
import { decimalFrom } from '../values/exact.js'
import type { BatchRow } from './model.js'

/** One that could be taken, or is. */
export interface Rival {
  id: string
  district: string
  row: BatchRow
  isMember: boolean
}

interface Choice {
  /** Those that are taken, the best first; of equals whoever is a member already. */
  chosen: Rival[]
  /** Left out though they are equal to one who is taken and is no member yet: a person has to decide. */
  tied: Rival[]
}

/** Whom a ranked kind takes, from all that fit. */
export function rankedChoice({ members }: BatchKind, rivals: readonly Rival[]): Choice {
  const { by = [], mostPerDistrict = Number.POSITIVE_INFINITY } = members.ranked ?? {}
  const { most = Number.POSITIVE_INFINITY } = members
  const inOrder = [...rivals].sort((a, b) => compareRows(by, a.row, b.row) || Number(b.isMember) - Number(a.isMember))
  const chosen: Rival[] = []
  const left: Rival[] = []
  const taken = new Map<string, number>()
  for (const rival of inOrder) {
    const inDistrict = taken.get(rival.district) ?? 0
    const fits = chosen.length < most && inDistrict < mostPerDistrict
    if (fits) taken.set(rival.district, inDistrict + 1)
    ;(fits ? chosen : left).push(rival)
  }
  const open = chosen.filter(({ isMember }) => !isMember)
  return { chosen, tied: left.filter(({ row }) => open.some((one) => compareRows(by, one.row, row) === 0)) }
}

/** Negative when the first comes before the second. */
function compareRows(by: readonly RankKey[], a: BatchRow, b: BatchRow): number {
  for (const { column, order = 'descending' } of by) {
    const difference = compareCells(a[column]?.value ?? '', b[column]?.value ?? '')
    if (difference !== 0) return order === 'descending' ? -difference : difference
  }
  return 0
}

function compareCells(a: string, b: string): number {
  const [left, right] = [decimalFrom(a), decimalFrom(b)]
  return left && right ? left.cmp(right) : compareDates(a, b)
}

/** The ranking of a kind as one phrase: 按“得分”从高到低，取前 20 家，每个地区最多 5 家; undefined = it has none. */
export function rankingText({ members, columns }: BatchKind): string | undefined {
  const { ranked, most } = members
  if (!ranked) return undefined
  const label = (id: string) => columns.find((column) => column.id === id)?.label ?? id
  const keys = ranked.by.map(({ column, order }) => `“${label(column)}”${order === 'ascending' ? '从低到高（从早到晚）' : '从高到低'}`)
  return [
    `按${keys.join('，相同时按')}`,
    ...(most === undefined ? [] : [`取前 ${most} 家`]),
    ...(ranked.mostPerDistrict === undefined ? [] : [`每个地区最多 ${ranked.mostPerDistrict} 家`]),
  ].join('，')
}

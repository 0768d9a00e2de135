/** Checks the results of a worksheet: rows in 元 or 万元, shares that add up. */

import type { Kind } from '../formula/model.js'
import { sayUnit } from '../formula/units.js'
import type { SplitPart, Worksheet, WorksheetResult, WorksheetRow } from '../generated/worksheet.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName } from '../values/compile-problems.js'
import { Decimal, decimalFrom, decimalText } from '../values/exact.js'
import { didYouMean } from '../values/near.js'
import { parameterKind } from '../worksheet/names.js'

/** Everything that is wrong with the results; `kinds` are those of the rows. */
export function checkResults(sheet: Worksheet, file: string, kinds: ReadonlyMap<string, Kind>): Complaint[] {
  const ids = sheet.results.map(({ id }) => id)
  return [
    ...repeated('结果', ids, (index) => ({ file, at: `/results/${index}/id` })),
    ...sheet.results.flatMap((result, index) => checkResult(result, sheet, { file, at: `/results/${index}` }, kinds)),
  ]
}

function checkResult(result: WorksheetResult, sheet: Worksheet, place: Place, kinds: ReadonlyMap<string, Kind>): Complaint[] {
  const row = sheet.rows.find(({ id }) => id === result.row)
  const ids = sheet.rows.map(({ id }) => id)
  return [
    ...(row ? checkRow(row, result, place, kinds.get(row.id)) : unknownName('row', result.row, ids, below(place, 'row'))),
    ...(result.split ? checkSplit(result.split, sheet, below(place, 'split'), kinds) : []),
  ]
}

function checkRow(row: WorksheetRow, { negative }: WorksheetResult, place: Place, kind: Kind | undefined): Complaint[] {
  const money = row.unit === '元' || row.unit === '万元'
  const text = kind?.type !== undefined && kind.type !== 'number'
  return [
    ...(money && !text
      ? []
      : [
          complaint(
            below(place, 'row'),
            'result-unit',
            `结果要以元或万元计，“${row.label}”${text ? '不是数字' : sayUnit(row.unit)}`,
            '给这一行写上 "unit": "万元" 或 "元"',
          ),
        ]),
    ...(negative === 'decide' && !row.allowNegative
      ? [
          complaint(
            below(place, 'negative'),
            'result-negative',
            `“${row.label}”不允许负数，不会有需要决定的负数`,
            '给这一行写上 "allowNegative": true',
          ),
        ]
      : []),
    ...(negative !== 'decide' && row.allowNegative
      ? [
          complaint(
            below(place, 'negative'),
            'result-negative',
            `“${row.label}”可以是负数，结果却不接受负数`,
            '写 "negative": "decide"，或去掉这一行的 allowNegative',
          ),
        ]
      : []),
  ]
}

function checkSplit(split: readonly SplitPart[], sheet: Worksheet, place: Place, kinds: ReadonlyMap<string, Kind>): Complaint[] {
  const ids = split.map(({ id }) => id)
  const last = split.length - 1
  const open = split.flatMap(({ share }, index) => (share === undefined && index < last ? [index] : []))
  const literals = split.map(({ share }) => (share === undefined ? undefined : decimalFrom(share)))
  const all = literals.every((share) => share !== undefined)
  const sum = literals.reduce<Decimal>((total, share) => total.plus(share ?? 0), new Decimal(0))
  const wrong = literals.some((share) => share?.isNegative()) || sum.greaterThan(1) || (all && !sum.equals(1))
  return [
    ...repeated('部分', ids, (index) => below(place, index, 'id')),
    ...open.map((index) =>
      complaint(below(place, index), 'split-share', '只有最后一部分可以不写占比', '写上 share：一个参数、一行，或 0.5 这样的数'),
    ),
    ...(wrong ? [complaint(place, 'split-share', `各部分占比合计 ${decimalText(sum)}，应为 1`, '最后一部分不写占比，取剩下的')] : []),
    ...split.flatMap(({ share }, index) =>
      share === undefined || literals[index] ? [] : checkShare(share, sheet, below(place, index, 'share'), kinds),
    ),
  ]
}

function checkShare(share: string, sheet: Worksheet, place: Place, kinds: ReadonlyMap<string, Kind>): Complaint[] {
  const parameter = sheet.parameters?.find(({ id }) => id === share)
  const row = sheet.rows.find(({ id }) => id === share)
  const known = [...(sheet.parameters ?? []), ...sheet.rows]
  const { label } = parameter ?? row ?? {}
  if (label === undefined) {
    const ids = known.map(({ id }) => id)
    return [complaint(place, 'unknown-row', `没有名为“${share}”的参数或行`, didYouMean(share, ids) ?? '写一个参数、一行，或 0.5 这样的数')]
  }
  const kind = parameter ? parameterKind(parameter) : (kinds.get(share) ?? {})
  if (kind.type === undefined || (kind.type === 'number' && (kind.unit === '' || kind.unit === '%' || kind.unit === undefined))) return []
  return [
    complaint(
      place,
      'split-share',
      `“${label}”不是占比：${kind.type === 'number' ? sayUnit(kind.unit) : '它不是数字'}`,
      '占比是 0 到 1 之间没有单位的数，或百分数',
    ),
  ]
}

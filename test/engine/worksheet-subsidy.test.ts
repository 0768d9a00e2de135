import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../server/engine/evaluate.js'
import type { Json } from '../../server/engine/model.js'
import type { Form, Worksheet } from '../../server/engine/programme.js'
import { verifySheet } from '../../server/engine/worksheet/verify-sheet.js'
import { inputsOf, programmeOf, seedOf } from './build.js'

/** The subsidy of the notice over audited lines: eligible lines up to their limit, half of it, at most 50 万元, in whole fen. */
const worksheet: Worksheet = {
  title: '奖补核算',
  parameters: [
    { id: 'rate', label: '补贴比例', values: [{ value: '0.5' }] },
    { id: 'cap', label: '每家最高补贴', unit: '万元', values: [{ value: '50' }] },
    { id: 'centralShare', label: '中央占比', values: [{ value: '0.5' }] },
  ],
  lines: [
    {
      id: 'items',
      label: '投入明细',
      forEach: 'spending',
      where: { fact: 'category', operator: 'in', value: ['software', 'cloud', 'device'] },
      leftOut: '不属于软件、云服务和数据采集设备',
      rows: [{ id: 'recognised', label: '核定投入', formula: 'min(paid, limit)', unit: '万元' }],
    },
  ],
  rows: [
    { id: 'eligible', label: '合规投入', formula: 'sum(items.recognised)', unit: '万元' },
    { id: 'byRate', label: '按比例计算', formula: 'eligible * rate', unit: '万元', round: { mode: 'down', places: 6 } },
    { id: 'subsidy', label: '奖补金额', formula: 'min(byRate, cap)', unit: '万元' },
  ],
  results: [
    {
      id: 'grant',
      label: '奖补金额',
      row: 'subsidy',
      split: [
        { id: 'central', label: '中央', share: 'centralShare' },
        { id: 'local', label: '地方' },
      ],
    },
  ],
}

const categories = ['software', 'cloud', 'device', 'office']
const sections: Form['properties'] = {
  spending: {
    type: 'array',
    title: '投入',
    maxItems: 50,
    items: {
      type: 'object',
      properties: {
        category: { type: 'string', title: '类别', enum: categories },
        paid: { type: 'string', title: '已付', decimal: { places: 6 }, unit: '万元' },
        limit: { type: 'string', title: '限价', decimal: { places: 6 }, unit: '万元' },
      },
    },
  },
}
const programme = programmeOf({ sections, worksheet })

interface Line {
  category: string
  /** Whole fen. */
  paid: bigint
  limit: bigint
}
const wan = (fen: bigint) => `${fen / 1_000_000n}.${String(fen % 1_000_000n).padStart(6, '0')}`

function grant(lines: readonly Line[]) {
  const spending: Json[] = lines.map(({ category, paid, limit }) => ({ category, paid: wan(paid), limit: wan(limit) }))
  const { sheet, amounts } = evaluate(programme, 'application', inputsOf({ spending }))
  expect(sheet && verifySheet(JSON.parse(JSON.stringify(sheet)))).toEqual([])
  return { fen: amounts.grant, parts: sheet?.results[0]?.parts?.map(({ fen }) => fen) }
}

/** The judge, in whole fen alone. */
function expected(lines: readonly Line[]): bigint {
  const eligible = lines
    .filter(({ category }) => category !== 'office')
    .reduce((total, { paid, limit }) => total + (paid < limit ? paid : limit), 0n)
  const half = eligible / 2n
  return half < 50_000_000n ? half : 50_000_000n
}

const line = (paid: bigint, limit = paid, category = 'software'): Line => ({ category, paid, limit })

describe('the subsidy of the notice', () => {
  test.each<[string, Line[], number]>([
    ['40 → 20', [line(40_000_000n)], 20_000_000],
    ['110 → 50', [line(110_000_000n)], 50_000_000],
    [
      '60 (limit 50) + 30 (limit 20) + 10 → 40',
      [line(60_000_000n, 50_000_000n), line(30_000_000n, 20_000_000n), line(10_000_000n)],
      40_000_000,
    ],
    ['39.99 → 19.995', [line(39_990_000n)], 19_995_000],
    ['100 → 50', [line(100_000_000n)], 50_000_000],
    ['one fen → nothing', [line(1n)], 0],
  ])('%s 万元', (_, lines, fen) => expect(grant(lines).fen).toBe(fen))

  test('equals a computation in whole fen on 500 random declarations, never exceeds half or the cap, and its parts add up', () => {
    const fen = fc.oneof(fc.bigInt({ min: 0n, max: 120_000_000n }), fc.bigInt({ min: 0n, max: 99n }))
    const lines = fc.array(fc.record({ category: fc.constantFrom(...categories), paid: fen, limit: fen }), { maxLength: 8 })
    fc.assert(
      fc.property(lines, (spending) => {
        const { fen: granted, parts = [] } = grant(spending)
        expect(granted).toBe(Number(expected(spending)))
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(granted)
        expect((parts[1] ?? 0) - (parts[0] ?? 0)).toBe((granted ?? 0) % 2)
      }),
      { numRuns: 500, seed: seedOf('subsidy oracle') },
    )
  })
})

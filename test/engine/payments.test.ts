import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { diff } from '../../server/engine/diff/diff.js'
import { gatherFacts } from '../../server/engine/facts/facts.js'
import type { Json, Payment } from '../../server/engine/model.js'
import { allocationFiles } from '../allocation.js'
import { edited, harbourSite } from './planted.js'

const site = harbourSite()
const facts = 'rules/facts.json'
const { value: programme, problems } = compile(allocationFiles, site)
if (!programme) throw new Error(JSON.stringify(problems))
const stage = programme.stages.get('application')
if (!stage) throw new Error('There is no application.')

const read = (id: string, payments?: Payment[], at = 'application') =>
  gatherFacts(programme, stage, {
    now: '2025-03-03T00:00:00Z',
    organisation: { name: '甲', creditCode: '1', district: 'east' },
    answers: {},
    materials: [],
    registers: {},
    calendar: {},
    records: { [at]: { state: 'granted', ...(payments && { payments }) } },
  }).read(id)

describe('What was paid', () => {
  const twice: Payment[] = [
    { on: '2025-03-20', fen: 2_000_000, parts: { central: 1_000_000, local: 1_000_000 } },
    { on: '2025-04-01', fen: 500_000, parts: { central: 500_000, local: 0 } },
    { on: '2025-04-02', fen: -100_000, parts: { central: -100_000, local: 0 } },
  ]

  test('is the sum of the record, whole or by part, with its payments as evidence', () => {
    expect(read('paidAmount', twice)).toMatchObject({
      value: '2.4',
      source: '“补贴申请”的拨付记录（3 笔）',
      evidence: [
        { on: '2025-03-20', amount: '2' },
        { on: '2025-04-01', amount: '0.5' },
        { on: '2025-04-02', amount: '-0.1' },
      ],
    })
    expect(read('paidCentral', twice).value).toBe('1.4')
  })

  test('has as its day that of the last payment; a correction is none', () => {
    expect(read('paidOn', twice).value).toBe('2025-04-01')
  })

  test('is nothing before the first payment, and its day is unknown', () => {
    expect(read('paidAmount').value).toBe('0')
    expect(read('paidOn')).toMatchObject({ missing: '“补贴申请”还没有拨付记录' })
    expect(read('paidAmount', [], 'report').missing).toBe('还没有“补贴申请”的申报件')
  })

  test.each<[string, Record<string, Json>, string, string]>([
    ['a stage that no batch pays', { '/facts/1/stage': 'report', '/facts/2/stage': 'report' }, '/facts/1/stage', 'never-paid'],
    ['a part that the amount does not have', { '/facts/2/part': 'centre' }, '/facts/2/part', 'unknown-part'],
    ['a day of the type of an amount', { '/facts/3/type': 'decimal' }, '/facts/3/type', 'fact-type'],
    [
      'an amount without a unit',
      { '/facts/1': { id: 'paidAmount', label: 'x', type: 'decimal', kind: 'payment', stage: 'application', reads: 'amount' } },
      '/facts/1',
      'missing-key',
    ],
    ['a unit of a day', { '/facts/3/unit': '元' }, '/facts/3/unit', 'value'],
  ])('refuses %s', (_, set, at, code) => {
    const found = compile({ ...allocationFiles, [facts]: edited(allocationFiles[facts] ?? '', set) }, site).problems
    expect(found[0]).toMatchObject({ file: facts, at, code })
  })

  test('stands beside the form; what is not read from records may not', () => {
    const layout = 'schemas/application.ui.json'
    const shown = (id: string) =>
      compile({ ...allocationFiles, [layout]: edited(allocationFiles[layout] ?? '', { '/shown/0/facts/0': id }) }, site).problems
    expect(shown('listedDishonest')).toMatchObject([{ file: layout, at: '/shown/0/facts/0', code: 'fact-kind' }])
    expect(shown('paidAmounts')).toMatchObject([
      { at: '/shown/0/facts/0', code: 'unknown-fact', remedy: expect.stringContaining('paidAmount') },
    ])
  })

  test('is told among the differences of two editions', () => {
    const before = compile(
      { ...allocationFiles, [facts]: edited(allocationFiles[facts] ?? '', { '/facts/3/reads': 'firstDay' }) },
      site,
    ).value
    expect(before && diff(before, programme).map(({ text }) => text)).toEqual(['事实“拨付日期”的读取由 firstDay 改为 lastDay'])
  })
})

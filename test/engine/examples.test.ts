import { beforeAll, describe, expect, test } from 'vitest'
import { runExamples } from '../../server/engine/examples/examples.js'
import type { Example } from '../../server/engine/programme.js'
import { type Parts, programmeOf } from './build.js'
import { type Shipped, shipped } from './shipped.js'

const parts: Parts = {
  sections: {
    basics: {
      type: 'object',
      title: '基础信息',
      properties: {
        name: { type: 'string', title: '名称' },
        amount: { type: 'string', title: '投入', decimal: { places: 2, minimum: '0' }, unit: '万元' },
      },
      required: ['name'],
    },
  },
  registers: [{ id: 'barred', label: '黑名单', key: 'code', columns: [{ id: 'code', label: '代码', type: 'string', required: true }] }],
  facts: [{ id: 'isBarred', label: '在黑名单中', type: 'boolean', kind: 'register', register: 'barred', key: 'organisation.creditCode' }],
  rules: [
    {
      name: 'not-barred',
      label: '不在黑名单中',
      severity: 'block',
      conditions: { fact: 'isBarred', operator: 'equal', value: false },
      otherwise: '在黑名单中，不能申报。',
    },
    {
      name: 'large',
      label: '投入不少于10万元',
      severity: 'advise',
      applies: { fact: 'amount', operator: 'answered', value: true },
      conditions: { fact: 'amount', operator: 'greaterThanInclusive', value: '10' },
      otherwise: '投入较少。',
    },
  ],
  materials: [{ id: 'licence', title: '营业执照', need: 'required', help: '正本或副本', maxMegabytes: 7 }],
  workflow: {
    initial: 'draft',
    states: [
      { id: 'draft', label: '草稿', tone: 'neutral', holder: 'enterprise', editable: 'all' },
      { id: 'review', label: '审核', tone: 'active', holder: 'district', within: { workingDays: 3 } },
      { id: 'refused', label: '不通过', tone: 'danger', final: 'negative' },
    ],
    actions: [
      {
        id: 'submit',
        label: '提交',
        kind: 'submit',
        by: ['enterprise'],
        from: ['draft'],
        to: 'review',
        needs: ['answers', 'materials', 'eligibility'],
      },
      { id: 'refuse', label: '不通过', kind: 'reject', by: ['district'], from: ['review'], to: 'refused', needs: ['comment'] },
    ],
  },
  worksheet: {
    title: '测算',
    parameters: [{ id: 'rate', label: '比例', values: [{ value: '0.5' }] }],
    rows: [{ id: 'half', label: '一半', formula: 'amount * rate', unit: '万元' }],
    results: [
      {
        id: 'grant',
        label: '补贴',
        row: 'half',
        split: [
          { id: 'first', label: '甲', share: '0.5' },
          { id: 'rest', label: '乙' },
        ],
      },
    ],
  },
}

const calendar = { '2024': { weekdayHolidays: ['10-01', '10-02', '10-03', '10-04', '10-07'], weekendWorkdays: ['09-29', '10-12'] } }
const plain = programmeOf(parts)
const filled: Example['given'] = {
  now: '2024-09-29T09:00:00+08:00',
  organisation: { name: '甲公司', creditCode: 'A1', district: 'north' },
  answers: { basics: { name: '甲公司', amount: '40' } },
  materials: ['licence'],
  registers: { barred: [] },
}

/** The differences of one example on the programme above. */
function differences(expected: Example['expect'], given: Partial<Example['given']> = {}): string[] {
  const example: Example = { title: '例', stage: 'application', given: { ...filled, ...given }, expect: expected }
  const programme = { ...plain, examples: [{ path: 'rules/examples/one.json', example }] }
  return runExamples(programme, calendar).failed.flatMap((one) => one.differences)
}

describe('the shipped examples', () => {
  let own: Shipped
  beforeAll(async () => {
    own = await shipped()
  })

  test('come out as expected, all of them', () => {
    const { total, failed } = runExamples(own.programme, own.site.calendar)
    expect(failed).toEqual([])
    expect(total).toBeGreaterThanOrEqual(20)
  })

  test('expect every rule met, not met and unknown', () => {
    const { rules } = runExamples(own.programme, own.site.calendar)
    const lacking = rules.filter(({ met, notMet, unknown }) => !met || !notMet || !unknown).map(({ rule }) => rule)
    expect(rules.length).toBeGreaterThan(20)
    // each applies only where there is something to judge, so it is never unknown
    expect(lacking).toEqual(['contract-date', 'contract-confirmed'])
  })
})

describe('an example', () => {
  test('that says everything as it is has no differences', () => {
    expect(
      differences({
        verdict: 'met',
        findings: { 'not-barred': 'met', large: 'met' },
        problems: [],
        facts: { isBarred: false },
        materials: { required: ['licence'], missing: [], items: { licence: { need: 'required', help: '副本', maxMegabytes: 7 } } },
        amounts: { grant: 20_000_000, 'grant.first': 10_000_000, 'grant.rest': 10_000_000 },
        sheet: { half: '20' },
        actions: { enterprise: ['submit'], district: [] },
        steps: {
          submit: { to: 'review', holder: 'district', due: '2024-10-09', asks: [] },
          refuse: { asks: ['comment'], final: 'negative', due: null },
        },
      }),
    ).toEqual([])
  })

  test('names in one sentence what was expected and what came', () => {
    expect(differences({ verdict: 'unknown' })).toEqual(['结论应为 不能确定，实际为 符合'])
    expect(differences({ findings: { large: 'not applicable' } })).toEqual(['规则“投入不少于10万元”应为 不适用，实际为 符合'])
    expect(differences({ facts: { isBarred: null } })).toEqual(['“在黑名单中”应为 未知，实际为 false'])
    expect(differences({ amounts: { grant: 1 } })).toEqual(['金额“补贴”（元）应为 “0.01”，实际为 “200,000.00”'])
    expect(differences({ sheet: { half: '21' } })).toEqual(['核算行“一半”应为 “21”，实际为 “20”'])
    expect(differences({ actions: { enterprise: [] } })).toEqual(['企业现在可以做的操作不应有 submit，实际有'])
    expect(differences({ steps: { submit: { due: '2024-10-08' } } })).toEqual(['操作“submit”的due应为 “2024-10-08”，实际为 “2024-10-09”'])
    expect(differences({ materials: { required: [] } })).toEqual(['必须的材料不应有 licence，实际有'])
    expect(differences({ materials: { items: { licence: { help: '原件' } } } })).toEqual([
      '材料“营业执照”的说明中应有“原件”，实际为“正本或副本”',
    ])
  })

  test('that says nothing about problems expects none', () => {
    expect(differences({}, { answers: { basics: { amount: '-1' } } })).toHaveLength(2)
    expect(differences({ problems: ['/basics/name', '/basics/amount'] }, { answers: { basics: { amount: '-1' } } })).toEqual([])
    expect(differences({ problems: ['/basics/name'] })).toEqual(['/basics/name 应当有问题，实际没有'])
  })

  test('compares only what it names: an empty expectation of sound answers holds', () => {
    expect(differences({}, { registers: {}, materials: [] })).toEqual([])
  })

  test('tells a rule that does not apply from one that is unknown, and a register that was never imported from an empty one', () => {
    expect(differences({ findings: { large: 'not applicable' } }, { answers: { basics: { name: '甲公司' } } })).toEqual([])
    expect(differences({ findings: { 'not-barred': 'unknown' }, verdict: 'unknown' }, { registers: {} })).toEqual([])
  })

  test('may say from which day on, and before which, a row of a register is in force', () => {
    const listed = (row: object) => ({ registers: { barred: [{ code: 'A1', ...row }] } })
    expect(differences({ findings: { 'not-barred': 'not met' } }, listed({}))).toEqual([])
    expect(differences({ findings: { 'not-barred': 'met' } }, listed({ $to: '2024-09-29' }))).toEqual([])
    expect(differences({ findings: { 'not-barred': 'not met' } }, listed({ $to: '2024-09-30' }))).toEqual([])
    expect(differences({ findings: { 'not-barred': 'met' } }, listed({ $from: '2024-09-30' }))).toEqual([])
  })

  test('of an unknown stage, rule, fact, letter, row or action says so', () => {
    const said = differences({
      findings: { other: 'met' },
      facts: { other: 1 },
      letters: { other: [] },
      sheet: { other: '1' },
      amounts: { other: 1 },
      steps: { other: {} },
    })
    expect(said).toEqual([
      '规则“other”应为 符合，实际为 “没有这条规则”',
      '没有名为“other”的事实',
      '核算表没有“other”这项金额',
      '核算表没有“other”这一行',
      '没有操作“other”',
      '没有文书“other”',
    ])
    const example: Example = { title: '例', stage: 'other', given: filled, expect: {} }
    expect(runExamples({ ...plain, examples: [{ path: 'x', example }] }, calendar).failed).toEqual([
      { path: 'x', title: '例', differences: ['没有环节“other”'] },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { partsOf, totalsOf } from '../../server/engine/batches/amounts.js'
import { rankedChoice, rankingText } from '../../server/engine/batches/ranking.js'
import { batchRow, isEligible, rowAmount } from '../../server/engine/batches/rows.js'
import { compile } from '../../server/engine/compile/compile.js'
import { coverage } from '../../server/engine/coverage.js'
import { diff } from '../../server/engine/diff/diff.js'
import type { Files, Json } from '../../server/engine/model.js'
import type { Programme } from '../../server/engine/programme.js'
import { isOver, noticeFrom, resumed, suspended } from '../../server/engine/templates/notice-clock.js'
import { masked } from '../../server/engine/values/masks.js'
import { allocationFiles } from '../allocation.js'
import { inputsOf, stageOf } from './build.js'
import { harbourSite, type Mistake, planted } from './planted.js'

const site = harbourSite()
function compiled(files: Files = allocationFiles): Programme {
  const { value, problems } = compile(files, site)
  if (!value) throw new Error(JSON.stringify(problems, null, 1))
  return value
}
const programme = compiled()
const kindOf = (id: string, of = programme) => {
  const kind = of.batches.get(id)
  if (!kind) throw new Error(`There is no batch ${id}.`)
  return kind
}
const file = 'rules/batches.json'
const form = 'schemas/application.form.json'
const replaced = (text: string, by: string): Files => ({ ...allocationFiles, [file]: (allocationFiles[file] ?? '').replace(text, by) })

describe('a list that takes those that come first', () => {
  const ranked = (most: number, mostPerDistrict?: number) => ({
    ...kindOf('allocation'),
    members: {
      ...kindOf('allocation').members,
      most,
      ranked: { by: [{ column: 'cost' }, { column: 'day', order: 'ascending' as const }], mostPerDistrict },
    },
  })
  const rival = (id: string, district: string, cost: string, day: string, isMember = false) => ({
    id,
    district,
    isMember,
    row: { cost: { value: cost, text: cost }, day: { value: day, text: day } },
  })
  const rivals = [
    rival('a', 'east', '9', '2025-03-02'),
    rival('b', 'east', '10', '2025-03-02'),
    rival('c', 'west', '9', '2025-03-01'),
    rival('d', 'east', '8', '2025-03-01'),
    rival('e', 'west', '7', '2025-03-01'),
    rival('f', 'west', '7', '2025-03-01', true),
  ]
  const names = (all: readonly { id: string }[]) => all.map(({ id }) => id).join('')

  test('compares numbers as numbers, then the next key, under both quotas', () => {
    expect(names(rankedChoice(ranked(3), rivals).chosen)).toBe('bca')
    expect(names(rankedChoice(ranked(4, 2), rivals).chosen)).toBe('bcaf')
    expect(names(rankedChoice(ranked(9, 1), rivals).chosen)).toBe('bc')
  })

  test('of equals a member comes first; two that are none are for a person to decide', () => {
    expect(rankedChoice(ranked(4, 2), rivals).tied).toEqual([])
    const strangers = rivals.map((one) => ({ ...one, isMember: false }))
    expect(names(rankedChoice(ranked(4, 2), strangers).tied)).toBe('f')
    expect(rankedChoice(ranked(6), strangers).tied).toEqual([])
  })

  test('says its rule in one phrase, and a change of it is a difference', () => {
    expect(rankingText(kindOf('allocation'))).toBeUndefined()
    const changedKind = replaced(
      '"per": "district", "most": 50',
      '"per": "district", "most": 5, "ranked": { "by": [{ "column": "cost" }] }',
    )
    expect(
      diff(programme, compiled(changedKind))
        .map(({ text }) => text)
        .join(),
    ).toContain('按“投入”从高到低，取前 5 家')
  })
})

describe('the row of a member', () => {
  const kind = kindOf('allocation')
  const answers = { basics: { name: '面包房', staff: 5 }, plan: { cost: '4.000002' }, ovens: [] }
  const source = (grant: number | null) => ({
    programme,
    stage: stageOf(programme),
    inputs: inputsOf(answers, {
      organisation: { name: '第一面包房', creditCode: '91210203MAY0DEM08H', district: 'east', contact: '王小明' },
    }),
    amounts: { grant },
  })

  test('reads facts, answers and results of the worksheet, exact, in the unit of the result', () => {
    const row = batchRow(kind, source(2_000_001))
    expect(row).toMatchObject({
      name: { value: '第一面包房' },
      contact: { text: '王小明' },
      cost: { value: '4.000002', text: '4.000002' },
      grant: { value: '2.000001' },
      share: { value: '50' },
    })
    expect(rowAmount(kind, row)).toBe(2_000_001)
  })

  test('says why a value is unknown, and then has no amount', () => {
    const row = batchRow(kind, source(null))
    expect(row.grant).toEqual({ text: '', missing: expect.stringContaining('补贴金额') })
    expect(row.phone?.missing).toContain('联系人电话')
    expect(rowAmount(kind, row)).toBeUndefined()
  })

  test('belongs to those who fit the condition alone; unknown fits nothing', () => {
    expect(isEligible(kind, source(1))).toBe(true)
    const with_ = (plan: Json) => ({ ...source(1), inputs: { ...source(1).inputs, answers: { ...answers, plan } } })
    expect(isEligible(kind, with_({ cost: '1' }))).toBe(false)
    expect(isEligible(kind, with_({}))).toBe(false)
  })
})

describe('money of a batch', () => {
  test('is divided in whole fen, the last part takes what remains', () => {
    const split = kindOf('allocation').amount?.split
    expect(partsOf(2_000_001, split).map(({ fen }) => fen)).toEqual([1_000_000, 1_000_001])
    expect(partsOf(-3, split).map(({ fen }) => fen)).toEqual([-1, -2])
    expect(partsOf(5, undefined)).toEqual([])
  })

  test('is summed up exactly; a sum of which a part is unknown is none', () => {
    const kind = kindOf('allocation')
    expect(totalsOf(kind, [{ cost: '0.1', grant: '1' }, { cost: '0.2' }])).toEqual({ cost: '0.3' })
    expect(totalsOf(kind, [])).toEqual({ cost: '0', grant: '0' })
  })
})

describe('the clock of a public notice', () => {
  const calendar = { 2025: { weekdayHolidays: ['05-01', '05-02', '05-05'], weekendWorkdays: ['04-27'] } }
  const begun = noticeFrom('2025-04-25T02:00:00.000Z', 3, calendar)

  test('counts working days after its first one, over holidays and working Sundays', () => {
    expect(begun).toEqual({ day: '2025-04-29', until: '2025-04-29T16:00:00.000Z' })
    expect([isOver(begun, '2025-04-29T15:59:59.000Z'), isOver(begun, '2025-04-29T16:00:00.000Z')]).toEqual([false, true])
  })

  test('stands still while an objection is open, and goes on for the days that remained', () => {
    const stopped = suspended(begun, '2025-04-27T02:00:00.000Z', calendar)
    expect(stopped.remaining).toBe(2)
    expect(isOver(stopped, '2025-12-01T00:00:00.000Z')).toBe(false)
    expect(suspended(stopped, '2025-04-30T02:00:00.000Z', calendar)).toBe(stopped)
    expect(resumed(stopped, '2025-04-30T02:00:00.000Z', calendar)).toMatchObject({ day: '2025-05-07' })
  })

  test('that was stopped on its last day ends on the day on which it goes on', () => {
    const stopped = suspended(begun, '2025-04-29T08:00:00.000Z', calendar)
    expect(stopped.remaining).toBe(0)
    expect(resumed(stopped, '2025-05-06T02:00:00.000Z', calendar)).toEqual({ day: '2025-05-06', until: '2025-05-06T16:00:00.000Z' })
  })
})

test.each([
  ['王明', 'name', '王*'],
  ['王小明', 'name', '王*明'],
  ['王', 'name', '王'],
  ['91210203MAY0DEM08H', 'code', '9121**********M08H'],
  ['13800000001', 'phone', '138****0001'],
  ['123', 'phone', '1**'],
] as const)('%s is shown to everybody as a %s: %s', (text, mask, shown) => {
  expect(masked(text, mask)).toBe(shown)
})

const allocation = '/batches/1'
const steps = `${allocation}/workflow`
const mistakes: Omit<Mistake, 'file'>[] = [
  {
    is: 'of an unknown stage',
    set: { '/batches/0/members/stage': 'aplication' },
    at: '/batches/0/members/stage',
    code: 'unknown-stage',
    says: 'aplication',
    remedy: 'application',
  },
  {
    is: 'with an unknown state of members',
    set: { [`${allocation}/members/states/0`]: 'recomended' },
    at: `${allocation}/members/states/0`,
    code: 'unknown-state',
    says: 'recomended',
  },
  {
    is: 'whose filter reads nothing',
    set: { [`${allocation}/members/where/fact`]: 'costs' },
    at: `${allocation}/members/where/fact`,
    code: 'unknown-fact',
    says: 'costs',
  },
  {
    is: 'whose column reads nothing',
    set: { '/batches/0/columns/1/formula': 'costs' },
    at: '/batches/0/columns/1/formula',
    code: 'unknown-name',
    says: 'costs',
  },
  {
    is: 'whose column has another unit',
    set: { '/batches/0/columns/1/unit': '元' },
    at: '/batches/0/columns/1/formula',
    code: 'formula-unit',
    says: '万元',
  },
  {
    is: 'that sums up texts',
    set: { '/batches/0/columns/0/total': true },
    at: '/batches/0/columns/0/total',
    code: 'batch-column',
    says: '不能合计',
  },
  {
    is: 'with an unknown result',
    set: { [`${allocation}/columns/5/formula`]: 'amounts.grants' },
    at: `${allocation}/columns/5/formula`,
    code: 'unknown-name',
    says: 'amounts.grants',
    remedy: 'amounts.grant',
  },
  {
    is: 'whose amount is no column',
    set: { [`${allocation}/amount/column`]: 'money' },
    at: `${allocation}/amount/column`,
    code: 'unknown-column',
    says: 'money',
  },
  {
    is: 'whose amount may be finer than fen',
    set: { [`${allocation}/amount/column`]: 'cost' },
    at: `${allocation}/amount/column`,
    code: 'batch-amount',
    says: '分以下',
  },
  {
    is: 'that grants an unknown result',
    set: { [`${allocation}/amount/grants`]: 'money' },
    at: `${allocation}/amount/grants`,
    code: 'unknown-result',
    says: 'money',
  },
  {
    is: 'that grants what no step of its records',
    set: { [`${allocation}/amount/grants`]: 'grant' },
    at: `${allocation}/amount/grants`,
    code: 'batch-grants',
    says: '不会记下',
    remedy: '"grants": ["grant"]',
  },
  {
    is: 'that pays to an unknown account',
    set: { [`${allocation}/payments/payee`]: [{ id: 'account', label: '账号', formula: 'acount' }] },
    at: `${allocation}/payments/payee/0/formula`,
    code: 'unknown-name',
    says: 'acount',
    remedy: 'account',
  },
  {
    is: 'that shows those who see a district what they read the end of',
    set: { '/batches/0/columns/-': { id: 'memo', label: '备注', formula: 'memo' } },
    also: { [form]: { '/properties/basics/properties/memo/maskedFor': ['quarter'] } },
    at: '/batches/0/columns/2/formula',
    code: 'withheld',
    says: '“片区审核员”不能看全',
    remedy: 'payee',
  },
  {
    is: 'that hands on what is masked in another stage by a formula of the facts',
    set: { [`${allocation}/columns/2/formula`]: 'remembered', [`${allocation}/columns/2/public`]: false },
    also: {
      'schemas/report.form.json': { '/properties/basics/properties/note': { type: 'string', title: '说明', maskedFor: ['bureau'] } },
      'rules/facts.json': {
        '/facts/-': { id: 'remembered', label: '说明', type: 'string', stage: 'application', kind: 'expression', formula: 'report.note' },
      },
    },
    at: `${allocation}/columns/2/formula`,
    code: 'withheld',
    says: '“市商务局”不能看全',
  },
  {
    is: 'that tells everybody what somebody may not see',
    set: { [`${allocation}/columns/2`]: { id: 'contact', label: '电话', formula: 'phone', public: true } },
    at: `${allocation}/columns/2/formula`,
    code: 'withheld',
    says: '所有人',
  },
  {
    is: 'that holds payments by an unknown fact',
    set: { [`${allocation}/payments/held`]: [{ when: { fact: 'costs', operator: 'greaterThan', value: 1 }, message: '等一等。' }] },
    at: `${allocation}/payments/held/0/when/fact`,
    code: 'unknown-fact',
    says: 'costs',
  },
  {
    is: 'whose shares are more than all',
    set: { [`${allocation}/amount/split/0/share`]: '1', [`${allocation}/amount/split/1/share`]: '0.5' },
    at: `${allocation}/amount/split`,
    code: 'batch-split',
    says: '1.5',
  },
  {
    is: 'with a budget in two places',
    set: { [`${allocation}/budget/values`]: [{ value: '5' }] },
    at: `${allocation}/budget`,
    code: 'batch-budget',
    says: '要么',
  },
  {
    is: 'with an unknown register',
    set: { [`${allocation}/budget/register`]: 'budgets' },
    at: `${allocation}/budget/register`,
    code: 'unknown-register',
    says: 'budgets',
  },
  {
    is: 'whose budget is a text',
    set: { [`${allocation}/budget/column`]: 'year' },
    at: `${allocation}/budget/column`,
    code: 'batch-budget',
    says: '不是数字',
  },
  {
    is: 'with an unknown role',
    set: { '/batches/0/workflow/actions/1/by/0': 'quarters' },
    at: '/batches/0/workflow/actions/1/by/0',
    code: 'unknown-role',
    says: 'quarters',
  },
  { is: 'made by the applicants', set: { '/batches/0/by/0': 'enterprise' }, at: '/batches/0/by/0', code: 'self-judging', says: '面包房' },
  {
    is: 'made by a role that does not see it',
    set: { [`${allocation}/by/0`]: 'quarter' },
    at: `${allocation}/by/0`,
    code: 'batch-scope',
    says: '看不到',
  },
  {
    is: 'with the letter of single declarations',
    set: { [`${allocation}/documents/1/letter`]: 'pledge' },
    at: `${allocation}/documents/1/letter`,
    code: 'unknown-letter',
    says: 'pledge',
  },
  {
    is: 'that waits for a document nobody names',
    set: { '/batches/0/workflow/actions/0/documents/0': 'paper' },
    at: '/batches/0/workflow/actions/0/documents/0',
    code: 'unknown-document',
    says: 'paper',
  },
  {
    is: 'with a state that nothing leads to',
    set: { '/batches/0/workflow/actions/1/to': 'sent' },
    at: '/batches/0/workflow/states/2',
    code: 'unreachable',
    says: '作废',
  },
  {
    is: 'that needs a budget it does not have',
    set: { '/batches/0/workflow/actions/0/needs/0': 'withinBudget' },
    at: '/batches/0/workflow/actions/0/needs/0',
    code: 'batch-need',
    says: '没有预算',
  },
  {
    is: 'that needs a ranking it does not have',
    set: { '/batches/0/workflow/actions/0/needs/0': 'ranking' },
    at: '/batches/0/workflow/actions/0/needs/0',
    code: 'batch-need',
    says: '不按排名',
  },
  {
    is: 'ranked by an unknown column',
    set: { '/batches/0/members/ranked': { by: [{ column: 'costs' }] } },
    at: '/batches/0/members/ranked/by/0/column',
    code: 'unknown-column',
    says: 'costs',
    remedy: 'cost',
  },
  {
    is: 'ranked by names',
    set: { '/batches/0/members/ranked': { by: [{ column: 'cost' }, { column: 'name' }] } },
    at: '/batches/0/members/ranked/by/1/column',
    code: 'batch-ranking',
    says: '不是数字或日期',
  },
  {
    is: 'ranked twice by the same',
    set: { '/batches/0/members/ranked': { by: [{ column: 'cost' }, { column: 'cost', order: 'ascending' }] } },
    at: '/batches/0/members/ranked/by/1/column',
    code: 'repeated',
    says: 'cost',
  },
  {
    is: 'ranked without a quota',
    set: { [`${allocation}/members/ranked`]: { by: [{ column: 'cost' }] } },
    at: `${allocation}/members/ranked`,
    code: 'batch-ranking',
    says: '没有名额',
  },
  {
    is: 'with a quota of each district in a list of one',
    set: { '/batches/0/members/ranked': { by: [{ column: 'cost' }], mostPerDistrict: 2 } },
    at: '/batches/0/members/ranked/mostPerDistrict',
    code: 'batch-ranking',
    says: '只含一个地区',
  },
  {
    is: 'ranked by a clause that there is not',
    set: { '/batches/0/members/ranked': { by: [{ column: 'cost' }], clause: 'x' } },
    at: '/batches/0/members/ranked/clause',
    code: 'unknown-clause',
    says: 'x',
  },
  {
    is: 'whose notice ends outside a notice',
    set: { [`${steps}/actions/4/needs/0`]: 'noticeOver' },
    at: `${steps}/actions/4/needs/0`,
    code: 'batch-need',
    says: '公示',
  },
  {
    is: 'whose notice has no end',
    set: { [`${steps}/actions/3/needs`]: ['objectionsDecided'] },
    at: `${steps}/states/2/notice`,
    code: 'batch-state',
    says: '期满',
  },
  {
    is: 'that nobody decides objections of',
    remove: [`${allocation}/objections`],
    at: `${steps}/states/2/notice`,
    code: 'batch-state',
    says: '异议',
  },
  {
    is: 'that shows nothing in public',
    set: {
      [`${allocation}/columns/0/public`]: false,
      [`${allocation}/columns/1/public`]: false,
      [`${allocation}/columns/2/public`]: false,
      [`${allocation}/columns/6/public`]: false,
    },
    at: `${allocation}/columns`,
    code: 'batch-public',
    says: '公开',
  },
  {
    is: 'that begins without members',
    set: { '/batches/0/workflow/states/0/members': false },
    at: '/batches/0/workflow/states/0/id',
    code: 'batch-state',
    says: '选择成员',
  },
  {
    is: 'that moves its members by an unknown step',
    set: { [`${steps}/actions/5/moves`]: 'setle' },
    at: `${steps}/actions/5/moves`,
    code: 'unknown-action',
    says: 'setle',
    remedy: 'settle',
  },
  {
    is: 'that moves them by a step of people',
    set: { [`${steps}/actions/5/moves`]: 'pass' },
    at: `${steps}/actions/5/moves`,
    code: 'batch-move',
    says: '不由批次办理',
  },
  {
    is: 'that moves them from where they are not',
    set: { [`${steps}/actions/5/moves`]: 'grant' },
    at: `${steps}/actions/5/moves`,
    code: 'batch-move',
    says: '已下达',
  },
  {
    is: 'with a step of the members that they cannot take',
    set: { [`${allocation}/objections/moves`]: 'recommend' },
    at: `${allocation}/objections/moves`,
    code: 'batch-move',
    says: '已推荐',
  },
]

/** Steps that no batch takes any more follow from these mistakes. */
const idle = new Set(['no-batch'])

describe('compile refuses a batch', () => {
  test.each(mistakes)('$is ($code)', ({ set, remove, also, at, code, says, remedy }) => {
    const { problems } = compile(planted(allocationFiles, { file, set, remove, also }), site)
    const found = problems.filter((problem) => !idle.has(problem.code ?? ''))
    expect(found.map((problem) => [problem.file, problem.at, problem.code])).toEqual([[file, at, code]])
    expect(found[0]?.message).toContain(says)
    if (remedy !== undefined) expect(found[0]?.remedy).toContain(remedy)
  })

  test('whose members wait for a step that no batch takes', () => {
    const { problems } = compile(replaced('"moves": "settle"', '"clause": "2"'), site)
    expect(problems).toMatchObject([{ file: 'rules/application.workflow.json', code: 'no-batch' }])
  })

  test('whose letter reads a column that there is not', () => {
    const path = 'templates/allocation.hbs'
    const { problems } = compile({ ...allocationFiles, [path]: '<p>{{batch.number}}{{totals.costs}}</p>' }, site)
    expect(problems).toMatchObject([{ file: path, remedy: expect.stringContaining('cost') }])
  })

  test('whose member step is also taken by people, or asks for remarks', () => {
    const workflow = 'rules/application.workflow.json'
    const text = allocationFiles[workflow] ?? ''
    const value = JSON.parse(text) as { actions: { id: string; by: string[]; needs?: string[] }[] }
    const settle = value.actions.find(({ id }) => id === 'settle')
    Object.assign(settle ?? {}, { by: ['batch', 'bureau'], needs: ['remarks'] })
    const { problems } = compile({ ...allocationFiles, [workflow]: JSON.stringify(value) }, site)
    expect(problems.map(({ code }) => code)).toEqual(['no-holder', 'batch-step', 'batch-step'])
  })
})

test('a clause that a batch cites counts as honoured', () => {
  const cited = coverage(compiled(replaced('"title": "片区推荐"', '"title": "片区推荐", "clause": "1"')))
  expect(cited.clauses.find(({ id }) => id === '1')?.by).toContain('批次“片区推荐”')
  expect(cited.clauses.find(({ id }) => id === '2')?.by).toContain('资金分配方案的栏目“拟补贴”')
})

test.each([
  ['"workingDays": 3', '"workingDays": 5', '资金分配方案的状态“公示”的公示期（工作日）由 3 改为 5'],
  ['"share": "0.5"', '"share": "0.6"', '批次“资金分配方案”的资金来源由 中央资金 0.5、地方资金 改为 中央资金 0.6、地方资金'],
  ['"mask": "code"', '"total": false', '资金分配方案的栏目“信用代码”去掉了遮挡，原为：代码'],
  ['"per": "district", ', '', '最多'],
  ['"id": "submit", "label": "提交审议"', '"id": "submit", "label": "报审"', '操作“提交审议”改名为“报审”'],
])('a change from %s to %s is told in words', (before, after, sentence) => {
  const files = before.includes('per') ? replaced('"most": 50', '"most": 40') : replaced(before, after)
  expect(diff(programme, compiled(files)).map(({ text }) => text)).toEqual([expect.stringContaining(sentence)])
})

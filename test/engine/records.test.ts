import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { diff } from '../../server/engine/diff/diff.js'
import { runExamples } from '../../server/engine/examples/examples.js'
import { lineageOf } from '../../server/engine/facts/lineage.js'
import type { FactDefinition } from '../../server/engine/generated/facts.js'
import type { Inputs } from '../../server/engine/model.js'
import type { Workflow } from '../../server/engine/programme.js'
import { factsOf, filesOf, type Parts, plainWorkflow, problemsOf, programmeOf } from './build.js'

const sections: Parts['sections'] = {
  basics: {
    type: 'object',
    title: '基础信息',
    properties: {
      cost: { type: 'string', title: '投入', decimal: { places: 2 }, unit: '万元' },
      founded: { type: 'string', title: '成立日期', format: 'date' },
      provider: { type: 'string', title: '服务商信用代码', format: 'credit-code' },
      phone: { type: 'string', title: '电话', format: 'mobile' },
      secret: { type: 'string', title: '底价', decimal: { places: 2 }, withheldFrom: ['district'] },
    },
  },
}
const worksheet: Parts['worksheet'] = {
  title: '测算',
  rows: [{ id: 'half', label: '一半', formula: 'cost * 0.5', unit: '万元' }],
  results: [{ id: 'grant', label: '补贴', row: 'half' }],
}
const granting: Workflow = {
  ...plainWorkflow,
  states: [
    { id: 'draft', label: '草稿', tone: 'neutral', holder: 'enterprise', editable: 'all' },
    { id: 'review', label: '审核', tone: 'active', holder: 'district' },
    { id: 'done', label: '已批准', tone: 'success', final: 'positive' },
  ],
  actions: [
    { id: 'submit', label: '提交', kind: 'submit', by: ['enterprise'], from: ['draft'], to: 'review' },
    { id: 'approve', label: '批准', kind: 'approve', by: ['district'], from: ['review'], to: 'done', grants: ['grant'] },
  ],
}
const parts = (facts: FactDefinition[], more: Partial<Parts> = {}): Parts => ({ sections, worksheet, workflow: granting, facts, ...more })
const read = (fact: FactDefinition, inputs: Partial<Inputs>, answers = {}) =>
  factsOf(programmeOf(parts([fact])), { basics: answers }, inputs).read(fact.id)

describe('A count of other declarations', () => {
  const uses = (more: object): FactDefinition => ({
    id: 'uses',
    label: '次数',
    type: 'integer',
    kind: 'history',
    stage: 'application',
    aggregate: 'count',
    ...more,
  })
  const past = (id: string, firstSubmittedAt: string, more: object = {}) => ({
    id,
    stage: 'application',
    state: 'done',
    submittedAt: '2024-09-01T00:00:00Z',
    firstSubmittedAt,
    answers: {},
    ...more,
  })

  test('before the own first submission does not grow when a later one is filed or an earlier one corrected', () => {
    const nth = uses({ before: 'firstSubmittedAt' })
    const history = [past('a', '2024-03-01T00:00:00Z'), past('c', '2024-05-01T00:00:00Z'), past('z', '2024-04-01T00:00:00Z')]
    const own = { id: 'b', submittedAt: '2024-08-01T00:00:00Z', firstSubmittedAt: '2024-04-01T00:00:00Z' }
    expect(read(nth, { ...own, history }).value).toBe(1)
    expect(read(nth, { ...own, id: 'zz', history }).value).toBe(2) // of two at once the smaller id is before the other
    expect(read(nth, { history: [...history, { stage: 'application', state: 'draft', answers: {} }] }).value).toBe(3)
  })

  test.each([
    ['2022-09-10T00:00:00+08:00', 1],
    ['2022-09-09T23:59:59+08:00', 0],
  ])('within 24 months of the first submission includes the corresponding day: %s', (at, count) => {
    const recent = uses({ before: 'firstSubmittedAt', period: 'months', months: 24 })
    expect(read(recent, { submittedAt: '2024-09-10T04:00:00Z', history: [past('a', at)] }).value).toBe(count)
  })

  test('within the year goes by the year of the date it is counted from, not by the year of the evaluation', () => {
    const inputs = { now: '2025-02-01T00:00:00Z', submittedAt: '2024-12-30T00:00:00Z', history: [past('a', '2024-02-01T00:00:00Z')] }
    expect(read(uses({ period: 'year', asOf: 'firstSubmittedAt' }), inputs).value).toBe(1)
    expect(read(uses({ period: 'year' }), inputs).value).toBe(0)
  })

  test('since a date is unknown while the date is', () => {
    const since = uses({ since: 'founded' })
    const history = [past('a', '2024-02-01T00:00:00Z'), past('b', '2024-02-02T00:00:00Z')]
    expect(read(since, { history }, { founded: '2024-02-02' }).value).toBe(1)
    expect(read(since, { history })).toMatchObject({ missing: '未填写“成立日期”' })
  })

  test('in another programme of the site says which, and is unknown where the site does not have it', () => {
    const other = uses({ programme: 'other-fund', stage: 'claim', states: ['paid'] })
    const history = [
      past('a', '2024-02-01T00:00:00Z', { programme: 'other-fund', stage: 'claim', state: 'paid', number: 'C-1' }),
      past('b', '2024-02-02T00:00:00Z'),
    ]
    expect(read(other, { history })).toMatchObject({
      value: 1,
      source: '事项“other-fund”的历史申报 1 件',
      evidence: [{ number: 'C-1', programme: 'other-fund', stage: 'claim', state: 'paid' }],
    })
    expect(read(other, { history, unknownProgrammes: ['other-fund/claim'] }).missing).toContain('other-fund')
  })

  test('of grants sums what was granted, at the instant of the grant, and nothing that was not', () => {
    const sum = {
      ...uses({ granted: true, of: 'grant', period: 'year' }),
      type: 'decimal',
      unit: '万元',
      aggregate: 'sum',
    } as FactDefinition
    const history = [
      past('a', '2023-02-01T00:00:00Z', {
        amounts: { grant: 9_000_000 },
        granted: { grant: { fen: 1_234_500, at: '2024-01-02T00:00:00Z' } },
      }),
      past('b', '2024-02-01T00:00:00Z', { granted: { grant: { fen: 1, at: '2023-12-31T15:59:59Z' } } }),
      past('c', '2024-02-01T00:00:00Z', { amounts: { grant: 5_000_000 } }),
    ]
    expect(read(sum, { history })).toMatchObject({ value: '1.2345', evidence: [{ at: '2024-01-02T00:00:00Z', amount: '1.2345' }] })
  })

  test.each([
    ['months without a period of months', { months: 3 }, '/facts/0/months', 'value'],
    ['a period of months without months', { period: 'months' }, '/facts/0/period', 'missing-key'],
    ['a date to count from without a period', { asOf: 'now' }, '/facts/0/asOf', 'value'],
    ['a date that is none', { since: 'provider' }, '/facts/0/since', 'fact-type'],
    ['a date that there is not', { before: 'firstSubmitedAt' }, '/facts/0/before', 'unknown-fact'],
    ['its own programme as another one', { programme: 'tiny' }, '/facts/0/programme', 'value'],
    ['grants of an amount that is none', { granted: true, of: 'grand' }, '/facts/0/of', 'unknown-field'],
  ])('is refused with %s', (_, more, at, code) => {
    expect(problemsOf(parts([uses(more)])).map((problem) => ({ at: problem.at, code: problem.code }))).toEqual([{ at, code }])
  })

  test('of grants is refused where no step grants', () => {
    const problems = problemsOf(parts([uses({ granted: true })], { workflow: plainWorkflow }))
    expect(problems).toMatchObject([{ at: '/facts/0/granted', code: 'never-granted' }])
  })
})

describe('Mutually exclusive supports', () => {
  const exclusive = filesOf(
    parts(
      [
        {
          id: 'otherSupport',
          label: '另一项支持',
          type: 'integer',
          kind: 'history',
          programme: 'loan-interest',
          stage: 'claim',
          states: ['review', 'approved'],
          aggregate: 'count',
        },
      ],
      {
        rules: [
          {
            name: 'no-other-support',
            label: '没有申报贷款贴息',
            severity: 'block',
            conditions: { fact: 'otherSupport', operator: 'equal', value: 0 },
            otherwise: '贵单位已申报贷款贴息，两项支持不能同时享受。',
            whenUnknown: '贷款贴息的申报记录查不到。',
          },
        ],
      },
    ),
  )
  const example = (title: string, history: object[], outcome: string) =>
    JSON.stringify({
      title,
      stage: 'application',
      given: { now: '2024-09-10T09:00:00+08:00', history },
      expect: { findings: { 'no-other-support': outcome } },
    })

  test('refuse while the other programme has one of the organisation in the given states', () => {
    const { value, problems } = compile({
      ...exclusive,
      'rules/examples/01-other.json': example(
        '另一项在办',
        [{ programme: 'loan-interest', stage: 'claim', state: 'review', answers: {} }],
        'not met',
      ),
      'rules/examples/02-refused.json': example(
        '另一项未通过',
        [{ programme: 'loan-interest', stage: 'claim', state: 'rejected', answers: {} }],
        'met',
      ),
      'rules/examples/03-own.json': example('本事项的不算', [{ stage: 'application', state: 'review', answers: {} }], 'met'),
    })
    expect(problems).toEqual([])
    expect(value && runExamples(value, {}).failed).toEqual([])
  })
})

describe('What is on record', () => {
  const moment: FactDefinition = { id: 'approvedOn', label: '批准日', kind: 'moment', stage: 'report', state: 'done', which: 'first' }
  const staged = (facts: FactDefinition[], more: Partial<Parts> = {}) => parts(facts, { stages: { report: sections ?? {} }, ...more })
  const facts = (inputs: Partial<Inputs>, definitions: FactDefinition[] = [moment]) => factsOf(programmeOf(staged(definitions)), {}, inputs)
  const entered = [
    { state: 'done', at: '2024-03-01T00:00:00Z' },
    { state: 'draft', at: '2024-03-02T00:00:00Z' },
    { state: 'done', at: '2024-03-03T00:00:00Z' },
  ]

  test('tells when a stage entered a state, the first or the last time', () => {
    expect(facts({ records: { report: { entered } } }).read('approvedOn')).toMatchObject({
      value: '2024-03-01T00:00:00Z',
      source: '“环节 report”进入“已提交”的时间',
    })
    expect(facts({ records: { report: { entered } } }, [{ ...moment, which: undefined }]).read('approvedOn').value).toBe(
      '2024-03-03T00:00:00Z',
    )
    expect(facts({ records: { report: { entered: [] } } }).read('approvedOn').missing).toBe('“环节 report”还没有到过“已提交”')
    expect(facts({}).read('approvedOn').missing).toBe('还没有“环节 report”的申报件')
  })

  test('feeds dates of formulas: 24 months after the approval', () => {
    const until: FactDefinition = { id: 'until', label: '届满日', type: 'date', kind: 'expression', formula: 'addMonths(approvedOn, 24)' }
    expect(facts({ records: { report: { entered } } }, [moment, until]).read('until').value).toBe('2026-03-01')
  })

  test('of the own grants is read by granted.result, in the unit of its row', () => {
    const paid: FactDefinition = {
      id: 'rest',
      label: '余款',
      type: 'decimal',
      unit: '万元',
      kind: 'expression',
      formula: 'cost - granted.grant',
    }
    const own = factsOf(
      programmeOf(staged([paid])),
      { basics: { cost: '10' } },
      { records: { application: { granted: { grant: { fen: 2_500_000, at: '2024-03-01T00:00:00Z' } } } } },
    )
    expect(own.read('rest').value).toBe('7.5')
    expect(facts({}, [paid]).read('granted.grant').missing).toBe('还没有核定“补贴（已核定）”')
  })

  test('of another stage is its submissions, amounts and grants', () => {
    const files = filesOf(staged([]))
    const swapped = compile({
      ...files,
      'schemas/programme.json':
        files['schemas/programme.json']?.replace('"id":"report","title":"环节 report"', '"id":"report","title":"结算"') ?? '',
      'rules/facts.json': JSON.stringify({
        facts: [
          {
            id: 'advance',
            label: '预拨',
            type: 'decimal',
            unit: '万元',
            stage: 'report',
            kind: 'expression',
            formula: 'application.granted.grant',
          },
          {
            id: 'asked',
            label: '申请',
            type: 'decimal',
            unit: '万元',
            stage: 'report',
            kind: 'expression',
            formula: 'application.amounts.grant',
          },
          {
            id: 'late',
            label: '月数',
            type: 'integer',
            unit: '个月',
            stage: 'report',
            kind: 'expression',
            formula: 'months(application.firstSubmittedAt, today)',
          },
        ],
        conditions: {},
        pools: [],
      }),
      'rules/examples/01.json': JSON.stringify({
        title: '结算',
        stage: 'report',
        given: {
          now: '2024-09-10T09:00:00+08:00',
          records: {
            application: {
              firstSubmittedAt: '2024-03-10T09:00:00+08:00',
              amounts: { grant: 3_000_000 },
              granted: { grant: { fen: 2_500_000, at: '2024-05-01T00:00:00Z' } },
            },
          },
        },
        expect: { facts: { advance: '2.5', asked: '2.5', late: 6 } },
      }),
    })
    expect(swapped.problems).toEqual([])
    expect(swapped.value && runExamples(swapped.value, {}).failed).toEqual([])
  })

  test('names that there are not are found in facts and examples', () => {
    expect(problemsOf(staged([{ ...moment, state: 'dome' }]))).toMatchObject([{ at: '/facts/0/state', code: 'unknown-state' }])
    expect(problemsOf(staged([{ ...moment, stage: 'reports' }]))).toMatchObject([{ at: '/facts/0/stage', code: 'unknown-stage' }])
    const example = (given: object) => ({
      ...filesOf(staged([moment])),
      'rules/examples/01.json': JSON.stringify({
        title: 'x',
        stage: 'application',
        given: { now: '2024-09-10T09:00:00+08:00', ...given },
        expect: {},
      }),
    })
    const places = (given: object) => compile(example(given)).problems.map(({ at, code }) => [at, code])
    expect(places({ records: { report: { entered: [{ state: 'dome', at: '2024-01-01' }] } } })).toEqual([
      ['/given/records/report/entered/0/state', 'unknown-state'],
    ])
    expect(places({ records: { application: { granted: { grand: { fen: 1, at: '2024-01-01' } } } } })).toEqual([
      ['/given/records/application/granted/grand', 'unknown-result'],
    ])
    expect(places({ taken: { approved: 1 } })).toEqual([['/given/taken/approved', 'unknown-action']])
    expect(places({ related: { approvedOn: [] } })).toEqual([['/given/related/approvedOn', 'unknown-fact']])
  })
})

describe('Declarations of others that name this one', () => {
  const related = (more: object = {}): FactDefinition =>
    ({
      id: 'orders',
      label: '指明本单位的项目',
      type: 'integer',
      kind: 'related',
      stage: 'application',
      states: ['done'],
      match: { field: 'provider', equals: 'organisation.creditCode' },
      aggregate: 'count',
      ...more,
    }) as FactDefinition
  const found = [
    { number: 'A-1', organisation: '甲', state: 'done', value: 1_000_000 },
    { number: 'A-2', organisation: '乙', state: 'done', value: 500_000 },
  ]

  test('are counted and summed with their numbers as evidence, and unknown until they were looked up', () => {
    expect(read(related(), { related: { orders: found } })).toMatchObject({ value: 2, source: '其他单位的“申报” 2 件', evidence: found })
    const sum = related({ aggregate: 'sum', of: 'grant', type: 'decimal', unit: '万元' })
    expect(read(sum, { related: { orders: found } }).value).toBe('1.5')
    expect(read(sum, { related: { orders: [{ number: 'A-1' }] } }).missing).toBe('“申报”中有一件没有“grant”')
    expect(read(related(), {}).missing).toBe('还没有查“申报”中指明本单位的申报件')
  })

  test('have one value where there is exactly one', () => {
    const value = related({ aggregate: 'value', of: 'founded', type: 'date' })
    expect(read(value, { related: { orders: [{ value: '2024-01-02' }] } }).value).toBe('2024-01-02')
    expect(read(value, { related: { orders: [] } }).missing).toBe('没有找到指明本单位的“申报”')
    expect(read(value, { related: { orders: found } }).missing).toBe('指明本单位的“申报”有 2 件')
  })

  test.each([
    ['a telephone number', { aggregate: 'value', of: 'phone', type: 'string' }, '/facts/0/of', 'withheld'],
    ['what is withheld from a role', { aggregate: 'sum', of: 'secret', type: 'decimal' }, '/facts/0/of', 'withheld'],
    ['a match by what is withheld', { match: { field: 'phone', equals: 'organisation.mobile' } }, '/facts/0/match/field', 'withheld'],
    [
      'a field that there is not',
      { match: { field: 'providr', equals: 'organisation.creditCode' } },
      '/facts/0/match/field',
      'unknown-field',
    ],
    [
      'an own value that there is not',
      { match: { field: 'provider', equals: 'organisation.code' } },
      '/facts/0/match/equals',
      'unknown-fact',
    ],
    ['an own value that is computed', { match: { field: 'provider', equals: 'today' } }, '/facts/0/match/equals', 'match'],
    ['a state in which they are still edited', { states: ['draft'] }, '/facts/0/states/0', 'editable'],
    ['a sum of nothing', { aggregate: 'sum', type: 'decimal' }, '/facts/0', 'missing-key'],
    ['a sum of a date', { aggregate: 'sum', of: 'founded', type: 'decimal' }, '/facts/0/of', 'unknown-field'],
  ])('never give away %s', (_, more, at, code) => {
    expect(problemsOf(parts([related(more)])).map((problem) => ({ at: problem.at, code: problem.code }))).toEqual([{ at, code }])
  })
})

describe('The declaration of another stage that is read', () => {
  const row = (id: string, stage: string, parent: string | null = null) => ({ id, stage, parent })
  const rows = [row('p1', 'project'), row('p2', 'project'), row('g1', 'progress', 'p1'), row('g2', 'progress', 'p2'), row('s', 'selection')]
  const of = (own: { id: string; stage: string; parent: string | null }) =>
    Object.fromEntries([...lineageOf(own, rows)].map(([stage, { id }]) => [stage, id]))

  test('is the one above, then the last beside it that belongs to no other, else the last of the organisation', () => {
    expect(of(row('a', 'acceptance', 'p1'))).toEqual({ project: 'p1', progress: 'g1', selection: 's' })
    expect(of(row('a', 'acceptance', 'p2'))).toEqual({ project: 'p2', progress: 'g2', selection: 's' })
    expect(of(row('a', 'acceptance'))).toEqual({ project: 'p2', progress: 'g2', selection: 's' })
    expect(of(row('p1', 'project'))).toEqual({ progress: 'g1', selection: 's' })
    expect(of(row('c', 'claim', 'g1'))).toEqual({ project: 'p1', progress: 'g1', selection: 's' })
  })
})

describe('What a step grants', () => {
  const approve = granting.actions.find(({ id }) => id === 'approve')
  const problems = (change: object, more: Partial<Parts> = {}) =>
    problemsOf(
      parts([], {
        workflow: { ...granting, actions: granting.actions.map((one) => (one === approve ? { ...one, ...change } : one)) },
        ...more,
      }),
    ).map(({ at, code }) => [at, code])

  test.each([
    ['a result that there is not', { grants: ['grand'] }, '/actions/1/grants/0', 'unknown-result'],
    ['one result twice', { grants: ['grant', 'grant'] }, '/actions/1/grants/1', 'repeated'],
    ['in a return', { kind: 'return', to: 'draft' }, '/actions/1/grants', 'grants'],
    ['less where nothing is granted', { grants: undefined, lowering: true }, '/actions/1/lowering', 'no-effect'],
    ['less for many at once', { lowering: true, batch: true }, '/actions/1/lowering', 'grants'],
    ['a decision about what is never negative', { decision: 'waive' }, '/actions/1/decision', 'no-effect'],
    ['a limit on what is no return', { maxRounds: 2 }, '/actions/1/maxRounds', 'no-effect'],
    [
      'a limit after which nobody can act',
      { kind: 'return', to: 'draft', grants: undefined, maxRounds: 2 },
      '/actions/1/maxRounds',
      'no-way-on',
    ],
  ])('is refused with %s', (_, change, at, code) => {
    expect(problems(change)).toContainEqual([at, code])
  })

  test('stays within its stage: a limit of declarations belongs to a parent', () => {
    const stages = [{ id: 'application', title: '申报', by: 'enterprise', number: 'N-{year}-{serial}', worksheet: 'sheet', atMost: 2 }]
    expect(problems({}, { programme: { stages } })).toEqual([['/stages/0/atMost', 'parent']])
  })

  test('is said where it changes', () => {
    const workflow = { ...granting, actions: granting.actions.map((one) => (one === approve ? { ...one, lowering: true } : one)) }
    const sentences = diff(programmeOf(parts([])), programmeOf(parts([], { workflow }))).map(({ text }) => text)
    expect(sentences).toEqual(['操作“批准”改为核定可以低于核算'])
  })
})

/** Facts: where each kind is read, as of when, with what evidence, and why it is unknown. */
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../server/engine/evaluate.js'
import { gatherFacts } from '../../server/engine/facts/facts.js'
import type { Answers, Inputs, RegisterRow } from '../../server/engine/model.js'
import type { FactDefinition, Pool, RegisterDefinition } from '../../server/engine/programme.js'
import { factsOf, inputsOf, type Parts, problemsOf, programmeOf, stageOf } from './build.js'

const sections: Parts['sections'] = {
  basics: {
    type: 'object',
    title: '基础信息',
    properties: {
      code: { type: 'string', title: '服务商代码' },
      staff: { type: 'integer', title: '人数' },
      revenue: { type: 'string', title: '收入', unit: '万元', decimal: { places: 2 } },
      signedOn: { type: 'string', title: '签约日期', format: 'date' },
      signed: { type: 'boolean', title: '是否签约' },
    },
    allOf: [
      {
        if: { properties: { signed: { const: true } }, required: ['signed'] },
        then: { properties: { provider: { type: 'string', title: '服务商' } } },
      },
      {
        if: { properties: { provider: { const: '甲' } }, required: ['provider'] },
        then: { properties: { contract: { type: 'string', title: '合同号' } } },
      },
    ],
  },
  lines: {
    type: 'array',
    title: '投入清单',
    maxItems: 10,
    items: {
      type: 'object',
      properties: {
        paid: { type: 'string', title: '金额', decimal: { places: 2 } },
        paidOn: { type: 'string', title: '付款日', format: 'date' },
      },
    },
  },
}
const providers: RegisterDefinition = {
  id: 'providers',
  label: '服务商名单',
  key: 'code',
  columns: [
    { id: 'code', label: '代码', type: 'string', required: true },
    { id: 'name', label: '名称', type: 'string' },
    { id: 'limit', label: '限额', type: 'decimal', unit: '万元' },
    { id: 'listedOn', label: '列入日期', type: 'date' },
  ],
}
const yearPool: Pool = {
  id: 'year2024',
  label: '年度资金',
  unit: '万元',
  values: [{ value: '500' }],
  stage: 'application',
  states: ['done'],
  result: 'grant',
  order: 'submission',
}
const flatSheet: Parts['worksheet'] = {
  title: '补贴',
  rows: [{ id: 'flat', label: '定额', formula: '5', unit: '万元' }],
  results: [{ id: 'grant', label: '补贴', row: 'flat' }],
}
const read = (facts: FactDefinition[], id: string, answers: Answers, more: Partial<Inputs> = {}) =>
  factsOf(programmeOf({ sections, facts, registers: [providers] }), answers, more).read(id)
const basics = (group: Answers): Answers => ({ basics: group })

describe('Answers as facts', () => {
  test('are typed, with unit and source', () => {
    expect(read([], 'revenue', basics({ revenue: '19.99' }))).toEqual({
      id: 'revenue',
      label: '收入',
      type: 'decimal',
      unit: '万元',
      source: '填报“收入”',
      value: '19.99',
    })
  })

  test('are unknown while blank or wrong, with the reason', () => {
    expect(read([], 'revenue', {})).toMatchObject({ missing: '未填写“收入”' })
    expect(read([], 'revenue', basics({ revenue: '约二十' }))).toMatchObject({ missing: '“收入”填写有误' })
    expect(read([], 'staff', basics({ staff: '1000' }))).toMatchObject({ missing: '“人数”填写有误' })
  })

  test('that are no longer asked are not read, nor what they in turn asked for', () => {
    const answers = (signed: boolean) => basics({ signed, provider: '甲', contract: 'HT-1' })
    expect(read([], 'contract', answers(true)).value).toBe('HT-1')
    expect(read([], 'provider', answers(false))).toMatchObject({ missing: '未填写“服务商”' })
    expect(read([], 'contract', answers(false))).toMatchObject({ missing: '未填写“合同号”' })
  })

  test('of another stage are read by its name, and are unknown before it exists', () => {
    const programme = programmeOf({
      sections,
      stages: { acceptance: { result: { type: 'object', title: '结果', properties: { level: { type: 'integer', title: '等级' } } } } },
    })
    const level = (earlier?: Inputs['earlier']) => factsOf(programme, {}, { earlier }).read('acceptance.level')
    expect(level({ acceptance: { result: { level: 2 } } })).toMatchObject({ value: 2, source: '环节 acceptance：填报“等级”' })
    expect(level()).toMatchObject({ missing: '还没有“环节 acceptance”的申报件' })
    expect(level({ acceptance: {} })).toMatchObject({ missing: '未填写“等级”' })
  })

  test.each(['__proto__', 'constructor', 'toString', 'organisation.constructor', 'constructor.name', 'nothing'])(
    '“%s” is no fact',
    (id) => {
      const answers = JSON.parse(`{"basics":{"${id}":"x"},"${id}":{"name":"y"}}`)
      expect(read([], id, answers)).toMatchObject({ missing: `没有名为“${id}”的事实` })
    },
  )

  test('of the organisation and the clock are always there', () => {
    const more = { now: '2024-12-31T16:30:00.000Z' }
    expect(read([], 'organisation.name', {}, more)).toMatchObject({ value: '甲公司', source: '单位注册信息' })
    expect(read([], 'today', {}, more)).toMatchObject({ value: '2025-01-01', source: '系统时间' })
    expect(read([], 'submittedAt', {}, more)).toMatchObject({ missing: '还没有“提交时间”' })
  })
})

describe('A register fact', () => {
  const listed: FactDefinition = {
    id: 'listed',
    label: '是否入库',
    type: 'boolean',
    kind: 'register',
    register: 'providers',
    key: 'code',
    asOf: 'signedOn',
  }
  const now: FactDefinition = {
    id: 'listedNow',
    label: '现在是否入库',
    type: 'boolean',
    kind: 'register',
    register: 'providers',
    key: 'code',
  }
  const limit: FactDefinition = { ...listed, id: 'limit', label: '限额', type: 'decimal', returns: 'limit' }
  const row = (values: RegisterRow['values'], more: Partial<RegisterRow> = {}): RegisterRow => ({
    values: { code: 'A1', ...values },
    ...more,
  })
  const look = (id: string, rows: RegisterRow[] | undefined, signedOn?: string, code: string | undefined = 'A1') =>
    read([listed, now, limit], id, basics({ ...(code && { code }), ...(signedOn && { signedOn }) }), {
      registers: rows ? { providers: rows } : {},
    })

  test('is unknown before the first import, true or false after it', () => {
    expect(look('listed', undefined, '2024-05-01')).toMatchObject({ missing: '名单“服务商名单”尚未导入' })
    expect(look('listed', [], '2024-05-01')).toMatchObject({ value: false, source: '名单“服务商名单”中没有“A1”（2024-05-01）' })
    expect(look('listed', [row({ name: '甲' }, { row: 3 })], '2024-05-01')).toMatchObject({
      value: true,
      source: '名单“服务商名单”第 3 行（2024-05-01）',
      evidence: { code: 'A1', name: '甲' },
    })
  })

  test('is unknown without the key or the date it is looked up by', () => {
    expect(look('listed', [row({})], '2024-05-01', '')).toMatchObject({ missing: '未填写“服务商代码”' })
    expect(look('listed', [row({})])).toMatchObject({ missing: '还不知道“签约日期”，不能按日期查名单“服务商名单”' })
  })

  test('is looked up as of a day: a row counts from its first day until the day of the list without it', () => {
    const rows = [row({}, { validFrom: '2024-02-01', validTo: '2024-05-31' })]
    const on = (day: string) => look('listed', rows, day).value
    expect([on('2024-01-31'), on('2024-02-01'), on('2024-05-30'), on('2024-05-31')]).toEqual([false, true, true, false])
  })

  test('is unknown as of a day before the first import: nobody recorded what stood on the list then', () => {
    const on = (day: string, rows: RegisterRow[] = []) =>
      read([listed], 'listed', basics({ code: 'A1', signedOn: day }), {
        registers: { providers: rows },
        registersSince: { providers: '2024-09-01' },
      })
    expect(on('2024-08-31')).toMatchObject({ missing: '名单“服务商名单”的记录从 2024-09-01 开始，查不到 2024-08-31 的情况' })
    expect(on('2024-09-01')).toMatchObject({ value: false })
  })

  test('without a date is looked up at the day of the evaluation in Shanghai', () => {
    const rows = [row({}, { validFrom: '2024-09-11' })]
    const at = (instant: string) => read([now], 'listedNow', basics({ code: 'A1' }), { now: instant, registers: { providers: rows } }).value
    expect([at('2024-09-10T15:59:59.999Z'), at('2024-09-10T16:00:00.000Z')]).toEqual([false, true])
  })

  test('takes of several rows in force the one that came into force last', () => {
    const rows = [
      row({ limit: '10' }, { validFrom: '2024-01-01' }),
      row({ limit: '30' }, { validFrom: '2024-06-01' }),
      row({ limit: '20' }, { validFrom: '2024-03-01' }),
      row({ limit: '5' }),
    ]
    const on = (day: string) => look('limit', rows, day).value
    expect([on('2023-01-01'), on('2024-01-01'), on('2024-04-01'), on('2024-06-01')]).toEqual(['5', '10', '20', '30'])
  })

  test('returns a column, which is unknown without a row or a value', () => {
    expect(look('limit', [row({ limit: '10.5' })], '2024-05-01')).toMatchObject({ value: '10.5', evidence: { code: 'A1', limit: '10.5' } })
    expect(look('limit', [], '2024-05-01')).toMatchObject({ missing: '名单“服务商名单”中没有“A1”（2024-05-01）' })
    expect(look('limit', [row({ name: '甲' })], '2024-05-01')).toMatchObject({ missing: '名单“服务商名单”的这一行没有填写“限额”' })
    expect(look('limit', [row({ limit: 10.5 })], '2024-05-01').value).toBeUndefined()
  })

  test('finds keys however they are typed', () => {
    for (const code of [' a1 ', 'Ａ１', 'a1']) expect(look('listed', [row({})], '2024-05-01', code).value).toBe(true)
    expect(look('listed', [{ values: {} }], '2024-05-01').value).toBe(false)
  })
})

describe('A history fact', () => {
  const history = (aggregate: 'count' | 'sum', more: object = {}): FactDefinition =>
    ({
      id: 'past',
      label: '历史',
      type: aggregate === 'count' ? 'integer' : 'decimal',
      kind: 'history',
      stage: 'application',
      aggregate,
      ...more,
    }) as FactDefinition // the parts that differ come from the tests
  const past = (submittedAt: string, state: string, more: object = {}) => ({
    stage: 'application',
    state,
    submittedAt,
    answers: basics({ revenue: '1.10' }),
    ...more,
  })
  const records = [
    past('2024-03-01T00:00:00Z', 'done', { amounts: { grant: 1_234_567 } }),
    past('2023-12-31T16:00:00Z', 'done', { amounts: { grant: 1 } }), // 2024 in Shanghai
    past('2023-12-31T15:59:59Z', 'done', { amounts: { grant: 100 } }),
    past('2024-04-01T00:00:00Z', 'draft', { amounts: { grant: 5_000_000 } }),
    { stage: 'other', state: 'done', submittedAt: '2024-04-01T00:00:00Z', answers: {}, amounts: { grant: 7 } },
  ]
  const worksheet: Parts['worksheet'] = {
    title: '测算',
    rows: [{ id: 'half', label: '一半', formula: 'revenue * 0.5', unit: '万元' }],
    results: [{ id: 'grant', label: '补贴', row: 'half' }],
  }
  const counted = (fact: FactDefinition, given: Inputs['history'] = records) =>
    factsOf(programmeOf({ sections, facts: [fact], worksheet }), {}, { history: given }).read('past')

  test('counts by stage, state and year', () => {
    expect(counted(history('count')).value).toBe(4)
    expect(counted(history('count', { states: ['done'] })).value).toBe(3)
    expect(counted(history('count', { states: ['done'], period: 'year' }))).toMatchObject({ value: 2, source: '历史申报 2 件' })
    expect(counted(history('count'), [])).toMatchObject({ value: 0 })
  })

  test('sums amounts exactly, in the unit of the fact', () => {
    const done = { states: ['done'], of: 'grant' }
    expect(counted(history('sum', { ...done, unit: '元' })).value).toBe('12346.68')
    expect(counted(history('sum', { ...done, unit: '万元' })).value).toBe('1.234668')
    expect(counted(history('sum', { states: ['done'], of: 'revenue' })).value).toBe('3.3')
    expect(counted(history('sum', done), []).value).toBe('0')
  })

  test('is unknown without records, and a sum is unknown while one part is', () => {
    expect(read([history('count')], 'past', {})).toMatchObject({ missing: '还没有历史申报记录可查' })
    expect(counted(history('sum', { of: 'grant' }), [past('2024-03-01T00:00:00Z', 'done')])).toMatchObject({
      missing: '历史申报中有一件没有“grant”',
    })
  })
})

describe('Facts of pool, clock, rows and reviewer', () => {
  test('a pool has what is left of it, and is unknown until somebody says so', () => {
    const left: FactDefinition = { id: 'left', label: '余额', type: 'decimal', unit: '万元', kind: 'pool', pool: 'year2024' }
    const facts = (pools: Inputs['pools']) =>
      factsOf(programmeOf({ sections, facts: [left], pools: [yearPool], worksheet: flatSheet }), {}, { pools }).read('left')
    expect(facts({ year2024: '120.5' })).toMatchObject({ value: '120.5', source: '资金池“年度资金”的余额' })
    expect(facts(undefined)).toMatchObject({ missing: '资金池“年度资金”的余额还不能确定' })
    expect(facts({}).value).toBeUndefined()
  })

  test('a deadline begins with its first instant and ends before its last, in Shanghai', () => {
    const window: FactDefinition = {
      id: 'inTime',
      label: '按时',
      kind: 'deadline',
      of: 'now',
      notBefore: '2024-10-08',
      before: '2024-12-05T00:00+08:00',
    }
    const at = (now: string) => read([window], 'inTime', {}, { now }).value
    expect([at('2024-10-07T15:59:59.999Z'), at('2024-10-07T16:00:00.000Z')]).toEqual([false, true])
    expect([at('2024-12-04T15:59:59.999Z'), at('2024-12-04T16:00:00.000Z')]).toEqual([true, false])
  })

  test('a deadline of a day counts from its first instant', () => {
    const window: FactDefinition = {
      id: 'inTime',
      label: '按时',
      kind: 'deadline',
      of: 'signedOn',
      notBefore: '2024-01-01',
      before: '2024-12-05',
    }
    const on = (signedOn: string) => read([window], 'inTime', basics({ signedOn })).value
    expect([on('2023-12-31'), on('2024-01-01'), on('2024-12-04'), on('2024-12-05')]).toEqual([false, true, true, false])
    expect(read([window], 'inTime', {})).toMatchObject({ missing: '未填写“签约日期”' })
  })

  test('working days are counted by the calendar', () => {
    const days: FactDefinition = { id: 'days', label: '工作日', kind: 'workdays', from: 'signedOn', to: 'today' }
    const calendar = { 2024: { weekdayHolidays: ['10-01', '10-02', '10-03', '10-04', '10-07'], weekendWorkdays: ['09-29', '10-12'] } }
    const count = (signedOn: string, now: string) => read([days], 'days', basics({ signedOn }), { now, calendar }).value
    expect(count('2024-09-29', '2024-10-09T01:00:00Z')).toBe(3)
    expect(count('2024-09-28', '2024-09-29T01:00:00Z')).toBe(1)
    expect(read([days], 'days', {}, { calendar })).toMatchObject({ missing: '未填写“签约日期”' })
  })

  test('rows are counted, those of which it is unknown make the count unknown', () => {
    const all: FactDefinition = { id: 'all', label: '行数', kind: 'count', over: 'lines' }
    const large: FactDefinition = { ...all, id: 'large', where: { fact: 'paid', operator: 'greaterThanInclusive', value: '10' } }
    const count = (id: string, lines?: Answers[]) => read([all, large], id, lines ? { lines } : {})
    expect(count('all', [{}, {}]).value).toBe(2)
    expect(count('all', []).value).toBe(0)
    expect(count('all')).toMatchObject({ missing: '未填写“投入清单”' })
    expect(count('large', [{ paid: '10.00' }, { paid: '9.99' }]).value).toBe(1)
    expect(count('large', [{ paid: '10' }, {}])).toMatchObject({ missing: '未填写“金额”' })
  })

  test('a reviewer’s fact is unknown until it is decided, and of the declared type', () => {
    const sound: FactDefinition = { id: 'sound', label: '经营良好', type: 'boolean', kind: 'reviewer', by: ['district'] }
    expect(read([sound], 'sound', {})).toMatchObject({ missing: '“经营良好”等待审核人员认定' })
    expect(read([sound], 'sound', {}, { decisions: { sound: { outcome: false, by: '王五', reason: '连续亏损' } } })).toMatchObject({
      value: false,
      source: '审核认定（王五）',
      evidence: { outcome: false, by: '王五', reason: '连续亏损' },
    })
    expect(read([sound], 'sound', {}, { decisions: { sound: { outcome: 'met' } } })).toMatchObject({ missing: '“经营良好”的值不是是或否' })
  })

  test('a condition as a fact is unknown with the reasons of what is missing', () => {
    const both: FactDefinition = {
      id: 'both',
      label: '都满足',
      kind: 'condition',
      conditions: {
        all: [
          { fact: 'staff', operator: 'greaterThan', value: 10 },
          { fact: 'revenue', operator: 'greaterThan', value: '10' },
        ],
      },
    }
    expect(read([both], 'both', basics({ staff: 11, revenue: '10.01' })).value).toBe(true)
    expect(read([both], 'both', basics({ staff: 9 })).value).toBe(false)
    expect(read([both], 'both', {})).toMatchObject({ missing: '未填写“人数”；未填写“收入”' })
  })
})

describe('Facts that read facts', () => {
  const table: Parts['tables'] = {
    sizes: {
      title: '规模',
      hit: 'first',
      inputs: [
        { id: 'staff', type: 'integer' },
        { id: 'revenue', type: 'decimal' },
      ],
      outputs: [
        { id: 'size', type: 'string' },
        { id: 'cap', type: 'decimal' },
      ],
      rows: [
        { when: ['>= 300', '>= 2000'], then: ['medium', '50'] },
        { when: ['-', '-'], then: ['small', '20'] },
      ],
    },
  }
  const size: FactDefinition = { id: 'size', label: '规模', type: 'string', kind: 'table', table: 'sizes' }
  const cap: FactDefinition = { id: 'cap', label: '上限', type: 'decimal', kind: 'table', table: 'sizes', output: 'cap' }
  const total: FactDefinition = { id: 'total', label: '合计', type: 'decimal', unit: '万元', kind: 'expression', formula: 'revenue * 0.9' }

  test('a table gives the first output or the one that is named', () => {
    const programme = programmeOf({ sections, facts: [size, cap], tables: table })
    const at = (staff: number, revenue: string) => factsOf(programme, basics({ staff, revenue }))
    expect([at(300, '2000').read('size').value, at(300, '2000').read('cap').value]).toEqual(['medium', '50'])
    expect([at(299, '39999').read('size').value, at(299, '39999').read('cap').value]).toEqual(['small', '20'])
    expect(factsOf(programme, basics({ staff: 300 })).read('size')).toMatchObject({ missing: expect.stringContaining('收入') })
  })

  test('an expression is exact, and unknown with what it lacks', () => {
    expect(read([total], 'total', basics({ revenue: '0.1' })).value).toBe('0.09')
    expect(read([total], 'total', {})).toMatchObject({ missing: expect.stringContaining('收入') })
  })

  const loop = (id: string, other: string): FactDefinition => ({
    id,
    label: id,
    kind: 'condition',
    conditions: { fact: other, operator: 'equal', value: true },
  })

  test('in a circle are refused by the compiler', () => {
    expect(problemsOf({ sections, facts: [loop('first', 'second'), loop('second', 'first')] })).not.toEqual([])
  })

  test('in a circle would be unknown, never endless', () => {
    const programme = programmeOf({ sections, facts: [loop('first', 'signed'), loop('second', 'first')] })
    const circle = { ...programme, facts: new Map([loop('first', 'second'), loop('second', 'first')].map((fact) => [fact.id, fact])) }
    expect(gatherFacts(circle, stageOf(circle), inputsOf({})).read('first')).toMatchObject({ missing: '它的计算又用到了它自己' })
  })
})

describe('A history fact about declarations below the same one', () => {
  const report = (parent: string, submittedAt: string, staff: number) => ({
    stage: 'report',
    state: 'done',
    parent,
    submittedAt,
    answers: { figures: { percent: staff, said: `第 ${staff}` } },
  })
  const stages = {
    report: {
      figures: {
        type: 'object' as const,
        title: '进度',
        properties: { percent: { type: 'integer' as const, title: '百分比' }, said: { type: 'string' as const, title: '说明' } },
      },
    },
  }
  const programme = (facts: FactDefinition[]) =>
    programmeOf({
      stages,
      facts,
      programme: {
        stages: [
          { id: 'application', title: '申报', by: 'enterprise', number: 'A-{serial}' },
          { id: 'report', title: '进度', by: 'enterprise', per: 'parent', parent: 'application', number: 'R-{serial}' },
        ],
      },
    })
  const past = (of: string, type: 'integer' | 'string'): FactDefinition => ({
    id: 'before',
    label: '上次',
    type,
    kind: 'history',
    stage: 'report',
    aggregate: 'last',
    beside: true,
    of,
  })
  const history = [
    report('p1', '2024-05-01T00:00:00Z', 60),
    report('p1', '2024-06-01T00:00:00Z', 40),
    report('p2', '2024-07-01T00:00:00Z', 90),
  ]
  const read = (fact: FactDefinition, parent: string) => {
    const compiled = programme([fact])
    return gatherFacts(compiled, stageOf(compiled, 'report'), inputsOf({}, { parent, history })).read('before')
  }

  test('reads the last one of them, of any type, and nothing of those below others', () => {
    expect(read(past('percent', 'integer'), 'p1')).toMatchObject({ value: 40 })
    expect(read(past('said', 'string'), 'p2')).toMatchObject({ value: '第 90' })
    expect(read({ ...past('percent', 'integer'), aggregate: 'sum' } as FactDefinition, 'p1')).toMatchObject({ value: 100 })
  })

  test('is unknown while there is none', () => {
    expect(read(past('percent', 'integer'), 'p3')).toMatchObject({ missing: '还没有以前的申报件' })
  })

  test('is refused where nothing belongs to another, where it reads nothing, and as another type', () => {
    const codes = (more: object) =>
      problemsOf({ stages, facts: [{ ...past('percent', 'integer'), ...more } as FactDefinition] }).map(({ code, at }) => `${code} ${at}`)
    expect(codes({})).toEqual(['value /facts/0/beside'])
    expect(codes({ beside: false, of: undefined })).toEqual(['missing-key /facts/0'])
    expect(codes({ beside: false, type: 'string' })).toEqual(['fact-type /facts/0/type'])
  })
})

describe('A register fact over rows', () => {
  const priced: FactDefinition = {
    id: 'lineLimit',
    label: '该行限额',
    type: 'decimal',
    unit: '万元',
    kind: 'register',
    register: 'providers',
    key: 'product',
    asOf: 'signedOn',
    returns: 'limit',
    over: 'orders',
  }
  const orders: Parts['sections'] = {
    ...sections,
    orders: {
      type: 'array',
      title: '订单',
      maxItems: 10,
      items: {
        type: 'object',
        properties: {
          product: { type: 'string', title: '产品' },
          price: { type: 'string', title: '价格', unit: '万元', decimal: { places: 2 } },
        },
      },
    },
  }
  const rules: Parts['rules'] = [
    {
      name: 'within-limit',
      label: '价格不超过限额',
      severity: 'block',
      conditions: {
        fact: 'orders',
        operator: 'every',
        value: { fact: 'price', operator: 'lessThanInclusive', value: { fact: 'lineLimit' } },
      },
      otherwise: '价格超过限额。',
    },
  ]
  const worksheet: Parts['worksheet'] = {
    title: '核算',
    lines: [
      {
        id: 'counting',
        label: '各行',
        forEach: 'orders',
        rows: [{ id: 'counted', label: '计入', formula: 'min(price, lineLimit)', unit: '万元' }],
      },
    ],
    rows: [{ id: 'total', label: '合计', formula: 'sum(counting.counted)', unit: '万元' }],
    results: [{ id: 'total', label: '合计', row: 'total' }],
  }
  const programme = programmeOf({ sections: orders, facts: [priced], registers: [providers], rules, worksheet })
  const limit = (code: string, value: string, validFrom: string, validTo?: string): RegisterRow => ({
    values: { code, limit: value },
    validFrom,
    validTo,
  })
  const rows = [limit('A1', '5', '2024-01-01', '2024-06-01'), limit('A1', '4', '2024-06-01'), limit('B2', '3', '2024-01-01')]
  const judged = (signedOn: string, ...ordered: [string, string][]) =>
    evaluate(
      programme,
      'application',
      inputsOf(
        { basics: { signedOn }, orders: ordered.map(([product, price]) => ({ product, price })) },
        { registers: { providers: rows } },
      ),
    )

  test('is read for each row by its own key, as of a day outside the rows', () => {
    const facts = factsOf(
      programme,
      { basics: { signedOn: '2024-05-31' }, orders: [{ product: 'a1' }, { product: 'B2' }] },
      {
        registers: { providers: rows },
      },
    )
    expect([0, 1].map((index) => facts.row('orders', index).read('lineLimit'))).toMatchObject([
      { value: '5', source: expect.stringContaining('服务商名单') },
      { value: '3' },
    ])
  })

  test('is compared with fields of its row by rules, and computed with by worksheets', () => {
    const before = judged('2024-05-31', ['A1', '4.5'], ['B2', '2'])
    expect([before.verdict, before.amounts.total]).toEqual(['met', 6_500_000])
    const after = judged('2024-06-01', ['A1', '4.5'], ['B2', '2'])
    expect([after.verdict, after.amounts.total]).toEqual(['not met', 6_000_000])
  })

  test('is unknown for a row that the register does not have, and so is what depends on it', () => {
    const unlisted = judged('2024-06-01', ['A1', '4'], ['C3', '1'])
    expect([unlisted.verdict, unlisted.amounts.total]).toEqual(['unknown', null])
    expect(unlisted.findings[0]?.message).toContain('中没有“C3”')
  })

  test('is no fact outside the rows', () => {
    expect(stageOf(programme).facts.has('lineLimit')).toBe(false)
  })
})

describe('A column of a register row', () => {
  test('is read by path as its own type, and is unknown where the row or the value is missing', () => {
    const listed: FactDefinition = {
      id: 'listed',
      label: '是否入库',
      type: 'boolean',
      kind: 'register',
      register: 'providers',
      key: 'code',
    }
    const programme = programmeOf({
      sections,
      registers: [providers],
      facts: [
        listed,
        {
          id: 'early',
          label: '2024年前入库',
          kind: 'condition',
          conditions: { fact: 'listed', path: '$.listedOn', operator: 'dateBefore', value: '2024-01-01' },
        },
        {
          id: 'capped',
          label: '有限额',
          kind: 'condition',
          conditions: { fact: 'listed', path: '$.limit', operator: 'lessThan', value: '100' },
        },
      ],
    })
    const at = (id: string, rows: RegisterRow[]) => factsOf(programme, basics({ code: 'A1' }), { registers: { providers: rows } }).read(id)
    expect(at('early', [{ values: { code: 'A1', listedOn: '2023-05-01' } }]).value).toBe(true)
    expect(at('early', [{ values: { code: 'A1', listedOn: '2024-05-01' } }]).value).toBe(false)
    expect(at('early', [{ values: { code: 'A1' } }])).toMatchObject({ missing: '“是否入库”没有“列入日期”' })
    expect(at('early', [])).toMatchObject({ missing: '“是否入库”没有“列入日期”' })
    expect(at('capped', [{ values: { code: 'A1', limit: '99.99' } }]).value).toBe(true)
    expect(at('capped', [{ values: { code: 'A1', limit: '不限' } }]).value).toBeUndefined()
  })
})

describe('Batches and years', () => {
  test('a deadline may have a window for each batch, and says which one it is', () => {
    const windows: FactDefinition = {
      id: 'inBatch',
      label: '在受理期内',
      kind: 'deadline',
      of: 'now',
      windows: [
        { notBefore: '2024-03-01', before: '2024-04-01', label: '第一批' },
        { notBefore: '2024-09-01', before: '2024-10-01', label: '第二批' },
      ],
    }
    const at = (now: string) => read([windows], 'inBatch', {}, { now })
    expect(at('2024-03-31T15:59:59.999Z')).toMatchObject({ value: true, source: expect.stringContaining('第一批') })
    expect(at('2024-03-31T16:00:00.000Z').value).toBe(false)
    expect(at('2024-08-31T16:00:00.000Z')).toMatchObject({ value: true, source: expect.stringContaining('第二批') })
  })

  test('history counts so many years, this one included', () => {
    const count = (years?: number): FactDefinition => ({
      id: 'uses',
      label: '次数',
      type: 'integer',
      kind: 'history',
      stage: 'application',
      period: 'year',
      aggregate: 'count',
      ...(years && { years }),
    })
    const history = ['2021-12-31T16:00:00Z', '2022-12-31T15:00:00Z', '2023-05-01T00:00:00Z', '2024-01-01T00:00:00Z'].map((submittedAt) => ({
      stage: 'application',
      state: 'done',
      submittedAt,
      answers: {},
    }))
    expect([undefined, 2, 3].map((years) => read([count(years)], 'uses', {}, { history }).value)).toEqual([1, 2, 4])
  })

  test('windows and years that say nothing are refused', () => {
    const window = { id: 'inBatch', label: '在受理期内', kind: 'deadline', of: 'now' } as const
    const codes = (fact: FactDefinition) => problemsOf({ facts: [fact] }).map(({ code, at }) => [code, at])
    expect(codes({ ...window, windows: [{}] })).toEqual([['empty', '/facts/0/windows/0']])
    expect(codes({ ...window, windows: [{ before: '2024-01-01' }], before: '2024-01-01' })).toEqual([['value', '/facts/0/windows']])
    expect(codes({ ...window, windows: [{ notBefore: '2024-02-01', before: '2024-01-01' }] })).toEqual([
      ['value', '/facts/0/windows/0/before'],
    ])
    expect(
      codes({ id: 'uses', label: '次数', type: 'integer', kind: 'history', stage: 'application', aggregate: 'count', years: 2 }),
    ).toEqual([['value', '/facts/0/years']])
  })
})

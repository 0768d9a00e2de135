import { describe } from 'vitest'
import type { Json } from '../../server/engine/model.js'
import { finds, type Mistake } from './planted.js'

const file = 'rules/facts.json'

/** A planted fact after the one that is there. */
const fact = (is: string, planted: { [key: string]: Json }, at: string, code: string, says: string, remedy?: string): Mistake => ({
  is,
  file,
  set: { '/facts/-': { id: 'planted', label: '新事实', ...planted } },
  at: `/facts/1${at}`,
  code,
  says,
  ...(remedy && { remedy }),
})

const register = { kind: 'register', type: 'boolean', register: 'dishonest', key: 'organisation.creditCode' }

describe('compile refuses a fact', () => {
  finds([
    fact('of a kind that there is not', { kind: 'formula', type: 'integer' }, '/kind', 'wrong-value', 'formula'),
    ...(
      [
        ['staf', '“staff”'],
        ['organisation.creditcode', '“organisation.creditCode”'],
      ] as const
    ).map(([equals, meant]) =>
      fact(
        `about others that are found by “${equals}”`,
        {
          kind: 'related',
          type: 'integer',
          stage: 'supplier',
          states: ['accepted'],
          match: { field: 'title', equals },
          aggregate: 'count',
        },
        '/match/equals',
        'unknown-fact',
        equals,
        `您是不是想用${meant}`,
      ),
    ),
    fact('without its key', { kind: 'table', type: 'string' }, '', 'missing-key', 'table'),
    fact(
      'with a key of another kind',
      { kind: 'pool', type: 'decimal', unit: '万元', pool: 'grant', formula: '1' },
      '/formula',
      'unknown-key',
      'formula',
    ),
    fact(
      'that is named like an answer',
      { id: 'staff', kind: 'pool', type: 'decimal', unit: '万元', pool: 'grant' },
      '/id',
      'repeated',
      '从业人员',
    ),
    fact(
      'that is named like what is always known',
      { id: 'today', kind: 'pool', type: 'decimal', unit: '万元', pool: 'grant' },
      '/id',
      'repeated',
      '今天',
    ),
    fact('that stands twice', { ...register, id: 'listedDishonest' }, '/id', 'repeated', 'listedDishonest'),
    fact(
      'of a stage that there is not',
      { kind: 'pool', type: 'decimal', unit: '万元', pool: 'grant', stage: 'applicaton' },
      '/stage',
      'unknown-stage',
      'applicaton',
      '“application”',
    ),
    fact(
      'that cites no clause',
      { kind: 'pool', type: 'decimal', unit: '万元', pool: 'grant', clause: '9' },
      '/clause',
      'unknown-clause',
      '“9”',
    ),
    fact(
      'whose formula reads what there is not',
      { kind: 'expression', type: 'decimal', unit: '万元', formula: 'cots * 2' },
      '/formula',
      'unknown-name',
      'cots',
      '“cost”',
    ),
    fact('whose formula is broken', { kind: 'expression', type: 'decimal', formula: 'cost * (2' }, '/formula', 'formula-syntax', '右括号'),
    fact(
      'whose formula gives another type',
      { kind: 'expression', type: 'boolean', formula: 'cost * 2' },
      '/formula',
      'formula-type',
      '声明的是',
    ),
    fact(
      'whose formula gives another unit',
      { kind: 'expression', type: 'decimal', unit: '元', formula: 'cost * 2' },
      '/formula',
      'formula-unit',
      '万元',
    ),
    fact(
      'that looks into no register',
      { ...register, register: 'dishonesty' },
      '/register',
      'unknown-register',
      'dishonesty',
      '“dishonest”',
    ),
    fact('that returns no column', { ...register, type: 'date', returns: 'from' }, '/returns', 'unknown-column', '“from”'),
    fact(
      'that returns a column of another type',
      { ...register, type: 'string', returns: 'since' },
      '/type',
      'fact-type',
      '列入日期',
      '"date"',
    ),
    fact('that says whether a row exists, as text', { ...register, type: 'string' }, '/type', 'fact-type', '是或否', '"boolean"'),
    fact('that looks up a key that there is not', { ...register, key: 'organisation.code' }, '/key', 'unknown-fact', 'organisation.code'),
    fact('over what is no section of rows', { ...register, over: 'kitchen' }, '/over', 'unknown-rows', '“kitchen”'),
    fact('over rows without its key', { ...register, over: 'ovens', key: 'maker' }, '/key', 'unknown-fact', '“maker”'),
    fact(
      'computed over what is no section of rows',
      { kind: 'expression', type: 'boolean', over: 'kitchen', formula: 'true' },
      '/over',
      'unknown-rows',
      '“kitchen”',
    ),
    fact(
      'computed for rows by what no row has',
      { kind: 'expression', type: 'boolean', over: 'ovens', formula: "modell == 'x'" },
      '/formula',
      'unknown-name',
      '“modell”',
    ),
    fact(
      'judged for rows by what no row has',
      { kind: 'condition', over: 'ovens', conditions: { fact: 'modell', operator: 'equal', value: 'x' } },
      '/conditions/fact',
      'unknown-fact',
      'modell',
    ),
    fact('that looks up as of what is no day', { ...register, asOf: 'staff' }, '/asOf', 'fact-type', '不是日期'),
    fact('of a table that there is not', { kind: 'table', type: 'string', table: 'size' }, '/table', 'unknown-table', '“size”'),
    fact('that counts what are no rows', { kind: 'count', over: 'basics' }, '/over', 'unknown-rows', 'basics', 'ovens'),
    fact(
      'that counts rows by what no row has',
      { kind: 'count', over: 'ovens', where: { fact: 'modell', operator: 'equal', value: 'x' } },
      '/where/fact',
      'unknown-fact',
      'modell',
      '“model”',
    ),
    fact(
      'about a past stage that there is not',
      { kind: 'history', type: 'integer', stage: 'reports', aggregate: 'count' },
      '/stage',
      'unknown-stage',
      'reports',
      '“report”',
    ),
    fact(
      'about a past state that there is not',
      { kind: 'history', type: 'integer', stage: 'report', states: ['passed'], aggregate: 'count' },
      '/states/0',
      'unknown-state',
      'passed',
    ),
    fact('that counts in text', { kind: 'history', type: 'string', stage: 'report', aggregate: 'count' }, '/type', 'fact-type', '整数'),
    fact('that sums nothing', { kind: 'history', type: 'decimal', stage: 'application', aggregate: 'sum' }, '', 'missing-key', '求和'),
    fact(
      'that sums what is no number',
      { kind: 'history', type: 'decimal', stage: 'application', aggregate: 'sum', of: 'shop' },
      '/of',
      'unknown-field',
      'shop',
    ),
    fact('with a deadline of what is no date', { kind: 'deadline', of: 'staff', before: '2025-01-01' }, '/of', 'fact-type', '不是日期'),
    fact('with a deadline that is no date', { kind: 'deadline', of: 'now', before: '2025-02-30' }, '/before', 'value', '2025-02-30'),
    fact(
      'with a deadline before its beginning',
      { kind: 'deadline', of: 'now', notBefore: '2025-02-01', before: '2025-01-01' },
      '/before',
      'value',
      '永远不会满足',
    ),
    fact('with no deadline at all', { kind: 'deadline', of: 'now' }, '', 'empty', '没有写期限'),
    fact('that counts working days from what is no date', { kind: 'workdays', from: 'shop', to: 'now' }, '/from', 'fact-type', '不是日期'),
    fact(
      'that the applicant decides itself',
      { kind: 'reviewer', type: 'boolean', by: ['enterprise'] },
      '/by/0',
      'self-judging',
      '不能认定自己',
    ),
    fact(
      'that a role decides that there is not',
      { kind: 'reviewer', type: 'boolean', by: ['bureaus'] },
      '/by/0',
      'unknown-role',
      'bureaus',
      '“bureau”',
    ),
    fact(
      'with options of numbers',
      { kind: 'expression', type: 'integer', formula: 'staff', unit: '人', options: [{ const: '1', title: '一' }] },
      '/options',
      'fact-type',
      '没有选项',
    ),
    {
      is: 'that reads itself through another',
      file,
      set: {
        '/facts/-': { id: 'first', label: '甲', type: 'decimal', kind: 'expression', formula: 'second + 1' },
        '/facts/2': { id: 'second', label: '乙', type: 'decimal', kind: 'expression', formula: 'first + 1' },
      },
      at: '/facts/1',
      code: 'fact-cycle',
      says: '甲 → 乙 → 甲',
    },
    {
      is: 'of another stage, read by a rule',
      file,
      set: { '/facts/0/stage': 'report' },
      in: 'rules/application.eligibility.json',
      at: '/rules/2/conditions/fact',
      code: 'other-stage',
      says: '只属于环节“report”',
      remedy: 'report.listedDishonest',
    },
  ])
})

describe('compile refuses a register', () => {
  const registers = 'rules/registers.json'
  finds([
    {
      is: 'whose key is no column',
      file: registers,
      set: { '/registers/0/key': 'code' },
      at: '/registers/0/key',
      code: 'unknown-column',
      says: '“code”',
    },
    {
      is: 'with a column that stands twice',
      file: registers,
      set: { '/registers/0/columns/2/id': 'name' },
      at: '/registers/0/columns/2/id',
      code: 'repeated',
      says: 'name',
    },
    {
      is: 'whose key may be empty',
      file: registers,
      set: { '/registers/0/columns/0/required': false },
      at: '/registers/0/columns/0',
      code: 'column-key',
      says: '必须填写',
    },
    {
      is: 'with a column no path can name',
      file: registers,
      set: { '/registers/0/columns/1/id': 'the name' },
      at: '/registers/0/columns/1/id',
      code: 'column-name',
      says: 'the name',
    },
    {
      is: 'with a forbidden name',
      file: registers,
      set: { '/registers/0/columns/1/id': 'constructor' },
      at: '/registers/0/columns/1/id',
      code: 'forbidden-name',
      says: 'constructor',
    },
  ])
})

import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import type { Json } from '../../server/engine/model.js'
import { factsOf, type Parts, plainWorkflow, problemsOf, programmeOf } from './build.js'
import { finds, harbourFiles, harbourSite, type Mistake, planted } from './planted.js'

const workflow = 'rules/application.workflow.json'
const form = 'schemas/application.form.json'
const opinion = {
  id: 'visit',
  label: '现场核查',
  by: ['expert'],
  in: ['quarter-review'],
  required: true,
  outcomes: [{ id: 'agree', label: '同意' }],
  fields: { type: 'object', title: '核查', properties: { visitedOn: { type: 'string', title: '日期', format: 'date' } } },
}
const audit = {
  type: 'array',
  title: '审计明细',
  by: ['bureau'],
  in: ['bureau-review'],
  maxItems: 9,
  items: { type: 'object', properties: { invoice: { type: 'string', title: '发票' } } },
}
const decided = {
  id: 'level',
  label: '等级',
  type: 'decimal',
  kind: 'reviewer',
  stage: 'application',
  by: ['bureau'],
  in: ['bureau-review'],
}
const { stage: _, ...withoutStage } = decided
const saying = { id: 'says', label: '结论', type: 'string', kind: 'opinion', stage: 'application', opinion: 'visit' }
const asked = {
  type: 'object',
  title: '核查',
  properties: { need: { type: 'string', title: '复查', oneOf: [{ const: 'yearly', title: '每年' }] } },
}

const given = (
  is: string,
  change: { [key: string]: Json },
  at: string,
  code: string,
  says: string,
  also: Record<string, Json> = {},
): Mistake => ({
  is,
  file: workflow,
  set: { '/opinions': [{ ...opinion, ...change }], ...also },
  at: `/opinions/0${at}`,
  code,
  says,
})
const filled = (is: string, change: { [key: string]: Json }, at: string, code: string, says: string): Mistake => ({
  is,
  file: form,
  set: { '/properties/audit': { ...audit, ...change } },
  at: `/properties/audit${at}`,
  code,
  says,
})
const fact = (is: string, content: { [key: string]: Json }, at: string, code: string, says: string): Mistake => ({
  is,
  file: 'rules/facts.json',
  set: { '/facts/-': content },
  at: `/facts/1${at}`,
  code,
  says,
})

test('what reviewers add compiles', () => {
  const files = planted(harbourFiles, {
    file: workflow,
    set: { '/opinions': [opinion], '/actions/3/needs/-': 'opinions' },
    also: {
      [form]: { '/properties/audit': audit },
      'rules/facts.json': {
        '/facts/-': decided,
        '/facts/2': {
          id: 'visit',
          label: '核查日期',
          type: 'date',
          kind: 'opinion',
          stage: 'application',
          opinion: 'visit',
          field: 'visitedOn',
        },
      },
    },
  })
  expect(compile(files, harbourSite()).problems).toEqual([])
})

describe('compile refuses a letter', () => {
  const added = { [workflow]: { '/opinions': [opinion], '/actions/3/needs/-': 'opinions' }, 'rules/facts.json': { '/facts/-': decided } }
  const given = (values: Record<string, Json>) => ({ 'rules/examples/eligible.json': values })
  const letter = (is: string, text: string, says: string, values: Record<string, Json> = {}): Mistake => ({
    is,
    file: 'templates/pledge.hbs',
    text,
    also: { ...added, ...given(values) },
    at: '/1',
    code: 'never-filled',
    says,
  })
  finds([
    letter('that says an opinion which no example gives', '<p>{{opinions.visit.outcomeLabel}}</p>', '“现场核查”'),
    letter('that says a day which no example of the opinion has', '<p>{{opinions.visit.texts.visitedOn}}</p>', '现场核查的“日期”', {
      '/given/opinions': { visit: 'agree' },
    }),
    letter('that says what no example decides', '<p>{{factTexts.level}}</p>', '“等级”'),
  ])

  test('but none that says what an example gives and decides', () => {
    const files = planted(harbourFiles, {
      file: 'templates/pledge.hbs',
      text: '<p>{{opinions.visit.texts.visitedOn}}{{factTexts.level}}</p>',
      also: {
        ...added,
        ...given({
          '/given/opinions': { visit: { outcome: 'agree', fields: { visitedOn: '2025-03-04' } } },
          '/given/decisions': { level: '2' },
        }),
      },
    })
    expect(compile(files, harbourSite()).problems).toEqual([])
  })
})

describe('compile refuses an opinion', () => {
  finds([
    given('of no role', { by: ['experts'] }, '/by/0', 'unknown-role', 'experts'),
    given('of the applicant', { by: ['enterprise'] }, '/by/0', 'self-judging', '不能认定自己'),
    given('in no state', { in: ['review'] }, '/in/0', 'unknown-state', 'review'),
    given('while the applicant writes', { in: ['quarter-review', 'draft'] }, '/in/1', 'editable', '在申报单位手里'),
    given('that cites no clause', { clause: '88' }, '/clause', 'unknown-clause', '88'),
    given('with an outcome twice', { outcomes: [...opinion.outcomes, ...opinion.outcomes] }, '/outcomes/1/id', 'repeated', 'agree'),
    given('without an outcome', { outcomes: [] }, '/outcomes', 'shape', '至少要有 1 项'),
    given('under what there is not', { when: { fact: 'costs', operator: 'answered', value: true } }, '/when/fact', 'unknown-fact', 'costs'),
    given(
      'whose field is prefilled for the applicant',
      { fields: { type: 'object', title: '核查', properties: { who: { type: 'string', title: '谁', selfCheck: true } } } },
      '/fields/properties/who/selfCheck',
      'no-effect',
      'selfCheck',
    ),
    {
      ...given('that an action misspells', {}, '', 'unknown-opinion', 'visits'),
      set: { '/opinions': [opinion], '/actions/3/needs/-': 'opinions', '/actions/3/opinions': ['visit', 'visits'] },
      at: '/actions/3/opinions/1',
    },
    {
      ...given('that an action names without waiting', {}, '', 'no-effect', '却不需要意见'),
      set: { '/opinions': [opinion], '/actions/3/opinions': ['visit'] },
      at: '/actions/3/opinions',
    },
    {
      ...given('that is waited for where none is asked', {}, '', 'no-opinion', '没有要求出具'),
      set: { '/opinions': [opinion], '/actions/6/needs/-': 'opinions' },
      at: '/actions/6/needs/1',
    },
  ])
})

const named = (is: string, change: { [key: string]: Json }, at: string, code: string, says: string): Mistake => {
  const { fields: __, ...plain } = opinion
  const whole = { ...plain, by: ['provider'], names: 'creditCode', shows: ['cost'], ...change }
  return { is, file: workflow, set: { '/opinions': [whole] }, at: `/opinions/0${at}`, code, says }
}

describe('compile refuses an opinion of the one that is named', () => {
  finds([
    named('by no field', { names: 'supplier' }, '/names', 'unknown-field', 'supplier'),
    named('by a field that is no credit code', { names: 'shop' }, '/names', 'field-type', '不是信用代码'),
    named('that reads what there is not', { shows: ['costs'] }, '/shows/0', 'unknown-field', 'costs'),
    named('in the role of a reviewer', { by: ['quarter'] }, '/by/0', 'wrong-role', '片区审核员'),
    named('in the role of the applicant', { by: ['enterprise'] }, '/by/0', 'wrong-role', '面包房'),
    named('with a file', { attachment: 'optional' }, '/attachment', 'no-effect', '只写结论和意见'),
    given('that shows something to nobody', { shows: ['cost'] }, '/shows', 'no-effect', 'shows 不起作用'),
  ])
})

const provided = (is: string, change: { [key: string]: Json }, at: string, code: string, says: string): Mistake => {
  const { fields: _, ...plain } = opinion
  const asked = { ...plain, by: ['provider'], names: 'creditCode' }
  const material = { id: 'letter', title: '承诺书', need: 'optional', fromNamed: { opinion: opinion.id }, ...change }
  return {
    is,
    file: 'schemas/application.materials.json',
    set: { '/materials/-': material },
    also: { [workflow]: { '/opinions': [asked, { ...plain, id: 'visit-of-staff' }] } },
    at: `/materials/4${at}`,
    code,
    says,
  }
}

describe('compile refuses a material that the named organisation may upload', () => {
  finds([
    provided('by an opinion that there is not', { fromNamed: { opinion: 'word' } }, '/fromNamed/opinion', 'unknown-opinion', 'word'),
    provided(
      'by an opinion of staff',
      { fromNamed: { opinion: 'visit-of-staff' } },
      '/fromNamed/opinion',
      'unknown-opinion',
      'visit-of-staff',
    ),
    provided(
      'with a mail that there is not',
      { fromNamed: { opinion: opinion.id, mail: 'told' } },
      '/fromNamed/mail',
      'unknown-mail',
      'told',
    ),
    provided('for each row', { forEach: 'ovens' }, '/fromNamed', 'no-effect', '不能由被指明的单位上传'),
  ])
})

describe('compile refuses a section that reviewers fill', () => {
  finds([
    filled('by no role', { by: ['office'] }, '/by/0', 'unknown-role', 'office'),
    filled('by the applicant', { by: ['enterprise'] }, '/by/0', 'self-judging', '不能认定自己'),
    filled('in no state', { in: ['bureau'] }, '/in/0', 'unknown-state', 'bureau'),
    filled('while the applicant writes', { in: ['returned'] }, '/in/0', 'editable', '在申报单位手里'),
    {
      is: 'that says when, but not who',
      file: form,
      set: { '/properties/plan/in': ['bureau-review'] },
      at: '/properties/plan/in',
      code: 'no-effect',
      says: '不写“in”',
    },
  ])
})

describe('compile refuses a fact', () => {
  finds([
    fact('decided in no state', { ...decided, in: ['bureau'] }, '/in/0', 'unknown-state', 'bureau'),
    fact('decided in states of no stage', { ...withoutStage, in: ['bureau-review'] }, '/in', 'no-stage', '哪个环节'),
    fact('with limits that leave nothing', { ...decided, minimum: '3', maximum: '2' }, '/minimum', 'limits', '最小 3'),
    fact('with decimals of a text', { ...decided, type: 'string', places: 2 }, '/places', 'keyword', 'places'),
    fact('of an opinion that there is not', saying, '/opinion', 'unknown-opinion', 'visit'),
    ...(['visit', 'need'] as const).map(
      (about): Mistake => ({
        is: `of an opinion that a rule compares with no ${about === 'visit' ? 'outcome' : 'option'} of it`,
        file: 'rules/application.eligibility.json',
        set: { '/rules/0/conditions': { fact: 'says', operator: 'equal', value: about === 'visit' ? 'agre' : 'yearl' } },
        also: {
          [workflow]: { '/opinions': [{ ...opinion, fields: asked }], '/actions/3/needs/-': 'opinions' },
          'rules/facts.json': { '/facts/-': about === 'visit' ? saying : { ...saying, field: 'need' } },
        },
        at: '/rules/0/conditions/value',
        code: 'unknown-option',
        says: '没有选项',
        remedy: about === 'visit' ? '“agree”' : '“yearly”',
      }),
    ),
    fact(
      'of a row that there is not',
      { id: 'pays', label: '补贴', type: 'decimal', unit: '万元', kind: 'sheet', stage: 'application', row: 'grants' },
      '/row',
      'unknown-row',
      'grants',
    ),
    fact(
      'of a row in another unit',
      { id: 'pays', label: '补贴', type: 'decimal', unit: '元', kind: 'sheet', stage: 'application', row: 'half' },
      '/row',
      'formula-unit',
      '万元',
    ),
    fact(
      'of the worksheet of a stage without one',
      { id: 'pays', label: '补贴', type: 'decimal', kind: 'sheet', stage: 'report', row: 'half' },
      '/stage',
      'no-worksheet',
      '没有核算表',
    ),
  ])
})

describe('a fact that is a row of the worksheet', () => {
  const parts: Parts = {
    sections: {
      basics: {
        type: 'object',
        title: '基础',
        properties: { cost: { type: 'string', title: '投入', unit: '万元', decimal: { places: 2 } } },
      },
    },
    facts: [
      { id: 'isLarge', label: '金额较大', kind: 'condition', conditions: { fact: 'halfOf', operator: 'greaterThan', value: 10 } },
      { id: 'halfOf', label: '一半', type: 'decimal', unit: '万元', kind: 'sheet', stage: 'application', row: 'half' },
    ],
    worksheet: {
      title: '测算',
      rows: [
        { id: 'half', label: '一半', formula: 'cost / 2', unit: '万元' },
        { id: 'paid', label: '应付', formula: 'if(isLarge, 10, half)', unit: '万元' },
      ],
      results: [{ id: 'paid', label: '应付', row: 'paid' }],
    },
    workflow: plainWorkflow,
  }

  test('is computed from the rows behind it alone: another row may read it', () => {
    const facts = factsOf(programmeOf(parts), { basics: { cost: '50' } })
    expect(facts.read('isLarge').value).toBe(true)
    expect(facts.read('halfOf')).toMatchObject({ value: '25', source: '测算“一半”' })
    const unknown = factsOf(programmeOf(parts), {}).read('halfOf')
    expect(unknown.value).toBeUndefined()
    expect(unknown.missing).toContain('投入')
  })

  test('may not be read by the rows that it stands for', () => {
    const rows = [{ id: 'half', label: '一半', formula: 'if(isLarge, 1, cost / 2)', unit: '万元' }]
    const found = problemsOf({ ...parts, worksheet: { title: '测算', rows, results: [{ id: 'half', label: '一半', row: 'half' }] } })
    expect(found.map(({ code }) => code)).toContain('fact-cycle')
  })
})

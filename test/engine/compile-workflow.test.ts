import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import type { Json } from '../../server/engine/model.js'
import { finds, harbourFiles, harbourSite, type Mistake, mistakesIn, planted } from './planted.js'

const file = 'rules/application.workflow.json'
const actionCount: number = JSON.parse(harbourFiles[file] ?? '').actions.length
const materials = 'schemas/application.materials.json'
const rules = 'rules/application.eligibility.json'

const workflow = mistakesIn(file)
const checklist = mistakesIn(materials)
const rule = mistakesIn(rules)

describe('compile refuses a workflow', () => {
  finds([
    workflow(
      'with a state twice',
      { '/states/-': { id: 'passed', label: '又通过', tone: 'success', final: 'positive' } },
      '/states/6/id',
      'repeated',
      'passed',
    ),
    workflow('with an action twice', { '/actions/1/id': 'submit' }, '/actions/1/id', 'repeated', 'submit'),
    workflow(
      'with a state that nothing leads to',
      { '/states/-': { id: 'parked', label: '搁置', tone: 'neutral', final: 'negative' } },
      '/states/6',
      'unreachable',
      '搁置',
    ),
    {
      is: 'with a state that nobody leaves',
      file,
      set: { '/actions/1/from': ['draft'] },
      at: '/states/3',
      code: 'dead-end',
      says: '没有任何操作',
      remedy: 'final',
    },
    workflow(
      'with a circle that leads to no end',
      {
        '/states/-': { id: 'waiting', label: '等待', tone: 'active', holder: 'bureau' },
        '/actions/-': { id: 'wait', label: '等', kind: 'move', by: ['bureau'], from: ['bureau-review', 'waiting'], to: 'waiting' },
      },
      '/states/6',
      'dead-end',
      '到不了任何最后的状态',
    ),
    workflow('whose end is left', { '/actions/6/from': ['bureau-review', 'rejected'] }, '/actions/6/from', 'final', '不能再有操作'),
    workflow('held by no role', { '/states/1/holder': 'quarters' }, '/states/1/holder', 'unknown-role', 'quarters', '“quarter”'),
    workflow('held by who has nothing to do', { '/states/2/holder': 'expert' }, '/states/2/holder', 'idle-holder', 'expert'),
    { is: 'held by nobody', file, remove: ['/states/2/holder'], at: '/states/2', code: 'no-holder', says: '由谁办理' },
    workflow('whose end is held', { '/states/4/holder': 'bureau' }, '/states/4/holder', 'final', '没有人要办理'),
    workflow('that is edited while others hold it', { '/states/2/editable': 'all' }, '/states/2/editable', 'editable', '由别人办理'),
    {
      is: 'that begins where nothing can be filled',
      file,
      remove: ['/states/0/editable'],
      at: '/states/0',
      code: 'editable',
      says: '不能填写',
    },
    workflow('with an action from no state', { '/actions/2/from/-': 'reviews' }, '/actions/2/from/1', 'unknown-state', 'reviews'),
    workflow('with an action by no role', { '/actions/3/by/-': 'burea' }, '/actions/3/by/1', 'unknown-role', 'burea', '“bureau”'),
    workflow('whose applicant approves', { '/actions/6/by/-': 'enterprise' }, '/actions/6/by/1', 'self-judging', '不能审核自己'),
    workflow('whose reviewer submits', { '/actions/0/by/-': 'bureau' }, '/actions/0/by/1', 'wrong-role', '不是这个环节的申报角色'),
    workflow('that needs what there is not', { '/actions/0/needs/-': 'stamp' }, '/actions/0/needs/5', 'wrong-value', '"stamp"'),
    workflow('that sends no mail', { '/actions/4/mail': 'return' }, '/actions/4/mail', 'unknown-mail', '“return”', '“returned”'),
    workflow(
      'that tells the holder by no mail',
      { '/actions/0/mailHolder': 'arrives' },
      '/actions/0/mailHolder',
      'unknown-mail',
      'arrives',
      '“arrived”',
    ),
    workflow('that cites no clause', { '/states/1/within/clause': '33' }, '/states/1/within/clause', 'unknown-clause', '“33”'),
    workflow('that returns many at once', { '/actions/4/batch': true }, '/actions/4/batch', 'batch', '不能批量办理'),
    workflow(
      'that returns to where nothing opens',
      {
        '/actions/4/to': 'bureau-review',
        '/actions/4/from': ['quarter-review'],
        '/actions/-': {
          id: 'send-back',
          label: '退',
          kind: 'return',
          by: ['bureau'],
          from: ['bureau-review'],
          to: 'returned',
          needs: ['remarks'],
        },
      },
      '/actions/4/to',
      'editable',
      '不能修改',
    ),
    workflow(
      'whose rejection is no end',
      {
        '/actions/5/to': 'returned',
        '/actions/-': { id: 'end', label: '否', kind: 'move', by: ['bureau'], from: ['bureau-review'], to: 'rejected' },
      },
      '/actions/5/to',
      'final',
      'negative',
    ),
    workflow(
      'whose action depends on what there is not',
      { '/actions/6/when': { fact: 'costs', operator: 'lessThan', value: 5 } },
      '/actions/6/when/fact',
      'unknown-fact',
      'costs',
      '“cost”',
    ),
    workflow('with a limit of no days', { '/states/1/within/workingDays': 0 }, '/states/1/within/workingDays', 'shape', '不能小于 1'),
    workflow(
      'that tells a role by no mail',
      { '/actions/3/mails': [{ mail: 'decides', to: ['expert'] }] },
      '/actions/3/mails/0/mail',
      'unknown-mail',
      'decides',
      '“decided”',
    ),
    workflow(
      'that mails to no role',
      { '/actions/3/mails': [{ mail: 'decided', to: ['expert', 'experts'] }] },
      '/actions/3/mails/0/to/1',
      'unknown-role',
      'experts',
      '“expert”',
    ),
    workflow(
      'that mails the same twice',
      { '/actions/4/mails': [{ mail: 'returned', to: ['expert', 'enterprise'] }] },
      '/actions/4/mails/0/to/1',
      'repeated',
      '写了两次',
    ),
    workflow(
      'that mails where what there is not holds',
      { '/actions/4/mails': [{ mail: 'returned', to: ['expert'], when: { fact: 'costs', operator: 'lessThan', value: 5 } }] },
      '/actions/4/mails/0/when/fact',
      'unknown-fact',
      'costs',
    ),
    workflow('with a length of no comment', { '/actions/6/commentLength': 10 }, '/actions/6/commentLength', 'no-effect', '最少字数'),
    workflow('whose good end reopens', { '/states/4/reopens': true }, '/states/4/reopens', 'no-effect', '不是不通过的终点'),
    workflow('with a forbidden id', { '/actions/2/id': 'constructor' }, '/actions/2/id', 'forbidden-name', 'constructor'),
    workflow('with an unknown tone', { '/states/1/tone': 'busy' }, '/states/1/tone', 'wrong-value', '"busy"'),
  ])
})

describe('compile refuses an amount that may be negative', () => {
  const sheet = 'rules/grant.worksheet.json'
  const negative = { '/rows/1/allowNegative': true, '/results/0/negative': 'decide' }
  const waiving = { '/actions/6/decision': 'waive', '/actions/6/needs': ['comment'] }

  finds([
    {
      is: 'which nobody recovers, sets off or waives',
      file: sheet,
      set: negative,
      at: '/results/0/negative',
      code: 'unsettled-negative',
      says: '“补贴金额”可能是负数',
      remedy: '"decision"',
    },
    {
      ...workflow('that is waived without a reason', { '/actions/6/decision': 'waive' }, '/actions/6/decision', 'no-reason', '理由'),
      also: { [sheet]: negative },
    },
    workflow('that never is, and is waived', waiving, '/actions/6/decision', 'no-effect', '没有可能为负数的金额'),
    {
      ...workflow(
        'that the applicant waives',
        { ...waiving, '/actions/6/by': ['bureau', 'enterprise'], '/actions/6/kind': 'move' },
        '/actions/6/by/1',
        'self-judging',
        '自己的负数',
      ),
      also: { [sheet]: negative },
    },
  ])

  test('but not where somebody decides on it in writing, with a grant or without', () => {
    const { problems } = compile(planted(harbourFiles, { file, set: waiving, also: { [sheet]: negative } }), harbourSite())
    expect(problems).toEqual([])
  })
})

describe('compile refuses a checklist', () => {
  finds([
    checklist('with a material twice', { '/materials/3/id': 'licence' }, '/materials/3/id', 'repeated', 'licence'),
    checklist('with a second stamped print', { '/materials/1/stampedPrint': true }, '/materials/1/stampedPrint', 'repeated', '只能有一份'),
    checklist(
      'asked under what there is not',
      { '/materials/2/when/fact': 'costs' },
      '/materials/2/when/fact',
      'unknown-fact',
      'costs',
      '“cost”',
    ),
    checklist('asked for each of no rows', { '/materials/3/forEach': 'oven' }, '/materials/3/forEach', 'unknown-rows', '“oven”', '“ovens”'),
    checklist(
      'with a letter that there is not',
      { '/materials/3/letter': 'pledges' },
      '/materials/3/letter',
      'unknown-letter',
      'pledges',
      '“pledge”',
    ),
    checklist('with an alternative that is alone', { '/materials/3/oneOf': 'photos' }, '/materials/3/oneOf', 'alone', 'photos'),
    checklist(
      'with alternatives of different need',
      { '/materials/3/oneOf': 'a', '/materials/1/oneOf': 'a' },
      '/materials/3/need',
      'need',
      '同样的需要程度',
      'required',
    ),
    checklist('with a reason for nothing', { '/materials/1/whenReason': '因为' }, '/materials/1/whenReason', 'without-when', '没有条件'),
    checklist(
      'with a sample that there is not',
      { '/materials/1/sample': 'sample.hbs' },
      '/materials/1/sample',
      'unknown-letter',
      'sample.hbs',
    ),
    checklist('that cites no clause', { '/materials/1/clause': '8' }, '/materials/1/clause', 'unknown-clause', '“8”'),
  ])
})

describe('compile refuses a rule', () => {
  finds([
    rule(
      'that stands twice',
      {
        '/rules/-': {
          name: 'enough-staff',
          label: '又一条',
          severity: 'advise',
          conditions: { fact: 'staff', operator: 'answered', value: true },
          otherwise: '请填写',
        },
      },
      '/rules/3/name',
      'repeated',
      'enough-staff',
    ),
    rule('that cites no clause', { '/rules/0/clause': '11' }, '/rules/0/clause', 'unknown-clause', '“11”'),
    rule(
      'that the applicant overrules',
      { '/rules/0/overridable': ['bureau', 'enterprise'] },
      '/rules/0/overridable/1',
      'self-judging',
      '面包房',
    ),
    rule(
      'that no role overrules',
      { '/rules/0/overridable': ['bureaux'] },
      '/rules/0/overridable/0',
      'unknown-role',
      'bureaux',
      '“bureau”',
    ),
    rule(
      'that applies under what there is not',
      { '/rules/0/applies': { fact: 'shops', operator: 'equal', value: 'mall' } },
      '/rules/0/applies/fact',
      'unknown-fact',
      'shops',
      '“shop”',
    ),
    rule('of no severity', { '/rules/0/severity': 'warn' }, '/rules/0/severity', 'wrong-value', '"warn"'),
    rule('with a misspelt key', { '/rules/0/otherwize': '不符合' }, '/rules/0/otherwize', 'unknown-key', 'otherwize', '“otherwise”'),
    {
      is: 'without words for who fails it',
      file: rules,
      remove: ['/rules/0/otherwise'],
      at: '/rules/0',
      code: 'missing-key',
      says: 'otherwise',
    },
  ])
})

const automatic = { id: 'lapse', label: '逾期作废', kind: 'reject', by: ['system'], from: ['draft'], to: 'rejected', after: 3 }
const special = { id: 'special', label: '特批', kind: 'approve', by: ['bureau'], from: ['bureau-review'], to: 'passed' }
const alternative = (id: string, when: Json) => ({
  id,
  label: id,
  kind: 'move',
  by: ['bureau'],
  from: ['bureau-review'],
  to: 'passed',
  when,
})
const added = (is: string, actions: Json[], at: string, code: string, says: string): Mistake => ({
  is,
  file,
  set: Object.fromEntries(actions.map((action, index) => [`/actions/${actionCount + index}`, action])),
  at: `/actions/${actionCount}${at}`,
  code,
  says,
})

describe('compile refuses an automatic step', () => {
  finds([
    added(
      'that a person takes as well',
      [{ ...automatic, by: ['system', 'bureau'], from: ['bureau-review'] }],
      '/by',
      'automatic',
      '不能同时由人办理',
    ),
    added('that submits', [{ ...automatic, kind: 'submit', to: 'quarter-review' }], '/kind', 'automatic', '要由人办理'),
    added('that asks for a comment', [{ ...automatic, needs: ['comment'] }], '/needs/0', 'automatic', '没有人能满足'),
    added('with two times', [{ ...automatic, at: '2025-12-01T00:00+08:00' }], '/after', 'automatic', '又写了工作日数'),
    added('of a person', [{ ...automatic, by: ['bureau'], from: ['bureau-review'] }], '/after', 'automatic', '只有自动办理'),
  ])
})

describe('compile refuses a special case', () => {
  finds([
    added(
      'without a reason',
      [{ ...special, needs: ['settledFindings'], despite: ['not-dishonest'] }],
      '/despite',
      'no-reason',
      '写明理由',
    ),
    added(
      'of a rule that there is not',
      [{ ...special, needs: ['settledFindings', 'comment'], despite: ['not-dishonst'] }],
      '/despite/0',
      'unknown-rule',
      'not-dishonst',
    ),
    added(
      'that sets nothing aside',
      [{ ...special, needs: ['comment'], despite: ['not-dishonest'] }],
      '/despite',
      'no-effect',
      '本来就不看',
    ),
  ])
})

describe('Conditional actions that stand for each other', () => {
  const large = { fact: 'staff', operator: 'greaterThan', value: 10 }
  finds([
    added(
      'may leave a case without any',
      [alternative('one', large), alternative('two', { fact: 'staff', operator: 'lessThan', value: 10 })],
      '/when',
      'not-total',
      '可能都不满足',
    ),
  ])

  test.each<[string, Json]>([
    ['the opposite', { not: large }],
    ['the opposite operator', { ...large, operator: 'lessThanInclusive' }],
    ['bounds that leave nothing between', { ...large, operator: 'lessThan', value: 11 }],
    ['no condition at all', null],
  ])('are in order with %s', (_, other) => {
    const second = alternative('two', other ?? large)
    const { when: _when, ...unconditional } = second
    const set = { [`/actions/${actionCount}`]: alternative('one', large), [`/actions/${actionCount + 1}`]: other ? second : unconditional }
    const { problems } = compile(planted(harbourFiles, { file, set }), harbourSite())
    expect(problems).toEqual([])
  })
})

describe('compile refuses what steps write into registers', () => {
  const at = '/actions/6/registers'
  const entry = (more: object): Json => ({ register: 'dishonest', values: { creditCode: 'organisation.creditCode' }, ...more })
  finds([
    workflow('by the applicant', { '/actions/0/registers': [entry({})] }, '/actions/0/registers', 'self-judging', '不能自己写入名单'),
    workflow('an unknown one', { [at]: [entry({ register: 'honest' })] }, `${at}/0/register`, 'unknown-register', 'honest', 'dishonest'),
    workflow('neither a row nor an end', { [at]: [{ register: 'dishonest' }] }, `${at}/0`, 'register-entry', '要么写入一行'),
    workflow(
      'without the key',
      { [at]: [entry({ values: { name: 'organisation.name' } })] },
      `${at}/0/values`,
      'register-entry',
      '“信用代码”是必填的',
    ),
    workflow(
      'an unknown column',
      { [at]: [entry({ values: { creditCode: 'organisation.creditCode', nam: 'organisation.name' } })] },
      `${at}/0/values/nam`,
      'unknown-column',
      'nam',
    ),
    workflow(
      'a number as a day',
      { [at]: [entry({ values: { creditCode: 'organisation.creditCode', since: 'cost' } })] },
      `${at}/0/values/since`,
      'register-entry',
      '不是这一列的类型',
    ),
    workflow('from what is no day', { [at]: [entry({ from: 'cost' })] }, `${at}/0/from`, 'register-entry', '不是日期'),
    workflow('for each row of no section', { [at]: [entry({ forEach: 'basics' })] }, `${at}/0/forEach`, 'unknown-section', 'basics'),
    workflow('keeping no column', { [at]: [entry({ keeps: ['owner'] })] }, `${at}/0/keeps/0`, 'unknown-column', 'owner'),
    workflow(
      'an end that keeps something',
      { [at]: [{ register: 'dishonest', ends: { creditCode: 'organisation.creditCode' }, keeps: ['name'] }] },
      `${at}/0/ends`,
      'register-entry',
      '不起作用',
    ),
    workflow('a standing end that nothing leaves', { '/states/4/standing': true }, '/states/4/standing', 'no-effect', 'standing'),
  ])
})

describe('compile refuses a limit', () => {
  const within = '/states/1/within'
  finds([
    workflow('of nothing', { [within]: {} }, within, 'limit', '要么是几个工作日'),
    workflow('until an unknown date', { [within]: { until: 'replyBy' } }, `${within}/until`, 'unknown-field', 'replyBy'),
    workflow('until what is no date', { [within]: { until: 'cost' } }, `${within}/until`, 'unknown-field', 'cost'),
    workflow(
      'with a reminder at no time',
      { [within]: { workingDays: 3, reminders: [{ mail: 'arrived' }] } },
      `${within}/reminders/0`,
      'limit',
      '到期前或到期后',
    ),
    workflow(
      'with an unknown reminder',
      { [within]: { workingDays: 3, reminders: [{ mail: 'nearly', before: 1 }] } },
      `${within}/reminders/0/mail`,
      'unknown-mail',
      'nearly',
    ),
    {
      is: 'of a stage that staff open and the applicant begins',
      file: 'schemas/programme.json',
      set: { '/stages/1/per': 'parent', '/stages/1/parent': 'application', '/stages/1/opens': ['bureau'] },
      at: '/states/0/holder',
      code: 'opens',
      says: '由主管部门发起',
      in: 'rules/report.workflow.json',
    },
  ])
})

describe('compile refuses whom a step or a rule names', () => {
  const mails = '/actions/0/mails'
  finds([
    workflow(
      'by a field without a credit code',
      { [mails]: [{ mail: 'arrived', to: ['provider'], names: 'phone' }] },
      `${mails}/0/names`,
      'unknown-field',
      'phone',
    ),
    workflow(
      'as the applicant itself',
      { [mails]: [{ mail: 'arrived', to: ['enterprise'], names: 'creditCode' }] },
      `${mails}/0/to/0`,
      'named',
      '另一类单位',
    ),
    rule('by inviting reviewers', { '/rules/0/invites': 'bureau' }, '/rules/0/invites', 'unknown-role', 'bureau'),
  ])
})

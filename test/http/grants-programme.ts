/** A programme for the tests of grants: a yearly cap for each organisation, a settlement below each project, suppliers who look up who names them. */
import type { Workflow } from '../../server/engine/programme.js'
import { filesOf } from '../engine/build.js'

const cost = { type: 'string', title: '投入', decimal: { places: 2 }, unit: '万元' } as const
const provider = { type: 'string', title: '服务商信用代码', format: 'credit-code' } as const

/** Reviewed once by the district: approved, returned or refused. */
export const reviewed: Workflow = {
  initial: 'draft',
  states: [
    { id: 'draft', label: '草稿', tone: 'neutral', holder: 'enterprise', editable: 'all' },
    { id: 'review', label: '审核', tone: 'active', holder: 'quarter' },
    { id: 'returned', label: '已退回', tone: 'attention', holder: 'enterprise', editable: 'remarks' },
    { id: 'approved', label: '已批准', tone: 'success', final: 'positive' },
  ],
  actions: [
    { id: 'submit', label: '提交', kind: 'submit', by: ['enterprise'], from: ['draft', 'returned'], to: 'review' },
    { id: 'withdraw', label: '撤回', kind: 'withdraw', by: ['enterprise'], from: ['review'], to: 'draft', needs: ['unopened'] },
    { id: 'return', label: '退回', kind: 'return', by: ['quarter'], from: ['review'], to: 'returned', needs: ['remarks'] },
    { id: 'approve', label: '批准', kind: 'approve', by: ['quarter'], from: ['review'], to: 'approved' },
  ],
}

const granting: Workflow = {
  initial: 'draft',
  states: [
    { id: 'draft', label: '草稿', tone: 'neutral', holder: 'enterprise', editable: 'all' },
    { id: 'review', label: '审核', tone: 'active', holder: 'quarter', within: { workingDays: 5, afterReturn: 'resume' } },
    { id: 'returned', label: '已退回', tone: 'attention', holder: 'enterprise', editable: 'remarks' },
    { id: 'approved', label: '已批准', tone: 'success', holder: 'quarter' },
    { id: 'closed', label: '办结', tone: 'success', final: 'positive' },
  ],
  actions: [
    { id: 'submit', label: '提交', kind: 'submit', by: ['enterprise'], from: ['draft', 'returned'], to: 'review' },
    { id: 'return', label: '退回', kind: 'return', by: ['quarter'], from: ['review'], to: 'returned', needs: ['remarks'], maxRounds: 1 },
    { id: 'approve', label: '批准', kind: 'approve', by: ['quarter'], from: ['review'], to: 'approved', grants: ['grant'], lowering: true },
    { id: 'correct', label: '更正', kind: 'move', by: ['quarter'], from: ['approved'], to: 'approved', grants: ['grant'], lowering: true },
    { id: 'close', label: '办结', kind: 'move', by: ['quarter'], from: ['approved'], to: 'closed' },
  ],
}

const settling: Workflow = {
  ...reviewed,
  actions: [
    ...reviewed.actions.filter(({ id }) => id !== 'approve'),
    { id: 'pay', label: '支付', kind: 'approve', by: ['quarter'], from: ['review'], to: 'approved', grants: ['rest'] },
    {
      id: 'recover',
      label: '追回',
      kind: 'approve',
      by: ['quarter'],
      from: ['review'],
      to: 'approved',
      grants: ['rest'],
      decision: 'recover',
    },
  ],
}

/** The files of the programme `cap`. */
export const cap = {
  ...filesOf({
    programme: {
      id: 'cap',
      roles: [
        { id: 'enterprise', label: '企业', scope: 'own' },
        { id: 'provider', label: '服务商', scope: 'own' },
        { id: 'quarter', label: '片区', scope: 'district' },
      ],
      stages: [
        { id: 'application', title: '项目', by: 'enterprise', per: 'many', number: 'C-{year}-{serial}', worksheet: 'sheet' },
        {
          id: 'settlement',
          title: '结算',
          by: 'enterprise',
          per: 'parent',
          parent: 'application',
          atMost: 1,
          number: 'S-{year}-{serial}',
          worksheet: 'rest',
          waitsFor: [{ stage: 'application', states: ['approved'], message: '项目批准后才能结算。' }],
        },
        { id: 'redeem', title: '兑付', by: 'provider', number: 'R-{year}-{serial}' },
      ],
    },
    sections: { basics: { type: 'object', title: '基础信息', properties: { cost, provider } } },
    stages: {
      settlement: { basics: { type: 'object', title: '结算', properties: { spent: { ...cost, title: '支出' } } } },
      redeem: { basics: { type: 'object', title: '兑付', properties: { name: { type: 'string', title: '名称' } } } },
    },
    workflow: granting,
    facts: [
      {
        id: 'grantedThisYear',
        label: '本年度已核定',
        type: 'decimal',
        unit: '万元',
        kind: 'history',
        stage: 'application',
        granted: true,
        aggregate: 'sum',
        of: 'grant',
        period: 'year',
      },
      {
        id: 'orders',
        label: '指明本单位的项目金额',
        type: 'decimal',
        unit: '万元',
        kind: 'related',
        stage: 'application',
        states: ['approved', 'closed'],
        match: { field: 'provider', equals: 'organisation.creditCode' },
        aggregate: 'sum',
        of: 'grant',
      },
    ],
    worksheet: {
      title: '补贴',
      rows: [{ id: 'subsidy', label: '补贴', formula: 'min(cost, 50 - grantedThisYear)', unit: '万元' }],
      results: [
        {
          id: 'grant',
          label: '补贴',
          row: 'subsidy',
          split: [
            { id: 'city', label: '市级', share: '0.5' },
            { id: 'local', label: '区级' },
          ],
        },
      ],
    },
  }),
  'rules/settlement.workflow.json': JSON.stringify(settling),
  'rules/rest.worksheet.json': JSON.stringify({
    title: '结算',
    rows: [{ id: 'due', label: '余款', formula: 'spent - application.granted.grant', unit: '万元', allowNegative: true }],
    results: [{ id: 'rest', label: '余款', row: 'due', negative: 'decide' }],
  }),
  'rules/redeem.workflow.json': JSON.stringify({
    ...reviewed,
    states: reviewed.states.map((state) => (state.holder === 'enterprise' ? { ...state, holder: 'provider' } : state)),
    actions: reviewed.actions.map((action) => (action.by.includes('enterprise') ? { ...action, by: ['provider'] } : action)),
  }),
  'rules/redeem.eligibility.json': JSON.stringify({
    rules: [
      {
        name: 'has-orders',
        label: '有企业指明本单位',
        severity: 'advise',
        conditions: { fact: 'orders', operator: 'greaterThan', value: '0' },
        otherwise: '没有已批准的项目指明本单位。',
      },
    ],
  }),
}

/** A minimal programme to start from: one stage with a question of each usual kind, a rule, a formula, two steps of review, and examples that pass. */
import type { Files, Json } from '../engine/model.js'
import { newWorkflow } from './new-workflow.js'

/** The files of a new programme; it compiles and its examples pass. */
export function newProgramme(id: string, title: string): Files {
  const documents: Record<string, Json> = {
    'schemas/programme.json': programme(id, title),
    'schemas/clauses.json': clauses(title),
    'schemas/application.form.json': form,
    'schemas/application.ui.json': layout(title),
    'schemas/application.materials.json': materials,
    'rules/application.eligibility.json': eligibility,
    'rules/application.workflow.json': newWorkflow,
    'rules/subsidy.worksheet.json': worksheet,
    'rules/examples/01-eligible.json': example('条件和材料齐全，可以提交', { investment: '40', incity: true }, 'met', 20_000_000, [
      'submit',
    ]),
    'rules/examples/02-elsewhere.json': example('注册地不在本市，不能提交', { investment: '40', incity: false }, 'not met', 20_000_000, []),
    'rules/examples/03-capped.json': example('投入较大，补贴封顶', { investment: '110', incity: true }, 'met', 30_000_000, ['submit']),
    'rules/examples/04-empty.json': empty,
  }
  const texts = Object.entries(documents).map(([path, document]): [string, string] => [path, `${JSON.stringify(document, null, 2)}\n`])
  return Object.fromEntries([...texts, ['templates/mail/returned.hbs', returnedMail]])
}

const programme = (id: string, title: string): Json => ({
  id,
  title,
  issuer: '发布单位',
  summary: '在这里用一两句话说明支持谁、支持什么、最多多少。',
  highlights: [
    { title: '谁能申报', clause: '1', items: ['在本市注册登记的企业。'] },
    { title: '补多少', clause: '2', items: ['按投入的50%补贴，最高30万元。'] },
  ],
  roles: [
    { id: 'enterprise', label: '企业', scope: 'own' },
    { id: 'district', label: '受理部门', scope: 'district' },
    { id: 'city', label: '主管部门', scope: 'all' },
  ],
  stages: [{ id: 'application', title: '申报', by: 'enterprise', number: 'APP-{year}-{serial}', clause: '3', worksheet: 'subsidy' }],
  mails: [{ id: 'returned', subject: '申报被退回，请按意见修改', template: 'mail/returned.hbs' }],
})

const clauses = (title: string): Json => ({
  source: title,
  clauses: [
    { id: '1', label: '一', text: '在本市注册登记的企业可以申报。' },
    { id: '2', label: '二', text: '按投入的50%给予补贴，最高不超过30万元。' },
    { id: '3', label: '三', text: '企业提交申报表和营业执照，受理部门5个工作日内初审，主管部门复核。' },
  ],
})

const form: Json = {
  type: 'object',
  title: '申报表',
  required: ['basics'],
  properties: {
    basics: {
      type: 'object',
      title: '基础信息',
      properties: {
        name: { type: 'string', title: '企业名称', from: 'organisation.name', locked: true, maxLength: 100 },
        incity: { type: 'boolean', title: '是否在本市注册登记', clause: '1', selfCheck: true, evidence: 'licence' },
        investment: {
          type: 'string',
          title: '投入金额',
          clause: '2',
          decimal: { places: 4, minimum: '0', maximum: '99999999' },
          unit: '万元',
          selfCheck: true,
        },
      },
      required: ['name', 'incity', 'investment'],
    },
  },
}

const layout = (title: string): Json => ({
  fields: { name: { span: 12, printSpan: 12 }, incity: { widget: 'radio', span: 6, printSpan: 6 }, investment: { span: 6, printSpan: 6 } },
  columns: [
    { field: '@name', label: '企业名称', sortable: true },
    { field: '@state', label: '状态', filter: true },
  ],
  print: { title, seal: '申报企业（公章）' },
})

const materials: Json = {
  title: '证明材料',
  materials: [
    { id: 'stampedForm', title: '申报表盖章扫描件', clause: '3', need: 'required', stampedPrint: true },
    { id: 'licence', title: '营业执照', clause: '3', need: 'required' },
  ],
}

const eligibility: Json = {
  rules: [
    {
      name: 'registered-here',
      label: '在本市注册登记',
      clause: '1',
      severity: 'block',
      conditions: { fact: 'incity', operator: 'equal', value: true },
      otherwise: '本事项只面向在本市注册登记的企业。',
      selfCheck: true,
      overridable: ['district', 'city'],
    },
  ],
}

const worksheet: Json = {
  title: '补贴测算',
  parameters: [
    { id: 'rate', label: '补贴比例', values: [{ value: '0.5', clause: '2' }] },
    { id: 'cap', label: '最高补贴', unit: '万元', values: [{ value: '30', clause: '2' }] },
  ],
  rows: [
    {
      id: 'subsidy',
      label: '预计补贴',
      formula: 'min(investment * rate, cap)',
      unit: '万元',
      round: { mode: 'down', places: 6 },
      clause: '2',
    },
  ],
  results: [{ id: 'estimate', label: '预计补贴', row: 'subsidy' }],
}

const organisation: Json = { name: '示例企业', creditCode: '91210211MAC0DE0168' }

function example(title: string, answers: { investment: string; incity: boolean }, verdict: string, fen: number, actions: string[]): Json {
  return {
    title,
    stage: 'application',
    given: {
      now: '2026-03-02T09:00:00+08:00',
      state: 'draft',
      organisation,
      answers: { basics: { name: '示例企业', ...answers } },
      materials: ['stampedForm', 'licence'],
    },
    expect: {
      verdict,
      findings: { 'registered-here': verdict },
      materials: { required: ['stampedForm', 'licence'], missing: [] },
      amounts: { estimate: fen },
      actions: { enterprise: actions, district: [], city: [] },
      steps: { submit: { to: 'district-review', holder: 'district', due: '2026-03-09' } },
    },
  }
}

const empty: Json = {
  title: '什么都没有填：不能确定，缺少的都列出来',
  stage: 'application',
  given: { now: '2026-03-02T09:00:00+08:00', state: 'draft', organisation },
  expect: {
    verdict: 'unknown',
    findings: { 'registered-here': 'unknown' },
    problems: ['/basics/name', '/basics/incity', '/basics/investment'],
    materials: { missing: ['stampedForm', 'licence'] },
    amounts: { estimate: null },
    actions: { enterprise: [] },
  },
}

const returnedMail = `{{organisation.name}}：

您的申报被退回，请按以下意见修改后再提交：

{{comment}}
`

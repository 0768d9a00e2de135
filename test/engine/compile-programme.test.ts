import { describe } from 'vitest'
import type { Json } from '../../server/engine/model.js'
import { finds, type Mistake } from './planted.js'

const file = 'schemas/programme.json'
const ui = 'schemas/application.ui.json'
const example = 'rules/examples/eligible.json'
const worksheet = 'rules/grant.worksheet.json'

const of =
  (path: string) =>
  (is: string, set: Record<string, Json>, at: string, code: string, says: string, remedy?: string): Mistake => ({
    is,
    file: path,
    set,
    at,
    code,
    says,
    ...(remedy && { remedy }),
  })
const programme = of(file)
const layout = of(ui)
const inExample = of(example)

describe('compile refuses a programme', () => {
  finds([
    programme('without a proper id', { '/id': 'Oven Grant' }, '/id', 'shape', 'Oven Grant'),
    programme('with a misspelt key', { '/isuer': '市商务局' }, '/isuer', 'unknown-key', 'isuer', '“issuer”'),
    programme('with a role twice', { '/roles/-': { id: 'bureau', label: '又一个', scope: 'all' } }, '/roles/5/id', 'repeated', 'bureau'),
    programme(
      'with a role of the platform',
      { '/roles/-': { id: 'administrator', label: '管理员', scope: 'all' } },
      '/roles/5/id',
      'reserved',
      '平台保留',
    ),
    programme(
      'with applicants that nobody can register as',
      { '/roles/-': { id: 'school', label: '学校', scope: 'own' } },
      '/roles/5/id',
      'unknown-account-kind',
      'school',
    ),
    programme(
      'with a forbidden role',
      { '/roles/-': { id: 'constructor', label: '甲', scope: 'all' } },
      '/roles/5/id',
      'forbidden-name',
      'constructor',
    ),
    programme(
      'whose stage computes no worksheet',
      { '/stages/0/worksheet': 'grants' },
      '/stages/0/worksheet',
      'unknown-worksheet',
      'grants',
      '“grant”',
    ),
    programme(
      'that waits for no stage',
      { '/stages/1/waitsFor/0/stage': 'applications' },
      '/stages/1/waitsFor/0/stage',
      'unknown-stage',
      'applications',
      '“application”',
    ),
    programme(
      'that waits for no state',
      { '/stages/1/waitsFor/0/states/0': 'approved' },
      '/stages/1/waitsFor/0/states/0',
      'unknown-state',
      'approved',
    ),
    programme(
      'whose stages wait for each other',
      { '/stages/0/waitsFor': [{ stage: 'report', states: ['accepted'], message: '先填安装情况' }] },
      '/stages/0',
      'stage-cycle',
      '补贴申请 → 安装情况 → 补贴申请',
    ),
    programme('whose stage lies below no other', { '/stages/1/per': 'parent' }, '/stages/1', 'missing-key', '属于哪个环节'),
    programme('whose numbers repeat', { '/stages/1/number': 'REP-{year}' }, '/stages/1/number', 'number', '顺序号'),
    programme(
      'whose number names what there is not',
      { '/stages/1/number': 'REP-{month}-{serial}' },
      '/stages/1/number',
      'number',
      '{month}',
    ),
    programme(
      'that closes before it opens',
      { '/opening': { from: '2025-03-01T00:00+08:00', until: '2025-02-01T00:00+08:00' } },
      '/opening/until',
      'opening',
      '永远不受理',
    ),
    programme('that opens on no day', { '/opening': { from: '2025-02-30T00:00+08:00' } }, '/opening/from', 'value', '2025-02-30'),
    programme('that opens in another zone', { '/opening': { from: '2025-02-01T00:00Z' } }, '/opening/from', 'shape', '2025-02-01T00:00Z'),
    programme('whose highlight cites no clause', { '/highlights/0/clause': '22' }, '/highlights/0/clause', 'unknown-clause', '“22”'),
    programme(
      'whose letter has no template',
      { '/letters/0/template': 'pledges.hbs' },
      '/letters/0/template',
      'unknown-template',
      'pledges.hbs',
      '“pledge.hbs”',
    ),
    programme(
      'whose letter has an unknown profile',
      { '/letters/0/profile': 'officials' },
      '/letters/0/profile',
      'wrong-value',
      'officials',
      '“official”',
    ),
    programme(
      'whose letter reads a party from no field',
      { '/letters/0/parties': { provider: { name: 'nane' } } },
      '/letters/0/parties/provider/name',
      'unknown-field',
      'nane',
      '“name”',
    ),
    programme(
      'whose letter reads a party from a row',
      { '/letters/0/parties': { provider: { name: 'name', contact: 'model' } } },
      '/letters/0/parties/provider/contact',
      'row-field',
      '“型号”每一行都有',
    ),
    programme(
      'whose letter reads a party from what another role files',
      { '/letters/0/parties': { provider: { name: 'supplier.title' } } },
      '/letters/0/parties/provider/name',
      'unknown-field',
      'supplier.title',
    ),
    programme(
      'whose letter calls a party like something else',
      { '/letters/0/parties': { organisation: { name: 'name' } } },
      '/letters/0/parties/organisation',
      'taken-name',
      '“organisation”',
      '换一个名称',
    ),
    programme('whose letter no role prints', { '/letters/0/by': ['bureaus'] }, '/letters/0/by/0', 'unknown-role', 'bureaus', '“bureau”'),
    programme('whose letter is printed in no state', { '/letters/0/states': ['past'] }, '/letters/0/states/0', 'unknown-state', '“past”'),
    programme(
      'whose mail has no template',
      { '/mails/0/template': 'mail/return.hbs' },
      '/mails/0/template',
      'unknown-template',
      'mail/return.hbs',
      '“mail/returned.hbs”',
    ),
    programme(
      'whose subject names what there is not',
      { '/mails/0/subject': '{{declaration.numbr}}' },
      '/mails/0/subject',
      'template',
      'numbr',
    ),
    {
      is: 'whose letter names what there is not',
      file: 'templates/pledge.hbs',
      text: '<p>{{organisation.nam}}</p>',
      at: '/1',
      code: 'template',
      says: 'nam',
    },
    {
      is: 'whose letter lets marks through',
      file: 'templates/pledge.hbs',
      text: '<p>{{{organisation.name}}}</p>',
      at: '/1',
      code: 'template',
      says: '第 1 行',
    },
    {
      is: 'whose clause stands twice',
      file: 'schemas/clauses.json',
      set: { '/clauses/-': { id: '1', text: '又一条' } },
      at: '/clauses/4/id',
      code: 'repeated',
      says: '“1”',
    },
    {
      is: 'with a worksheet that no stage computes',
      file: 'rules/other.worksheet.json',
      text: '{"title":"另一张","rows":[{"id":"one","label":"一","formula":"1"}],"results":[{"id":"one","label":"一","row":"one"}]}',
      at: '',
      code: 'unused',
      says: '没有环节',
    },
    {
      is: 'whose worksheet cites no clause',
      file: worksheet,
      set: { '/parameters/0/values/0/clause': '22' },
      at: '/parameters/0/values/0/clause',
      code: 'unknown-clause',
      says: '“22”',
    },
    {
      is: 'whose dictionary has a code twice',
      file: 'schemas/trades.dictionary.json',
      text: '{"title":"行业","entries":[{"code":"1","name":"甲","children":[{"code":"1","name":"乙"}]}]}',
      at: '/entries/0/children/0/code',
      code: 'repeated',
      says: '“1”',
    },
  ])
})

describe('compile refuses a layout', () => {
  finds([
    layout('of no field', { '/fields/storys': {} }, '/fields/storys', 'unknown-field', 'storys', '“story”'),
    layout('with a widget that does not fit', { '/fields/staff': { widget: 'date' } }, '/fields/staff/widget', 'widget', '日期', 'integer'),
    layout(
      'with a widget that is an element of HTML',
      { '/fields/staff': { widget: 'script' } },
      '/fields/staff/widget',
      'wrong-value',
      '"script"',
    ),
    layout('with lines for one line', { '/fields/name': { rows: 3 } }, '/fields/name/rows', 'widget', '多行文字'),
    layout('of no section', { '/sections': { plans: {} } }, '/sections/plans', 'unknown-section', 'plans', '“plan”'),
    layout(
      'that orders no field',
      { '/sections': { plan: { order: ['story', 'costs'] } } },
      '/sections/plan/order/1',
      'unknown-field',
      'costs',
      '“cost”',
    ),
    layout(
      'that adds rows to what has none',
      { '/sections': { plan: { addLabel: '添加' } } },
      '/sections/plan/addLabel',
      'not-rows',
      '改造计划',
    ),
    layout(
      'with a link to no parameter',
      { '/sections': { plan: { links: [{ label: '指南', href: '{guides}' }] } } },
      '/sections/plan/links/0/href',
      'unknown-parameter',
      'guides',
      '“guide”',
    ),
    layout(
      'with a link that runs code',
      { '/sections': { plan: { links: [{ label: '指南', href: 'javascript:alert(1)' }] } } },
      '/sections/plan/links/0/href',
      'shape',
      'javascript',
    ),
    layout('with a column of no field', { '/columns/3/field': 'shops' }, '/columns/3/field', 'unknown-field', 'shops', '“shop”'),
    layout('with a column of rows', { '/columns/3/field': 'model' }, '/columns/3/field', 'row-field', '型号'),
    layout('with a column twice', { '/columns/3/field': 'cost' }, '/columns/4/field', 'repeated', 'cost'),
  ])
})

describe('compile refuses an example', () => {
  finds([
    inExample('of no stage', { '/stage': 'applications' }, '/stage', 'unknown-stage', 'applications', '“application”'),
    inExample('at no time', { '/given/now': '2025-02-30T00:00:00Z' }, '/given/now', 'value', '2025-02-30'),
    inExample('in no state', { '/given/state': 'drafts' }, '/given/state', 'unknown-state', 'drafts', '“draft”'),
    inExample(
      'of no district',
      { '/given/organisation/district': 'eats' },
      '/given/organisation/district',
      'unknown-district',
      'eats',
      '“east”',
    ),
    inExample(
      'with a material that there is not',
      { '/given/materials/-': 'photos' },
      '/given/materials/2',
      'unknown-material',
      'photos',
      '“photo”',
    ),
    inExample(
      'with a row of a material that has none',
      { '/given/materials/-': 'photo#1' },
      '/given/materials/2',
      'material-row',
      '只有一份',
    ),
    inExample(
      'with a register that there is not',
      { '/given/registers/dishonesty': [] },
      '/given/registers/dishonesty',
      'unknown-register',
      'dishonesty',
    ),
    inExample(
      'with a decision about nothing',
      { '/given/decisions': { 'not-dishonesty': 'met' } },
      '/given/decisions/not-dishonesty',
      'unknown-rule',
      'not-dishonesty',
    ),
    inExample('that expects no rule', { '/expect/findings/enough': 'met' }, '/expect/findings/enough', 'unknown-rule', 'enough'),
    inExample(
      'that expects an unknown outcome',
      { '/expect/findings/enough-staff': 'passed' },
      '/expect/findings/enough-staff',
      'wrong-value',
      '"passed"',
    ),
    inExample('that expects no fact', { '/expect/facts': { staffs: 5 } }, '/expect/facts/staffs', 'unknown-fact', 'staffs', '“staff”'),
    inExample('that expects no result', { '/expect/amounts/grants': 1 }, '/expect/amounts/grants', 'unknown-result', 'grants', '“grant”'),
    inExample(
      'that expects no action',
      { '/expect/actions': { enterprise: ['submits'] } },
      '/expect/actions/enterprise/0',
      'unknown-action',
      'submits',
      '“submit”',
    ),
    inExample(
      'that expects actions of no role',
      { '/expect/actions': { enterprises: [] } },
      '/expect/actions/enterprises',
      'unknown-role',
      'enterprises',
      '“enterprise”',
    ),
    inExample(
      'that expects a letter that there is not',
      { '/expect/letters': { pledges: [] } },
      '/expect/letters/pledges',
      'unknown-letter',
      'pledges',
      '“pledge”',
    ),
    inExample(
      'that expects a problem nowhere',
      { '/expect/problems': ['/basics/stuff'] },
      '/expect/problems/0',
      'unknown-field',
      'stuff',
      '“staff”',
    ),
  ])
})

/** Words for what configuration says by keys: severities, needs, types, formats, roles, where values come from. */

import type { Material } from '../generated/materials.js'
import type { WorkflowAction } from '../generated/workflow.js'
import type { Rounding } from '../generated/worksheet.js'
import type { EligibilityRule, FieldModel, Programme } from '../programme.js'
import { roundedTo } from '../values/exact.js'
import type { FormatName } from '../values/formats.js'

/** The name of a role, also of those that are nobody's. */
export const roleLabel = (role: string, programme: Programme) =>
  programme.roles.get(role)?.label ?? (role === 'batch' ? '批次' : role === 'system' ? '系统' : role)

/** Where a value is taken over from: the registration, or a question of another stage. */
export function sourceWords(from: string, { stages }: Programme): string {
  const [place = '', key = ''] = from.split('.')
  if (place === 'organisation') return `注册信息的${organisationNames[key] ?? key}`
  const stage = stages.get(place)
  return stage ? `${stage.definition.title}的“${stage.form.fields.get(key)?.title ?? key}”` : from
}

const organisationNames: Record<string, string> = {
  name: '单位名称',
  creditCode: '信用代码',
  district: '所属地区',
  districtName: '所属地区',
  contact: '联系人',
  mobile: '电话',
  email: '电子邮箱',
}

export const severityNames = { block: '阻止提交', advise: '提示', review: '仅审核可见' } satisfies Record<
  EligibilityRule['severity'],
  string
>
export const needNames = { required: '必须', recommended: '可以后补', optional: '选交' } satisfies Record<Material['need'], string>
export const typeNames = {
  string: '文字',
  integer: '整数',
  decimal: '小数',
  boolean: '是或否',
  date: '日期',
  list: '多选',
  rows: '表格',
} satisfies Record<FieldModel['type'], string>
export const needLabels = {
  answers: '表单填写完整',
  materials: '材料齐全',
  opinions: '并行意见已收齐',
  eligibility: '没有阻止提交的规则',
  stampedPrint: '盖章扫描件',
  comment: '意见',
  remarks: '退回意见',
  remarksSettled: '退回意见均已处理',
  settledFindings: '规则均已认定',
  unopened: '审核人员尚未打开',
  typedConfirmation: '输入确认',
  programmeOpen: '在申报期内',
} satisfies Record<NonNullable<WorkflowAction['needs']>[number], string>

export const formatNames = {
  date: '日期',
  'credit-code': '统一社会信用代码',
  mobile: '手机号码',
  telephone: '电话号码',
  email: '电子邮箱',
  'bank-account': '银行账号',
  url: '网址',
} satisfies Record<FormatName, string>

/** How a number is rounded, in words. */
export const roundingText = ({ mode, places }: Rounding) => `${roundingNames[mode]}${roundedTo(places)}`

const roundingNames: Record<Rounding['mode'], string> = { 'half-up': '四舍五入', down: '舍去', up: '进位' }

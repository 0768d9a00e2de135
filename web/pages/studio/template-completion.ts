/** Completion of templates: inside double braces, what may be filled in, with its Chinese name. */
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import { fieldsOfForms, namesFor } from './names'

type Files = Readonly<Record<string, string>>

/** Offers names and helpers at the cursor; `around` is asked each time, so that it follows the other files. */
export function completeTemplate(around: () => { files: Files }): CompletionSource {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const before = state.sliceDoc(Math.max(0, pos - 300), pos)
    const opened = before.lastIndexOf('{{')
    if (opened < 0 || before.slice(opened).includes('}}')) return null
    const written = /[\w.#/-]*$/.exec(before)?.[0] ?? ''
    if (!written && !explicit) return null
    return { from: pos - written.length, options: [...optionsFor(around().files), ...helpers], validFor: /^[\w.#/-]*$/ }
  }
}

function optionsFor(files: Files): Completion[] {
  const isSite = 'schemas/site.json' in files
  if (isSite) return [...fixed.site, ...fixed.account].map(option)
  const fields = fieldsOfForms(files)
  return [
    ...fixed.programme,
    ...fixed.site,
    ...fields.map(({ id, label = '' }) => [`texts.${id}`, label] as const),
    ...fields.map(({ id, label = '' }) => [`answers.${id}`, `${label}（原值）`] as const),
    ...namesFor('decided', '', files).map(({ id, label = '' }) => [`factTexts.${id}`, label] as const),
    ...namesFor('opinion', '', files).map(({ id, label = '' }) => [`opinions.${id}.outcomeLabel`, `${label}：结论`] as const),
    ...namesFor('opinion', '', files).map(({ id, label = '' }) => [`opinions.${id}.text`, label] as const),
    ...namesFor('result', '', files).map(({ id, label = '' }) => [`amounts.${id}`, label] as const),
  ].map(option)
}

const option = ([label, detail]: readonly [string, string]): Completion => ({ label, detail, type: 'variable' })

const fixed: Readonly<Record<'programme' | 'site' | 'account', readonly (readonly [string, string])[]>> = {
  programme: [
    ['programme.title', '事项名称'],
    ['programme.shortTitle', '事项简称'],
    ['programme.issuer', '发文单位'],
    ['programme.documentNumber', '文号'],
    ['stage.title', '环节名称'],
    ['organisation.name', '申报单位名称'],
    ['organisation.creditCode', '统一社会信用代码'],
    ['organisation.districtName', '所属区域'],
    ['organisation.contact', '联系人'],
    ['organisation.mobile', '手机'],
    ['organisation.email', '电子邮箱'],
    ['provider.name', '服务商名称'],
    ['provider.creditCode', '服务商统一社会信用代码'],
    ['provider.contact', '服务商联系人'],
    ['provider.mobile', '服务商联系方式'],
    ['declaration.number', '申报件编号'],
    ['declaration.state', '申报件状态'],
    ['declaration.submittedAt', '提交时间'],
    ['today', '今天'],
    ['comment', '审核意见'],
  ],
  site: [
    ['site.name', '平台名称'],
    ['site.shortName', '平台简称'],
    ['site.owner', '主办单位'],
    ['site.ownerTelephone', '主办单位电话'],
    ['site.supportTelephone', '技术支持电话'],
    ['site.supportHours', '技术支持时间'],
  ],
  account: [
    ['name', '单位或人员名称'],
    ['login', '账号'],
    ['password', '初始密码'],
    ['hours', '有效小时数'],
    ['from', '原所属区域'],
    ['to', '现所属区域'],
  ],
}

const helpers: readonly Completion[] = [
  ['#if', '有内容时才印，以 {{/if}} 结束'],
  ['#unless', '没有内容时才印，以 {{/unless}} 结束'],
  ['#each', '逐行重复，以 {{/each}} 结束'],
  ['else', '否则'],
  ['money', '金额（元）'],
  ['wan', '金额（万元）'],
  ['capitals', '人民币大写'],
  ['number', '数字加千分位'],
  ['date', '日期'],
  ['dateTime', '日期和时间'],
  ['checkbox', '☑ 或 ☐'],
  ['blank', '没有内容时留空白手写'],
  ['join', '几项连起来'],
  ['index', '第几行'],
  ['count', '有几行'],
  ['eq', '等于'],
  ['and', '都有'],
  ['or', '第一个有内容的'],
  ['not', '没有'],
].map(([label = '', detail]) => ({ label, detail, type: 'keyword' }))

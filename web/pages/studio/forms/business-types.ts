/** The kinds of questions that people know, and how the schema says each. A kind is always read from the schema; nothing else records it. */
import type { Field } from '../../../../server/engine/generated/form'
import type { FieldLayout } from '../../../../server/engine/generated/ui'

export type BusinessType =
  | 'text'
  | 'longText'
  | 'money'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'choice'
  | 'choices'
  | 'yesNo'
  | 'dictionary'
  | 'district'
  | 'creditCode'
  | 'mobile'
  | 'telephone'
  | 'email'
  | 'bankAccount'
  | 'url'
  | 'consent'

interface Kind {
  label: string
  /** Other words for it in a pasted list. */
  words: RegExp
  hint: string
  /** What the schema says for it. */
  schema: Partial<Field>
  widget?: FieldLayout['widget']
}

/** The table of kinds, in the order in which they are offered. */
export const businessTypes = {
  text: {
    label: '短文本',
    words: /^(短文本|单行文本|文本|文字|字符)$/,
    hint: '一行文字，如名称、地址',
    schema: { type: 'string', maxLength: 100 },
  },
  longText: {
    label: '长文本',
    words: /^(长文本|多行文本|大段文字|段落|备注)$/,
    hint: '多行文字，如基本情况',
    schema: { type: 'string', maxLength: 500 },
    widget: 'textarea',
  },
  money: {
    label: '金额',
    words: /^(金额|金额[（(]?(万元|元)[）)]?|钱|价格)$/,
    hint: '以万元或元为单位，精确到小数',
    schema: { type: 'string', decimal: { places: 2, minimum: '0' }, unit: '万元' },
  },
  integer: { label: '整数', words: /^(整数|数量|人数|个数|数字)$/, hint: '如人数、台数', schema: { type: 'integer', minimum: 0 } },
  decimal: {
    label: '小数、百分比',
    words: /^(小数|百分比|比例|比率|小数、百分比)$/,
    hint: '如比例、得分、用量',
    schema: { type: 'string', decimal: { places: 2 } },
  },
  date: { label: '日期', words: /^(日期|年月日|时间)$/, hint: '某一天', schema: { type: 'string', format: 'date' } },
  choice: { label: '单选', words: /^(单选|下拉|选择|单项选择)$/, hint: '几项中选一项', schema: { type: 'string' } },
  choices: { label: '多选', words: /^(多选|复选|多项选择)$/, hint: '几项中选几项', schema: { type: 'array', uniqueItems: true } },
  yesNo: { label: '是否', words: /^(是否|是\/否|判断)$/, hint: '回答是或否', schema: { type: 'boolean' } },
  dictionary: {
    label: '字典代码（级联）',
    words: /^(字典|级联|代码|字典代码\(级联\)|行业代码|产品目录)$/,
    hint: '从字典里逐级选择，如行业代码',
    schema: { type: 'string' },
    widget: 'cascader',
  },
  district: {
    label: '所属区域',
    words: /^(所属区域|区域|地区|属地)$/,
    hint: '注册账号时选的区域，自动带出',
    schema: { type: 'string', from: 'organisation.districtName', locked: true, maxLength: 50 },
  },
  creditCode: {
    label: '统一社会信用代码',
    words: /^(统一社会信用代码|信用代码)$/,
    hint: '18 位，检查校验位',
    schema: { type: 'string', format: 'credit-code' },
  },
  mobile: { label: '手机号', words: /^(手机|手机号|手机号码)$/, hint: '11 位', schema: { type: 'string', format: 'mobile' } },
  telephone: {
    label: '电话',
    words: /^(电话|联系电话|固定电话|座机)$/,
    hint: '手机或固定电话',
    schema: { type: 'string', format: 'telephone' },
  },
  email: { label: '电子邮箱', words: /^(邮箱|电子邮箱|邮件|电子邮件)$/, hint: '邮件地址', schema: { type: 'string', format: 'email' } },
  bankAccount: {
    label: '银行账号',
    words: /^(银行账号|账号|银行账户|对公账号)$/,
    hint: '对公账号，可以带空格粘贴',
    schema: { type: 'string', format: 'bank-account' },
  },
  url: { label: '网址', words: /^(网址|链接|网站)$/, hint: '网页地址', schema: { type: 'string', format: 'url' } },
  consent: { label: '承诺勾选', words: /^(承诺勾选|承诺|勾选|同意)$/, hint: '必须勾选才能提交', schema: { type: 'boolean', const: true } },
} satisfies Record<BusinessType, Kind>

export const typeNames = Object.keys(businessTypes) as BusinessType[] // the keys of the table above
export const kindOfType = (type: BusinessType): Kind => businessTypes[type]

const byFormat: Readonly<Record<string, BusinessType>> = {
  date: 'date',
  'credit-code': 'creditCode',
  mobile: 'mobile',
  telephone: 'telephone',
  email: 'email',
  'bank-account': 'bankAccount',
  url: 'url',
}

/** What kind of question a field is. */
export function businessTypeOf(field: Field, { widget }: FieldLayout = {}): BusinessType {
  if (field.type === 'array') return 'choices'
  if (field.type === 'boolean') return field.const === true ? 'consent' : 'yesNo'
  if (field.type === 'integer') return 'integer'
  if (field.dictionary !== undefined || (widget === 'cascader' && !field.oneOf && !field.enum)) return 'dictionary'
  if (field.oneOf ?? field.enum) return 'choice'
  if (field.decimal) return field.unit === '万元' || field.unit === '元' ? 'money' : 'decimal'
  const known = byFormat[field.format ?? '']
  if (known) return known
  if (field.from === 'organisation.districtName' && field.locked) return 'district'
  return widget === 'textarea' || (widget === undefined && (field.maxLength ?? 0) >= 300) ? 'longText' : 'text'
}

/** What a question has, whatever its kind. */
const common = ['title', 'description', 'clause', 'selfCheck', 'printed', 'withheldFrom', 'evidence'] as const

interface Asked {
  options?: readonly string[]
  dictionary?: string
  unit?: string
  /** Characters at most. */
  maxLength?: number
}

/** A new field of a kind. */
export function fieldOf(type: BusinessType, title: string, { options, dictionary, unit, maxLength }: Asked = {}): Field {
  const { schema } = kindOfType(type)
  const titles = options?.length ? options : ['选项一', '选项二']
  const codes = codesOfOptions(titles)
  const oneOf = titles.map((option, index) => ({ const: codes[index] ?? option, title: option }))
  const first = schema.type ?? 'string'
  return {
    ...schema,
    type: first,
    title,
    ...(type === 'choice' && { oneOf }),
    ...(type === 'choices' && { items: { type: 'string', oneOf } }),
    ...(type === 'dictionary' && dictionary !== undefined && { dictionary }),
    ...(unit && takesUnit(type) && { unit }),
    ...(maxLength !== undefined && (type === 'text' || type === 'longText') && { maxLength }),
  }
}

export const takesUnit = (type: BusinessType) => ['money', 'integer', 'decimal'].includes(type)
export const takesOptions = (type: BusinessType) => type === 'choice' || type === 'choices'

/** The same question asked in another way: what is common to all kinds stays, and options between choices. */
export function retyped(field: Field, type: BusinessType, dictionary?: string): Field {
  const options = field.oneOf ?? field.items?.oneOf
  const kept = Object.fromEntries(common.flatMap((key) => (field[key] === undefined ? [] : [[key, field[key]]])))
  const made = fieldOf(type, field.title, { dictionary, unit: type === 'money' ? moneyUnit(field.unit) : field.unit })
  const { type: kind, title, ...rest } = made
  return {
    type: kind,
    title,
    ...kept,
    ...rest,
    ...(options && type === 'choice' && { oneOf: options }),
    ...(options && type === 'choices' && { items: { type: 'string' as const, oneOf: options } }),
  }
}

const moneyUnit = (unit: string | undefined) => (unit === '元' ? '元' : '万元')

/** What may be checked of an answer, by its kind. */
export const checksOf: Partial<Record<BusinessType, readonly string[]>> = {
  text: ['minLength', 'maxLength', 'pattern', 'message'],
  longText: ['minLength', 'maxLength'],
  money: ['decimal'],
  decimal: ['decimal'],
  integer: ['minimum', 'maximum'],
  choices: ['minItems', 'maxItems'],
}

/** The widget that a layout needs so that the field is read as this kind again; undefined = none. */
export const widgetFor = (type: BusinessType): FieldLayout['widget'] => kindOfType(type).widget

/** A key that nobody has to know: made once, never changed. */
export function newKey(prefix: 'f' | 's' | 'm', taken: ReadonlySet<string>, random: () => number = Math.random): string {
  for (;;) {
    const key = `${prefix}${Math.floor(random() * 36 ** 5)
      .toString(36)
      .padStart(5, '0')}`
    if (!taken.has(key)) return key
  }
}

/** What options are stored as, for ever: their own words up to the first mark, by which decision tables, formulas and registers name them. */
export function codesOfOptions(titles: readonly string[]): string[] {
  const words = titles.map((title) => title.split(/[：:（(，,、；;"'【]/)[0]?.trim() ?? '')
  return words.map((word, index) => (word && words.indexOf(word) === words.lastIndexOf(word) ? word : `o${index + 1}`))
}

/** What an option that is added later is stored as. */
export function newOption(taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`o${number}`)) number += 1
  return `o${number}`
}

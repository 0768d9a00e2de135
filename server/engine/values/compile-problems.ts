/** How the problems of a configuration are said: one shape, near names, and no echo of what is already known to be broken. */
import type { FileKind } from '../compile/configuration-files.js'
import type { Problem } from '../model.js'
import { didYouMean } from './near.js'
import { pointer } from './pointers.js'

/** A problem of a file; it is not said where a file of one of the kinds in `follows` is broken or missing, because it may only follow from that. */
export interface Complaint extends Problem {
  code: string
  file: string
  follows?: readonly FileKind[]
}

/** A place in a configuration file. */
export interface Place {
  file: string
  at: string
}

/** The place below another one. */
export const below = ({ file, at }: Place, ...path: (string | number)[]): Place => ({ file, at: at + pointer(...path) })

/** One complaint, with its parts in the order in which they are read. */
export function complaint({ file, at }: Place, code: string, message: string, remedy?: string, follows?: readonly FileKind[]): Complaint {
  return { code, file, at, message, ...(remedy && { remedy }), ...(follows && { follows }) }
}

interface Kind {
  /** What such a name is called: 角色, 条款 … */
  what: string
  code: string
  /** Where such names are declared; what is said when no name is near. */
  declared: string
  follows?: readonly FileKind[]
}

/** The kinds of names that files of configuration refer to. */
export const kinds = {
  role: { what: '角色', code: 'unknown-role', declared: '在 programme.json 的 roles 中声明', follows: ['programme'] },
  clause: { what: '条款', code: 'unknown-clause', declared: '在 clauses.json 中写下这一条', follows: ['clauses'] },
  stage: { what: '环节', code: 'unknown-stage', declared: '在 programme.json 的 stages 中声明', follows: ['programme'] },
  state: { what: '状态', code: 'unknown-state', declared: '在流程的 states 中声明', follows: ['workflow'] },
  opinion: { what: '并行意见', code: 'unknown-opinion', declared: '在流程的 opinions 中声明', follows: ['workflow'] },
  action: { what: '操作', code: 'unknown-action', declared: '在流程的 actions 中声明', follows: ['workflow'] },
  mail: { what: '邮件', code: 'unknown-mail', declared: '在 programme.json 的 mails 中声明', follows: ['programme'] },
  letter: { what: '文书', code: 'unknown-letter', declared: '在 programme.json 的 letters 中声明', follows: ['programme'] },
  batch: { what: '批次', code: 'unknown-batch', declared: '在 batches.json 中声明', follows: ['batches'] },
  register: { what: '名单', code: 'unknown-register', declared: '在 registers.json 中声明', follows: ['registers'] },
  document: { what: '批次文件', code: 'unknown-document', declared: '在这类批次的 documents 中声明', follows: ['batches'] },
  batchColumn: { what: '栏目', code: 'unknown-column', declared: '在这类批次的 columns 中声明', follows: ['batches'] },
  column: { what: '列', code: 'unknown-column', declared: '在 registers.json 这份名单的 columns 中声明', follows: ['registers'] },
  dictionary: { what: '字典', code: 'unknown-dictionary', declared: '添加 schemas/名称.dictionary.json', follows: ['dictionary'] },
  table: { what: '决策表', code: 'unknown-table', declared: '添加 rules/名称.table.json', follows: ['table'] },
  output: { what: '输出', code: 'unknown-output', declared: '在决策表的 outputs 中声明', follows: ['table'] },
  worksheet: { what: '核算表', code: 'unknown-worksheet', declared: '添加 rules/名称.worksheet.json', follows: ['worksheet'] },
  condition: { what: '条件', code: 'unknown-condition', declared: '在 facts.json 的 conditions 中声明', follows: ['facts'] },
  material: { what: '材料', code: 'unknown-material', declared: '在材料清单中声明', follows: ['materials'] },
  section: { what: '部分', code: 'unknown-section', declared: '在表单中声明', follows: ['form'] },
  rows: { what: '多行部分（"type": "array"）', code: 'unknown-rows', declared: '在表单中声明', follows: ['form'] },
  field: { what: '填报项', code: 'unknown-field', declared: '在表单中声明', follows: ['form'] },
  fact: {
    what: '填报项或事实',
    code: 'unknown-fact',
    declared: '在表单中增加这一项，或在 facts.json 中声明',
    follows: ['form', 'facts', 'registers', 'table', 'programme'],
  },
  rule: { what: '规则', code: 'unknown-rule', declared: '在资格规则中声明', follows: ['eligibility'] },
  result: { what: '核算结果', code: 'unknown-result', declared: '在核算表的 results 中声明', follows: ['worksheet', 'programme'] },
  row: { what: '核算行', code: 'unknown-row', declared: '在核算表的 rows 中声明', follows: ['worksheet', 'programme'] },
  part: { what: '金额的部分', code: 'unknown-part', declared: '在批次 amount 的 split 中声明', follows: ['batches'] },
  parameter: { what: '参数', code: 'unknown-parameter', declared: '在 programme.json 的 parameters 中声明', follows: ['programme'] },
  template: { what: '模板', code: 'unknown-template', declared: '新增这份文书或邮件，或者上传这个文件（放在 templates 文件夹中）' },
  pool: { what: '资金池', code: 'unknown-pool', declared: '在 facts.json 的 pools 中声明', follows: ['facts'] },
  district: { what: '地区', code: 'unknown-district', declared: '地区在平台设置（site.json）中声明' },
} satisfies Record<string, Kind>

export type KindName = keyof typeof kinds

/** What is wrong with a reference to a name: nothing, or that there is none, with the name that was probably meant. */
export function unknownName(
  kind: KindName,
  name: string | undefined,
  known: Iterable<string> | ReadonlySet<string>,
  place: Place,
): Complaint[] {
  if (name === undefined) return []
  const names = known instanceof Set ? known : new Set(known)
  if (names.has(name)) return []
  const { what, code, declared, follows }: Kind = kinds[kind]
  return [complaint(place, code, `没有名为“${name}”的${what}`, didYouMean(name, names) ?? choices(names) ?? declared, follows)]
}

/** So many unknown names of one list are told; who mends them sees the next. */
const mostOfList = 100

/** The same for a list of names at `place`. */
export function unknownNames(kind: KindName, names: readonly string[] | undefined, known: Iterable<string>, place: Place): Complaint[] {
  const set = new Set(known)
  const unknown = [...(names ?? []).entries()].filter(([, name]) => !set.has(name))
  return unknown.slice(0, mostOfList).flatMap(([index, name]) => unknownName(kind, name, set, below(place, index)))
}

const choices = (names: ReadonlySet<string>) => (names.size > 0 && names.size <= 12 ? `可用的：${[...names].join('、')}` : undefined)

/** Names that stand twice where each may stand once. */
export function repeated(what: string, names: readonly string[], place: (index: number) => Place): Complaint[] {
  const first = new Map<string, number>()
  return names.flatMap((name, index) => {
    if (first.has(name)) return [complaint(place(index), 'repeated', `${what}“${name}”出现了两次`, '删除其中一个，或换一个名称')]
    first.set(name, index)
    return []
  })
}

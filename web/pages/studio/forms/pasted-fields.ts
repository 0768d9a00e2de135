/** A list of questions pasted from a spreadsheet: one a line, columns by their titles or by their order. */
import { cellsOf } from '../../../form/pasted-rows'
import { clauseNamed, type NamedClause } from '../notice/clause-named'
import { type BusinessType, fieldOf, kindOfType, newKey, takesOptions, typeNames, widgetFor } from './business-types'
import type { NewField } from './form-edits'

export interface PastedField {
  /** From 1, as pasted. */
  line: number
  title: string
  type?: BusinessType
  required: boolean
  options: string[]
  dictionary?: string
  description?: string
  unit?: string
  maxLength?: number
  clause?: string
  problems: string[]
}

interface Named {
  id: string
  title: string
}

const columns = ['title', 'type', 'required', 'options', 'description', 'unit', 'length', 'clause'] as const
type Column = (typeof columns)[number]

const heads: Readonly<Record<Column, RegExp>> = {
  title: /^(名称|填报项|填报项名称|字段|字段名称|项目|标题)$/,
  type: /^(类型|填报类型|字段类型)$/,
  required: /^(必填|是否必填)$/,
  options: /^(选项|可选项|备选项|选项\/字典)$/,
  description: /^(说明|填写说明|备注|提示)$/,
  unit: /^(单位|计量单位)$/,
  length: /^(长度|字数|最多字数|字数上限)$/,
  clause: /^(依据|条款|依据条款|政策依据)$/,
}
/** What is shown above the place to paste into. */
export const columnTitles = ['名称', '类型', '必填', '选项', '说明', '单位', '长度', '依据']

/** Reads what was pasted; whatever is wrong stands with its line. */
export function readPastedFields(
  text: string,
  dictionaries: readonly Named[],
  existing: readonly string[],
  clauses: readonly NamedClause[] = [],
): PastedField[] {
  const [head = [], ...rest] = cellsOf(text)
  const named = head.map((cell) => columns.find((column) => heads[column].test(plain(cell))))
  const hasHead = named.includes('title')
  const order = hasHead ? named : columns
  const lines = hasHead ? rest : [head, ...rest].filter((cells) => cells.length > 0)
  const seen = new Set(existing)
  return lines.map((cells, index) => {
    const cell = (column: Column) => cells[order.indexOf(column)]?.trim() ?? ''
    const read = readLine(cell, dictionaries, clauses)
    const repeated = seen.has(read.title) ? [`已经有名为“${read.title}”的填报项`] : []
    seen.add(read.title)
    return { ...read, line: index + (hasHead ? 2 : 1), problems: [...read.problems, ...repeated] }
  })
}

function readLine(
  cell: (column: Column) => string,
  dictionaries: readonly Named[],
  clauses: readonly NamedClause[],
): Omit<PastedField, 'line'> {
  const title = cell('title')
  const [clause, clauseProblem] = clauseNamed(clauses, cell('clause'))
  const options = cell('options')
    .split(/[|\n]/.test(cell('options')) ? /[|\n]/ : /[、,，;；]/)
    .map((option) => option.trim())
    .filter(Boolean)
  const written = plain(cell('type'))
  const type = written === '' ? (options.length > 0 ? 'choice' : 'text') : typeNames.find((name) => kindOfType(name).words.test(written))
  const [required, requiredProblem] = yesOrNo(cell('required'))
  const [maxLength, lengthProblem] = wholeNumber(cell('length'))
  const unit = cell('unit') || (/^金额[（(]?(万元|元)/.exec(written)?.[1] ?? (written === '百分比' ? '%' : ''))
  const dictionary =
    type === 'dictionary' ? dictionaries.find((one) => one.title === cell('options') || one.id === cell('options'))?.id : undefined
  const problems = [
    title === '' && '缺少名称',
    title.length > 100 && '名称太长，最多 100 个字',
    type === undefined && `不认识类型“${cell('type')}”，可以写：${typeNames.map((name) => kindOfType(name).label).join('、')}`,
    requiredProblem,
    lengthProblem,
    clauseProblem,
    type !== undefined && takesOptions(type) && new Set(options).size < 2 && '单选、多选至少要有两个不同的选项，用顿号分开',
    type !== undefined && takesOptions(type) && new Set(options).size !== options.length && options.length > 1 && '有重复的选项',
    type === 'dictionary' && !dictionary && dictionaryProblem(cell('options'), dictionaries),
  ]
  return {
    title,
    type,
    required,
    options,
    dictionary,
    description: cell('description') || undefined,
    unit: unit || undefined,
    maxLength,
    clause,
    problems: problems.filter((problem) => typeof problem === 'string'),
  }
}

const dictionaryProblem = (written: string, dictionaries: readonly Named[]) =>
  dictionaries.length === 0
    ? '还没有字典，请先在“字典”中新建'
    : `没有名为“${written}”的字典，“选项”一列请写：${dictionaries.map(({ title }) => title).join('、')}`

function yesOrNo(text: string): [boolean, string?] {
  if (/^(是|必填|√|✓|y|yes|1)$/i.test(text)) return [true]
  return /^(否|选填|非必填|×|n|no|0|)$/i.test(text) ? [false] : [false, `“必填”一列请写是或否，现在是“${text}”`]
}

function wholeNumber(text: string): [number | undefined, string?] {
  if (text === '') return [undefined]
  const digits = /^(\d{1,5})字?$/.exec(text.normalize('NFKC'))?.[1]
  const number = Number(digits)
  return digits && number >= 1 && number <= 20_000 ? [number] : [undefined, `“长度”一列请写 1–20000 的整数，现在是“${text}”`]
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s*：:]/g, '')

/** A line as a new field; only lines without problems make one. */
export function fieldFrom(
  { title, type = 'text', required, options, dictionary, description, unit, maxLength, clause }: PastedField,
  key: string,
): NewField {
  const { type: kind, title: name, ...rest } = fieldOf(type, title, { options, dictionary, unit, maxLength })
  const widget = widgetFor(type)
  return {
    key,
    field: { type: kind, title: name, ...(description && { description }), ...(clause && { clause }), ...rest },
    required,
    layout: widget && { widget },
  }
}

/** The lines as new fields, each with a key of its own; the keys are added to those taken. */
export const newFields = (read: readonly PastedField[], taken: Set<string>): NewField[] =>
  read.map((one) => {
    const key = newKey('f', taken)
    taken.add(key)
    return fieldFrom(one, key)
  })

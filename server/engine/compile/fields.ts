/** What is wrong with one field of a form: keywords that do not fit its type, limits, patterns, sources, who and what it names. */

import { defaultMaxLength } from '../form/schema.js'
import type { Field, Option } from '../generated/form.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import { decimalFrom } from '../values/exact.js'
import { patternProblem } from '../values/patterns.js'
import { fieldValueProblem, nearAnswer } from './conditionals.js'
import { checkSource } from './field-sources.js'

/** Everything that is wrong with a field. */
export function checkField(field: Field, place: Place, stage: Stage, programme: Programme): Complaint[] {
  return [
    ...checkKeywords(field, place),
    ...checkKinds(field, place),
    ...checkLimits(field, place),
    ...checkPattern(field, place),
    ...checkOptions(field, place),
    ...checkPreset(field, place),
    ...unknownName('dictionary', field.dictionary, programme.dictionaries.keys(), below(place, 'dictionary')),
    ...unknownName('clause', field.clause, programme.clauses.keys(), below(place, 'clause')),
    ...unknownNames('role', field.withheldFrom, programme.roles.keys(), below(place, 'withheldFrom')),
    ...checkMasked(field, place, programme),
    ...unknownName(
      'material',
      field.evidence,
      stage.materials.materials.map(({ id }) => id),
      below(place, 'evidence'),
    ),
    ...checkSource(field, place, stage, programme),
  ]
}

const ofType: Record<Field['type'], readonly (keyof Field)[]> = {
  string: [
    'format',
    'minLength',
    'maxLength',
    'pattern',
    'message',
    'decimal',
    'unit',
    'enum',
    'oneOf',
    'const',
    'dictionary',
    'default',
    'maskedFor',
  ],
  integer: ['minimum', 'maximum', 'unit', 'const', 'default'],
  boolean: ['const', 'default'],
  array: ['items', 'uniqueItems', 'minItems', 'maxItems', 'default'],
}
const ofAll = new Set(['type', 'title', 'description', 'clause', 'from', 'locked', 'selfCheck', 'printed', 'withheldFrom', 'evidence'])
const typeNames: Record<Field['type'], string> = { string: '文字', integer: '整数', boolean: '是否', array: '多选' }

/** The end of a choice, a number or a day is no part of what it says. */
function checkMasked({ maskedFor, withheldFrom, ...field }: Field, place: Place, programme: Programme): Complaint[] {
  if (field.type !== 'string' || !maskedFor) return []
  const isText = !field.decimal && !field.oneOf && !field.enum && !field.dictionary && field.const === undefined && field.format !== 'date'
  const both = maskedFor.find((role) => withheldFrom?.includes(role))
  return [
    ...unknownNames('role', maskedFor, programme.roles.keys(), below(place, 'maskedFor')),
    ...(isText
      ? []
      : [
          complaint(
            below(place, 'maskedFor'),
            'masked-kind',
            '只有一般文字、号码一类的填报项才能只显示末四位',
            '删除 maskedFor，或改用 withheldFrom',
          ),
        ]),
    ...(both
      ? [
          complaint(
            below(place, 'maskedFor'),
            'masked-withheld',
            `“${programme.roles.get(both)?.label ?? both}”在 withheldFrom 中，完全看不到这一项`,
            '只写在一处',
          ),
        ]
      : []),
  ]
}

function checkKeywords(field: Field, place: Place): Complaint[] {
  const fitting = new Set<string>(ofType[field.type])
  return Object.keys(field)
    .filter((key) => !fitting.has(key) && !ofAll.has(key))
    .map((key) => {
      const remedy =
        field.type === 'string' && (key === 'minimum' || key === 'maximum') ? `写在 decimal 里：{ "places": 2, "${key}": "…" }` : undefined
      return complaint(
        below(place, key),
        'keyword',
        `“${key}”不能用于${typeNames[field.type]}`,
        remedy ?? `可用的：${[...fitting].join('、')}`,
      )
    })
}

/** A text is of one kind: free, of a format, a decimal, a choice or a code. */
function checkKinds(field: Field, place: Place): Complaint[] {
  const given = (['format', 'decimal', 'enum', 'oneOf', 'dictionary'] as const).filter((key) => field[key] !== undefined)
  const closed = given.some((key) => key !== 'format')
  return [
    ...given.slice(1).map((key) => complaint(below(place, key), 'kinds', `“${given[0]}”和“${key}”只能写一个`, '删除其中一个')),
    ...(closed && field.pattern !== undefined
      ? [complaint(below(place, 'pattern'), 'kinds', `有了“${given.at(-1)}”，“pattern”没有用处`, '删除 pattern')]
      : []),
    ...(field.type === 'array' && !field.items
      ? [complaint(place, 'missing-key', '多选缺少“items”', '补上 "items": { "type": "string", "oneOf": […] }')]
      : []),
  ]
}

function checkLimits(
  { type, minLength, maxLength = defaultMaxLength, minimum, maximum, minItems, maxItems, items, decimal }: Field,
  place: Place,
): Complaint[] {
  const found: Complaint[] = []
  const say = (key: string, message: string, ...more: string[]) => found.push(complaint(below(place, key, ...more), 'limits', message))
  if (type === 'string' && (minLength ?? 0) > maxLength) say('minLength', `最少 ${minLength} 个字，最多却只有 ${maxLength} 个字`)
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) say('minimum', `最小 ${minimum} 比最大 ${maximum} 还大`)
  for (const [key, value] of Object.entries({ minimum, maximum }))
    if (value !== undefined && !Number.isSafeInteger(value)) say(key, '数字太大，不能精确计算')
  const most = Math.min(maxItems ?? Number.POSITIVE_INFINITY, items?.oneOf.length ?? Number.POSITIVE_INFINITY)
  if ((minItems ?? 0) > most) say('minItems', `最少选 ${minItems} 项，最多却只能选 ${most} 项`)
  const [low, high] = [decimalFrom(decimal?.minimum ?? ''), decimalFrom(decimal?.maximum ?? '')]
  if (low && high && low.gt(high)) say('decimal', `最小 ${decimal?.minimum} 比最大 ${decimal?.maximum} 还大`, 'minimum')
  for (const key of ['minimum', 'maximum'] as const) {
    const bound = decimal?.[key]
    if (decimal && bound !== undefined && (bound.split('.')[1]?.length ?? 0) > decimal.places)
      say('decimal', `${bound} 的小数位数超过 places（${decimal.places}）`, key)
    if (bound !== undefined && !decimalFrom(bound)) say('decimal', `${bound} 的位数太多`, key)
  }
  return found
}

function checkPattern({ pattern, message }: Field, place: Place): Complaint[] {
  if (pattern === undefined)
    return message === undefined
      ? []
      : [complaint(below(place, 'message'), 'without-pattern', '写了不符合时说的话，却没有 pattern', '补上 pattern，或删除 message')]
  const problem = patternProblem(pattern)
  return problem ? [complaint(below(place, 'pattern'), 'pattern', `pattern 不能使用：${problem}`, '用不带断言和反向引用的正则表达式')] : []
}

function checkOptions(field: Field, place: Place): Complaint[] {
  const options: readonly Option[] = field.oneOf ?? field.items?.oneOf ?? []
  const at = field.oneOf ? below(place, 'oneOf') : below(place, 'items', 'oneOf')
  return [
    ...repeated(
      '选项',
      options.map((option) => option.const),
      (index) => below(at, index, 'const'),
    ),
    ...repeated(
      '选项名称',
      options.map((option) => option.title),
      (index) => below(at, index, 'title'),
    ),
    ...repeated('选项', field.enum ?? [], (index) => below(place, 'enum', index)),
    ...options.flatMap((option, index) =>
      option.const === '' ? [complaint(below(at, index, 'const'), 'empty', '选项的值不能是空的', '写一个值')] : [],
    ),
  ]
}

/** What is preselected, and the only answer, must be answers of the field. */
function checkPreset(field: Field, place: Place): Complaint[] {
  return (['const', 'default'] as const).flatMap((key) => {
    const value = field[key]
    if (value === undefined || !ofType[field.type].includes(key)) return []
    const problem = field.type === 'array' ? listProblem(value, field) : fieldValueProblem(value, field)
    return problem ? [complaint(below(place, key), 'value', problem, nearAnswer(value, field))] : []
  })
}

function listProblem(value: unknown, { title, items }: Field): string | undefined {
  const known = new Set<unknown>(items?.oneOf.map((option) => option.const))
  if (!Array.isArray(value)) return `“${title}”不能是 ${JSON.stringify(value)}`
  const unknown = value.find((item) => !known.has(item))
  return unknown === undefined ? undefined : `“${title}”没有选项 ${JSON.stringify(unknown)}`
}

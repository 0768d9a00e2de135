/** What is wrong with the conditional fields of a section: if / then / else over fields of the same section. */

import { fieldsOf } from '../form/model.js'
import type { FieldGroup } from '../form/visible.js'
import type { ChoiceTest, ConditionalFields, ConditionalPart, Field, FieldConditionTest } from '../generated/form.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import { didYouMean } from '../values/near.js'
import { answerFits } from './fact-values.js'
import { circles } from './named-conditions.js'

/** What is wrong with the conditional fields of a section, or of its rows. */
export function checkConditionals(group: FieldGroup, place: Place): Complaint[] {
  const fields = new Map(fieldsOf(group).map(({ key, field }) => [key, field]))
  const conditionals = group.allOf ?? []
  return [
    ...conditionals.flatMap((conditional, index) => checkConditional(conditional, below(place, 'allOf', index), fields)),
    ...checkCircles(conditionals, place),
  ]
}

function checkConditional(conditional: ConditionalFields, place: Place, fields: ReadonlyMap<string, Field>): Complaint[] {
  const { if: condition, then, else: otherwise } = conditional
  const tested = Object.keys(condition.properties)
  return [
    ...tested.flatMap((key) => {
      const at = below(place, 'if', 'properties', key)
      const field = fields.get(key)
      if (!field) return unknownName('field', key, fields.keys(), at)
      return [
        ...checkTest(condition.properties[key] ?? {}, field, at),
        ...(condition.required.includes(key)
          ? []
          : [
              complaint(
                below(place, 'if', 'required'),
                'condition-required',
                `“${key}”没有填写时条件也会成立`,
                `在 if.required 中加上 "${key}"`,
              ),
            ]),
      ]
    }),
    ...condition.required.flatMap((key, index) => unknownName('field', key, fields.keys(), below(place, 'if', 'required', index))),
    ...checkPart(then, below(place, 'then'), fields),
    ...checkPart(otherwise, below(place, 'else'), fields),
  ]
}

function checkPart(part: ConditionalPart | undefined, place: Place, fields: ReadonlyMap<string, Field>): Complaint[] {
  return (part?.required ?? []).flatMap((key, index) => unknownName('field', key, fields.keys(), below(place, 'required', index)))
}

function checkTest(test: FieldConditionTest, field: Field, place: Place): Complaint[] {
  return [
    ...('const' in test ? checkValue(test.const, field, below(place, 'const')) : []),
    ...(test.enum ?? []).flatMap((value, index) => checkValue(value, field, below(place, 'enum', index))),
    ...(test.contains ? checkChoice(test.contains, field, below(place, 'contains')) : []),
    ...(test.not ? checkTest(test.not, field, below(place, 'not')) : []),
    ...(test.not && !test.contains && nothingLeft(test, test.not, field)
      ? [complaint(below(place, 'not'), 'impossible-condition', `“${field.title}”没有一个值能满足它，条件永远不会成立`, '改写或删除 not')]
      : []),
  ]
}

/** Whether what is excluded leaves nothing of what is asked for. */
function nothingLeft(test: FieldConditionTest, not: NonNullable<FieldConditionTest['not']>, field: Field): boolean {
  const listed = ({ const: only, enum: several }: { const?: unknown; enum?: unknown[] }) => (only === undefined ? several : [only])
  const asked = listed(test) ?? (field.type === 'boolean' ? [true, false] : optionsOf(field))
  const excluded = new Set(listed(not))
  return asked !== undefined && excluded.size > 0 && asked.every((value) => excluded.has(value))
}

/** What a list is compared with, as a whole, never holds: one of its choices is. */
function checkChoice(test: ChoiceTest, field: Field, place: Place): Complaint[] {
  if (field.type !== 'array') return [complaint(place, 'value', `“${field.title}”不是多选，没有“选了哪一项”`, '改用 const 或 enum')]
  const known = new Set(field.items?.oneOf.map((option) => option.const))
  const judge = (value: string, at: Place) =>
    known.has(value)
      ? []
      : [
          complaint(
            at,
            'value',
            `“${field.title}”没有选项 ${JSON.stringify(value)}，条件永远不会成立`,
            didYouMean(value, known) ?? '写这一项可能填写的值',
          ),
        ]
  return [
    ...(test.const === undefined ? [] : judge(test.const, below(place, 'const'))),
    ...(test.enum ?? []).flatMap((value, index) => judge(value, below(place, 'enum', index))),
  ]
}

function checkValue(value: unknown, field: Field, place: Place): Complaint[] {
  if (field.type === 'array')
    return [
      complaint(
        place,
        'value',
        `“${field.title}”是多选，整个比较永远不会成立`,
        '写 { "contains": { "enum": ["选项"] } }：选了其中任何一项',
      ),
    ]
  const problem = fieldValueProblem(value, field)
  return problem ? [complaint(place, 'value', `${problem}，条件永远不会成立`, nearAnswer(value, field))] : []
}

/** The remedy for a value that can never be the answer of a field: the option that was probably meant. */
export const nearAnswer = (value: unknown, field: Field): string =>
  (typeof value === 'string' ? didYouMean(value, optionsOf(field) ?? []) : undefined) ?? '写这一项可能填写的值'

const optionsOf = (field: Field) => field.enum ?? field.oneOf?.map((option) => option.const)

/** Why a value can never be the answer of a field; undefined = it can. */
export function fieldValueProblem(value: unknown, field: Field): string | undefined {
  const types = {
    string: typeof value === 'string',
    integer: Number.isSafeInteger(value),
    boolean: typeof value === 'boolean',
    array: false,
  }
  if (!types[field.type]) return `“${field.title}”不能是 ${JSON.stringify(value)}`
  const options = optionsOf(field)
  if (options) return options.includes(String(value)) ? undefined : `“${field.title}”没有选项 ${JSON.stringify(value)}`
  return answerFits(value, field) ? undefined : `“${field.title}”的限制不允许填写 ${JSON.stringify(value)}`
}

/** Fields that are asked only when each other is answered are never asked. */
function checkCircles(conditionals: readonly ConditionalFields[], place: Place): Complaint[] {
  const uses = new Map<string, string[]>()
  for (const { if: condition, then, else: otherwise } of conditionals)
    for (const key of Object.keys({ ...then.properties, ...otherwise?.properties }))
      uses.set(key, [...(uses.get(key) ?? []), ...Object.keys(condition.properties)])
  return circles(uses).map((names) =>
    complaint(
      below(place, 'allOf'),
      'conditional-cycle',
      `填报项互相等待，永远不会出现：${[...names, names[0]].join(' → ')}`,
      '改写其中一个条件',
    ),
  )
}

/** Checks the answers of a form: all problems at once, one per field, in words. */

import type { Answers, Json, Problem } from '../model.js'
import type { FieldModel, SchemaError, SectionModel, Stage } from '../programme.js'
import { pathOf, pointer } from '../values/pointers.js'
import { filledAnswers, isObject } from './answers.js'
import { keywordOrder, sentenceFor } from './messages.js'
import { groupOf } from './model.js'
import { rowProblems } from './rows.js'
import { visibleFields } from './visible.js'

const mostProblems = 100
const deepest = 32
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

/** Everything that is wrong with the answers of a stage, in the order of the form, at most 100; blank text counts as not filled. */
export function checkAnswers(stage: Stage, answers: unknown): Problem[] {
  if (!isObject(answers)) return [{ at: '', code: 'type', message: '填报内容不是一张表' }]
  if (tooDeep(answers)) return [{ at: '', code: 'depth', message: `填报内容的层次超过 ${deepest} 层` }]
  const filled = filledAnswers(stage, clipped(stage, answers))
  const errors = worstErrors(stage, stage.form.validate(filled))
  const problems = [...errors].map(([place, error]) => describe(stage, filled, place, error))
  const control = controlCharacters(stage, filled).filter(({ at }) => !errors.has(at))
  const rows = rowsTogether(stage, filled).filter(({ at }) => !errors.has(at))
  const all = [...problems, ...superfluous(stage, filled), ...control, ...rows]
  return all.length > 1 ? all.sort(inOrderOf(stage)).slice(0, mostProblems) : all
}

/** One row too many is enough to be refused: the others are not looked at. */
function clipped(stage: Stage, answers: Answers): Answers {
  const long = stage.form.sections.flatMap(({ key, maxItems }) => {
    const rows = Object.hasOwn(answers, key) ? answers[key] : undefined
    return maxItems !== undefined && Array.isArray(rows) && rows.length > maxItems ? [[key, rows.slice(0, maxItems + 1)]] : []
  })
  return long.length > 0 ? { ...answers, ...Object.fromEntries(long) } : answers
}

/** One error per place: the one that is most worth saying. */
function worstErrors(stage: Stage, errors: readonly SchemaError[]): Map<string, SchemaError> {
  const worst = new Map<string, SchemaError>()
  for (const error of errors) {
    if (error.keyword === 'if') continue
    const place = placeOf(stage, error)
    const known = worst.get(place)
    if (!known || rank(error) < rank(known)) worst.set(place, error)
  }
  return worst
}

const order: readonly string[] = keywordOrder
const rank = ({ keyword }: SchemaError) => order.indexOf(keyword)

function placeOf(stage: Stage, { keyword, instancePath, params }: SchemaError): string {
  if (keyword === 'required') return instancePath + pointer(String(params.missingProperty))
  if (keyword === 'additionalProperties') return instancePath + pointer(String(params.additionalProperty))
  const path = pathOf(instancePath) // an error of one choice is an error of its field
  const rows = stage.form.sections.some(({ key, kind }) => key === path[0] && kind === 'rows')
  return pointer(...path.slice(0, rows ? 3 : 2))
}

function describe(stage: Stage, answers: Answers, at: string, error: SchemaError): Problem {
  const { section, row, field, key } = locate(stage, at)
  if (!section) return { at, code: 'unknown-section', message: `这张表没有名为“${key}”的部分` }
  const where = placeName(section, row)
  if (field) return { at, code: error.keyword, message: where + sentenceFor(field, valueAt(answers, at), error) }
  return { at, code: error.keyword, message: where + (sectionSentences[error.keyword]?.(section) ?? `“${section.title}”的内容不正确`) }
}

const sectionSentences: Record<string, (section: SectionModel) => string> = {
  minItems: ({ title, fixed, minItems }) => (fixed ? `“${title}”固定为 ${minItems} 行，不能减少` : `“${title}”至少添加 ${minItems} 条`),
  maxItems: ({ title, fixed, maxItems }) => (fixed ? `“${title}”固定为 ${maxItems} 行，不能增加` : `“${title}”最多 ${maxItems} 条`),
}

/** The section, row and field that a pointer into the answers names. */
export function locate(stage: Stage, at: string): { section?: SectionModel; row?: number; field?: FieldModel; key: string } {
  const [sectionKey = '', second = '', third] = pathOf(at)
  const section = stage.form.sections.find(({ key }) => key === sectionKey)
  const inRow = section?.kind === 'rows' && second !== ''
  const key = (inRow ? third : second) || sectionKey
  return { section, ...(inRow && { row: Number(second) }), field: section && stage.form.fields.get(key), key }
}

function valueAt(answers: Answers, at: string): Json | undefined {
  return pathOf(at).reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)]
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }, answers)
}

/** Every group of answers: the sections of fields, and each row of the sections of rows. */
function groupsOf(stage: Stage, answers: Answers) {
  return stage.form.sections.flatMap((section) => {
    const content = answers[section.key]
    const rows = section.kind === 'rows' && Array.isArray(content) ? content : []
    const groups =
      section.kind === 'rows'
        ? rows.map((group, row) => ({ group, row, at: pointer(section.key, row) }))
        : [{ group: content, row: undefined, at: pointer(section.key) }]
    return groups.flatMap(({ group, row, at }) => (isObject(group) ? [{ section, group, where: placeName(section, row), at }] : []))
  })
}

const placeName = ({ title }: SectionModel, row: number | undefined) => (row === undefined ? '' : `“${title}”第 ${row + 1} 行：`)

function superfluous(stage: Stage, answers: Answers): Problem[] {
  return groupsOf(stage, answers).flatMap(({ section, group, where, at }) => {
    const schema = stage.form.schema.properties[section.key]
    const { asked } = schema ? visibleFields(groupOf(schema), group) : { asked: new Set<string>() }
    return Object.keys(group)
      .filter((key) => !asked.has(key))
      .map((key) => {
        const hidden = section.fields.find((field) => field.key === key)
        return hidden
          ? { at: at + pointer(key), code: 'hidden-field', message: `${where}按现在的填写情况不需要填“${hidden.title}”，请清空` }
          : { at: at + pointer(key), code: 'unknown-field', message: `${where}“${section.title}”没有名为“${key}”的填报项` }
      })
  })
}

function rowsTogether(stage: Stage, answers: Answers): Problem[] {
  return stage.form.sections
    .flatMap((section) => {
      const content = answers[section.key]
      return Array.isArray(content)
        ? rowProblems(section, content).map((one) => ({ ...one, message: placeName(section, one.row) + one.message }))
        : []
    })
    .map(({ row: _, ...problem }) => problem)
}

function controlCharacters(stage: Stage, answers: Answers): Problem[] {
  return groupsOf(stage, answers).flatMap(({ section, group, where, at }) =>
    section.fields.flatMap(({ key, title }) => {
      const value = group[key]
      if (typeof value !== 'string' || !controlCharacter.test(value)) return []
      return [{ at: at + pointer(key), code: 'control-character', message: `${where}“${title}”含有看不见的控制字符，请删除后重新输入` }]
    }),
  )
}

function inOrderOf(stage: Stage) {
  const order = new Map<string, number>()
  for (const section of stage.form.sections) {
    order.set(`/${section.key}`, order.size)
    for (const field of section.fields) order.set(field.pointer, order.size)
  }
  const rankOf = ({ at }: Problem): [number, number, number] => {
    const [section = '', second = '', third = ''] = pathOf(at)
    const isRow = /^\d+$/.test(second)
    const place = order.get(isRow ? `/${section}/*/${third}` : `/${section}/${second}`) ?? order.get(`/${section}`) ?? order.size
    return [order.get(`/${section}`) ?? order.size, isRow ? Number(second) : -1, place]
  }
  return (a: Problem, b: Problem) => {
    const [left, right] = [rankOf(a), rankOf(b)]
    return left[0] - right[0] || left[1] - right[1] || left[2] - right[2]
  }
}

function tooDeep(answers: Answers): boolean {
  let level: Json[] = [answers]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap((value) => (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []))
  }
  return false
}

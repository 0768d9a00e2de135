/** The questions of the self-check: the fields of the first stage that are flagged, as one section. */
import { normaliseAnswers } from '../../engine/form/answers.js'
import type { ConditionalFields, ConditionalPart } from '../../engine/generated/form.js'
import type { Answers, Json } from '../../engine/model.js'
import type { FieldModel, Programme, Stage } from '../../engine/programme.js'
import { dictionaryEntry, layoutView } from '../reading/stage-view.js'
import type { ProgrammeView } from '../views/programme.js'

export interface SelfCheckForm {
  stage: Stage
  fields: readonly FieldModel[]
  view: NonNullable<ProgrammeView['selfCheck']>
}

/** Undefined where no field is flagged. Row fields cannot be asked. */
export function selfCheckOf(programme: Programme): SelfCheckForm | undefined {
  for (const stage of programme.stages.values()) {
    const fields = [...stage.form.fields.values()].filter(({ schema, pointer }) => schema.selfCheck && !pointer.includes('*'))
    if (fields.length === 0) continue
    const allOf = conditionsAmong(stage, fields)
    const conditional = new Set(allOf.flatMap(({ then, else: otherwise }) => [...keysOf(then), ...keysOf(otherwise)]))
    const properties = Object.fromEntries(fields.filter(({ key }) => !conditional.has(key)).map(({ key, schema }) => [key, schema]))
    const used = fields.map(({ schema }) => schema.dictionary).filter((id) => id !== undefined)
    const view = {
      stage: stage.id,
      schema: { type: 'object', title: '自测', properties: { answers: { type: 'object', title: '自测问题', properties, allOf } } },
      layout: layoutView(programme, stage),
      dictionaries: Object.fromEntries(used.flatMap((id) => dictionaryEntry(programme.dictionaries.get(id)))),
    }
    return { stage, fields, view }
  }
  return undefined
}

/** The conditions of the stage's sections under which a question is asked, as far as what they depend on is asked as well. */
function conditionsAmong({ form }: Stage, fields: readonly FieldModel[]): ConditionalFields[] {
  const asked = new Map(fields.map(({ key, schema }) => [key, schema]))
  const among = (part: ConditionalPart | undefined) => {
    const kept = Object.fromEntries(keysOf(part).flatMap((key) => (asked.has(key) ? [[key, asked.get(key)]] : [])))
    return Object.keys(kept).length ? ({ properties: kept } as ConditionalPart) : undefined
  }
  return Object.values(form.schema.properties)
    .flatMap((section) => ('allOf' in section ? (section.allOf ?? []) : []))
    .filter(({ if: { properties } }) => Object.keys(properties).every((key) => asked.has(key)))
    .flatMap(({ if: condition, then, else: otherwise }) => {
      const [whenMet, whenNot] = [among(then), among(otherwise)]
      return whenMet || whenNot ? [{ if: condition, then: whenMet ?? {}, ...(whenNot && { else: whenNot }) }] : []
    })
}

const keysOf = (part: ConditionalPart | undefined) => Object.keys(part?.properties ?? {})

/** Puts the answers of the one section into the sections of the stage; only what is asked gets through. */
export function asStageAnswers({ stage, fields }: SelfCheckForm, given: Answers): Answers {
  const flat = typeof given.answers === 'object' && given.answers !== null && !Array.isArray(given.answers) ? given.answers : given
  const answers: Record<string, Record<string, Json>> = {}
  for (const { key, section } of fields) {
    const value = Object.hasOwn(flat, key) ? flat[key] : undefined
    if (value === undefined || value === '') continue
    const group = answers[section] ?? {}
    group[key] = value
    answers[section] = group
  }
  return normaliseAnswers(stage, answers)
}

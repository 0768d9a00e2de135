/** The questions of the self-check: the fields of the first stage that are flagged, as one section. */
import type { Answers, Json } from '../engine/model.js'
import type { FieldModel, Programme, Stage } from '../engine/programme.js'
import { dictionaryEntry, layoutView } from './stage-view.js'
import type { ProgrammeView } from './views.js'

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
    const properties = Object.fromEntries(fields.map(({ key, schema }) => [key, schema]))
    const used = fields.map(({ schema }) => schema.dictionary).filter((id) => id !== undefined)
    const view = {
      stage: stage.id,
      schema: { type: 'object', title: '自测', properties: { answers: { type: 'object', title: '自测问题', properties } } },
      layout: layoutView(programme, stage),
      dictionaries: Object.fromEntries(used.flatMap((id) => dictionaryEntry(programme.dictionaries.get(id)))),
    }
    return { stage, fields, view }
  }
  return undefined
}

/** Puts the answers of the one section into the sections of the stage; only what is asked gets through. */
export function asStageAnswers({ fields }: SelfCheckForm, given: Answers): Answers {
  const flat = typeof given.answers === 'object' && given.answers !== null && !Array.isArray(given.answers) ? given.answers : given
  const answers: Record<string, Record<string, Json>> = {}
  for (const { key, section } of fields) {
    const value = Object.hasOwn(flat, key) ? flat[key] : undefined
    if (value === undefined || value === '') continue
    const group = answers[section] ?? {}
    group[key] = value
    answers[section] = group
  }
  return answers
}

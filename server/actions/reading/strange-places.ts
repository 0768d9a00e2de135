/** Answers that a form has no place for. */
import { isObject } from '../../engine/form/answers.js'
import type { Answers, Json, Problem } from '../../engine/model.js'
import type { Stage } from '../../engine/programme.js'

/** Parts and fields that the form does not have at all; those that are only not asked now were left out before. */
export function strangePlaces(stage: Stage, answers: Answers): Problem[] {
  return Object.entries(answers).flatMap(([key, content]) => {
    const section = stage.form.sections.find((one) => one.key === key)
    if (!section) return [{ at: `/${key}`, message: '表单没有这一部分。' }]
    const known = new Set(section.fields.map((field) => field.key))
    const groups: [string, Json][] = Array.isArray(content)
      ? content.map((row, index) => [`/${key}/${index}`, row])
      : [[`/${key}`, content]]
    return groups.flatMap(([at, group]) =>
      Object.keys(isObject(group) ? group : {})
        .filter((name) => !known.has(name))
        .map((name) => ({ at: `${at}/${name}`, message: `“${section.title}”没有这一项。` })),
    )
  })
}

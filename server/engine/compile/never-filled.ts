/** Variables of letters that stay empty in practice: questions and sections that no example of the stage ever fills. */
import { isBlank, isObject } from '../form/answers.js'
import type { Json } from '../model.js'
import type { Example, Programme, Stage, TemplateModel } from '../programme.js'
import { type Complaint, complaint } from '../values/compile-problems.js'

/** What a letter of a stage prints and no example fills; nothing is said before there are examples of the stage. */
export function neverFilled(
  { path, text }: Pick<TemplateModel<unknown>, 'path' | 'text'>,
  stage: Stage,
  programme: Programme,
): Complaint[] {
  const examples = programme.examples.map(({ example }) => example).filter((example) => example.stage === stage.id)
  if (examples.length === 0) return []
  const filled = new Set(examples.flatMap(filledIn))
  const told = new Set<string>()
  return variablesIn(text).flatMap(({ name, offset }) => {
    const key = name.split('.')[1] ?? ''
    const label = labelOf(key, stage)
    if (label === undefined || filled.has(key) || told.has(key)) return []
    told.add(key)
    const line = text.slice(0, offset).split('\n').length
    return [
      complaint(
        { file: path, at: `/${line}` },
        'never-filled',
        `第 ${line} 行：“${label}”在所有示例里都没有内容，文书的这里没有人看过印出来的样子`,
        '补一个有这项内容的示例，或从模板里删除它',
        ['example', 'form'],
      ),
    ]
  })
}

/** Names with a point in the expressions of a template, texts in quotes aside. */
function variablesIn(text: string): { name: string; offset: number }[] {
  return [...text.matchAll(/\{\{([^}]*)\}\}/g)].flatMap(({ 1: inside = '', index }) =>
    [...inside.replace(/'[^']*'|"[^"]*"/g, ' ').matchAll(/(?<![\w.@-])(?:answers|texts)\.[\w-]+/g)].map(([name]) => ({
      name,
      offset: index,
    })),
  )
}

/** What people call a question or a section. */
const labelOf = (key: string, { form }: Stage) => form.fields.get(key)?.title ?? form.sections.find((section) => section.key === key)?.title

/** Every question and section that an example fills. */
function filledIn({ given }: Example): string[] {
  const groups = Object.entries(given.answers ?? {}) as [string, Json][] // JSON
  return groups.flatMap(([section, content]) => {
    const rows = Array.isArray(content) ? content : [content]
    const inside = rows.flatMap((row) =>
      isObject(row) ? Object.entries(row).flatMap(([key, value]) => (isBlank(value) ? [] : [key])) : [],
    )
    return inside.length > 0 ? [section, ...inside] : []
  })
}

/** Variables of letters and mails that stay empty in practice: what no example ever fills, decides or gives. */
import { isBlank, isObject } from '../form/answers.js'
import type { Json } from '../model.js'
import type { Example, Programme, Stage, TemplateModel } from '../programme.js'
import type { TemplateDictionary } from '../templates/dictionaries.js'
import { namesRead } from '../templates/lint.js'
import { type Complaint, complaint } from '../values/compile-problems.js'

/** What a template of stages prints and no example of them fills; nothing is said before there are examples of them. */
export function neverFilled(
  { path, text }: Pick<TemplateModel<unknown>, 'path' | 'text'>,
  stages: readonly Stage[],
  programme: Programme,
  dictionary: TemplateDictionary,
): Complaint[] {
  const examples = programme.examples.map(({ example }) => example)
  const own = examples.filter(({ stage }) => stages.some(({ id }) => id === stage))
  if (own.length === 0) return []
  const cases: Cases = { stages, programme, own, all: examples }
  const told = new Set<string>()
  return namesRead(text, dictionary).flatMap(({ name, line }) => {
    const label = emptyEverywhere(name, cases)
    if (label === undefined || told.has(label)) return []
    told.add(label)
    return [
      complaint(
        { file: path, at: `/${line}` },
        'never-filled',
        `第 ${line} 行：“${label}”在所有示例里都没有内容，这里没有人看过填好的样子`,
        '补一个有这项内容的示例，或从模板里删除它',
        ['example', 'form'],
      ),
    ]
  })
}

interface Cases {
  stages: readonly Stage[]
  programme: Programme
  /** Those of the stages that print it, and all. */
  own: readonly Example[]
  all: readonly Example[]
}

/** What people call the thing that a name stands for, where no example has it; undefined = some example has, or it is none of these. */
function emptyEverywhere(name: string, cases: Cases): string | undefined {
  const [first = '', ...rest] = name.split('.')
  return Object.hasOwn(kinds, first) ? kinds[first]?.(rest, cases) : undefined
}

const kinds: Record<string, (parts: readonly string[], cases: Cases) => string | undefined> = {
  answers: answered,
  texts: answered,
  earlier: ([id = '', , ...parts], { programme, own, all }) => {
    const stage = programme.stages.get(id)
    const there = all.filter((example) => example.stage === id).map(({ given }) => given.answers)
    return stage && unfilled(parts, stage, [...own.map(({ given }) => entryOf(given.earlier, id)), ...there])
  },
  opinions: ([id = '', part, key], { stages, own }) => {
    const opinion = stages.flatMap(({ workflow }) => workflow.opinions ?? []).find((one) => one.id === id)
    const given = own.flatMap(({ given: { opinions } }) => entryOf(opinions, id) ?? [])
    if (!opinion || given.length === 0) return opinion?.label
    if (key === undefined || (part !== 'answers' && part !== 'texts')) return undefined
    const isFilled = given.some((one) => !isBlank(entryOf(entryOf(one, 'fields'), key)))
    return isFilled ? undefined : `${opinion.label}的“${opinion.fields?.properties[key]?.title ?? key}”`
  },
  facts: decided,
  factTexts: decided,
}

function answered(parts: readonly string[], { stages, own }: Cases): string | undefined {
  const answers = own.map(({ given }) => given.answers)
  const labels = stages.map((stage) => unfilled(parts, stage, answers))
  return labels.every((label) => label !== undefined) ? labels[0] : undefined
}

/** Facts that somebody decides, and payments; what is computed follows from the rest. */
function decided([id = '']: readonly string[], { programme, own }: Cases): string | undefined {
  const fact = programme.facts.get(id)
  const isThere = ({ given }: Example) => {
    if (fact?.kind === 'reviewer') return entryOf(given.decisions, id) !== undefined
    if (fact?.kind === 'payment') return entryOf(entryOf(given.records, fact.stage), 'payments') !== undefined
    return true
  }
  return fact && !own.some(isThere) ? fact.label : undefined
}

/** What stands under a key of an example's JSON. */
const entryOf = (group: unknown, key: string): Json | undefined => (isObject(group) && Object.hasOwn(group, key) ? group[key] : undefined)

/** A question or a section of a stage that none of these answers fills. */
function unfilled(parts: readonly string[], { form }: Stage, answers: readonly unknown[]): string | undefined {
  const key = parts.findLast((part) => part !== 'texts') ?? ''
  const label = form.fields.get(key)?.title ?? form.sections.find((section) => section.key === key)?.title
  return label !== undefined && !answers.some((group) => filledIn(group).has(key)) ? label : undefined
}

/** Every question and section that answers fill. */
function filledIn(answers: unknown): Set<string> {
  const groups = isObject(answers) ? Object.entries(answers) : []
  return new Set(
    groups.flatMap(([section, content]) => {
      const rows = Array.isArray(content) ? content : [content]
      const inside = rows.flatMap((row) =>
        isObject(row) ? Object.entries(row).flatMap(([key, value]) => (isBlank(value) ? [] : [key])) : [],
      )
      return inside.length > 0 ? [section, ...inside] : []
    }),
  )
}

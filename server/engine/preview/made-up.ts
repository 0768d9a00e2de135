/** Answers that fill every field of a form with something of its kind, for templates of stages without any example. */
import type { Answers, Json } from '../model.js'
import type { FieldModel, FormModel } from '../programme.js'
import { dayOf } from '../values/dates.js'

/** Two rows where rows are asked, the first of every choice. */
export function madeUpAnswers({ sections }: FormModel, now: string): Answers {
  return Object.fromEntries(
    sections.map((section): [string, Json] => {
      const group = () => Object.fromEntries(section.fields.map((field) => [field.key, madeUp(field, dayOf(now))]))
      return [section.key, section.kind === 'rows' ? [group(), group()] : group()]
    }),
  )
}

function madeUp({ title, type, options }: FieldModel, day: string): Json {
  const [first] = options?.keys() ?? []
  return values[type]({ title, first, day })
}

interface Known {
  title: string
  first: string | undefined
  day: string
}

const values: Record<FieldModel['type'], (known: Known) => Json> = {
  string: ({ title, first }) => first ?? `（${title}）`,
  list: ({ title, first }) => [first ?? `（${title}）`],
  integer: () => 12,
  decimal: () => '100',
  boolean: () => true,
  date: ({ day }) => day,
  rows: () => [],
}

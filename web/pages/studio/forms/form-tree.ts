/** A stage's form as its author sees it: sections and fields in the order of the page, each with its place in the file. Read from whatever stands there. */
import type { ConditionalFields, Field } from '../../../../server/engine/generated/form'
import type { FieldLayout, FormLayout, SectionLayout } from '../../../../server/engine/generated/ui'
import { type GroupSchema, orderOf } from '../../../form/model'
import type { Place } from '../edits'

export interface FieldNode {
  key: string
  section: string
  place: Place
  field: Field
  layout: FieldLayout
  required: boolean
  /** Asked only where a condition on other fields of the section holds. */
  condition?: ConditionNode
}

export interface ConditionNode {
  index: number
  branch: 'then' | 'else'
  test: ConditionalFields['if']
}

export interface SectionNode {
  key: string
  place: Place
  /** Where `properties`, `required` and `allOf` stand: of rows in `items`. */
  group: Place
  schema: SectionSchema
  isRows: boolean
  layout: SectionLayout
  fields: FieldNode[]
}

/** What sections of both kinds may have, as far as it is written. */
export interface SectionSchema {
  type?: string
  title: string
  description?: string
  clause?: string
  by?: string[]
  in?: string[]
  printed?: boolean
  minItems?: number
  maxItems?: number
  uniqueBy?: string[]
  fixed?: boolean
}

/** Every section of a form; what is no object is passed over. */
export function sectionsOf(form: unknown, layout: FormLayout | undefined): SectionNode[] {
  return Object.entries(record(record(form).properties)).flatMap(([key, value]) =>
    isRecord(value) ? [sectionNode(key, value, layout)] : [],
  )
}

function sectionNode(key: string, schema: Tree, layout: FormLayout | undefined): SectionNode {
  const isRows = schema.type === 'array'
  const place: Place = ['properties', key]
  const group = isRows ? [...place, 'items'] : place
  const body = record(isRows ? schema.items : schema)
  const own = layout?.sections?.[key] ?? {}
  const found = new Map(fieldNodes(body, key, group, layout).map((node) => [node.key, node]))
  const order = orderOf(readableGroup(body), list(own.order).filter(isText))
  return {
    key,
    place,
    group,
    schema: { ...schema, title: textOf(schema.title) } as SectionSchema,
    isRows,
    layout: own,
    fields: order.flatMap((name) => found.get(name) ?? []),
  }
}

function fieldNodes(body: Tree, section: string, group: Place, layout: FormLayout | undefined): FieldNode[] {
  const part = (node: Tree, place: Place, condition?: ConditionNode): FieldNode[] => {
    const required = list(node.required)
    return Object.entries(record(node.properties)).flatMap(([key, field]) =>
      isRecord(field)
        ? [
            {
              key,
              section,
              place: [...place, 'properties', key],
              field: { ...field, title: textOf(field.title) } as unknown as Field,
              layout: record(record(layout?.fields)[key]) as FieldLayout,
              required: required.includes(key),
              condition,
            },
          ]
        : [],
    )
  }
  const conditional = list(body.allOf).flatMap((entry, index) =>
    (['then', 'else'] as const).flatMap((branch) => {
      const test = record(record(entry).if) as unknown as ConditionalFields['if']
      return part(record(record(entry)[branch]), [...group, 'allOf', index, branch], { index, branch, test })
    }),
  )
  return [...part(body, group), ...conditional]
}

/** A group that can be drawn: fields that are objects with a kind and a title, conditionals that have both parts. */
export function readableGroup(body: unknown): GroupSchema {
  const { properties, required, allOf } = record(body)
  return {
    type: 'object',
    ...readablePart({ properties, required }),
    allOf: list(allOf).flatMap((entry) => {
      const { if: test, then, else: otherwise } = record(entry)
      const { properties: tests, required: names } = record(test)
      if (!isRecord(tests)) return []
      const condition = { properties: tests, required: list(names).filter(isText) } as ConditionalFields['if']
      return [{ if: condition, then: readablePart(record(then)), ...(isRecord(otherwise) && { else: readablePart(otherwise) }) }]
    }),
  }
}

const kinds = ['string', 'integer', 'boolean', 'array']
function readablePart({ properties, required }: Tree) {
  const drawn = Object.entries(record(properties)).flatMap(([key, field]): [string, Field][] =>
    isRecord(field) && kinds.includes(textOf(field.type))
      ? [[key, { ...field, title: textOf(field.title) || '（没有名称）' } as Field]]
      : [],
  )
  return { properties: Object.fromEntries(drawn), required: list(required).filter(isText) }
}

/** What rules, formulas and the layout call the things of a form: no two may be called the same. */
export const keysIn = (sections: readonly SectionNode[]): Set<string> =>
  new Set(sections.flatMap(({ key, fields }) => [key, ...fields.map((field) => field.key)]))

export type Tree = Readonly<Record<string, unknown>>
export const isRecord = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
export const record = (value: unknown): Tree => (isRecord(value) ? value : {})
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
export const isText = (value: unknown): value is string => typeof value === 'string'
export const textOf = (value: unknown): string => (isText(value) ? value : '')

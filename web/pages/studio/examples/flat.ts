/** Records of any depth as flat rows, so that they stand in a form; and back, with what the form does not show as it was. */
import type { Field } from '../../../../server/engine/generated/form'
import type { RowSection } from '../../../form/model'
import { isRecord } from '../forms/form-tree'

export type FlatRow = Readonly<Record<string, unknown>>

/** Stands in no key of an example. */
const mark = '/'

/** Every value of an object by the keys that lead to it; lists and empty objects stay whole. */
export function flatOf(value: unknown, before = ''): FlatRow {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const name = before + key
      return isRecord(inner) && Object.keys(inner).length > 0 ? Object.entries(flatOf(inner, name + mark)) : [[name, inner]]
    }),
  )
}

/** The object of a flat row; keys that hold nothing are left out. */
export function deepOf(row: FlatRow): Record<string, unknown> {
  const deep: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) {
    if (value === undefined) continue
    const keys = name.split(mark)
    const last = keys.pop() ?? ''
    let holder = deep
    for (const key of keys) {
      const inner = holder[key]
      const next: Record<string, unknown> = isRecord(inner) ? (inner as Record<string, unknown>) : {}
      holder[key] = next
      holder = next
    }
    holder[last] = value
  }
  return deep
}

/** A section that shows flat rows: the fields that are known, then what else the rows hold, called as `nameOf` says. */
export function flatSection(
  title: string,
  known: Readonly<Record<string, Field>>,
  rows: readonly FlatRow[],
  nameOf: (keys: readonly string[]) => string,
): RowSection {
  const properties: Record<string, Field> = { ...known }
  for (const row of rows)
    for (const [key, value] of Object.entries(row)) {
      const type = typesOf[typeof value]
      if (type && !(key in properties)) properties[key] = { type, title: nameOf(key.split(mark)) } as Field
    }
  return { type: 'array', title, maxItems: 200, items: { type: 'object', properties, required: [] } } as RowSection
}

const typesOf: Readonly<Record<string, string>> = { string: 'string', number: 'integer', boolean: 'boolean' }

/** What a form for an object of a configuration file consists of, as its meta-schema says. */
import { type Member, membersAt, type Schemas } from '../schema-walk'
import { meaningOf, wordOf } from '../words'
import { helps, labels, longTexts } from './words'

export type Control =
  | 'text'
  | 'long'
  | 'number'
  | 'flag'
  | 'choice'
  | 'choices'
  | 'texts'
  | 'object'
  | 'list'
  | 'map'
  | 'text map'
  | 'condition'
  | 'formula'
  | 'other'

export interface Property {
  name: string
  label: string
  help?: string
  required: boolean
  /** Title of the object in its meta-schema. */
  owner: string
  control: Control
  values?: readonly (string | number)[]
}

/** Keys that are made once and never shown. */
const hidden = new Set(['$schema', 'id', 'kind'])
const hiddenOf = new Set(['EligibilityRule.name', 'Dictionary.edition'])
const shownOf = new Set(['WorkflowAction.kind'])

/** The properties of the object at a place, in the order of the meta-schema; its own identifiers are left out. */
export function propertiesOf(
  schemas: Schemas,
  schema: string,
  place: readonly (string | number)[],
  document: unknown,
  omit: readonly string[] = [],
): Property[] {
  return membersAt(schemas, schema, [...place], document)
    .filter(({ name, owner }) => shownOf.has(`${owner}.${name}`) || (!hidden.has(name) && !hiddenOf.has(`${owner}.${name}`)))
    .filter(({ name }) => !omit.includes(name))
    .map(propertyOf)
}

function propertyOf(member: Member): Property {
  const { name, owner, required } = member
  const own = `${owner}.${name}`
  return {
    name,
    owner,
    required,
    label: labels[own] ?? wordOf(name) ?? name,
    help: helps[own] ?? helps[name],
    control: controlOf(member),
    values: valuesOf(member),
  }
}

function controlOf({ name, owner, raw, schema, items, rawItems }: Member): Control {
  if (isCondition(raw)) return 'condition'
  if (schema.type === 'string' && (name === 'formula' || isFormulaText({ owner, name }))) return 'formula'
  if (Array.isArray(schema.enum) || 'const' in schema) return 'choice'
  if (schema.type === 'boolean') return 'flag'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'string') return longTexts.has(name) ? 'long' : 'text'
  if (schema.type === 'array') {
    if (!items || (rawItems && isCondition(rawItems))) return 'other'
    if (Array.isArray(items.enum)) return 'choices'
    if (items.type === 'string') return 'texts'
    return items.properties ? 'list' : 'other'
  }
  if (schema.properties) return 'object'
  if (typeof schema.additionalProperties !== 'object' || schema.additionalProperties === null) return 'other'
  return 'type' in schema.additionalProperties && schema.additionalProperties.type === 'string' ? 'text map' : 'map'
}

function valuesOf({ schema, items }: Member): (string | number)[] | undefined {
  const values = [schema.enum, 'const' in schema ? [schema.const] : undefined, items?.enum].find(Array.isArray)
  return values?.filter((value) => typeof value === 'string' || typeof value === 'number')
}

/** Formulas that are not called so: what a step writes into a register. */
const formulaTexts = new Set(['values', 'ends', 'from', 'until'].map((name) => `RegisterEntry.${name}`))
export const isFormulaText = ({ owner, name }: Pick<Property, 'owner' | 'name'>) => formulaTexts.has(`${owner}.${name}`)

const isCondition = (schema: Readonly<Record<string, unknown>>) => schema.$ref === 'condition.schema.json'

/** Enumerated values with their meaning; numbers among them are widths. */
export const optionsOf = (values: readonly (string | number)[]) =>
  values.map((value) => ({ value, label: (typeof value === 'number' ? widths[value] : meaningOf(value)) ?? String(value) }))

/** Of a row of twelve columns. */
const widths: Readonly<Record<number, string>> = {
  3: '四分之一行',
  4: '三分之一行',
  6: '半行',
  8: '三分之二行',
  9: '四分之三行',
  12: '整行',
}

/** A key that nothing else has; made once, never changed. */
export const newKey = (letter = 'f'): string => letter + crypto.getRandomValues(new Uint32Array(1)).join('').padStart(10, '0').slice(0, 7)

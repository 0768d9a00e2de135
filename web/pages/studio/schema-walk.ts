/** What a meta-schema allows at a place of a file: names of properties and values. */
import type { Path } from './json-tree'

type Schema = Readonly<Record<string, unknown>>
export type Schemas = Readonly<Record<string, Schema>>

/** A schema together with the document that its `#` refers to. */
interface Node {
  schema: Schema
  root: Schema
}

export interface Property {
  name: string
  required: boolean
  type?: string
}

/** Properties that may stand in the object at a path. */
export function propertiesAt(schemas: Schemas, name: string, path: Path, document: unknown): Property[] {
  const found = new Map<string, Property>()
  for (const { schema, root } of nodesAt(schemas, name, path, document)) {
    const required = Array.isArray(schema.required) ? schema.required : []
    for (const [key, value] of entries(schema.properties)) {
      const known = found.get(key)
      const [first] = expand({ schema: value, root }, schemas, undefined)
      found.set(key, {
        name: key,
        required: required.includes(key) || (known?.required ?? false),
        type: typeOf(first?.schema) ?? known?.type,
      })
    }
  }
  return [...found.values()]
}

/** A property with what its meta-schema says of its value; of a list, also of its items. */
export interface Member {
  name: string
  required: boolean
  /** Title of the object that has it. */
  owner: string
  /** As written, before references are followed. */
  raw: Schema
  schema: Schema
  items?: Schema
  rawItems?: Schema
}

/** What the object at a path may have, with the meta-schema of each. */
export function membersAt(schemas: Schemas, name: string, path: Path, document: unknown): Member[] {
  const found = new Map<string, Member>()
  for (const { schema, root } of nodesAt(schemas, name, path, document)) {
    const required = Array.isArray(schema.required) ? schema.required : []
    for (const [key, raw] of entries(schema.properties)) {
      if (found.has(key)) continue
      const node = plainest(expand({ schema: raw, root }, schemas, undefined)) ?? { schema: raw, root }
      const rawItems = isRecord(node.schema.items) ? node.schema.items : undefined
      const items = rawItems && plainest(expand({ schema: rawItems, root: node.root }, schemas, undefined))
      const owner = typeof schema.title === 'string' ? schema.title : ''
      found.set(key, { name: key, required: required.includes(key), owner, raw, schema: node.schema, rawItems, items: items?.schema })
    }
  }
  return [...found.values()]
}

/** The least that an object at a path must have, each as empty as its meta-schema allows. */
export function leastAt(schemas: Schemas, name: string, path: Path, document: unknown): Record<string, unknown> {
  // a condition has no least: the builder begins without one
  const members = membersAt(schemas, name, path, document).filter(({ required, raw }) => required && raw.$ref !== 'condition.schema.json')
  return Object.fromEntries(members.map((member) => [member.name, leastOf(schemas, name, [...path, member.name], member)]))
}

function leastOf(schemas: Schemas, name: string, path: Path, { schema }: Member): unknown {
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const type = typeOf(schema)
  if (type === 'array') return []
  if (type === 'object') return leastAt(schemas, name, path, undefined)
  if (type === 'boolean') return false
  if (type === 'integer' || type === 'number') return typeof schema.minimum === 'number' ? schema.minimum : 1
  return ''
}

/** Of what a schema may be, the first that says anything. */
const plainest = (nodes: readonly Node[]): Node | undefined =>
  nodes.find(({ schema }) => ['type', 'enum', 'const', 'properties'].some((key) => key in schema))

/** Values that may stand at a path: enumerated ones, or true and false. */
export function valuesAt(schemas: Schemas, name: string, path: Path, document: unknown): (string | number | boolean)[] {
  const values = nodesAt(schemas, name, path, document).flatMap(({ schema }) => {
    if (Array.isArray(schema.enum)) return schema.enum
    if ('const' in schema) return [schema.const]
    return schema.type === 'boolean' ? [true, false] : []
  })
  return [...new Set(values.filter(isPlain))]
}

function nodesAt(schemas: Schemas, name: string, path: Path, document: unknown): Node[] {
  const root = schemas[name]
  if (!root) return []
  let value = document
  let nodes = expand({ schema: root, root }, schemas, value)
  for (const key of path) {
    value = isRecord(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[key] : undefined
    const inner = value
    nodes = nodes.flatMap((node) => step(node, key)).flatMap((node) => expand(node, schemas, inner))
  }
  return nodes
}

function step({ schema, root }: Node, key: string | number): Node[] {
  const into = (inner: unknown): Node[] => (isRecord(inner) ? [{ schema: inner, root }] : [])
  if (typeof key === 'number') return into(schema.items)
  const named = isRecord(schema.properties) ? schema.properties[key] : undefined
  return named === undefined ? into(schema.additionalProperties) : into(named)
}

/** Follows references and alternatives; of the alternatives only those that fit what is written already. */
function expand({ schema, root }: Node, schemas: Schemas, value: unknown, depth = 0): Node[] {
  if (depth > 12) return []
  const deeper = (node: Node) => expand(node, schemas, value, depth + 1)
  if (typeof schema.$ref === 'string') return deeper(resolve(schema.$ref, root, schemas))
  const alternatives = [schema.oneOf, schema.anyOf].filter(Array.isArray).flat().filter(isRecord)
  if (!alternatives.length) return [{ schema, root }]
  const options = alternatives.flatMap((alternative) => deeper({ schema: alternative, root }))
  const fitting = options.filter((option) => fits(option.schema, value))
  return [{ schema: { ...schema, oneOf: undefined, anyOf: undefined }, root }, ...(fitting.length ? fitting : options)]
}

function fits(schema: Schema, value: unknown): boolean {
  if (!isRecord(value)) return true
  const properties = isRecord(schema.properties) ? schema.properties : {}
  return Object.entries(value).every(([key, inner]) => {
    const property = properties[key]
    const unfinished = inner === undefined
    if (unfinished) return true
    if (property === undefined) return schema.additionalProperties !== false
    return !isRecord(property) || !('const' in property) || property.const === inner
  })
}

function resolve(reference: string, root: Schema, schemas: Schemas): Node {
  const [file = '', pointer = ''] = reference.split('#')
  const base = file ? (schemas[file.replace(/\.schema\.json$/, '')] ?? {}) : root
  const target = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), base)
  return { schema: isRecord(target) ? target : {}, root: base }
}

const entries = (value: unknown): [string, Schema][] =>
  isRecord(value) ? Object.entries(value).map(([key, inner]) => [key, isRecord(inner) ? inner : {}]) : []
const typeOf = (schema: Schema | undefined): string | undefined => {
  if (!schema) return undefined
  if (typeof schema.type === 'string') return schema.type
  return isRecord(schema.properties) ? 'object' : undefined
}
const isPlain = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

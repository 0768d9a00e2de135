/** Shapes of request bodies and queries: a JSON Schema and the TypeScript type it stands for, said once. */
import type { Answers, Json } from '../engine/model.js'

/** A JSON Schema whose valid values are of type T. */
export interface Shape<T> {
  readonly schema: Readonly<Record<string, unknown>>
  readonly isOptional?: boolean
  /** Never set; carries the type. */
  readonly of?: T
}
export interface OptionalShape<T> extends Shape<T> {
  readonly isOptional: true
}
/** The type that a shape stands for. */
export type Of<S> = S extends Shape<infer T> ? T : never

type Properties = Record<string, Shape<unknown>>
type ObjectOf<P extends Properties> = { [K in keyof P as P[K] extends OptionalShape<unknown> ? never : K]: Of<P[K]> } & {
  [K in keyof P as P[K] extends OptionalShape<unknown> ? K : never]?: Of<P[K]>
} extends infer O
  ? { [K in keyof O]: O[K] }
  : never

/** Text of at most `maxLength` characters, at least one unless `minLength` says otherwise. */
export const text = (maxLength: number, minLength = 1): Shape<string> => ({ schema: { type: 'string', minLength, maxLength } })
export const integer = (minimum: number, maximum: number): Shape<number> => ({ schema: { type: 'integer', minimum, maximum } })
export const flag: Shape<boolean> = { schema: { type: 'boolean' } }
export const yes: Shape<true> = { schema: { const: true } }
export const oneOf = <const T extends string>(...values: T[]): Shape<T> => ({ schema: { enum: values } })
export const list = <T>(item: Shape<T>, maxItems: number): Shape<T[]> => ({ schema: { type: 'array', maxItems, items: item.schema } })
export const map = <T>(value: Shape<T>, maxProperties: number): Shape<Record<string, T>> => ({
  schema: { type: 'object', maxProperties, additionalProperties: value.schema },
})
export const nullable = <T>(shape: Shape<T>): Shape<T | null> => ({ schema: { anyOf: [shape.schema, { type: 'null' }] } })
/** A form's answers: any JSON object; the engine judges what is in it. */
export const answers: Shape<Answers> = { schema: { type: 'object' } }
/** Any JSON value; the engine judges what is in it. */
export const json: Shape<Json> = { schema: {} }
export const optional = <T>(shape: Shape<T>): OptionalShape<T> => ({ schema: shape.schema, isOptional: true })

/** An object with exactly these properties. */
export function object<P extends Properties>(properties: P): Shape<ObjectOf<P>> {
  const entries = Object.entries(properties)
  return {
    schema: {
      type: 'object',
      additionalProperties: false,
      required: entries.filter(([, shape]) => !shape.isOptional).map(([key]) => key),
      properties: Object.fromEntries(entries.map(([key, shape]) => [key, shape.schema])),
    },
  }
}

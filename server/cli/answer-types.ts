/** TypeScript types of the answers; for programs that read an export. Needs json-schema-to-typescript, which npm start installs. */
import type { JSONSchema } from 'json-schema-to-typescript'
import type { Json } from '../engine/model.js'
import type { Programme } from '../engine/programme.js'

/** One interface per stage, with the titles as comments (Chinese titles would become NoName1). */
export async function answerTypes(programme: Programme): Promise<string> {
  const { compile } = await import('json-schema-to-typescript')
  const parts = await Promise.all(
    [...programme.stages.values()].map((stage) => {
      const schema = withoutTitles(JSON.parse(JSON.stringify(stage.form.schema))) as JSONSchema
      const name = `${stage.id.charAt(0).toUpperCase()}${stage.id.slice(1)}Answers`
      return compile(schema, name, {
        bannerComment: '',
        ignoreMinAndMaxItems: true,
        additionalProperties: false,
        style: { semi: false, singleQuote: true },
      })
    }),
  )
  return parts.join('\n')
}

const dropped = ['$schema', 'if', 'then', 'else', 'allOf']

function withoutTitles(node: Json): Json {
  if (Array.isArray(node)) return node.map(withoutTitles)
  if (typeof node !== 'object' || node === null) return node
  const { title, ...rest } = node
  const kept = Object.entries(rest).filter(([key]) => !dropped.includes(key))
  const conditional = Array.isArray(node.allOf) ? conditionalProperties(node.allOf) : {}
  const out = Object.fromEntries(kept.map(([key, value]) => [key, withoutTitles(value)]))
  const isSchema = typeof node.type === 'string'
  if (isSchema && typeof title === 'string') out.description = title
  else if (title !== undefined && !isSchema) out.title = withoutTitles(title)
  if (typeof out.properties === 'object' && out.properties !== null && !Array.isArray(out.properties))
    out.properties = { ...out.properties, ...conditional }
  return out
}

/** Conditional fields are part of the answers too, optional. */
function conditionalProperties(parts: Json[]): { [key: string]: Json } {
  const branches = parts.flatMap((part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? [part.then, part.else] : [],
  )
  return Object.assign(
    {},
    ...branches.map((branch) =>
      typeof branch === 'object' && branch !== null && !Array.isArray(branch) ? withoutTitles(branch.properties ?? {}) : {},
    ),
  )
}

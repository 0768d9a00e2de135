/** The query of a list of declarations; `f.<field>` filters by a column. */
import type { ListInput } from '../actions/views/list.js'
import { query } from './body.js'
import { object, oneOf, optional, type Shape, text } from './shapes.js'

const views = ['todo', 'done', 'all', 'dueSoon', 'overdue', 'resubmitted', 'late', 'granted', 'paid'] as const
const known = object({
  programme: optional(text(60, 0)),
  stage: optional(text(40, 0)),
  state: optional(text(40, 0)),
  view: optional(oneOf(...views)),
  q: optional(text(100, 0)),
  district: optional(text(40, 0)),
  sort: optional(text(60, 0)),
  after: optional(text(400, 0)),
  limit: optional(text(3, 0)),
})
type Asked = typeof known extends Shape<infer T> ? T & { [column: `f.${string}`]: string | undefined } : never

const shape: Shape<Asked> = {
  schema: { ...known.schema, patternProperties: { '^f\\.[A-Za-z][A-Za-z0-9]{0,39}$': { type: 'string', maxLength: 100 } } },
}

export const listQuery = query(shape)
/** The same, and which columns: ids of fields with commas between them, or `all`; those of the list unless given. */
export const exportQuery = query<Asked & { columns?: string }>({
  schema: { ...shape.schema, properties: { ...(known.schema.properties as object), columns: { type: 'string', maxLength: 4000 } } },
})

/** Empty parameters count as absent; the limit lies between 1 and 100. */
export function readListQuery(given: Record<string, string>): ListInput {
  const {
    limit,
    view,
    columns: _,
    ...rest
  } = Object.fromEntries(Object.entries(given).filter(([key, value]) => value !== '' && !key.startsWith('f.')))
  const columns = Object.entries(given).filter(([key, value]) => value !== '' && key.startsWith('f.'))
  return {
    ...rest,
    view: views.find((name) => name === view),
    fields: Object.fromEntries(columns.map(([key, value]) => [key.slice(2), value])),
    limit: Math.min(Math.max(Number.parseInt(limit ?? '20', 10) || 20, 1), 100),
  }
}

/** The audit log as the operator reads it: newest first, filtered, page by page. */
import type { Reader, Value } from './connection.js'
import { likeWords, searchWords } from './declaration-lists.js'
import type { EventRow } from './events.js'

export interface EventFilter {
  /** Words in the name of who did it, or the login. */
  person?: string
  /** A verb; `act` = every step of a workflow. */
  action?: string
  /** Words in the name, credit code or number of what it was about. */
  about?: string
  /** Instants: from the first on, before the second. */
  from?: string
  to?: string
  /** The sequence that the page before ended with. */
  before?: number
  limit: number
}

export type ListedEvent = EventRow & { about_number: string | null; about_name: string | null }

/** A page of the log. */
export async function listEvents(read: Reader, filter: EventFilter): Promise<ListedEvent[]> {
  const { sql, values } = conditions(filter)
  return read.all(
    `SELECT event.*, declaration.number AS about_number, coalesce(declaration.organisation_name, organisation.name) AS about_name
     FROM event LEFT JOIN declaration ON declaration.id = event.declaration LEFT JOIN organisation ON organisation.id = event.organisation
     WHERE ${sql} ORDER BY event.sequence DESC LIMIT ?`,
    [...values, filter.limit],
  )
}

function conditions({ person, action, about, from, to, before }: EventFilter): { sql: string; values: Value[] } {
  const parts = ['event.sequence < ?']
  const values: Value[] = [before ?? Number.MAX_SAFE_INTEGER]
  const add = (sql: string, ...more: Value[]) => {
    parts.push(sql)
    values.push(...more)
  }
  if (person) {
    const like = likeWords(person)
    add("(event.name LIKE ? ESCAPE '\\' OR event.account IN (SELECT id FROM account WHERE login LIKE ? ESCAPE '\\'))", like, like)
  }
  if (action === 'act') add("event.action LIKE 'act:%'")
  else if (action) add('event.action = ?', action)
  if (about) {
    const words = searchWords(about)
    const like = likeWords(about)
    add(
      `(event.declaration IN (SELECT declaration.id FROM declaration WHERE ${words.sql})
        OR event.organisation IN (SELECT id FROM organisation WHERE name LIKE ? ESCAPE '\\' OR credit_code LIKE ? ESCAPE '\\'))`,
      ...words.values,
      like,
      like,
    )
  }
  if (from) add('event.at >= ?', from)
  if (to) add('event.at < ?', to)
  return { sql: parts.join(' AND '), values }
}

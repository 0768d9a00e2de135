/** Identifiers of the configuration written into statements. */

const identifier = /^[A-Za-z0-9-]{1,100}$/

/** An identifier as SQL text; anything else is a bug. */
export function literal(text: string): string {
  if (!identifier.test(text)) throw new Error(`Not an identifier: ${text}`)
  return `'${text}'`
}

/**
 * The condition that a column holds an identifier; what is none is found nowhere. Written out, not bound: SQLite plans a statement anew
 * for each value that is bound where an index of a part of the table might serve, which takes longer than reading the rows.
 */
export const holds = (column: string, id: string) => (identifier.test(id) ? `${column} = ${literal(id)}` : '0')

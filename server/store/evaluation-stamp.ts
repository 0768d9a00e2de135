/** Tells by one query whether anything has changed that an evaluation of a declaration read. */
import { type Reader, still } from './connection.js'
import type { DeclarationRow } from './declarations.js'
import { holds } from './literal.js'

/**
 * Every table that an evaluation reads besides the declaration's own row, as a text that changes with it. Of rows that are only ever added
 * the last one tells; by that of the log the whole never returns to what it was. These change with every step of anybody.
 */
const moving = (others: string) => [
  'SELECT max(sequence) FROM event WHERE declaration = ?1',
  'SELECT max(number) FROM revision WHERE declaration = ?1',
  `SELECT group_concat(id || ' ' || version || (SELECT coalesce(group_concat(result || ' ' || coalesce(fen, '')), '') FROM recorded_amount WHERE declaration = declaration.id)) FROM declaration WHERE ${others} AND id <> ?1`,
]

/** These are asked for again only when one of their tables was written to. */
const standing = [
  "SELECT group_concat(material_file.id || ' ' || coalesce(read_at, '') || coalesce(attested_hash || attested_at, '') || coalesce(outcome || answered_at, '')) FROM material_file LEFT JOIN scan ON scan.file = material_file.id LEFT JOIN provided_material ON provided_material.file = material_file.id WHERE declaration = ?1 AND removed_at IS NULL",
  "SELECT group_concat(printed_hash || ' ' || pages || ' ' || at || ' ' || coalesce(length(places), '')) FROM printed_pages WHERE declaration = ?1",
  'SELECT json_group_array(json_array(rule, outcome, reason, by, at)) FROM decision WHERE declaration = ?1',
  'SELECT json_group_array(json_array(opinion, entered_at, round, outcome, text, fields, by, role, at)) FROM opinion WHERE declaration = ?1',
  'SELECT max(rowid) FROM granted_amount WHERE organisation = ?2',
  'SELECT max(rowid) FROM payment',
  'SELECT max(rowid) FROM register_import',
]
const standingTables = [
  'material_file',
  'scan',
  'provided_material',
  'printed_pages',
  'decision',
  'opinion',
  'granted_amount',
  'payment',
  'register_import',
]

/** The same text as long as everything is as it was; the declaration was read in scope. */
export async function evaluationStamp(
  read: Reader,
  { id, organisation, programme }: Pick<DeclarationRow, 'id' | 'organisation' | 'programme'>,
): Promise<string> {
  const first = await read.get<{ stamp: string }>(movingOf(programme), [id, organisation])
  const [second] = await still<{ stamp: string }>(read, standingTables, standingStamp, [id, organisation])
  return `${first?.stamp} ${second?.stamp}`
}

const stampOf = (parts: readonly string[]) => `SELECT json_array(${parts.map((part) => `(${part})`).join(', ')}) AS stamp`
const standingStamp = stampOf(standing)

/** By programme: the text is long, and asked for at every step. */
const movingStamps = new Map<string, string>()

function movingOf(programme: string): string {
  const known = movingStamps.get(programme) ?? stampOf(moving(`organisation = ?2 AND ${holds('programme', programme)}`))
  movingStamps.set(programme, known)
  return known
}

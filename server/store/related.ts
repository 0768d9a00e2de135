/** Declarations of other organisations that name one, as far as a fact reads them; and when declarations entered their states. */
import type { Json } from '../engine/model.js'
import type { Reader } from './connection.js'
import { answerExpression } from './declaration-lists.js'

interface Search {
  programme: string
  stage: string
  states: readonly string[]
  /** Path of the field that names somebody: $.basics.providerCode. */
  path: string
  value: string
  /** What is read of them: the field at a path, or an amount by result in fen, as granted or else as of the last step. */
  reads?: { path: string } | { result: string }
  /** The organisation that asks. */
  except: string
}

interface Row {
  number: string
  organisation_name: string
  state: string
  answers: string
  fen: number | null
}

/** What was handed in by others and names this value; without an actor, so only for facts. */
export async function relatedTo(
  read: Reader,
  { programme, stage, states, path, value, reads, except }: Search,
): Promise<(Pick<Row, 'number' | 'organisation_name' | 'state'> & { value: Json })[]> {
  const result = reads && 'result' in reads ? reads.result : ''
  const rows = await read.all<Row>(
    `SELECT number, organisation_name, state, coalesce(handed_in, answers) AS answers, fen FROM declaration LEFT JOIN recorded_amount ON recorded_amount.declaration = declaration.id AND result = ? WHERE programme = ? AND stage = ? AND ${answerExpression({ path }, 'handedIn')} = ? AND state IN (${states.map(() => '?').join(', ')}) AND organisation <> ? AND listed = 1 AND submitted_at IS NOT NULL ORDER BY id LIMIT 1000`,
    [result, programme, stage, value, ...states, except],
  )
  return rows.map(({ answers, fen, ...row }) => ({
    ...row,
    value: reads === undefined ? null : 'path' in reads ? valueAt(JSON.parse(answers) as Json, reads.path) : fen,
  }))
}

const valueAt = (answers: Json, path: string): Json =>
  path
    .split('.')
    .slice(1)
    .reduce<Json>(
      (value, key) =>
        typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null,
      answers,
    )

/** The states that declarations entered by their steps, in order. */
export async function entriesOf(
  read: Reader,
  declarations: readonly string[],
): Promise<{ declaration: string; state: string; at: string }[]> {
  if (declarations.length === 0) return []
  return read.all(
    `SELECT declaration, json_extract(detail, '$.to') AS state, at FROM event WHERE declaration IN (${declarations.map(() => '?').join(', ')}) AND action LIKE 'act:%' ORDER BY sequence`,
    [...declarations],
  )
}

/** Figures over all declarations of a programme within the actor's reach: counted and added up by the database. */
import type { Reader } from './connection.js'
import { type Reaching, scope, within } from './scope.js'

export interface StandingRow {
  stage: string
  district: string
  state: string
  count: number
  overdue: number
}

/** How many declarations stand in each state, and how many of them are beyond their day. */
export async function countStandings(
  read: Reader,
  actor: Reaching,
  programme: string,
  stages: readonly string[],
  now: string,
): Promise<StandingRow[]> {
  const { sql, values } = scope(within(actor, programme))
  return read.all(
    `SELECT stage, district, state, count(*) AS count, sum(coalesce(due_at, '9999') <= ?) AS overdue FROM declaration
     WHERE ${sql} AND stage IN (${stages.map(() => '?').join(', ')}) GROUP BY stage, district, state`,
    [now, ...values, ...stages],
  )
}

export interface SpanRow {
  stage: string
  district: string
  /** Days in China: of the last submission, and of the decision. */
  submitted: string
  ended: string
  count: number
}

const chinese = (column: string) => `date(${column}, '+8 hours')`

/** From which day to which day decided declarations took, since their last submission: equal pairs are counted together. */
export async function countSpans(
  read: Reader,
  actor: Reaching,
  programme: string,
  ended: readonly { stage: string; states: readonly string[] }[],
): Promise<SpanRow[]> {
  if (ended.length === 0) return []
  const { sql, values } = scope(within(actor, programme))
  const states = ended.map(({ states: of }) => `(stage = ? AND state IN (${of.map(() => '?').join(', ')}))`).join(' OR ')
  return read.all(
    `SELECT stage, district, ${chinese('submitted_at')} AS submitted, ${chinese('entered_at')} AS ended, count(*) AS count FROM declaration
     WHERE ${sql} AND submitted_at IS NOT NULL AND (${states}) GROUP BY 1, 2, 3, 4`,
    [...values, ...ended.flatMap(({ stage, states: of }) => [stage, ...of])],
  )
}

export interface MoneyRow {
  kind: string
  granted: number
  members: number
  paid: number
  paidMembers: number
}

/** What batches that have not ended without effect grant and have paid, by kind of batch. */
export async function sumMoney(read: Reader, actor: Reaching, programme: string): Promise<MoneyRow[]> {
  const { sql, values } = scope(within(actor, programme))
  return read.all(
    `SELECT batch.kind, sum(member.fen) AS granted, count(*) AS members, coalesce(sum(paid.fen), 0) AS paid, count(paid.fen) AS paidMembers
     FROM batch JOIN batch_member AS member ON member.batch = batch.id JOIN declaration ON declaration.id = member.declaration
     LEFT JOIN (SELECT batch, declaration, sum(fen) AS fen FROM payment GROUP BY batch, declaration) AS paid
       ON paid.batch = batch.id AND paid.declaration = member.declaration
     WHERE ${sql} AND batch.programme = ? AND batch.void = 0 AND member.removed_at IS NULL AND member.fen IS NOT NULL GROUP BY batch.kind`,
    [...values, programme],
  )
}

export interface GrantRow {
  stage: string
  result: string
  fen: number
  count: number
}

/** What steps granted for good, by stage and result; of several grants of one declaration the last one stands. */
export async function sumGrants(read: Reader, actor: Reaching, programme: string): Promise<GrantRow[]> {
  const { sql, values } = scope(within(actor, programme))
  return read.all(
    `SELECT declaration.stage, granted.result, sum(granted.fen) AS fen, count(*) AS count FROM granted_amount AS granted
     CROSS JOIN declaration ON declaration.id = granted.declaration
     WHERE ${sql} AND declaration.programme = ? AND granted.sequence =
       (SELECT max(sequence) FROM granted_amount AS later WHERE later.declaration = granted.declaration AND later.result = granted.result)
     GROUP BY 1, 2`,
    [...values, programme],
  )
}

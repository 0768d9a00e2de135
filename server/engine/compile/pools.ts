/** What is wrong with the pools: names, dates, and amounts that would depend on themselves. */

import { drawsOf } from '../facts/pools.js'
import { namesIn, namesOfFact } from '../facts/references.js'
import { formulaNames } from '../formula/formula.js'
import type { Pool, PoolStage } from '../generated/facts.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import { contentOf } from './contents.js'
import { checkFrom } from './dated-values.js'
import type { Draft } from './draft.js'

const file = 'rules/facts.json'

/** What is wrong with the pools of facts.json. */
export function checkPools({ documents, programme }: Draft): Complaint[] {
  const pools = contentOf(documents, 'facts', 'facts')?.pools ?? []
  return [
    ...repeated(
      '资金池',
      pools.map(({ id }) => id),
      (index) => ({ file, at: `/pools/${index}/id` }),
    ),
    ...pools.flatMap((pool, index) => checkPool(pool, { file, at: `/pools/${index}` }, programme)),
  ]
}

function checkPool(pool: Pool, place: Place, programme: Programme): Complaint[] {
  const draws = drawsOf(pool)
  return [
    ...unknownName('clause', pool.clause, programme.clauses.keys(), below(place, 'clause')),
    ...checkValues(pool, place, programme),
    ...checkWhoDraws(pool, place),
    ...draws.flatMap((draw, index) => {
      const at = pool.stages ? below(place, 'stages', index) : place
      const stage = programme.stages.get(draw.stage)
      return stage
        ? checkDrawing(pool, draw, at, stage, programme)
        : unknownName('stage', draw.stage, programme.stages.keys(), below(at, 'stage'))
    }),
    ...repeated(
      '环节',
      draws.map(({ stage, result }) => (pool.order === 'pro-rata' ? stage : `${stage} ${result}`)),
      (index) => below(place, 'stages', index, 'stage'),
    ),
  ]
}

/** Either one stage with its states and result, or a list of them. */
function checkWhoDraws({ label, stage, states, result, stages, submission, order }: Pool, place: Place): Complaint[] {
  const single = Object.entries({ stage, states, result })
  const given = single.filter(([, value]) => value !== undefined).map(([key]) => key)
  const lacking = single.filter(([, value]) => value === undefined).map(([key]) => key)
  return [
    ...(stages && given[0] !== undefined
      ? [complaint(below(place, given[0]), 'value', `“${label}”写了 stages，又写了 ${given.join('、')}`, '都写进 stages')]
      : []),
    ...(!stages && lacking.length > 0
      ? [complaint(place, 'missing-key', `“${label}”没有写 ${lacking.join('、')}，不知道由哪些申报件占用`, '补上；有几个环节时写进 stages')]
      : []),
    ...(submission !== undefined && order === 'pro-rata'
      ? [complaint(below(place, 'submission'), 'value', '按比例分配不看提交的先后', '删除 submission')]
      : []),
  ]
}

function checkValues({ label, values }: Pool, place: Place, programme: Programme): Complaint[] {
  const seen = new Set<string>()
  return values.flatMap(({ from, clause }, index) => {
    const at = below(place, 'values', index)
    return [
      ...checkFrom(from, seen, at, `“${label}”有两个金额从同一天起`),
      ...unknownName('clause', clause, programme.clauses.keys(), below(at, 'clause')),
    ]
  })
}

function checkDrawing(pool: Pool, draw: PoolStage, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { worksheet, workflow } = stage
  const states = workflow.states.map(({ id }) => id)
  const named = stage.definition.worksheet !== undefined
  const results = worksheet?.results.map(({ id }) => id) ?? []
  return [
    ...(states.length > 0 ? unknownNames('state', draw.states, states, below(place, 'states')) : []),
    ...(worksheet || !named ? unknownName('result', draw.result, results, below(place, 'result')) : []),
    ...(pool.order === 'pro-rata' && worksheet && dependsOnPool(pool, draw, stage, programme)
      ? [
          complaint(
            below(place, 'result'),
            'pool-circle',
            `按比例分配时，申请的金额不能再取决于“${pool.label}”的余额`,
            'result 写未受资金池限制的金额，封顶另写一行',
          ),
        ]
      : []),
  ]
}

/** Whether what is reserved is computed from what the pool leaves. */
function dependsOnPool(pool: Pool, { result }: PoolStage, { worksheet, facts }: Stage, programme: Programme): boolean {
  const rows = new Map((worksheet?.rows ?? []).map((row) => [row.id, formulaNames(row.formula)]))
  for (const { id, rows: lines, forEach, where } of worksheet?.lines ?? []) {
    const names = [
      ...lines.flatMap(({ formula }) => formulaNames(formula)),
      forEach,
      ...(where ? namesIn(where, programme.conditions) : []),
    ]
    rows.set(id, names)
    for (const line of lines) rows.set(`${id}.${line.id}`, names)
  }
  const start = worksheet?.results.find(({ id }) => id === result)?.row
  const seen = new Set(start === undefined ? [] : [start])
  for (const name of seen) {
    const fact = facts.has(name) ? programme.facts.get(name) : undefined
    if (fact?.kind === 'pool' && fact.pool === pool.id) return true
    const next = rows.get(name) ?? rows.get(name.split('.')[0] ?? '') ?? (fact ? namesOfFact(fact, programme) : [])
    for (const other of next) seen.add(other.split('/').at(-1) ?? other) // a set is walked to its growing end
  }
  return false
}

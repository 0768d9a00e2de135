/** Which single change would make a verdict met, as one sentence. Silent where none would, or where it cannot be said soon. */
import type { Inputs } from '../../engine/model.js'
import { nearestMiss, type Search } from '../../engine/nearest/miss.js'
import type { Programme, Stage } from '../../engine/programme.js'
import type { Finding } from '../../engine/results.js'
import { verdictOf } from '../../engine/rules.js'
import type { Context } from '../context.js'
import type { NearestView } from '../views/check.js'

/** The server does nothing else meanwhile. */
const mostMilliseconds = 120
const mostTurns = 3

interface Judged {
  programme: Programme
  stage: Stage
  inputs: Inputs
  findings: readonly Finding[]
}

/** Looks among the rules that count for the reader, and the facts that may be named to them. */
export function nearestView(
  context: Context,
  { programme, stage, inputs, findings }: Judged,
  { counts, mayChange }: Required<Pick<Search, 'counts' | 'mayChange'>>,
): NearestView {
  if (verdictOf(findings.filter(counts)) !== 'not met') return { at: [] }
  const end = Date.parse(context.now()) + mostMilliseconds
  const isLate = () => Date.parse(context.now()) > end
  const turns = nearestMiss(programme, stage.id, inputs, { counts, mayChange, isLate }).turns.slice(0, mostTurns)
  if (turns.length === 0) return { at: [] }
  return {
    sentence: `离符合条件只差一项：${turns.map(({ change }) => change).join('，或者')}，就符合了。`,
    at: turns.flatMap(({ at }) => at ?? []),
  }
}

/** Which of the chosen rows an act is for: those of its stage, in its states, with whoever looks at them. */
import type { DeclarationSummary } from '../../../server/actions/views/declaration'

type Row = Pick<DeclarationSummary, 'stage' | 'state' | 'mine'>

/** The stage of all of them; undefined where they are of several, or none. */
export function commonStage(rows: readonly Pick<Row, 'stage'>[]): string | undefined {
  const stages = new Set(rows.map(({ stage }) => stage))
  return stages.size === 1 ? rows[0]?.stage : undefined
}

/** Rows of a stage: other stages have states and acts of the same names. */
export const ofStage = <R extends Pick<Row, 'stage'>>(rows: readonly R[], stage: string | undefined): R[] =>
  rows.filter((row) => row.stage === stage)

/** Rows of a stage for which an act may be tried. */
export const fitting = <R extends Row>(rows: readonly R[], stage: string | undefined, from: readonly string[]): R[] =>
  ofStage(rows, stage).filter(({ state, mine }) => mine && from.includes(state))

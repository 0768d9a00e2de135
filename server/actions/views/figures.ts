/** Figures of a programme: where declarations stand, how long they took, what was granted and paid. */
import type { Tone } from './stage.js'

export interface StageFigures {
  id: string
  title: string
  /** Everything that was handed in. */
  total: number
  overdue: number
  /** Ended well, ended otherwise; the rest is on its way. */
  positive: number
  negative: number
  /** Working days from the last submission to the decision, on average; absent = nothing was decided. */
  workingDays?: string
  states: { id: string; label: string; tone: Tone; final?: 'positive' | 'negative' }[]
  districts: { id: string; name: string; total: number; overdue: number; workingDays?: string; counts: Record<string, number> }[]
}

export interface MoneyFigures {
  kind: string
  title: string
  /** The stage of its members. */
  stage: string
  grantedFen: number
  members: number
  /** Absent where the kind pays nothing. */
  paidFen?: number
  paidMembers: number
  /** Whole fen of everybody; absent for whoever sees a part alone, or where there is none. */
  budget?: { label: string; fen: number; left: number }
}

export interface FiguresView {
  programme: string
  title: string
  /** The district that they are limited to. */
  district?: string
  asOf: string
  stages: StageFigures[]
  money: MoneyFigures[]
  /** Granted by steps, beside batches. */
  grants: { stage: string; result: string; label: string; fen: number; count: number }[]
}

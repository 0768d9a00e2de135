/** What a draft would change for the declarations that there are. */
import type { Outcome } from '../../engine/model.js'
import type { Replay } from '../../engine/replay/replay.js'

export type { Outcome }

/** Amounts in whole fen. */
export interface WhatIfView extends Replay {
  districtNames: Record<string, string>
  stageTitles: Record<string, string>
  /** The draft's budgets of today, and what the declarations add up to under either. */
  budgets: { label: string; fen: number; before: number; after: number }[]
}

/** One line of the answer while a draft is replayed: how far it is, what came out, or why it ended. */
export type WhatIfStep = { done: number; total: number } | { result: WhatIfView } | { error: string }

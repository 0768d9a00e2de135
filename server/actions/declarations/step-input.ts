/** What is sent with a step of a workflow. */
import type { Lowered } from '../../engine/facts/grants.js'

export type StepInput = {
  id: string
  action: string
  version: number
  comment?: string
  internal?: string
  remarks?: { at: string; text: string }[]
  confirmation?: string
  /** Amounts that are granted lower than they were computed, each with its reason; whole fen. */
  lowered?: Lowered[]
  key?: string
}

/** The batch by which a step is taken. */
export interface ByBatch {
  batch?: { id: string; title: string }
}

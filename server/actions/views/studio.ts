/** Drafts and publications. */

import type { AskedAnew } from '../../engine/form/asked-anew.js'
import type { LostAnswer } from '../../engine/form/carry-over.js'
import type { Outcome, Problem } from '../../engine/model.js'
import type { SampleChoice } from '../../engine/preview/sample-cases.js'
import type { ChangedAmount } from '../../engine/replay/model.js'
import type { Running } from '../../store/editions.js'
import type { CheckView } from './check.js'
import type { DeclarationView } from './declaration.js'
import type { StageView } from './stage.js'

export type { AskedAnew, ChangedAmount, LostAnswer, Outcome, Running }

/** `open` says whether declarations may be submitted. */
export interface StudioProgrammeView {
  open: boolean
  closedReason?: string
  id: string
  title: string
  inForce?: string
  /** 0 = nothing was changed since the last publication. */
  draftVersion: number
  problems: number
  publications: number
}

export interface DraftView {
  programme: string
  version: number
  base?: string
  files: Record<string, string>
  problems: Problem[]
  examples: { total: number; failed: { path: string; title: string; differences: string[] }[]; uncoveredRules: string[] }
  changed: string[]
  /** When and by whom the draft was last saved; absent = nothing was changed yet. */
  savedAt?: string
  savedBy?: string
  /** Whether one proposes and another publishes. */
  secondPerson: boolean
  proposal?: ProposalView
  /** The last proposal was sent back, and nobody has proposed or published anything since. */
  sentBack?: SentBackView
}

export interface PublicationView {
  number: number
  edition: string
  note: string
  by: string
  at: string
  /** From when on it is in force. */
  effectiveAt: string
  inForce: boolean
  /** It takes effect later and can be withdrawn until then. */
  pending: boolean
  withdrawn?: { at: string; by: string; reason: string }
  reinstates?: number
  declarations: number
  running: Running
  /** Absent where it concerned new declarations only. */
  moves?: MovesView
}

/** How far the declarations are that a publication takes along, in numbers. */
export interface MovesView {
  state: 'waiting' | 'moving' | 'moved' | 'undoing' | 'undone'
  moved: number
  /** Those that stay as they are, with a reason each. */
  obstacles: number
  undone: number
  /** Those that could not go back. */
  kept: number
  /** Those still to be looked at. */
  waiting: number
}

/** A draft that waits for another administrator to publish it. */
export interface ProposalView {
  by: string
  at: string
  note: string
  running: Running
  effectiveAt?: string
  /** Whether the one who reads proposed it. */
  own: boolean
  /** Whether the draft is still the text that was proposed. */
  current: boolean
}

/** A proposal that another administrator did not publish. */
export interface SentBackView {
  by: string
  at: string
  /** Who had proposed it. */
  of: string
  reason: string
}

/** What becomes of one declaration that is being filled. */
export interface RunningCase {
  id: string
  number: string
  organisation: string
  stage: string
  state: string
  /** It was handed in before. */
  returned: boolean
  /** Why it stays as it is. */
  obstacle?: string
  lost: LostAnswer[]
  asked: AskedAnew[]
  verdict?: { before: Outcome; after: Outcome }
  /** Amounts that change, in whole fen. */
  amounts?: ChangedAmount[]
}

/** Whom a publication may take along; those who handed in stay with their edition. */
export interface RunningView {
  cases: RunningCase[]
  /** Declarations that no choice concerns. */
  others: number
  /** Whether the site tells applicants by mail. */
  mail: boolean
}

export type RunningStep = { done: number; total: number } | { result: RunningView } | { error: string }

/** What became of one declaration that a publication took along. */
export interface MoveView extends Omit<RunningCase, 'returned' | 'verdict' | 'amounts'> {
  undone: boolean
  undoObstacle?: string
}

/** What a role would see of a case of the draft. */
export interface RolePreview {
  stage: StageView
  declaration: DeclarationView
  check: CheckView
  samples: SampleChoice[]
  sample: string
  /** It is the role that files the stage. */
  applicant: boolean
}

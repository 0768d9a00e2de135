/** A programme as the public sees it. */
import type { Outcome, Problem } from '../../engine/model.js'
import type { FindingView, NearestView } from './check.js'
import type { SheetView } from './sheet.js'
import type { LayoutView, StageView } from './stage.js'

export interface ClauseView {
  id: string
  label: string
  heading?: string
  text: string
}

export interface ProgrammeView {
  id: string
  edition: string
  title: string
  shortTitle: string
  issuer: string
  documentNumber?: string
  summary?: string
  open: boolean
  closedReason?: string
  openingLabel?: string
  highlights: { title: string; clause?: string; items: string[] }[]
  notes: string[]
  clauses: ClauseView[]
  stages: { id: string; title: string; menu: string; by: string; help?: string; waitsFor: { stage: string; message: string }[] }[]
  /** Materials of the first stage, for the public page. */
  materials: { id: string; title: string; help?: string; need: 'required' | 'recommended' | 'optional' }[]
  /** The questions of the self-check, as a form of one section `answers`; absent = no self-check. */
  selfCheck?: { stage: string; schema: Record<string, unknown>; layout: LayoutView; dictionaries: StageView['dictionaries'] }
  parameters: Record<string, string>
}

export interface SelfCheckView {
  verdict: Outcome
  findings: FindingView[]
  problems: Problem[]
  sheet?: SheetView
  /** Where it was asked for. */
  nearest?: NearestView
  disclaimer: string
}

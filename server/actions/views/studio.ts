/** Drafts and publications. */
import type { Problem } from '../../engine/model.js'

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
}

export interface PublicationView {
  number: number
  edition: string
  note: string
  by: string
  at: string
  inForce: boolean
  reinstates?: number
  declarations: number
}

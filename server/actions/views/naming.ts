/** A declaration that names the organisation of the one who asks: what it reads of it, and what it says about it. */
import type { ParallelOpinionView } from './declaration.js'

export interface NamedView {
  declaration: string
  number: string
  version: number
  programme: string
  stageTitle: string
  organisation: string
  submittedAt: string
  shown: { label: string; text: string }[]
  opinion: {
    id: string
    label: string
    help?: string
    outcomes: { id: string; label: string; reason: boolean }[]
    textLength?: number
    /** Whether it may be given, or changed, now. */
    mayGive: boolean
    given?: Pick<NonNullable<ParallelOpinionView['given']>, 'outcome' | 'outcomeLabel' | 'tone' | 'text' | 'at'>
  }
}

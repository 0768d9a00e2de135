/** A declaration that names the organisation of the one who asks: what it reads of it, and what it says about it. */
import type { FileView } from './check.js'
import type { ParallelOpinionView } from './declaration.js'

/** A material that the named organisation reads, and may upload where the applicant has not. */
export interface NamedMaterialView {
  key: string
  title: string
  help?: string
  maxMegabytes: number
  mayProvide: boolean
  /** Those of the applicant, and its own with what the applicant says of them. */
  files: (Pick<FileView, 'id' | 'name' | 'size' | 'pages' | 'uploadedAt' | 'provided'> & { own: boolean })[]
}

export interface NamedView {
  declaration: string
  number: string
  version: number
  programme: string
  stageTitle: string
  organisation: string
  submittedAt: string
  shown: { label: string; text: string }[]
  materials: NamedMaterialView[]
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

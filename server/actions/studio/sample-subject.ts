/** A case of a draft as if it were a declaration: a row that was never written. */
import type { DraftCase } from '../../engine/preview/draft-case.js'
import { sampleNumber } from '../../engine/preview/draft-case.js'
import type { Changes, DeclarationRow } from '../../store/declarations.js'
import type { Checked } from '../reading/inputs.js'
import { printState } from '../reading/print-state.js'
import type { Subject } from '../reading/subject.js'

export interface SampleCase extends DraftCase {
  state: string
}

/** No declaration, organisation or edition has this id. */
const sampleId = 'sample'

/** The subject with what was evaluated; `entered` is what its state brings. */
export function sampleSubject(filled: SampleCase, entered: Changes): Subject & { sample: Checked } {
  const { programme, stage, site, inputs, evaluation } = filled
  const { organisation, answers, now } = inputs
  const isSubmitted = filled.state !== stage.workflow.initial
  const at = new Date(Date.parse(now)).toISOString()
  const row: DeclarationRow = {
    id: sampleId,
    number: sampleNumber(stage.definition.number, now),
    programme: programme.id,
    stage: stage.id,
    edition: sampleId,
    parent: null,
    organisation: sampleId,
    organisation_name: organisation.name,
    credit_code: organisation.creditCode,
    district: organisation.district,
    holder: '',
    version: 0,
    answers: JSON.stringify(answers),
    round: 0,
    created_at: at,
    saved_at: at,
    submitted_at: isSubmitted ? at : null,
    first_submitted_at: isSubmitted ? at : null,
    opened_at: null,
    entered_at: at,
    due_at: null,
    due_day: null,
    ...entered,
    state: filled.state,
  }
  const { contact = '', mobile = '', email = '', kind = '' } = organisation
  const owner = { id: sampleId, kind, name: organisation.name, credit_code: organisation.creditCode, district: organisation.district }
  const applicant = { ...owner, contact, mobile, email, consent_version: '', consent_at: at, created_at: at, version: 0 }
  const subject = { row, answers, organisation: applicant, programme, stage, site }
  const print = printState(subject, [], new Map())
  return { ...subject, sample: { inputs, evaluation, files: [], print, printedPages: new Map(), scans: new Map(), provided: new Map() } }
}

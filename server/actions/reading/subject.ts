/** The declaration that an action is about, read in scope, with the edition it is pinned to. */
import type { Answers, Organisation } from '../../engine/model.js'
import type { CompiledSite, Programme, Stage } from '../../engine/programme.js'
import { AppError, notFound } from '../../errors.js'
import { type DeclarationRow, readDeclaration } from '../../store/declarations.js'
import { type OrganisationRow, organisationById } from '../../store/organisations.js'
import { lastSubmission } from '../../store/revisions.js'
import type { Context } from '../context.js'
import type { Checked } from './inputs.js'

export interface Subject {
  row: DeclarationRow
  answers: Answers
  organisation: OrganisationRow
  programme: Programme
  stage: Stage
  site: CompiledSite
  /** When it was handed in, where the applicant edits it again and somebody else reads: they see what was handed in. */
  asOf?: string
  /** Of a case that is nobody's declaration: what was evaluated stands in the place of what records say. */
  sample?: Checked
}

/** Reads a declaration within the actor's reach; anything else does not exist for them. */
export async function readSubject(context: Context, id: string): Promise<Subject> {
  const row = await readDeclaration(context.store.read, context.actor, id)
  if (!row) throw notFound()
  const subject = await subjectOf(context, row)
  const shown = await rowForReader(context, row, subject.stage)
  if (shown === row) return subject
  // a publication may have moved it since; what was handed in reads by its own edition
  const handed = await lastSubmission(context.store.read, row.id)
  const own = handed && handed.edition !== row.edition ? await subjectOf(context, { ...shown, edition: handed.edition }) : subject
  const read = { ...shown, edition: own.row.edition }
  return { ...own, row: read, answers: JSON.parse(shown.answers) as Answers, asOf: shown.saved_at }
}

/** The row as the actor may see it: for others than the applicant, what the applicant edits after a submission is still what was handed in. */
export async function rowForReader(context: Context, row: DeclarationRow, stage: Stage): Promise<DeclarationRow> {
  if (context.actor.role === stage.definition.by) return row
  if (row.handed_in) return { ...row, answers: row.handed_in, saved_at: row.submitted_at ?? row.saved_at }
  if (row.submitted_at === null || row.holder !== stage.definition.by) return row
  const last = await lastSubmission(context.store.read, row.id)
  return last ? { ...row, answers: last.answers, saved_at: last.at } : row
}

/** The same for a row that was read in scope already. */
export async function subjectOf(context: Context, row: DeclarationRow): Promise<Subject> {
  const [programme, site, organisation] = await Promise.all([
    context.programmes.edition(row.edition),
    context.programmes.site(),
    organisationById(context.store.read, row.organisation),
  ])
  const stage = programme?.stages.get(row.stage)
  if (!programme || !stage || !organisation) throw new Error(`The declaration ${row.id} has no edition, stage or organisation.`)
  return { row, answers: JSON.parse(row.answers) as Answers, organisation, programme, stage, site }
}

/** An organisation as the engine reads it. */
export function organisationFact(row: OrganisationRow, site: CompiledSite): Organisation {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    creditCode: row.credit_code,
    district: row.district,
    districtName: districtName(site, row.district),
    contact: row.contact,
    mobile: row.mobile,
    email: row.email,
  }
}

/** The name of a district; its id where the site no longer has it. */
export const districtName = (site: CompiledSite, id: string) => site.file.districts.find((district) => district.id === id)?.name ?? id

/** Whether the actor is the one who files this stage. */
export const isApplicant = ({ actor }: Context, { row, stage }: Subject): boolean =>
  actor.role === stage.definition.by && actor.organisation === row.organisation

/** Whoever files this stage, or forbidden. */
export function requireApplicant(context: Context, subject: Subject): void {
  if (!isApplicant(context, subject)) throw new AppError('forbidden', '只有申报单位可以修改申报内容。')
}

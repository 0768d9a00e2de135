/** Mails from templates: about a declaration, or about an account. Rendered before the write that puts them into the outbox. */

import { isObject } from '../../engine/form/answers.js'
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import type { Json } from '../../engine/model.js'
import type { CompiledSite } from '../../engine/programme.js'
import { letterData } from '../../engine/templates/letter-data.js'
import { renderMail, renderSiteMail } from '../../engine/templates/letters.js'
import { mailsOfStep } from '../../engine/templates/step-mails.js'
import { pathOf } from '../../engine/values/pointers.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { accountsOfRole } from '../../store/accounts.js'
import type { MailRow } from '../../store/mails.js'
import { organisationByCode } from '../../store/organisations.js'
import { assignedAccounts } from '../../store/reviews.js'
import type { Context } from '../context.js'
import { holdsIn } from '../reading/conditions-of.js'
import type { Checked } from '../reading/inputs.js'
import { letterReviews } from '../reading/letter-reviews.js'
import { placeLabel } from '../reading/place-label.js'
import { organisationFact, type Subject } from '../reading/subject.js'
import { answersFor, withoutContacts } from '../reading/withheld.js'
import { entering } from './entering.js'

export type NewMail = Pick<MailRow, 'id' | 'recipient' | 'subject' | 'body' | 'created_at'>

interface Said {
  checked: Checked
  comment?: string
  remarks?: readonly { at: string; text: string }[]
  /** The last day, where the step does not begin a new limit. */
  due?: string
}

/** The mails that a step of the workflow sends: to the applicant, to those who hold the new state, to further roles. */
export async function mailsAbout(context: Context, subject: Subject, step: WorkflowAction, said: Said): Promise<NewMail[]> {
  const sent = mailsOfStep(step, subject.stage, holdsIn(subject, said.checked.inputs))
  const mails = await Promise.all(
    sent.map(async ({ mail, role, names }) => {
      const recipients = names === undefined ? await recipientsOf(context, subject, role) : await namedBy(context, subject, names, role)
      if (recipients.length === 0) return []
      const text = renderMail(
        subject.programme,
        mail,
        stepData(context, names === undefined ? subject : shownTo(subject, names), step, role, said),
      )
      return recipients.map((recipient) => ({ id: context.id(), recipient, created_at: context.now(), ...text }))
    }),
  )
  return mails.flat()
}

/** The addresses of a role, as far as the declaration is within its reach. */
async function recipientsOf(
  { store: { read } }: Context,
  { row, stage, programme, organisation }: Subject,
  role: string,
): Promise<string[]> {
  if (role === stage.definition.by) return [organisation.email]
  const scope = programme.roles.get(role)?.scope
  const accounts =
    scope === 'assigned'
      ? await assignedAccounts(read, row.id, role)
      : await accountsOfRole(read, role, scope === 'district' ? row.district : undefined)
  return accounts.flatMap(({ email }) => (email ? [email] : []))
}

/** The registered address of the organisation that a field names, where it is of that role. */
async function namedBy({ store: { read } }: Context, subject: Subject, names: string, role: string): Promise<string[]> {
  const code = answerOf(subject, names)
  const found = typeof code === 'string' && code !== '' ? await organisationByCode(read, code) : undefined
  return found?.kind === role ? [found.email] : []
}

function answerOf({ stage, answers }: Subject, key: string): Json | undefined {
  const [section = '', name = ''] = pathOf(stage.form.fields.get(key)?.pointer ?? '')
  const group = answers[section]
  return isObject(group) ? group[name] : undefined
}

/** The named one reads what an opinion that names it shows, and nothing else. */
function shownTo(subject: Subject, names: string): Subject {
  const opinions = subject.stage.workflow.opinions?.filter((opinion) => opinion.names === names) ?? []
  const shown = new Set([names, ...opinions.flatMap(({ shows = [] }) => shows)])
  const kept = Object.entries(subject.answers).flatMap(([section, group]) =>
    isObject(group) ? [[section, Object.fromEntries(Object.entries(group).filter(([key]) => shown.has(key)))] as const] : [],
  )
  return { ...subject, answers: Object.fromEntries(kept) }
}

/** What the mail may say to a role: what it does not see stays out. */
function stepData(context: Context, subject: Subject, step: WorkflowAction, role: string, { checked, comment, remarks = [], due }: Said) {
  const { row, stage, programme, organisation, site } = subject
  const now = context.now()
  const state = stateOf(stage.workflow, step.to)
  const applicant = organisationFact(organisation, site)
  return letterData(programme, stage, {
    organisation: programme.roles.get(role)?.withholds?.includes('contacts') ? withoutContacts(applicant) : applicant,
    answers: answersFor(programme, stage, role, subject.answers),
    amounts: checked.evaluation.amounts,
    // with the step that sends the mail the applicant reads what is public
    ...letterReviews(subject, checked.inputs, role, (opinion) => opinion.public === true),
    declaration: {
      number: row.number,
      state: (role === stage.definition.by ? state?.public : undefined) ?? state?.label ?? step.to,
      submittedAt: row.submitted_at ?? now,
      due: due ?? entering(subject, step.to, now).due_day ?? undefined,
    },
    site,
    now,
    comment,
    remarks: remarks.map(({ at, text }) => ({ place: placeLabel(stage, at), text })),
  })
}

type SiteMailId = CompiledSite['file']['mails'][number]['id']

/** A mail about an account, in the site's words. */
export function accountMail(
  context: Context,
  site: CompiledSite,
  id: SiteMailId,
  recipient: string,
  data: Record<string, string>,
): NewMail {
  return { id: context.id(), recipient, created_at: context.now(), ...renderSiteMail(site, id, data) }
}

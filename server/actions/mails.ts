/** Mails from templates: about a declaration, or about an account. Rendered before the write that puts them into the outbox. */

import type { WorkflowAction } from '../engine/generated/workflow.js'
import { letterData } from '../engine/letter-data.js'
import { renderMail, renderSiteMail } from '../engine/letters.js'
import type { CompiledSite } from '../engine/programme.js'
import { stateOf } from '../engine/workflow.js'
import { accountsOfRole } from '../store/accounts.js'
import type { MailRow } from '../store/mails.js'
import type { Context } from './context.js'
import { organisationFact, type Subject } from './subject.js'

export type NewMail = Pick<MailRow, 'id' | 'recipient' | 'subject' | 'body' | 'created_at'>

/** The mails that a step of the workflow sends: to the applicant, and to those who hold the new state. */
export async function mailsAbout(
  context: Context,
  subject: Subject,
  step: WorkflowAction,
  { comment }: { comment?: string },
): Promise<NewMail[]> {
  const { row, stage, programme, organisation, site } = subject
  const data = letterData(programme, stage, {
    organisation: organisationFact(organisation, site),
    answers: subject.answers,
    declaration: {
      number: row.number,
      state: stateOf(stage.workflow, step.to)?.public ?? stateOf(stage.workflow, step.to)?.label ?? step.to,
      submittedAt: row.submitted_at ?? context.now(),
    },
    site,
    now: context.now(),
    comment,
  })
  const mails: NewMail[] = []
  if (step.mail) mails.push({ ...envelope(context, organisation.email), ...renderMail(programme, step.mail, data) })
  const holder = stateOf(stage.workflow, step.to)?.holder
  if (step.mailHolder && holder) {
    const scope = programme.roles.get(holder)?.scope
    const accounts = await accountsOfRole(context.store.read, holder, scope === 'district' ? row.district : undefined)
    const rendered = renderMail(programme, step.mailHolder, data)
    for (const { email } of accounts) if (email) mails.push({ ...envelope(context, email), ...rendered })
  }
  return mails
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
  return { ...envelope(context, recipient), ...renderSiteMail(site, id, data) }
}

const envelope = (context: Context, recipient: string) => ({ id: context.id(), recipient, created_at: context.now() })

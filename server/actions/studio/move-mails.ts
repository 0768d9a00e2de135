/** What applicants are told when a publication takes their declaration along, or leaves it again; in the words of the site. */
import type { CompiledSite, Programme } from '../../engine/programme.js'
import type { Context } from '../context.js'
import { accountMail, type NewMail } from '../declarations/mails.js'
import type { Moved } from './running.js'

type MoveMail = 'declaration-moved' | 'declaration-moved-back'

/** The mail about a move; nothing where the site has no such mail. */
export function moveMail(
  context: Context,
  id: MoveMail,
  { subject, lost, asked }: Pick<Moved, 'subject' | 'lost' | 'asked'>,
  programme: Programme,
): NewMail | undefined {
  const { site, organisation, row, stage } = subject
  if (!hasMail(site, id)) return undefined
  return accountMail(context, site, id, organisation.email, {
    name: organisation.name,
    declarationNumber: row.number,
    programme: programme.file.title,
    stage: stage.definition.title,
    lost: named(lost),
    asked: named(asked),
  })
}

/** Whether the site tells applicants. */
export const hasMail = ({ file: { mails } }: CompiledSite, id: MoveMail) => mails.some((mail) => mail.id === id)

const named = (all: readonly { label: string }[]) => [...new Set(all.map(({ label }) => label))].join('、')

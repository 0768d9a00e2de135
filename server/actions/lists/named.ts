/** What other organisations file and names the one of the actor: it reads a few fields and says whether they are so. */
import { displayAnswer } from '../../engine/conditions/display.js'
import { notFound } from '../../errors.js'
import { opinionsOf } from '../../store/opinions.js'
import { type Context, requireAccount } from '../context.js'
import { keepOpinion, requireGivable } from '../declarations/give-opinion.js'
import { answersFor, withheldKeys } from '../reading/withheld.js'
import type { NamedView } from '../views/naming.js'
import { answerAt, findNamed, type Named } from './find-named.js'
import { namedMaterials } from './named-materials.js'

/** The declarations that name the own organisation, newest first. */
export async function listNamed(context: Context): Promise<NamedView[]> {
  requireAccount(context)
  const found = await findNamed(context)
  return Promise.all(found.map((one) => namedView(context, one)))
}

/** Says about a declaration of another organisation what is asked of the one it names. */
export async function answerNamed(
  context: Context,
  { id, opinion: name, ...said }: { id: string; opinion: string; version: number; outcome: string; text: string },
): Promise<NamedView> {
  requireAccount(context)
  const isAsked = ({ subject, opinion }: Named) => subject.row.id === id && opinion.id === name
  const one = (await findNamed(context)).find(isAsked)
  if (!one) throw notFound()
  requireGivable(context, one.subject, name)
  await keepOpinion(context, one.subject, one.opinion, { ...said, fields: {} })
  const after = (await findNamed(context)).find(isAsked)
  if (!after) throw notFound()
  return namedView(context, after)
}

/** A declaration that names the own organisation, as far as it reads it. */
export async function namedView(context: Context, { subject, opinion }: Named): Promise<NamedView> {
  const { row, stage, programme } = subject
  const said = (await opinionsOf(context.store.read, row)).get(opinion.id)
  const { role } = context.actor
  const withheld = withheldKeys(programme, stage, role)
  const seen = { ...subject, answers: answersFor(programme, stage, role, subject.answers) }
  const outcome = opinion.outcomes.find(({ id }) => id === said?.outcome)
  return {
    declaration: row.id,
    number: row.number,
    version: row.version,
    programme: row.programme,
    stageTitle: stage.definition.title,
    organisation: row.organisation_name,
    submittedAt: row.submitted_at ?? row.created_at,
    shown: (opinion.shows ?? []).flatMap((key) => {
      const field = stage.form.fields.get(key)
      return field && !withheld.has(key) ? [{ label: field.title, text: displayAnswer(field, answerAt(seen, key), programme) }] : []
    }),
    materials: await namedMaterials(context, { subject, opinion }),
    opinion: {
      id: opinion.id,
      label: opinion.label,
      help: opinion.help,
      outcomes: opinion.outcomes.map(({ id, label, reason }) => ({ id, label, reason: reason ?? false })),
      textLength: opinion.textLength,
      mayGive: opinion.in.includes(row.state),
      given: said && {
        outcome: said.outcome,
        outcomeLabel: outcome?.label ?? said.outcome,
        tone: outcome?.tone ?? 'neutral',
        text: said.text,
        at: said.at,
      },
    },
  }
}

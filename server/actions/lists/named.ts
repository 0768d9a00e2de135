/** What other organisations file and names the one of the actor: it reads a few fields and says whether they are so. */
import { displayAnswer } from '../../engine/conditions/display.js'
import type { Opinion } from '../../engine/generated/workflow.js'
import type { Answers, Json } from '../../engine/model.js'
import type { Stage } from '../../engine/programme.js'
import { pathOf } from '../../engine/values/pointers.js'
import { notFound } from '../../errors.js'
import { declarationsNaming } from '../../store/naming.js'
import { opinionsOf } from '../../store/opinions.js'
import { organisationById } from '../../store/organisations.js'
import { type Context, requireAccount } from '../context.js'
import { keepOpinion, requireGivable } from '../declarations/give-opinion.js'
import { answerPath } from '../reading/stage-view.js'
import { rowForReader, type Subject, subjectOf } from '../reading/subject.js'
import { answersFor, withheldKeys } from '../reading/withheld.js'
import type { NamedView } from '../views/naming.js'

interface Named {
  subject: Subject
  opinion: Opinion
}

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

/** By the edition that each declaration was filed under; the field that names must be there and name it. */
async function findNamed(context: Context): Promise<Named[]> {
  const { actor, store, programmes } = context
  const own = actor.organisation && (await organisationById(store.read, actor.organisation))
  if (!own) return []
  const found: Named[] = []
  for (const { id, programme } of await programmes.inForce()) {
    if (actor.reach[id] === undefined) continue
    for (const stage of programme.stages.values())
      for (const path of new Set(namingOpinions(stage, actor.role).map((opinion) => answerPath(stage, opinion.names ?? '')?.path ?? ''))) {
        if (path === '') continue
        const search = { programme: id, stage: stage.id, path, creditCode: own.credit_code, except: own.id }
        for (const row of await declarationsNaming(store.read, search)) found.push(...(await opinionsAbout(context, row, own.credit_code)))
      }
  }
  return found
}

const namingOpinions = ({ workflow }: Stage, role: string) =>
  (workflow.opinions ?? []).filter(({ names, by }) => names && by.includes(role))

async function opinionsAbout(context: Context, row: Subject['row'], code: string): Promise<Named[]> {
  const own = await subjectOf(context, row)
  const shown = await rowForReader(context, row, own.stage)
  const subject: Subject = { ...own, row: shown, answers: JSON.parse(shown.answers) as Answers }
  return namingOpinions(subject.stage, context.actor.role)
    .filter(({ names = '' }) => answerAt(subject, names) === code)
    .map((opinion) => ({ subject, opinion }))
}

function answerAt({ stage, answers }: Subject, key: string): Json | undefined {
  const pointer = stage.form.fields.get(key)?.pointer
  return pointer === undefined
    ? undefined
    : pathOf(pointer).reduce<Json | undefined>(
        (group, step) =>
          typeof group === 'object' && group !== null && !Array.isArray(group) && Object.hasOwn(group, step) ? group[step] : undefined,
        answers,
      )
}

async function namedView(context: Context, { subject, opinion }: Named): Promise<NamedView> {
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

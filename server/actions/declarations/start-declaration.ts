import { lineageOf } from '../../engine/facts/lineage.js'
import { isObject, normaliseAnswers } from '../../engine/form/answers.js'
import { reviewedSection } from '../../engine/form/reviewed.js'
import type { Answers, Json } from '../../engine/model.js'
import type { CompiledSite, Programme, Stage } from '../../engine/programme.js'
import { pathOf } from '../../engine/values/pointers.js'
import { AppError, notFound } from '../../errors.js'
import type { InForce } from '../../programmes/programmes.js'
import type { Writer } from '../../store/connection.js'
import { type DeclarationRow, historyOf, insertDeclaration, nextSerial } from '../../store/declarations.js'
import { isFollowed } from '../../store/editions.js'
import { type OrganisationRow, organisationById } from '../../store/organisations.js'
import { type Context, requireAccount } from '../context.js'
import { organisationFact, readSubject } from '../reading/subject.js'
import { record } from '../record.js'
import type { DeclarationView } from '../views/declaration.js'
import { declarationView } from './declaration-view.js'
import { entering } from './entering.js'
import { obstacleOf, openParents } from './start-obstacles.js'

type Input = { programme: string; stage: string; parent?: string }

/** Starts a declaration of a stage, pinned to the edition in force. */
export async function startDeclaration(context: Context, { programme: id, stage: stageId, parent }: Input): Promise<DeclarationView> {
  requireAccount(context)
  const inForce = await context.programmes.find(id)
  const stage = inForce?.programme.stages.get(stageId)
  if (!inForce || !stage || context.actor.reach[id] === undefined) throw notFound()
  if (stage.definition.by !== context.actor.role || !context.actor.organisation)
    throw new AppError('forbidden', '您的账号不能填报这一环节。')
  const organisation = await organisationById(context.store.read, context.actor.organisation)
  if (!organisation) throw notFound()
  const site = await context.programmes.site()
  const declaration = await context.store.write(async (tx) => {
    const history = await historyOf(tx, organisation.id, id) // two at once must not both find room
    const chosen = chosenParent(stage, history, parent)
    const obstacle = obstacleOf(context, inForce, stage, history, chosen)
    if (obstacle) throw new AppError('forbidden', obstacle)
    return addDeclaration(tx, context, { inForce, stage, organisation, site, history, parent: chosen })
  })
  return declarationView(context, await readSubject(context, declaration))
}

/** The declaration that a new one belongs to: the one that is named, or the only one there is. */
function chosenParent(stage: Stage, history: readonly DeclarationRow[], parent: string | undefined): string | undefined {
  if (stage.definition.per !== 'parent') return undefined
  if (parent !== undefined) return parent
  const open = openParents(stage, history)
  if (open.length > 1)
    throw new AppError('invalid', `请选择这份“${stage.definition.title}”属于哪一件申报：${open.map(({ number }) => number).join('、')}。`)
  return open[0]?.id
}

interface Start {
  inForce: InForce
  stage: Stage
  organisation: OrganisationRow
  site: CompiledSite
  history: readonly DeclarationRow[]
  parent?: string
  answers?: Answers
  /** Opened by a role of staff, with what it fills. */
  opened?: { by: string; sections: Answers }
}

/** Adds the declaration with its number, first values and event; answers its id. */
export async function addDeclaration(tx: Writer, context: Context, start: Start): Promise<string> {
  const { inForce, stage, organisation, site, history, parent, answers, opened } = start
  const now = context.now()
  const id = context.id()
  const first = firstAnswers(
    inForce.programme,
    stage,
    {
      organisation: { ...organisationFact(organisation, site) },
      read: lineageOf({ id, stage: stage.id, parent: parent ?? null }, history),
    },
    answers ?? {},
  )
  const filled = { ...first, ...opened?.sections }
  const begun = { holder: stage.definition.by, ...startingIn({ stage, site, answers: filled }, now) }
  await insertDeclaration(tx, {
    id,
    number: await nextNumber(tx, stage, now),
    programme: inForce.id,
    stage: stage.id,
    edition: inForce.edition,
    parent: parent ?? null,
    organisation: organisation.id,
    organisation_name: organisation.name,
    credit_code: organisation.credit_code,
    district: organisation.district,
    ...begun,
    version: 1,
    answers: JSON.stringify(filled),
    round: 0,
    created_at: now,
    saved_at: now,
    submitted_at: null,
    first_submitted_at: null,
    opened_at: null,
    opened_by: opened?.by ?? null,
    listed: (await isItsOwnAlone(tx, start, begun.holder)) ? 0 : 1,
  })
  await record(tx, context, {
    action: opened ? 'open-for' : 'start',
    declaration: id,
    organisation: organisation.id,
    programme: inForce.id,
  })
  return id
}

/** Whether nobody else may see it until it takes a step: not who opened or holds it, nor applicants who see those of others, now or soon. */
const isItsOwnAlone = async (tx: Writer, { inForce, stage, opened }: Start, holder: string) =>
  opened === undefined &&
  holder === stage.definition.by &&
  inForce.programme.roles.get(holder)?.scope === 'own' &&
  !(await isFollowed(tx, inForce.id, inForce.publication))

/** The first state; nobody's clock runs before an applicant has begun by itself. */
function startingIn(subject: Parameters<typeof entering>[0], now: string) {
  const { workflow, definition } = subject.stage
  const { holder, due_at, due_day } = entering(subject, workflow.initial, now)
  const clock = definition.opens ? { due_at: due_at ?? null, due_day: due_day ?? null } : { due_at: null, due_day: null }
  return { state: workflow.initial, entered_at: now, ...(holder && { holder }), ...clock }
}

/** {year} and {serial} of the stage's pattern; serials count within the year. */
async function nextNumber(tx: Writer, stage: Stage, now: string): Promise<string> {
  const year = new Date(Date.parse(now) + 8 * 3_600_000).getUTCFullYear()
  const pattern = stage.definition.number.replaceAll('{year}', String(year))
  const serial = await nextSerial(tx, pattern)
  return pattern.replaceAll('{serial}', String(serial).padStart(6, '0'))
}

interface Sources {
  organisation: Record<string, Json | undefined>
  /** The declarations of other stages that it belongs to, by stage. */
  read: ReadonlyMap<string, DeclarationRow>
}

/** Values from the registration and from earlier stages; what was carried over from the self-check stands over defaults. */
export function firstAnswers(programme: Programme, stage: Stage, from: Sources, carried: Answers): Answers {
  const answers: Record<string, Json> = {}
  for (const { key, given, by } of stage.form.sections) if (given && !by) answers[key] = structuredClone(given) as Json[]
  for (const field of stage.form.fields.values()) {
    if (field.pointer.includes('*') || reviewedSection(stage, field.pointer)) continue
    const [section = '', key = ''] = pathOf(field.pointer)
    const given = carriedValue(carried, key)
    const value = field.schema.from ? sourceValue(field.schema.from, programme, from) : undefined
    const chosen = field.schema.locked ? value : (given ?? value ?? field.schema.default)
    if (chosen === undefined || chosen === null) continue
    const group = answers[section]
    answers[section] = { ...(isObject(group) ? group : {}), [key]: chosen as Json }
  }
  return normaliseAnswers(stage, answers)
}

/** The self-check asks in one section; the keys are unique within the stage. */
function carriedValue(carried: Answers, key: string): Json | undefined {
  for (const group of [carried, ...Object.values(carried)]) {
    if (typeof group === 'object' && group !== null && !Array.isArray(group) && Object.hasOwn(group, key)) return group[key]
  }
  return undefined
}

function sourceValue(from: string, programme: Programme, { organisation, read }: Sources): Json | undefined {
  const [place = '', key = ''] = from.split('.')
  if (place === 'organisation') return organisation[key]
  const row = read.get(place)
  const pointer = programme.stages.get(place)?.form.fields.get(key)?.pointer
  if (!row || !pointer) return undefined
  return pathOf(pointer).reduce<Json | undefined>(
    (group, step) => (typeof group === 'object' && group !== null && !Array.isArray(group) ? group[step] : undefined),
    JSON.parse(row.answers) as Answers,
  )
}

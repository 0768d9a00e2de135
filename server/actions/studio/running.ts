/** Whom a publication may take along: declarations that their applicants are filling, and what each becomes under the other edition. */
import { lineageOf } from '../../engine/facts/lineage.js'
import type { AskedAnew } from '../../engine/form/asked-anew.js'
import { type CarriedOver, carryOver, type LostAnswer } from '../../engine/form/carry-over.js'
import type { Programme, Stage } from '../../engine/programme.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import { type DeclarationRow, editionsInUse, historyOf, type Place } from '../../store/declarations.js'
import { declarationsAt } from '../../store/edition-moves.js'
import type { Running } from '../../store/editions.js'
import type { Context } from '../context.js'
import { firstAnswers } from '../declarations/start-declaration.js'
import { organisationFact, type Subject, subjectOf } from '../reading/subject.js'

/** The edition that declarations are to move to. */
export interface Target {
  edition: string
  programme: Programme
}

/** The declarations that a choice concerns, by id; what was handed in and is with others never is. */
export async function concernedBy(context: Context, target: Target, running: Running): Promise<string[]> {
  if (running === 'new') return []
  const found = await Promise.all((await placesOf(context, target)).map((place) => declarationsAt(context.store.read, place, running)))
  return found.flatMap((rows) => rows.map(({ id }) => id)).sort()
}

/** Where declarations of the programme's other editions stand with their applicants, to be changed. */
async function placesOf(context: Context, { edition: target, programme: { id } }: Target): Promise<Place[]> {
  const found = await Promise.all(
    (await editionsInUse(context.store.read)).map(async ({ edition, stage: stageId }) => {
      const programme = edition === target ? undefined : await context.programmes.edition(edition)
      const stage = programme?.stages.get(stageId)
      if (!stage || programme?.id !== id) return []
      return stage.workflow.states
        .filter((state) => isWithApplicant(stage, state.id))
        .map((state) => ({ programme: id, edition, stage: stageId, state: state.id }))
    }),
  )
  return found.flat()
}

/** Whether the applicant holds a declaration in this state and may change it. */
export function isWithApplicant(stage: Stage, id: string): boolean {
  const state = stateOf(stage.workflow, id)
  return state?.editable !== undefined && (state.holder ?? stage.definition.by) === stage.definition.by && !state.final
}

/** What a declaration would become, or why it stays as it is. */
export interface Moved extends CarriedOver {
  subject: Subject
  obstacle?: string
}

/** Carries the answers of a declaration over; nothing is written. */
export async function movedTo(context: Context, row: DeclarationRow, { programme }: Target): Promise<Moved> {
  const subject = await subjectOf(context, row)
  const stage = programme.stages.get(row.stage)
  const kept = { subject, answers: subject.answers, lost: [], asked: [] }
  if (!stage) return { ...kept, obstacle: `新版本没有“${subject.stage.definition.title}”这一环节` }
  if (!isWithApplicant(stage, row.state)) {
    const label = stateOf(subject.stage.workflow, row.state)?.label ?? row.state
    return { ...kept, obstacle: `在新版本中，“${label}”的申报件不由申报单位修改` }
  }
  const history = await historyOf(context.store.read, row.organisation, row.programme)
  const sources = { organisation: { ...organisationFact(subject.organisation, subject.site) }, read: lineageOf(row, history) }
  const given = firstAnswers(programme, stage, sources, {})
  const carried = carryOver({ programme: subject.programme, stage: subject.stage }, { programme, stage }, subject.answers, given)
  return { subject, ...carried }
}

/** The places that open again after a return, with a sentence each: what is new, and what has to be answered anew. */
export function openedPlaces(stage: Stage, { lost, asked }: Pick<CarriedOver, 'lost' | 'asked'>): { at: string; text: string }[] {
  const places = new Map<string, string>()
  for (const { at } of asked) places.set(placeOf(at), newText(at))
  for (const { at, label } of lost) {
    const field = fieldOf(stage, at)
    if (field && !places.has(placeOf(field))) places.set(placeOf(field), `通知修改后，“${label}”原来的内容不能保留，请重新填写。`)
  }
  return [...places].map(([at, text]) => ({ at, text }))
}

const newText = (at: AskedAnew['at']) =>
  at.startsWith('/materials/') ? '通知修改后需要的材料，请上传。' : '通知修改后需要填写的内容，请填写。'

/** Rows open as a whole. */
const placeOf = (at: string) => at.replace(/\/\*\/.*$/, '')

const fieldOf = (stage: Stage, at: LostAnswer['at']) => {
  const key = at.split('/').findLast((step) => step !== '' && !/^\d+$/.test(step))
  return key === undefined ? undefined : stage.form.fields.get(key)?.pointer
}

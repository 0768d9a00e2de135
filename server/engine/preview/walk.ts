/** Walks a case through the workflow of a draft, as every role in turn: what was done comes in, where it stands comes out. Nothing is kept. */

import { granting } from '../facts/grants.js'
import type { ExampleGiven } from '../generated/example.js'
import type { WorkflowAction } from '../generated/workflow.js'
import type { Files, Json } from '../model.js'
import type { CompiledSite, Programme, Stage } from '../programme.js'
import { dayOf } from '../values/dates.js'
import { addWorkingDays, deadline } from '../values/working-days.js'
import { stateOf } from '../workflow/workflow.js'
import { caseOf, type DraftCase, readDraft } from './draft-case.js'
import { madeUpAnswers } from './made-up.js'
import { givenBy, type SampleChoice, sampleChoices } from './sample-cases.js'
import { limitIn, type Walk } from './walk-state.js'
import { type HereView, hereView, stepMails, type WalkedView } from './walk-view.js'

/** What somebody does on the way. */
export interface WalkStep {
  /**
   * act: a step of the workflow, taken whatever stands in its way, which is told · opinion · decide: a rule is settled, or a fact decided ·
   * materials: everything that the checklist asks for is uploaded · fill: a section that reviewers fill.
   */
  kind: 'act' | 'opinion' | 'decide' | 'materials' | 'fill'
  id: string
  /** An outcome. */
  value?: string
  /** The role that acts. */
  by?: string
}

export interface WalkQuestion {
  stage: string
  sample?: string
  steps: readonly WalkStep[]
  now: string
}

export interface WalkView {
  samples: SampleChoice[]
  sample: string
  /** What was done, oldest first. */
  trail: WalkedView[]
  here?: HereView
  /** The draft is too unfinished to be walked. */
  unfinished?: boolean
}

/** Undefined where the draft has no such stage. */
export function walkDraft(files: Files, { stage: id, sample: asked, steps, now }: WalkQuestion, site?: CompiledSite): WalkView | undefined {
  const { programme, readable } = readDraft(files, site)
  const stage = programme.stages.get(id)
  if (!stage) return undefined
  const samples = sampleChoices(files).filter((one) => one.stage === id)
  const sample = asked ?? samples[0]?.id ?? ''
  if (!readable(id) || !site) return { samples, sample, trail: [], unfinished: true }
  try {
    return { samples, sample, ...walked(programme, stage, site, { given: givenBy(files, stage, sample, now, site), steps }) }
  } catch {
    // of a draft that was not found sound anything may be missing
    return { samples, sample, trail: [], unfinished: true }
  }
}

function walked(
  programme: Programme,
  stage: Stage,
  site: CompiledSite,
  { given, steps }: { given: ExampleGiven; steps: readonly WalkStep[] },
): Pick<WalkView, 'trail' | 'here'> {
  const read = (walk: Walk) => caseOf(programme, stage, site, givenAt(walk, stage))
  let walk = beginning(stage, given)
  const trail: WalkedView[] = []
  for (const step of steps) {
    const before = read(walk)
    const done = play(walk, step, before)
    if (!done) continue
    trail.push({ ...done.told, at: dayOf(walk.now) })
    walk = done.walk
  }
  return { trail, here: hereView(walk, read(walk)) }
}

/** From the very beginning, without what reviewers of the case have said. */
function beginning({ workflow }: Stage, given: ExampleGiven): Walk {
  const { now, opinions: _, decisions: __, steps: ___, state: ____, taken: _____, ...rest } = given
  return { given: { ...rest, now }, state: workflow.initial, entered: now, now, taken: {}, past: [] }
}

/** The case as it stands now. */
function givenAt({ given, state, now }: Walk, { id }: Stage): ExampleGiven {
  const record = { ...given.records?.[id], state }
  return { ...given, now, records: { ...given.records, [id]: record } }
}

type Told = Omit<WalkedView, 'at'>
type Done = { walk: Walk; told: Told }

function play(walk: Walk, step: WalkStep, filled: DraftCase): Done | undefined {
  if (step.kind === 'act') return act(walk, step, filled)
  const told = (label: string): Told => ({ label, mails: [], assumed: [] })
  const { given } = walk
  const { stage, evaluation } = filled
  if (step.kind === 'materials') {
    const all = evaluation.checklist.filter(({ need }) => need !== 'optional').map(({ key }) => key)
    return { walk: { ...walk, given: { ...given, materials: [...new Set([...(given.materials ?? []), ...all])] } }, told: told('补齐材料') }
  }
  if (step.kind === 'fill') {
    const made = madeUpAnswers(stage.form, walk.now)[step.id]
    const title = stage.form.sections.find(({ key }) => key === step.id)?.title ?? step.id
    return { walk: { ...walk, given: { ...given, answers: { ...given.answers, [step.id]: made } } }, told: told(`填写“${title}”`) }
  }
  if (step.kind === 'opinion') {
    const opinion = stage.workflow.opinions?.find(({ id }) => id === step.id)
    const outcome = opinion?.outcomes.find(({ id }) => id === step.value)
    const opinions = { ...given.opinions, [step.id]: step.value }
    return opinion && outcome && { walk: { ...walk, given: { ...given, opinions } }, told: told(`${opinion.label}：${outcome.label}`) }
  }
  return decide(walk, step, filled)
}

function decide(walk: Walk, { id, value = '' }: WalkStep, { programme, stage }: DraftCase): Done | undefined {
  const rule = stage.rules.find(({ name }) => name === id)
  const fact = programme.facts.get(id)
  const label = rule?.label ?? fact?.label
  if (label === undefined) return undefined
  const decisions = { ...walk.given.decisions, [id]: rule ? value : typed(value, fact?.type) }
  const said = rule ? (value === 'met' ? '符合' : '不符合') : (stage.facts.get(id)?.options?.get(value) ?? words[value] ?? value)
  return { walk: { ...walk, given: { ...walk.given, decisions } }, told: { label: `认定“${label}”：${said}`, mails: [], assumed: [] } }
}

const words: Readonly<Record<string, string>> = { true: '是', false: '否' }

function typed(value: string, type: string | undefined): Json {
  if (type === 'boolean') return value === 'true'
  return type === 'integer' ? Number(value) : type === 'list' ? [value] : value
}

/** Takes a step; what stands in its way is assumed to be settled. */
function act(walk: Walk, { id, by = '' }: WalkStep, filled: DraftCase): Done | undefined {
  const { stage, evaluation, site } = filled
  const action = stage.workflow.actions.find((one) => one.id === id && one.from.includes(walk.state) && one.by.includes(by))
  if (!action) return undefined
  const here = hereView(walk, filled)
  const option = here.actions.find((one) => one.id === id)
  const at = dueOf(action, walk, filled.site) ?? walk.now
  const granted = Object.fromEntries(
    granting(action, evaluation.sheet).flatMap(({ result, computed }) => (computed === undefined ? [] : [[result, { fen: computed, at }]])),
  )
  const { given } = walk
  const own = given.records?.[stage.id]
  const submitted = action.kind === 'submit' && { submittedAt: at, firstSubmittedAt: given.firstSubmittedAt ?? at }
  const records = { ...given.records, [stage.id]: { ...own, ...submitted, granted: { ...own?.granted, ...granted } } }
  const next: Walk = {
    given: { ...given, ...submitted, records },
    state: action.to,
    entered: at,
    now: nextDay(at, site),
    taken: { ...walk.taken, [id]: (walk.taken[id] ?? 0) + 1 },
    past: [...walk.past, { kind: action.kind, from: walk.state, to: action.to, at }],
  }
  const told: Told = {
    label: action.label,
    by: option?.by.find((role) => role.id === by)?.label ?? by,
    from: here.state.label,
    to: stateOf(stage.workflow, action.to)?.label ?? action.to,
    mails: stepMails(action, filled, walk, limitIn(next, stage, site)?.day),
    assumed: [...(option?.hidden ? [option.hidden] : []), ...(option?.problems.map(({ message }) => message) ?? [])],
  }
  return { walk: next, told }
}

/** When a step happens that nobody takes. */
function dueOf({ at, after }: WorkflowAction, { entered }: Walk, site: CompiledSite): string | undefined {
  if (at !== undefined && at > entered) return at
  return after === undefined ? undefined : deadline(entered, after, site.calendar).instant
}

/** Ten in the morning of the next working day. */
const nextDay = (at: string, { calendar }: CompiledSite) => `${addWorkingDays(dayOf(at), 1, calendar)}T02:00:00.000Z`

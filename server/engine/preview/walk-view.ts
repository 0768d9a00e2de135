/** What is shown where a walk stands: who holds it until when, who may do what, why something cannot be done, what goes out with it. */

import { sayCondition } from '../conditions/phrases.js'
import { granting } from '../facts/grants.js'
import type { WorkflowAction, WorkflowState } from '../generated/workflow.js'
import type { Problem } from '../model.js'
import { arisesWhileActing, needProblems } from '../needs.js'
import type { Finding, OpinionState } from '../results.js'
import { letterData } from '../templates/letter-data.js'
import { renderMail } from '../templates/letters.js'
import { mailsOfStep } from '../templates/step-mails.js'
import { dayOf } from '../values/dates.js'
import { stateOf } from '../workflow/workflow.js'
import { type DraftCase, letterInput } from './draft-case.js'
import { holdsIn, limitIn, type Walk } from './walk-state.js'

interface Named {
  id: string
  label: string
}

export interface WalkMail {
  to: string
  subject: string
  body: string
}

/** One thing that was done. */
export interface WalkedView {
  label: string
  at: string
  by?: string
  from?: string
  to?: string
  mails: WalkMail[]
  /** What stood in its way, and was taken for settled. */
  assumed: string[]
}

export interface ActionOption extends Named {
  kind: WorkflowAction['kind']
  by: Named[]
  to: string
  /** Why it is not even offered. */
  hidden?: string
  problems: Problem[]
  /** What is asked of whoever acts, by need. */
  asks: string[]
  commentLength?: number
  grants: { label: string; fen?: number }[]
  /** To whom mails go, by subject. */
  mails: { subject: string; to: string[] }[]
}

export interface HereView {
  state: Pick<WorkflowState, 'id' | 'label' | 'public' | 'tone' | 'help' | 'final' | 'editable'>
  holder?: string
  /** Today of the walk. */
  today: string
  entered: string
  limit?: { workingDays: number; day: string; note?: string }
  actions: ActionOption[]
  opinions: (OpinionState & { by: string[]; here: boolean; outcomes: Named[]; said?: string })[]
  decisions: (Named & { by: string[]; type: string; options: Named[]; said?: string })[]
  /** `overridable` = a reviewer may settle it. */
  findings: (Omit<Finding, 'overridableBy' | 'selfCheck' | 'unknownBlocks'> & { overridable: boolean })[]
  materials: { title: string; present: boolean; missing: boolean }[]
  /** What is wrong or missing in the answers; and the sections that others fill. */
  problems: Problem[]
  fills: (Named & { by: string[] })[]
  letters: (Named & { by: string[] })[]
  amounts: { label: string; fen?: number }[]
}

/** Everything about where it stands. */
export function hereView(walk: Walk, filled: DraftCase): HereView {
  const { stage, evaluation, site, programme } = filled
  const { workflow } = stage
  const state = stateOf(workflow, walk.state)
  if (!state) throw new Error('The workflow has no such state.')
  const { id, label, tone, help, final, editable } = state
  return {
    state: { id, label, public: state.public, tone, help, final, editable },
    ...(state.holder && !final && { holder: roleLabel(filled, state.holder) }),
    today: dayOf(walk.now),
    entered: dayOf(walk.entered),
    ...(!final && { limit: limitIn(walk, stage, site) }),
    actions: workflow.actions.filter(({ from }) => from.includes(walk.state)).map((action) => actionOption(action, walk, filled)),
    opinions: opinionsHere(walk, filled),
    decisions: decisionsHere(walk, filled),
    findings: evaluation.findings.map(({ overridableBy, selfCheck: _, unknownBlocks: __, ...finding }) => ({
      ...finding,
      overridable: overridableBy.length > 0,
    })),
    materials: evaluation.checklist.map(({ title, present, missing }) => ({ title, present, missing })),
    problems: evaluation.problems,
    fills: stage.form.sections
      .filter(({ by, in: states }) => by && (!states || states.includes(walk.state)))
      .map(({ key, title, by = [] }) => ({ id: key, label: title, by: by.map((role) => roleLabel(filled, role)) })),
    letters: [...programme.letters.values()]
      .filter(({ definition }) => !definition.batch && (!definition.stage || definition.stage === stage.id))
      .filter(({ definition }) => !definition.states || definition.states.includes(walk.state))
      .map(({ definition }) => ({
        id: definition.id,
        label: definition.title,
        by: (definition.by ?? []).map((role) => roleLabel(filled, role)),
      })),
    amounts: (evaluation.sheet?.results ?? []).map(({ label: said, fen }) => ({ label: said, fen })),
  }
}

const nobody: Readonly<Record<string, string>> = { system: '自动进行', batch: '随批次办理' }
const roleLabel = ({ programme }: DraftCase, role: string) => programme.roles.get(role)?.label ?? nobody[role] ?? role

function actionOption(action: WorkflowAction, walk: Walk, filled: DraftCase): ActionOption {
  const { programme, stage, evaluation } = filled
  const { id, label, kind, by, needs = [], when, commentLength } = action
  const holds = holdsIn(filled)
  const sent = mailsOfStep(action, stage, holds)
  return {
    id,
    label,
    kind,
    by: by.map((role) => ({ id: role, label: roleLabel(filled, role) })),
    to: stateOf(stage.workflow, action.to)?.label ?? action.to,
    ...(when && !holds(when) && { hidden: `只在${sayCondition(when, { info: (fact) => stage.facts.get(fact), programme })}时才有` }),
    problems: needProblems(action, { programme, stage, now: walk.now, state: walk.state, evaluation, taken: walk.taken }),
    asks: needs.filter((need) => arisesWhileActing.has(need)),
    commentLength,
    grants: granting(action, evaluation.sheet).map((grant) => ({ label: grant.label, fen: grant.computed })),
    mails: [...new Set(sent.map(({ mail }) => mail))].map((mail) => ({
      subject: programme.mails.get(mail)?.definition.subject ?? mail,
      to: sent.filter((one) => one.mail === mail).map(({ role }) => roleLabel(filled, role)),
    })),
  }
}

function opinionsHere({ state, given }: Walk, filled: DraftCase): HereView['opinions'] {
  const { stage, evaluation } = filled
  return (evaluation.opinions ?? []).flatMap((one) => {
    const opinion = stage.workflow.opinions?.find(({ id }) => id === one.id)
    const here = one.in.includes(state)
    if (!opinion || (!here && !one.given)) return []
    const outcomes = opinion.outcomes.map(({ id, label }) => ({ id, label }))
    const said = outcomes.find(({ id }) => id === (given.opinions as Record<string, unknown> | undefined)?.[one.id])?.label
    return [{ ...one, by: opinion.by.map((role) => roleLabel(filled, role)), here, outcomes, ...(said && { said }) }]
  })
}

/** The facts that reviewers decide here. */
function decisionsHere({ state, given }: Walk, filled: DraftCase): HereView['decisions'] {
  const { programme, stage } = filled
  return [...programme.facts.values()].flatMap((fact) => {
    if (fact.kind !== 'reviewer' || (fact.stage !== undefined && fact.stage !== stage.id)) return []
    const holder = stateOf(stage.workflow, state)?.holder
    if (fact.in ? !fact.in.includes(state) : !fact.by.includes(holder ?? '')) return []
    const options = [...(stage.facts.get(fact.id)?.options ?? [])].map(([id, label]) => ({ id, label }))
    const said = (given.decisions as Record<string, unknown> | undefined)?.[fact.id]
    const by = fact.by.map((role) => roleLabel(filled, role))
    return [{ id: fact.id, label: fact.label, by, type: fact.type, options, ...(said !== undefined && { said: String(said) }) }]
  })
}

/** The mails of a step as they would be sent. */
export function stepMails(action: WorkflowAction, filled: DraftCase, walk: Walk, due: string | undefined): WalkMail[] {
  const { programme, stage, inputs } = filled
  const state = stateOf(stage.workflow, action.to)
  return mailsOfStep(action, stage, holdsIn(filled)).map(({ mail, role }) => {
    const isApplicant = role === stage.definition.by
    const said = {
      declaration: {
        ...letterInput(filled).declaration,
        state: (isApplicant ? state?.public : undefined) ?? state?.label,
        submittedAt: inputs.submittedAt ?? walk.now,
        due,
      },
      comment: '（这里是办理时填写的意见）',
      remarks: action.kind === 'return' ? [{ place: '（退回时指明的地方）', text: '（退回意见）' }] : [],
    }
    return { to: roleLabel(filled, role), ...renderMail(programme, mail, letterData(programme, stage, letterInput(filled, said))) }
  })
}

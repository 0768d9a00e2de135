/** What an action needs before it can be done, as far as it can be told from the declaration itself. */

import { grantProblems, roundProblems } from './facts/grants.js'
import { reviewedSection } from './form/reviewed.js'
import type { WorkflowAction } from './generated/workflow.js'
import { missingMaterials } from './materials.js'
import type { Problem } from './model.js'
import type { Programme, Stage } from './programme.js'
import type { Evaluation, Finding } from './results.js'
import { instantOf } from './values/dates.js'
import { lackingOpinions } from './workflow/opinions.js'
import type { Sheet } from './worksheet/model.js'

export type Need = NonNullable<WorkflowAction['needs']>[number]

interface Situation {
  programme: Programme
  stage: Stage
  now: string
  /** The state that the declaration is in; absent = not known. */
  state?: string
  evaluation: Pick<Evaluation<Sheet>, 'problems' | 'findings' | 'checklist' | 'sheet' | 'reviewed' | 'opinions'>
  /** How often actions of the workflow were taken, by id; absent = never. */
  taken?: Readonly<Record<string, number>>
}
type Step = Pick<WorkflowAction, 'needs' | 'despite' | 'opinions'> &
  Partial<Pick<WorkflowAction, 'id' | 'label' | 'kind' | 'by' | 'grants' | 'decision' | 'maxRounds' | 'countsWith'>>

/** An evaluation is worked out as far as it is read: only the needs of the action decide what that is. */
interface Gated extends Situation {
  step: Step
  /** Those that the action does not set aside. */
  findings(): Finding[]
}

/** Why an action cannot be done now; needs that are met while acting (a comment, a typed confirmation …) are not told here. */
export function needProblems(step: Step, situation: Situation): Problem[] {
  const { needs = [], despite = [] } = step
  const gated: Gated = { step, findings: () => situation.evaluation.findings.filter(({ rule }) => !despite.includes(rule)), ...situation }
  const problems = [
    ...needs.flatMap((need) => gates[need](gated)),
    ...(step.grants ? grantProblems(step, situation.evaluation.sheet) : []),
    ...roundProblems(step, situation.taken ?? {}),
  ]
  return [...new Map(problems.map((problem) => [problem.at + problem.message, problem])).values()] // what two needs say is said once
}

/** The findings that a special case sets aside: those that are not met, or unknown, and would count. */
export function setAside({ despite = [] }: Pick<WorkflowAction, 'despite'>, { findings }: Pick<Evaluation, 'findings'>): Finding[] {
  return findings.filter(({ rule, outcome }) => despite.includes(rule) && outcome !== 'met')
}

const whileActing = (): Problem[] => []

const gates: Record<Need, (gated: Gated) => Problem[]> = {
  answers: ({ evaluation, stage, step: { by = [] } }) => [
    // what others open they send on before the applicant has filled anything
    ...(stage.definition.opens && !by.includes(stage.definition.by) ? [] : evaluation.problems),
    ...(evaluation.reviewed ?? []).filter(({ at }) => reviewedSection(stage, at)?.by?.some((role) => by.includes(role))),
  ],
  opinions: ({ evaluation, state, step }) =>
    lackingOpinions(step, evaluation.opinions, state).map(({ id, label }) => ({
      at: `/opinions/${id}`,
      code: 'opinion',
      message: `还没有收到：${label}`,
    })),
  materials: ({ evaluation, step }) => missingMaterials(evaluation.checklist, step.kind === 'submit'),
  eligibility: ({ findings }) =>
    findings()
      .filter(
        ({ severity, outcome, unknownBlocks }) =>
          severity === 'block' && (outcome === 'not met' || (outcome === 'unknown' && unknownBlocks)),
      )
      .map(({ rule, message, label }) => ({ at: `/rules/${rule}`, code: 'eligibility', message: message ?? label })),
  settledFindings: ({ findings }) =>
    findings().flatMap(({ severity, outcome, rule, label }) => {
      if (severity !== 'advise' && outcome === 'unknown')
        return [{ at: `/rules/${rule}`, code: 'unsettled', message: `尚未认定：${label}` }]
      return severity === 'review' && outcome === 'not met'
        ? [{ at: `/rules/${rule}`, code: 'refused', message: `已认定不符合：${label}` }]
        : []
    }),
  stampedPrint: ({ evaluation }) =>
    evaluation.checklist
      .filter(({ stampedPrint, present }) => stampedPrint && !present)
      .map(({ key, title, refused }) => ({ at: `/materials/${key}`, code: 'material', message: refused ?? `缺少：${title}` })),
  programmeOpen: ({ programme, stage, now }) => openingProblems(programme, stage, now),
  comment: whileActing,
  remarks: whileActing,
  remarksSettled: whileActing,
  unopened: whileActing,
  typedConfirmation: whileActing,
}

/** The needs that are met while acting, by what the person adds or by what others have done meanwhile. */
export const arisesWhileActing: ReadonlySet<string> = new Set(
  Object.entries(gates).flatMap(([need, gate]) => (gate === whileActing ? [need] : [])),
)

/** Whether an action can only be offered after an evaluation: it has a condition, or needs that are judged by one. */
export const asksEvaluation = ({ needs = [], when, grants }: Pick<WorkflowAction, 'needs' | 'when' | 'grants'>) =>
  when !== undefined || grants !== undefined || needs.some((need) => need !== 'programmeOpen' && !arisesWhileActing.has(need))

/** What stands for an evaluation where no action asks for one. */
export const notEvaluated: Situation['evaluation'] = { problems: [], findings: [], checklist: [] }

/** Why nothing can be submitted at this instant: from inclusive, until exclusive. */
export function openingProblems(programme: Programme, stage: Stage, now: string): Problem[] {
  const windows = [programme.file.opening, stage.definition.opening]
  const instant = instantOf(now)
  for (const window of windows) {
    if (window?.from && instant < instantOf(window.from))
      return [{ at: '', code: 'not-open', message: `申报自 ${shown(window.from)} 起受理` }]
    if (window?.until && instant >= instantOf(window.until))
      return [{ at: '', code: 'closed', message: `申报已于 ${shown(window.until)} 截止` }]
  }
  return []
}

const shown = (instant: string) => instant.slice(0, 16).replace('T', ' ')

/** Why a stage cannot be started now, and which declarations one of it may belong to. */
import { openingProblems } from '../../engine/needs.js'
import type { Stage } from '../../engine/programme.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import type { InForce } from '../../programmes/programmes.js'
import type { DeclarationRow } from '../../store/declarations.js'
import type { Context } from '../context.js'

type Rows = readonly DeclarationRow[]

/** Why this stage cannot be started, if so: below the parent that is named, or else below any. Rows are the organisation's. */
export function obstacleOf(context: Context, inForce: InForce, stage: Stage, history: Rows, parent?: string): string | undefined {
  const { opens } = stage.definition
  if (opens && context.actor.role === stage.definition.by) return `“${stage.definition.title}”由主管部门发起，收到后在这里办理。`
  if (!inForce.open) return `申报已关闭${inForce.closedReason ? `：${inForce.closedReason}` : '。'}`
  const notOpen = openingProblems(inForce.programme, stage, context.now())[0]
  if (notOpen) return notOpen.message
  if (stage.definition.per === 'parent') return belowParent(stage, history, inForce, parent)
  const own = history.filter((row) => row.stage === stage.id && counts(row, stage))
  if (own.some((row) => isRejected(row, stage))) return rejection(stage)
  if (stage.definition.per !== 'many' && own.length > 0) return `“${stage.definition.title}”已经有一份申报，请继续办理。`
  return waiting(stage, history)
}

/** The declarations below which one of this stage may be started now, oldest first. */
export const openParents = (stage: Stage, history: Rows): DeclarationRow[] =>
  stage.definition.per === 'parent' ? parentsOf(stage, history).filter((row) => !parentObstacle(stage, history, row)) : []

/** Of each declaration that one of this stage may belong to, why none can be started below it, if so. */
export const obstaclesBelow = (context: Context, inForce: InForce, stage: Stage, history: Rows): { parent: string; message?: string }[] =>
  stage.definition.per === 'parent'
    ? parentsOf(stage, history).map(({ id }) => ({ parent: id, message: obstacleOf(context, inForce, stage, history, id) }))
    : []

/** What a stage waits for, in the words of the programme, and whether some declaration has reached it. */
export const waitedFor = ({ definition }: Stage, { programme }: InForce, history: Rows) =>
  (definition.waitsFor ?? []).map(({ stage: id, states }) => {
    const awaited = programme.stages.get(id)
    return {
      title: awaited?.definition.title ?? id,
      states: states.map((state) => {
        const { label = state, public: shown = label } = (awaited && stateOf(awaited.workflow, state)) ?? {}
        return shown
      }),
      reached: history.some((row) => row.stage === id && states.includes(row.state)),
    }
  })

const parentsOf = ({ definition }: Stage, history: Rows) => history.filter(({ stage }) => stage === definition.parent)

function belowParent(stage: Stage, history: Rows, { programme }: InForce, id?: string): string | undefined {
  const parents = parentsOf(stage, history)
  if (id !== undefined) {
    const parent = parents.find((row) => row.id === id)
    return parent ? parentObstacle(stage, history, parent) : '请从所属的申报件中发起。'
  }
  if (parents.length === 0) {
    const title = programme.stages.get(stage.definition.parent ?? '')?.definition.title
    return waiting(stage, history) ?? `请先填报“${title ?? stage.definition.parent}”。`
  }
  return openParents(stage, history).length > 0 ? undefined : parents.map((row) => parentObstacle(stage, history, row)).at(-1)
}

/** What it waits for must hold of the parent itself, and there must be room below it. */
function parentObstacle(stage: Stage, history: Rows, parent: DeclarationRow): string | undefined {
  const { title, atMost } = stage.definition
  const children = history.filter((row) => row.stage === stage.id && row.parent === parent.id && counts(row, stage))
  if (children.some((row) => isRejected(row, stage))) return rejection(stage)
  if (atMost !== undefined && children.length >= atMost)
    return `${parent.number} 已经有 ${children.length} 份“${title}”，最多 ${atMost} 份，请继续办理已有的。`
  return waiting(stage, [...history.filter((row) => row.stage !== parent.stage), parent])
}

/** What ended in a state that reopens the stage leaves room for another. */
const counts = ({ state }: DeclarationRow, { workflow }: Stage) => !stateOf(workflow, state)?.reopens
const isRejected = ({ state }: DeclarationRow, { workflow }: Stage) => stateOf(workflow, state)?.final === 'negative'
const rejection = ({ definition }: Stage) => `“${definition.title}”本轮审核不通过，无法再次发起申报。`

const waiting = ({ definition }: Stage, history: Rows) =>
  (definition.waitsFor ?? []).find(({ stage, states }) => !history.some((row) => row.stage === stage && states.includes(row.state)))
    ?.message

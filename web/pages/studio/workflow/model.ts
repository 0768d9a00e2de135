/** What the page of a workflow shows and makes, as plain functions of the draft's texts. */
import type { Workflow, WorkflowAction, WorkflowState } from '../../../../server/engine/generated/workflow'
import { stageTitles, titleOf } from '../file-kinds'
import { newId } from '../ids'
import { documentOf } from '../problems'
import { pointerInWords } from '../words'

export const workflowPath = (stage: string) => `rules/${stage}.workflow.json`

export const needs = {
  programmeOpen: '在申报时间内',
  answers: '填报完整',
  materials: '材料齐全',
  stampedPrint: '已上传盖章件',
  eligibility: '规则允许',
  opinions: '要求的意见都已提出',
  comment: '填写意见',
  remarks: '至少一条退回意见',
  remarksSettled: '退回意见逐条处理',
  settledFindings: '待核实的都已认定',
  unopened: '尚未受理',
  typedConfirmation: '输入代码确认',
} satisfies Record<NonNullable<WorkflowAction['needs']>[number], string>

export const actionKinds: readonly { value: WorkflowAction['kind']; label: string }[] = [
  { value: 'submit', label: '提交（留下一份不变的内容）' },
  { value: 'withdraw', label: '撤回' },
  { value: 'approve', label: '通过' },
  { value: 'return', label: '退回（逐条写明意见）' },
  { value: 'reject', label: '不通过（须输入代码确认）' },
  { value: 'move', label: '其他：只改变状态' },
]

export const tones: readonly { value: WorkflowState['tone']; label: string }[] = [
  { value: 'neutral', label: '灰色：还没有开始或已了结' },
  { value: 'active', label: '蓝色：正在办理' },
  { value: 'attention', label: '橙色：等申报单位处理' },
  { value: 'success', label: '绿色：通过' },
  { value: 'danger', label: '红色：不通过' },
]

/** Who takes a step besides the roles. */
export const others: readonly { value: string; label: string }[] = [
  { value: 'system', label: '系统自动' },
  { value: 'batch', label: '由批次办理' },
]

/** States and actions of a file that may be unfinished. */
export function readable(workflow: Partial<Workflow> | undefined): Workflow {
  const list = <T>(value: readonly T[] | undefined): T[] =>
    Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
  return {
    initial: typeof workflow?.initial === 'string' ? workflow.initial : '',
    states: list(workflow?.states),
    opinions: list(workflow?.opinions),
    actions: list(workflow?.actions),
  }
}

export const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

export const newState = ({ states }: Workflow, label: string, holder: string | undefined): WorkflowState => ({
  id: newId(
    's-',
    states.map(({ id }) => id),
  ),
  label,
  tone: 'active',
  holder,
})

/** An action from a state; whoever holds the state takes it. */
export function newAction({ actions, states }: Workflow, from: WorkflowState): WorkflowAction {
  const at = states.findIndex(({ id }) => id === from.id)
  const to = states[at + 1] ?? states[0] ?? from
  return {
    id: newId(
      'a-',
      actions.map(({ id }) => id),
    ),
    label: '新操作',
    kind: 'move',
    by: from.holder ? [from.holder] : [],
    from: [from.id],
    to: to.id,
  }
}

export interface Use {
  file: string
  at: string
  words: string
}

const stateKeys = new Set(['initial', 'from', 'to', 'in', 'state', 'states'])

/** Where a state of a stage is named; in workflows of other stages the same id is another state. */
export function usesOfState(files: Readonly<Record<string, string>>, stage: string, state: string): Use[] {
  const titles = stageTitles(files)
  return Object.entries(files)
    .filter(([path]) => path.endsWith('.json') && !(path.endsWith('.workflow.json') && path !== workflowPath(stage)))
    .flatMap(([file, text]) => {
      const document = documentOf(text)
      return placesNaming(document, state).map((at) => ({
        file,
        at,
        words: `${titleOf(file, files, titles)} › ${pointerInWords(at, document)}`,
      }))
    })
}

function placesNaming(node: unknown, id: string, at = ''): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${at}/${key}`
    if (stateKeys.has(key) && listOf(Array.isArray(value) ? value : [value]).includes(id)) return [here]
    return placesNaming(value, id, here)
  })
}

/** The workflow of a stage as a whitelist: who may do what in which state, and where it leads. */
import type { Condition } from '../generated/condition.js'
import type { WorkflowAction, WorkflowState } from '../generated/workflow.js'
import type { Workflow } from '../programme.js'

/** Decides the condition of an action; without one every condition counts as holding. */
type Holds = (condition: Condition) => boolean

/** The actions that a role may take in a state, in the order of the file. */
export function actionsFor(workflow: Workflow, state: string, role: string, holds: Holds = () => true): WorkflowAction[] {
  return workflow.actions.filter(({ from, by, when }) => from.includes(state) && by.includes(role) && (!when || holds(when)))
}

/** The step that an action is for a role in a state; undefined = it may not be done. */
export function nextStep(workflow: Workflow, state: string, action: string, role: string, holds?: Holds): WorkflowAction | undefined {
  return actionsFor(workflow, state, role, holds).find(({ id }) => id === action)
}

/** The state of that id; undefined = no such state. */
export const stateOf = (workflow: Workflow, id: string): WorkflowState | undefined => workflow.states.find((state) => state.id === id)

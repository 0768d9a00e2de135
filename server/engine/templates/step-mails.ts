/** Which mails a step of the workflow sends, and to which roles. */
import type { Condition } from '../generated/condition.js'
import type { WorkflowAction } from '../generated/workflow.js'
import type { Stage } from '../programme.js'
import { stateOf } from '../workflow/workflow.js'

/** A mail to everybody of a role within whose reach the declaration is; the applicant's role is the organisation's own address. */
export interface StepMail {
  mail: string
  role: string
  /** The field that names the organisation of this role. */
  names?: string
}

/** The mails of a step, each role once for each; without `holds` those of every case. */
export function mailsOfStep(
  step: Pick<WorkflowAction, 'mail' | 'mailHolder' | 'mails' | 'to'>,
  { definition, workflow }: Pick<Stage, 'definition' | 'workflow'>,
  holds: (condition: Condition) => boolean = () => true,
): StepMail[] {
  const holder = stateOf(workflow, step.to)?.holder
  const all: StepMail[] = [
    ...(step.mail ? [{ mail: step.mail, role: definition.by }] : []),
    ...(step.mailHolder && holder ? [{ mail: step.mailHolder, role: holder }] : []),
    ...(step.mails ?? [])
      .filter(({ when }) => !when || holds(when))
      .flatMap(({ mail, to, names }) => to.map((role) => ({ mail, role, ...(names !== undefined && { names }) }))),
  ]
  return [...new Map(all.map((one) => [`${one.role}:${one.mail}`, one])).values()]
}

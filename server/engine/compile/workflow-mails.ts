/** What is wrong with the mails of a step: mails and roles that there are not, conditions, mails that are sent twice. */

import type { WorkflowAction } from '../generated/workflow.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import { stateOf } from '../workflow/workflow.js'
import { checkCondition } from './conditions.js'

/** What is wrong with the mails that a step sends. */
export function checkMails(action: WorkflowAction, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { mail, mailHolder, mails = [] } = action
  return [
    ...unknownName('mail', mail, programme.mails.keys(), below(place, 'mail')),
    ...unknownName('mail', mailHolder, programme.mails.keys(), below(place, 'mailHolder')),
    ...mails.flatMap((one, index) => {
      const at = below(place, 'mails', index)
      return [
        ...unknownName('mail', one.mail, programme.mails.keys(), below(at, 'mail')),
        ...unknownNames('role', one.to, programme.roles.keys(), below(at, 'to')),
        ...repeated('角色', one.to, (position) => below(at, 'to', position)),
        ...checkCondition(one.when, below(at, 'when'), { facts: stage.facts, programme }),
      ]
    }),
    ...twice(action, place, stage),
  ]
}

/** The same mail to the same role by another key would be sent once only: whoever wrote it twice meant something else. */
function twice({ mail, mailHolder, mails = [], to }: WorkflowAction, place: Place, { definition, workflow }: Stage): Complaint[] {
  const holder = stateOf(workflow, to)?.holder
  const told = new Set([...(mail ? [`${definition.by}:${mail}`] : []), ...(mailHolder && holder ? [`${holder}:${mailHolder}`] : [])])
  return mails.flatMap((one, index) =>
    one.to.flatMap((role, position) => {
      const key = `${role}:${one.mail}`
      if (told.has(key))
        return [
          complaint(below(place, 'mails', index, 'to', position), 'repeated', `给“${role}”的邮件“${one.mail}”写了两次`, '删除其中一个'),
        ]
      if (!one.when) told.add(key)
      return []
    }),
  )
}

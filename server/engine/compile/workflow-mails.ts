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
        ...(one.names === undefined ? [] : checkNamed(one.names, one.to, at, stage, programme)),
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

/** Whoever is named by a credit code, of a role of other organisations. */
function checkNamed(names: string, to: readonly string[], place: Place, { form, definition }: Stage, { roles }: Programme): Complaint[] {
  const codes = [...form.fields.values()].filter(({ pointer, schema }) => schema.format === 'credit-code' && !pointer.includes('*'))
  const strange = to.findIndex((role) => role === definition.by || roles.get(role)?.scope !== 'own')
  return [
    ...unknownName(
      'field',
      names,
      codes.map(({ key }) => key),
      below(place, 'names'),
    ),
    ...(strange >= 0 && roles.has(to[strange] ?? '')
      ? [complaint(below(place, 'to', strange), 'named', '指名的单位应是另一类单位的角色', '写成被指名单位的角色，例如服务商')]
      : []),
  ]
}

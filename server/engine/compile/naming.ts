/** What is wrong with opinions of an organisation that a declaration names. */

import type { Opinion } from '../generated/workflow.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName, unknownNames } from '../values/compile-problems.js'

/** That it is named by a credit code, gives it in the role of another organisation, and reads what it may. */
export function checkNaming(
  { names, shows, by, attachment, fields }: Opinion,
  place: Place,
  stage: Stage,
  programme: Programme,
): Complaint[] {
  if (names === undefined)
    return shows ? [complaint(below(place, 'shows'), 'no-effect', '没有写由谁指明，shows 不起作用', '写上 names，或删除 shows')] : []
  const single = new Map([...stage.form.fields.values()].filter(({ pointer }) => !pointer.includes('*')).map((field) => [field.key, field]))
  const field = single.get(names)
  return [
    ...unknownName('field', names, single.keys(), below(place, 'names')),
    ...(field && field.schema.format !== 'credit-code'
      ? [
          complaint(
            below(place, 'names'),
            'field-type',
            `“${field.title}”不是信用代码，认不出是哪个单位`,
            '写 "format": "credit-code" 的填报项',
            ['form'],
          ),
        ]
      : []),
    ...unknownNames('field', shows, single.keys(), below(place, 'shows')),
    ...(shows ?? []).flatMap((key, index) => {
      const shown = single.get(key)
      const hidden = shown?.schema.withheldFrom?.find((role) => by.includes(role))
      return shown && hidden
        ? [complaint(below(place, 'shows', index), 'withheld', `“${shown.title}”不给这个角色看`, '从 shows 中删除', ['form'])]
        : []
    }),
    ...by.flatMap((id, index) => {
      const role = programme.roles.get(id)
      if (!role) return unknownName('role', id, programme.roles.keys(), below(place, 'by', index))
      return role.scope === 'own' && id !== stage.definition.by
        ? []
        : [
            complaint(below(place, 'by', index), 'wrong-role', `“${role.label}”不是被指明的另一个单位的角色`, '写另一种单位的角色', [
              'programme',
            ]),
          ]
    }),
    ...(attachment || fields
      ? [
          complaint(
            below(place, attachment ? 'attachment' : 'fields'),
            'no-effect',
            '被指明的单位只写结论和意见',
            '删除 attachment 和 fields',
          ),
        ]
      : []),
  ]
}

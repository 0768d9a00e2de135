/** What is wrong with clauses and registers. */

import type { RegisterDefinition } from '../generated/registers.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName } from '../values/compile-problems.js'
import { contentsOf } from './contents.js'
import type { Draft } from './draft.js'

/** Clauses that stand twice. */
export const checkClauses = ({ documents }: Draft): Complaint[] =>
  contentsOf(documents, 'clauses').flatMap(({ path: file, value: { clauses } }) =>
    repeated(
      '条款',
      clauses.map(({ id }) => id),
      (index) => ({ file, at: `/clauses/${index}/id` }),
    ),
  )

/** What is wrong with the registers. */
export const checkRegisters = ({ documents }: Draft): Complaint[] =>
  contentsOf(documents, 'registers').flatMap(({ path: file, value: { registers } }) => [
    ...repeated(
      '名单',
      registers.map(({ id }) => id),
      (index) => ({ file, at: `/registers/${index}/id` }),
    ),
    ...registers.flatMap((register, index) => checkRegister(register, { file, at: `/registers/${index}` })),
  ])

function checkRegister({ key, columns }: RegisterDefinition, place: Place): Complaint[] {
  const ids = columns.map(({ id }) => id)
  const odd = columns.flatMap(({ id }, index) =>
    /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u.test(id)
      ? []
      : [complaint(below(place, 'columns', index, 'id'), 'column-name', `“${id}”不能作列的 id`, '以字母开头，只用字母、数字和下划线')],
  )
  const keyColumn = columns.findIndex(({ id }) => id === key)
  const optional = keyColumn >= 0 && !columns[keyColumn]?.required
  return [
    ...unknownName('column', key, ids, below(place, 'key')),
    ...repeated('列', ids, (index) => below(place, 'columns', index, 'id')),
    ...repeated(
      '列名',
      columns.map(({ label }) => label),
      (index) => below(place, 'columns', index, 'label'),
    ),
    ...odd,
    ...(optional
      ? [complaint(below(place, 'columns', keyColumn), 'column-key', '按这一列查名单，每一行都必须填写', '给这一列写上 "required": true')]
      : []),
  ]
}

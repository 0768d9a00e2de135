/** What is wrong with clauses, registers, decision tables and worksheets. */
import { contentsOf } from './compile-contents.js'
import type { Draft } from './compile-draft.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName } from './compile-problems.js'
import type { RegisterDefinition } from './generated/registers.js'
import type { WorksheetRow } from './generated/worksheet.js'

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

/** Clauses that decision tables cite. */
export const checkTableClauses = ({ programme, documents }: Draft): Complaint[] =>
  contentsOf(documents, 'table').flatMap(({ path: file, value: { rows } }) =>
    rows.flatMap(({ clause }, index) => unknownName('clause', clause, programme.clauses.keys(), { file, at: `/rows/${index}/clause` })),
  )

/** Clauses that worksheets cite, and worksheets that no stage computes. */
export function checkWorksheetUse({ programme, documents }: Draft): Complaint[] {
  const used = new Set(programme.file.stages.map(({ worksheet }) => worksheet))
  const cite = (clause: string | undefined, place: Place) => unknownName('clause', clause, programme.clauses.keys(), below(place, 'clause'))
  const rows = (list: readonly WorksheetRow[], place: Place) => list.flatMap(({ clause }, index) => cite(clause, below(place, index)))
  return contentsOf(documents, 'worksheet').flatMap(({ name, path: file, value }) => [
    ...(used.has(name)
      ? []
      : [
          complaint({ file, at: '' }, 'unused', '没有环节用这张核算表', `在 programme.json 的环节里写 "worksheet": "${name}"，或删除它`, [
            'programme',
          ]),
        ]),
    ...(value.parameters ?? []).flatMap(({ values }, index) =>
      values.flatMap(({ clause }, at) => cite(clause, { file, at: `/parameters/${index}/values/${at}` })),
    ),
    ...rows(value.rows, { file, at: '/rows' }),
    ...(value.lines ?? []).flatMap((line, index) => rows(line.rows, { file, at: `/lines/${index}/rows` })),
  ])
}

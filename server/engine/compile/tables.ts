/** What is wrong with decision tables and worksheets where they are read: by facts, at stages. */

import { resolveName } from '../facts/references.js'
import { nameInfoOf } from '../formula/check.js'
import { checkTable } from '../formula/table-check.js'
import { columnType } from '../formula/tables.js'
import type { DecisionTable, Programme, Stage, Worksheet } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import { checkCondition } from './conditions.js'
import { contentsOf } from './contents.js'
import type { Draft } from './draft.js'
import { optionsLookedUp } from './lookups.js'
import { checkWorksheet } from './worksheet-check.js'

/** What is wrong with the decision tables. */
export function checkTables({ programme, documents }: Draft): Complaint[] {
  const options = optionsLookedUp(programme)
  return contentsOf(documents, 'table').flatMap(({ name, path: file, value: table }) => [
    ...table.rows.flatMap(({ clause }, index) =>
      unknownName('clause', clause, programme.clauses.keys(), { file, at: `/rows/${index}/clause` }),
    ),
    ...checkWhereRead(name, table, file, programme, (input) => options(name, input)),
  ])
}

/** A table of a fact reads facts of each stage that has the fact; one of lookup() is given its arguments, of which the options are known where they have some. */
function checkWhereRead(
  name: string,
  table: DecisionTable,
  file: string,
  programme: Programme,
  options: (input: number) => ReadonlyMap<string, string> | undefined,
): Complaint[] {
  const ids = [...programme.facts.values()].flatMap((fact) => (fact.kind === 'table' && fact.table === name ? [fact.id] : []))
  const stages = [...programme.stages.values()].filter(({ facts }) => ids.some((id) => facts.has(id)))
  if (stages.length === 0) {
    return checkTable(table, file, (id) => {
      const input = table.inputs.findIndex((column) => column.id === id)
      const known = columnType(table, input) === 'string' ? options(input) : undefined
      return known && { id, label: table.inputs[input]?.label ?? id, type: 'text', options: known }
    })
  }
  return stages.flatMap((stage) =>
    checkTable(table, file, (id) => {
      const { info } = resolveName(id, stage)
      return info && nameInfoOf(info)
    }),
  )
}

/** What is wrong with the worksheets, and those that no stage computes. */
export function checkWorksheets({ programme, documents }: Draft): Complaint[] {
  const stages = [...programme.stages.values()]
  const misnamed = stages.some(({ definition, worksheet }) => definition.worksheet !== undefined && worksheet === undefined)
  return contentsOf(documents, 'worksheet').flatMap(({ name, path: file, value }) => {
    const users = stages.filter(({ definition }) => definition.worksheet === name)
    const remedy = `在 programme.json 的环节里写 "worksheet": "${name}"，或删除它`
    const large = checkSize(value, file, users)
    if (large.length > 0) return large
    return [
      ...(users.length > 0 || misnamed ? [] : [complaint({ file, at: '' }, 'unused', '没有环节用这张核算表', remedy, ['programme'])]),
      ...checkClauses(value, file, programme),
      ...users.flatMap((stage) => [
        ...checkWorksheet(value, file, stage.facts, programme.tables),
        ...checkLines(value, file, stage, programme),
      ]),
    ]
  })
}

/** How many rows a worksheet may have, and how many it may come to where every section of rows is full. */
const mostRows = 500
const mostItems = 12_000

function checkSize({ rows, lines = [] }: Worksheet, file: string, users: readonly Stage[]): Complaint[] {
  if (rows.length > mostRows) return [complaint({ file, at: '/rows' }, 'too-large', `核算表超过 ${mostRows} 行`, '合并或拆成几张核算表')]
  const most = Math.max(
    ...users.map(({ form }) => {
      const full = new Map(form.sections.map(({ key, maxItems = 1 }) => [key, maxItems]))
      return lines.reduce((sum, line) => sum + line.rows.length * (full.get(line.forEach) ?? 1), 0)
    }),
  )
  if (most <= mostItems) return []
  const message = `填满时明细要算 ${most} 行，超过 ${mostItems} 行`
  return [complaint({ file, at: '/lines' }, 'too-large', message, '减少明细的行，或把表单这一部分的 maxItems 改小')]
}

function checkLines({ lines = [] }: Worksheet, file: string, { facts }: Stage, programme: Programme): Complaint[] {
  return lines.flatMap(({ where, forEach }, index) =>
    checkCondition(where, { file, at: `/lines/${index}/where` }, { facts, programme, rowsOf: forEach }),
  )
}

function checkClauses({ parameters = [], rows, lines = [] }: Worksheet, file: string, { clauses }: Programme): Complaint[] {
  const cite = (clause: string | undefined, place: Place) => unknownName('clause', clause, clauses.keys(), below(place, 'clause'))
  const citeRows = (list: Worksheet['rows'], place: Place) => list.flatMap(({ clause }, index) => cite(clause, below(place, index)))
  return [
    ...parameters.flatMap(({ values }, index) =>
      values.flatMap(({ clause }, at) => cite(clause, { file, at: `/parameters/${index}/values/${at}` })),
    ),
    ...citeRows(rows, { file, at: '/rows' }),
    ...lines.flatMap((line, index) => citeRows(line.rows, { file, at: `/lines/${index}/rows` })),
  ]
}

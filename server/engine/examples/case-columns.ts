/** The columns in which the examples of a stage are written as a table: what they give and what they expect, by name. */
import type { Example, Programme, Stage } from '../programme.js'
import { pointer } from '../values/pointers.js'
import type { CaseColumn, CaseKind, PossibleColumn } from './case-column.js'
import { expectedColumns } from './expected-columns.js'
import { givenColumns } from './given-columns.js'

/** Every column that a stage may have, those that only its examples know at the end. */
export function caseColumns(programme: Programme, stage: Stage): CaseColumn[] {
  const possible = [...givenColumns(programme, stage), ...expectedColumns(programme, stage), note]
  const known = new Map(possible.map((column) => [column.at, column]))
  const used = new Map<string, PossibleColumn>()
  const examples = programme.examples.filter(({ example }) => example.stage === stage.id)
  for (const { example } of examples) for (const column of leaves(example, known)) used.set(column.at, column)
  const foreign = [...used.values()].filter(({ at }) => !known.has(at))
  return [...known.values(), ...foreign].map((column) => ({ ...column, used: used.has(column.at) }))
}

const note: PossibleColumn = { at: '/note', group: '示例', title: '说明', kind: 'text' }

function leaves(example: Example, known: ReadonlyMap<string, PossibleColumn>): PossibleColumn[] {
  const visit = (value: unknown, path: string[]): PossibleColumn[] => {
    const at = pointer(...path)
    const column = known.get(at)
    if (column) return [column]
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.entries(value).flatMap(([key, inner]) => visit(inner, [...path, key]))
    return [{ at, group: '其他', title: path.slice(1).join(' › '), kind: kindOfValue(value) }]
  }
  const { given, expect, note: text } = example
  return [...(text === undefined ? [] : [note]), ...visit(given, ['given']), ...visit(expect, ['expect'])]
}

function kindOfValue(value: unknown): CaseKind {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'integer'
  if (typeof value === 'boolean') return 'flag'
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? 'texts' : 'nested'
}

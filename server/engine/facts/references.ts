/** What reads what: the names in conditions, the facts behind a fact, the answers behind both. */

import { factOf, isCondition } from '../conditions/phrases.js'
import { columnOf } from '../formula/check.js'
import { formulaNames } from '../formula/formula.js'
import type { FactTest } from '../generated/condition.js'
import type { Condition, DecisionTable, FactDefinition, Programme, Stage, Worksheet } from '../programme.js'
import { namesOfPart, partBehind } from '../worksheet/part.js'

/** One test in a condition, with its place and the section in whose rows it stands. */
export interface PlacedTest {
  test: FactTest
  at: string
  rowsOf?: string
}

/** Every test of a condition with its pointer below `at`; named conditions are not opened. */
export function testsOf(condition: Condition, at = '', rowsOf?: string): PlacedTest[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => testsOf(part, `${at}/all/${index}`, rowsOf))
  if ('any' in condition) return condition.any.flatMap((part, index) => testsOf(part, `${at}/any/${index}`, rowsOf))
  if ('not' in condition) return testsOf(condition.not, `${at}/not`, rowsOf)
  if ('condition' in condition) return []
  const { value } = condition
  const inner = isCondition(value) ? testsOf(value, `${at}/value`, condition.fact) : []
  return [{ test: condition, at, ...(rowsOf && { rowsOf }) }, ...inner]
}

/** The named conditions that a condition uses, with their places. */
export function namedIn(condition: Condition, at = ''): { name: string; at: string }[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => namedIn(part, `${at}/all/${index}`))
  if ('any' in condition) return condition.any.flatMap((part, index) => namedIn(part, `${at}/any/${index}`))
  if ('not' in condition) return namedIn(condition.not, `${at}/not`)
  if ('condition' in condition) return [{ name: condition.condition, at: `${at}/condition` }]
  const { value } = condition
  return isCondition(value) ? namedIn(value, `${at}/value`) : []
}

/** The names a condition reads, named conditions opened; names inside rows carry their section: needs/scene. */
export function namesIn(
  condition: Condition,
  conditions: ReadonlyMap<string, Condition>,
  opened: ReadonlySet<string> = new Set(),
): string[] {
  const direct = testsOf(condition).flatMap(({ test, rowsOf }) => {
    const names = [test.fact, ...otherFacts(test.value)]
    return rowsOf ? names.flatMap((name) => [`${rowsOf}/${name}`]) : names
  })
  const named = namedIn(condition).flatMap(({ name }) => {
    const inner = conditions.get(name)
    return inner && !opened.has(name) ? namesIn(inner, conditions, new Set([...opened, name])) : []
  })
  return [...new Set([...direct, ...named])]
}

/** The other facts that a test compares with. */
export function otherFacts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(otherFacts)
  const name = factOf(value)
  return name ? [name] : []
}

interface Context {
  conditions: ReadonlyMap<string, Condition>
  tables: ReadonlyMap<string, DecisionTable>
  /** The worksheets by stage. */
  sheets: ReadonlyMap<string, Worksheet>
}

type OfKind<Kind> = Extract<FactDefinition, { kind: Kind }>

/** The names that a declared fact reads. */
export function namesOfFact(fact: FactDefinition, context: Context): string[] {
  const read = names[fact.kind] as (fact: FactDefinition, context: Context) => string[] // the table's row fits the kind
  return read(fact, context)
}

const names = {
  expression: ({ formula, over }: OfKind<'expression'>) => inRows(over, formulaNames(formula)),
  condition: ({ conditions: condition, over }: OfKind<'condition'>, { conditions }: Context) =>
    inRows(over, namesIn(condition, conditions)),
  table: ({ table, over }: OfKind<'table'>, { tables }: Context) =>
    inRows(
      over,
      (tables.get(table)?.inputs ?? []).map(({ id }) => id),
    ),
  register: ({ key, asOf, over }: OfKind<'register'>) => inRows(over, asOf ? [key, asOf] : [key]),
  history: ({ before, since, asOf }: OfKind<'history'>) => [before, since, asOf].filter((name) => name !== undefined),
  moment: () => [],
  related: ({ match }: OfKind<'related'>) => [match.equals],
  payment: () => [],
  pool: () => [],
  deadline: ({ of }: OfKind<'deadline'>) => [of],
  workdays: ({ from, to }: OfKind<'workdays'>) => [from, to],
  count: ({ over, where }: OfKind<'count'>, { conditions }: Context) => inRows(over, where ? namesIn(where, conditions) : []),
  reviewer: () => [],
  opinion: () => [],
  sheet: ({ stage, row }: OfKind<'sheet'>, { sheets, conditions }: Context) => {
    const worksheet = sheets.get(stage)
    const part = worksheet && partBehind(worksheet, row)
    return part ? namesOfPart(part, (where) => namesIn(where, conditions)) : []
  },
} satisfies { [Kind in FactDefinition['kind']]: (fact: OfKind<Kind>, context: Context) => string[] }

/** Names as a row of a section reads them, with the section itself. */
const inRows = (over: string | undefined, names: readonly string[]): string[] =>
  over === undefined ? [...names] : [over, ...names.map((name) => (name.includes('/') ? name : `${over}/${name}`))]

/** The pointers of the answers that a condition reads, directly or through facts. */
export function pointersOf(condition: Condition, programme: Programme, stage: Stage): string[] {
  const pointers = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    const { info } = resolveName(name, stage)
    if (info?.pointer && !info.id.includes('.')) pointers.add(info.pointer)
    const fact = info && programme.facts.get(info.id)
    if (fact && !info.pointer) for (const next of namesOfFact(fact, programme)) visit(next)
  }
  for (const name of namesIn(condition, programme.conditions)) visit(name)
  return [...pointers]
}

/** What a name means at a stage; `section/name` is a field of the section's rows, or else a name outside them; `section.name` the list of it. */
export function resolveName(name: string, stage: Pick<Stage, 'facts'>) {
  const [section, inner] = name.includes('/') ? name.split('/') : [undefined, name]
  const inRow = section ? stage.facts.get(section)?.rows?.get(inner ?? '') : columnOf(name, stage.facts)?.field
  const outside = stage.facts.get(inner ?? '') ?? (section ? columnOf(inner ?? '', stage.facts)?.field : undefined)
  return section
    ? { info: inRow ?? outside, inRow: inRow !== undefined }
    : { info: outside ?? inRow, inRow: !outside && inRow !== undefined }
}

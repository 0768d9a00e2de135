/** Mutants of a programme: every threshold, operator, option, rate, cap and need, each changed once. */

import type { Document, FileKind } from '../compile/configuration-files.js'
import { type Contents, contentOf, contentsOf } from '../compile/contents.js'
import { testsOf } from '../facts/references.js'
import type { BatchKind } from '../generated/batches.js'
import type { Dictionary, DictionaryEntry } from '../generated/dictionary.js'
import type { EligibilityRule } from '../generated/eligibility.js'
import type { FactDefinition, Pool } from '../generated/facts.js'
import type { Material } from '../generated/materials.js'
import type { Json } from '../model.js'
import { conditionEdits, optionalCondition } from './conditions.js'
import { drop, dropEach, type Edit, otherWords, put, shiftDecimal, shiftedDates, shiftInteger } from './edits.js'
import { formEdits } from './forms.js'
import { formulaEdits, tableEdits, worksheetEdits } from './formulas.js'
import { workflowEdits } from './workflows.js'

type Path = readonly (string | number)[]

/** One file of the configuration, changed in one place. */
export interface Mutant {
  file: string
  at: string
  change: string
  document: Document
}

/** Every mutant of the documents, in their order. */
export function mutantsOf(documents: readonly Document[]): Mutant[] {
  return documents.flatMap((document) =>
    editsOf(document, documents).map(({ at, change, apply }) => ({
      file: document.path,
      at,
      change,
      document: { ...document, value: apply(document.value) },
    })),
  )
}

function editsOf(document: Document, documents: readonly Document[]): Edit[] {
  const edits = generators[document.kind] as ((content: unknown, documents: readonly Document[]) => Edit[]) | undefined // the table's row fits the kind
  return edits?.(document.value, documents) ?? []
}

/** What can be changed in each kind of file. Names, help, layout and widths decide nothing and are left alone. */
const generators: { [Kind in FileKind]?: (content: Contents[Kind], documents: readonly Document[]) => Edit[] } = {
  form: formEdits,
  table: tableEdits,
  worksheet: worksheetEdits,
  eligibility: ({ rules }) => rules.flatMap((rule, index) => ruleEdits(['rules', index], rule)),
  materials: ({ materials }) => materials.flatMap((material, index) => materialEdits(['materials', index], material)),
  workflow: workflowEdits,
  batches: ({ batches }) => batches.flatMap((kind, index) => batchEdits(['batches', index], kind)),
  facts: ({ facts = [], conditions = {}, pools = [] }) => [
    ...facts.flatMap((fact, index) => factEdits(['facts', index], fact)),
    ...Object.entries(conditions).flatMap(([name, condition]) => conditionEdits(['conditions', name], condition)),
    ...pools.flatMap((pool, index) => poolEdits(['pools', index], pool)),
  ],
  dictionary: (dictionary, documents) => dictionaryEdits(dictionary, documents),
  programme: ({ opening, stages }) => [
    ...instantEdits(['opening'], opening),
    ...stages.flatMap((stage, index) => instantEdits(['stages', index, 'opening'], stage.opening)),
  ],
}

/** What one declaration of an example can tell: who is chosen, and the values of the columns. */
function batchEdits(path: Path, { members, columns }: BatchKind): Edit[] {
  return [
    ...dropEach([...path, 'members', 'states'], members.states),
    ...optionalCondition([...path, 'members', 'where'], members.where),
    ...columns.flatMap(({ formula }, index) => formulaEdits([...path, 'columns', index, 'formula'], formula)),
  ]
}

function ruleEdits(path: Path, rule: EligibilityRule): Edit[] {
  return [
    drop(path, rule as unknown as Json),
    ...otherWords([...path, 'severity'], rule.severity, ['block', 'advise', 'review']),
    ...(rule.unknownBlocks === undefined ? [] : [put([...path, 'unknownBlocks'], rule.unknownBlocks, !rule.unknownBlocks)]),
    ...(rule.overridable ? [drop([...path, 'overridable'], rule.overridable)] : []),
    ...optionalCondition([...path, 'applies'], rule.applies),
    ...conditionEdits([...path, 'conditions'], rule.conditions),
  ]
}

function materialEdits(path: Path, material: Material): Edit[] {
  return [
    drop(path, material as unknown as Json),
    ...otherWords([...path, 'need'], material.need, ['required', 'recommended', 'optional']),
    ...optionalCondition([...path, 'when'], material.when),
    ...(material.variants ?? []).flatMap((variant, index) => conditionEdits([...path, 'variants', index, 'when'], variant.when)),
    ...(['oneOf', 'forEach', 'stampedPrint'] as const).flatMap((key) =>
      material[key] === undefined ? [] : [drop([...path, key], material[key])],
    ),
    ...(material.fromNamed ? [drop([...path, 'fromNamed'], material.fromNamed as unknown as Json)] : []),
    ...(['maxMegabytes', 'maxFiles', 'minPages'] as const).flatMap((key) => shiftInteger([...path, key], material[key], 1)),
  ]
}

function factEdits(path: Path, fact: FactDefinition): Edit[] {
  const edits = factKinds[fact.kind] as ((path: Path, fact: FactDefinition) => Edit[]) | undefined // the table's row fits the kind
  return edits?.(path, fact) ?? []
}

/** Who draws on a pool, of how much, in which order. What there was before is in no example. */
function poolEdits(path: Path, pool: Pool): Edit[] {
  const draws = pool.stages?.map((draw, index) => ({ draw, at: [...path, 'stages', index] })) ?? [{ draw: pool, at: path }]
  return [
    ...pool.values.flatMap(({ from, value }, index) => [
      ...shiftDecimal([...path, 'values', index, 'value'], value),
      ...(from === undefined ? [] : shiftedDates(from).map((other) => put([...path, 'values', index, 'from'], from, other))),
    ]),
    ...draws.flatMap(({ draw, at }) => dropEach([...at, 'states'], draw.states)),
    ...(draws.length > 1 ? dropEach([...path, 'stages'], pool.stages as unknown as Json) : []),
    ...otherWords([...path, 'order'], pool.order, ['submission', 'pro-rata']),
    ...otherWords([...path, 'submission'], pool.submission, ['first', 'last']),
  ]
}

const factKinds: { [Kind in FactDefinition['kind']]?: (path: Path, fact: Extract<FactDefinition, { kind: Kind }>) => Edit[] } = {
  expression: (path, { formula }) => formulaEdits([...path, 'formula'], formula),
  condition: (path, { conditions }) => conditionEdits([...path, 'conditions'], conditions),
  count: (path, { where }) => optionalCondition([...path, 'where'], where),
  deadline: (path, { windows, ...whole }) =>
    [{ at: path, window: whole }, ...(windows ?? []).map((window, index) => ({ at: [...path, 'windows', index], window }))].flatMap(
      ({ at, window }) => [...dateEdits([...at, 'notBefore'], window.notBefore), ...dateEdits([...at, 'before'], window.before)],
    ),
  history: (path, { states, period, years, months, before, since, granted, beside, below, aggregate }) => [
    ...shiftInteger([...path, 'years'], years, 1),
    ...shiftInteger([...path, 'months'], months, 1),
    ...(before === undefined ? [] : [drop([...path, 'before'], before)]),
    ...(since === undefined ? [] : [drop([...path, 'since'], since)]),
    ...(granted ? [drop([...path, 'granted'], granted)] : []),
    ...(beside ? [drop([...path, 'beside'], beside)] : []),
    ...(below ? [drop([...path, 'below'], below)] : []),
    ...dropEach([...path, 'states'], states),
    ...otherWords([...path, 'period'], period, ['year', 'all']),
    ...otherWords([...path, 'aggregate'], aggregate, ['count', 'sum']),
  ],
  moment: (path, { which = 'last' }) => [put([...path, 'which'], which, which === 'last' ? 'first' : 'last')],
  payment: (path, { reads, part }) => [
    ...(reads === 'firstDay' || reads === 'lastDay' ? otherWords([...path, 'reads'], reads, ['firstDay', 'lastDay']) : []),
    ...(part === undefined ? [] : [drop([...path, 'part'], part)]),
  ],
  related: (path, { states, aggregate }) => [
    ...dropEach([...path, 'states'], states),
    ...(aggregate === 'value' ? [] : otherWords([...path, 'aggregate'], aggregate, ['count', 'sum'])),
  ],
  register: (path, { asOf }) => (asOf ? [drop([...path, 'asOf'], asOf)] : []),
}

const dateEdits = (path: Path, date: string | undefined): Edit[] =>
  date === undefined ? [] : [drop(path, date), ...shiftedDates(date).map((other) => put(path, date, other))]

const instantEdits = (path: Path, opening: { from?: string; until?: string } | undefined): Edit[] => [
  ...dateEdits([...path, 'from'], opening?.from),
  ...dateEdits([...path, 'until'], opening?.until),
]

/** The entries that decide: the top of the tree, and those that a condition or a form tells apart. */
function dictionaryEdits({ entries }: Dictionary, documents: readonly Document[]): Edit[] {
  const told = new Set(codesTold(documents))
  const visit = (list: readonly DictionaryEntry[], path: Path): Edit[] =>
    list.flatMap((entry, index) => [
      ...(path.length === 1 || told.has(entry.code) ? [drop([...path, index], entry as unknown as Json)] : []),
      ...visit(entry.children ?? [], [...path, index, 'children']),
    ])
  return visit(entries, ['entries'])
}

/** Every prefix that a condition tests, and every answer that a form tells apart. */
function codesTold(documents: readonly Document[]): string[] {
  const facts = contentOf(documents, 'facts', 'facts')
  const conditions = [
    ...Object.values(facts?.conditions ?? {}),
    ...contentsOf(documents, 'eligibility').flatMap(({ value }) => value.rules.map((rule) => rule.conditions)),
  ]
  const tests = conditions.flatMap((condition) => testsOf(condition).map(({ test }) => test))
  const prefixes = tests.flatMap(({ operator, value }) => (operator.startsWith('startsWith') ? [value].flat() : []))
  const asked = contentsOf(documents, 'form').flatMap(({ value }) => JSON.stringify(value).match(/"enum":\[[^\]]*\]/g) ?? [])
  return [...prefixes, ...asked.flatMap((text) => text.match(/[\w.-]+/g) ?? [])].filter((value) => typeof value === 'string')
}

/** What a step writes into registers: dated rows, or the end of rows, computed from the facts of the declaration. */

import { registerKey } from '../facts/fact-records.js'
import { gatherFacts } from '../facts/facts.js'
import { factContext, sayMissing } from '../formula/facts.js'
import { evaluateFormula } from '../formula/formula.js'
import { isNumber } from '../formula/readings.js'
import type { RegisterEntry, WorkflowAction } from '../generated/workflow.js'
import type { Inputs, Json, Problem } from '../model.js'
import type { Facts, Programme, RegisterDefinition, Stage } from '../programme.js'
import { dayOf, todayOf } from '../values/dates.js'
import { decimalText } from '../values/exact.js'
import { addDays } from '../values/working-days.js'

/** A row to be written. */
export interface NewEntry {
  register: string
  /** In the form in which keys are compared. */
  key: string
  values: Record<string, Json>
  /** The first day on which it counts. */
  from: string
  /** The first day on which it no longer counts. */
  to?: string
  keeps: readonly string[]
}

/** Rows to be ended: those that have all these cells. */
export interface EndedEntry {
  register: string
  where: Record<string, Json>
  from: string
}

export interface Entries {
  rows: NewEntry[]
  ends: EndedEntry[]
  /** What a required cell lacks: the step cannot be taken. */
  problems: Problem[]
}

interface Source {
  programme: Programme
  stage: Stage
  inputs: Inputs
}

/** Everything that a step writes. */
export function registerEntries({ registers = [] }: Pick<WorkflowAction, 'registers'>, source: Source): Entries {
  const entries: Entries = { rows: [], ends: [], problems: [] }
  if (registers.length === 0) return entries
  const facts = gatherFacts(source.programme, source.stage, source.inputs)
  for (const entry of registers) {
    const definition = source.programme.registers.get(entry.register)
    if (!definition) continue // told when it is compiled
    for (const place of placesOf(entry, facts)) write(entries, entry, definition, place, source)
  }
  return entries
}

/** The facts of each row, or of the declaration. */
const placesOf = ({ forEach }: RegisterEntry, facts: Facts): Facts[] =>
  forEach === undefined ? [facts] : Array.from({ length: facts.rowCount(forEach) ?? 0 }, (_, index) => facts.row(forEach, index))

function write(entries: Entries, entry: RegisterEntry, definition: RegisterDefinition, facts: Facts, { programme, inputs }: Source): void {
  const context = factContext(facts, programme, inputs)
  const cellOf = (formula: string, column?: RegisterDefinition['columns'][number]): { value: Json; missing?: string } => {
    const { value, gap, missing = [] } = evaluateFormula(formula, context)
    if (value === undefined) return { value: null, missing: gap ?? sayMissing(missing) }
    if (isNumber(value)) return { value: column?.type === 'integer' && value.isInteger() ? value.toNumber() : decimalText(value) }
    return { value: typeof value === 'object' ? value.join('、') : value }
  }
  const cells = Object.entries(entry.values ?? entry.ends ?? {}).map(([id, formula]) => {
    const column = definition.columns.find((one) => one.id === id)
    return { id, column, ...cellOf(formula, column) }
  })
  const from = entry.from === undefined ? { value: todayOf(inputs) } : cellOf(entry.from)
  const lacking = cells.filter(
    ({ id, column, missing }) => missing !== undefined && (entry.ends || column?.required || id === definition.key),
  )
  const problems = [
    ...lacking.map(({ id, column, missing }) => `“${column?.label ?? id}”还不知道（${missing}）`),
    ...(typeof from.value === 'string' ? [] : [`从哪一天起还不知道（${'missing' in from ? from.missing : ''}）`]),
  ].map((reason): Problem => ({ at: '', message: `不能写入名单“${definition.label}”：${reason}。` }))
  entries.problems.push(...problems)
  if (problems.length > 0 || typeof from.value !== 'string') return
  const own = Object.fromEntries(cells.map(({ id, value }) => [id, value]))
  const day = dayOf(from.value)
  const keyed = (id: string, value: Json) => (id === definition.key && typeof value === 'string' ? registerKey(value) : value)
  if (entry.ends) {
    entries.ends.push({ register: definition.id, where: mapped(own, keyed), from: day })
    return
  }
  const until = entry.until === undefined ? null : cellOf(entry.until).value
  entries.rows.push({
    register: definition.id,
    key: String(keyed(definition.key, own[definition.key] ?? null)),
    values: Object.fromEntries(definition.columns.map(({ id }) => [id, keyed(id, own[id] ?? null)])),
    from: day,
    ...(typeof until === 'string' && { to: addDays(dayOf(until), 1) }),
    keeps: entry.keeps ?? [],
  })
}

const mapped = (values: Record<string, Json>, change: (id: string, value: Json) => Json): Record<string, Json> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, change(id, value)]))

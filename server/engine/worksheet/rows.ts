/** Computes a worksheet from its source, row by row, and records what every row was made from. */

import { readingOf } from '../formula/facts.js'
import { MAX_STEPS } from '../formula/formula.js'
import { formulaToLabels } from '../formula/labels.js'
import { tableAndOutput } from '../formula/lookup.js'
import { found, gap, together, unknown } from '../formula/readings.js'
import type { Parameter, WorksheetRow } from '../generated/worksheet.js'
import type { FactReading } from '../model.js'
import type { Worksheet } from '../programme.js'
import { compareDates, dayOf } from '../values/dates.js'
import { decimalFrom } from '../values/exact.js'
import { amountOf, type Named } from './amounts.js'
import type { Sheet, SheetItem, SheetRow, SheetSource, SourceItem } from './model.js'
import { type Plan, planOf, type Step } from './plan.js'
import { computeRow, inCircle } from './row.js'

type Computed = Omit<Sheet, 'basis'>

interface Work {
  plan: Plan
  source: SheetSource
  budget: { steps: number }
  /** Parameters, rows and lists over items, as far as they are computed. */
  named: Map<string, Named>
  /** By `lines.row`: the value for each item, by its index. */
  perItem: Map<string, Map<number, Named>>
  lines: Map<string, { unanswered?: FactReading; items: readonly SourceItem[] }>
}

/** Every row, line and result of a worksheet. */
export function computeRows(worksheet: Worksheet, source: SheetSource): Computed {
  const plan = planOf(worksheet)
  const lines = new Map([...plan.lines.values()].map((section) => [section.id, source.lines(section)]))
  const work: Work = { plan, source, budget: { steps: MAX_STEPS }, named: new Map(), perItem: new Map(), lines }
  for (const parameter of plan.parameters.values()) work.named.set(parameter.id, valueInForce(parameter, source.at))
  const written = new Map<string, SheetRow>()
  for (const step of plan.steps) computeStep(step, work, written)
  return {
    title: worksheet.title,
    rows: worksheet.rows.map((row) => written.get(row.id) ?? inCircle(row)),
    lines: [...plan.lines.values()].map(({ id, label, rows }) => ({
      id,
      label,
      items: (lines.get(id)?.items ?? []).map((item) => itemOf(item, id, rows, written)),
    })),
    results: worksheet.results.map((result) => amountOf(result, (name) => work.named.get(name))),
  }
}

function itemOf(
  { index, leftOut, undecided }: SourceItem,
  id: string,
  rows: readonly WorksheetRow[],
  written: Map<string, SheetRow>,
): SheetItem {
  return {
    index,
    rows: leftOut === undefined ? rows.map((row) => written.get(`${id}.${row.id}#${index}`) ?? inCircle(row)) : [],
    ...(leftOut !== undefined && { leftOut }),
    ...(undecided && undecided.length > 0 && { undecided: undecided.map(({ label }) => label) }),
  }
}

/** The dated value in force on the day of an instant: the last one that has begun. */
export function valueInForce({ label, unit, values }: Parameter, at: string): Named {
  const begun = values.filter(({ from }) => from === undefined || compareDates(from, dayOf(at)) <= 0)
  const [inForce] = begun.sort((a, b) => compareDates(b.from ?? '0001-01-01', a.from ?? '0001-01-01'))
  const named = { label, ...(unit && { unit }) }
  if (!inForce) return { ...named, reading: gap(`“${label}”在 ${dayOf(at)} 还没有规定数值`) }
  return { ...named, ...(inForce.clause && { clause: inForce.clause }), reading: found(decimalFrom(inForce.value) ?? inForce.value) }
}

const shared = ({ source, budget }: Work) => ({ source, budget })

function computeStep(step: Step, work: Work, written: Map<string, SheetRow>): void {
  const readable = formulaToLabels(step.row.formula, labelsOf(step, work))
  const { lines } = step
  if (!lines) {
    const { named, row } = computeRow(step.row, readable, shared(work), (name) => readOutside(name, work))
    work.named.set(step.key, named)
    written.set(step.key, row)
    return
  }
  const values = new Map<number, Named>()
  work.perItem.set(step.key, values)
  const { unanswered, items = [] } = work.lines.get(lines.id) ?? {}
  const counted = items.filter(({ leftOut }) => leftOut === undefined)
  for (const item of counted) {
    const { named, row } = computeRow(step.row, readable, shared(work), (name) => readInside(name, item, lines.id, work))
    values.set(item.index, named)
    written.set(`${step.key}#${item.index}`, row)
  }
  const open = counted.flatMap(({ undecided = [] }) => undecided)
  const list = unanswered
    ? unknown([unanswered])
    : open.length > 0
      ? unknown(open)
      : together(
          [...values.values()].map(({ reading }) => reading),
          found,
        )
  work.named.set(step.key, { label: `${lines.label}的“${step.row.label}”`, unit: step.row.unit, reading: list })
}

/** Inside an item: rows of the item, fields of the row, then everything outside. */
function readInside(name: string, item: SourceItem, lines: string, work: Work): Named {
  const own = work.perItem.get(`${lines}.${name}`)?.get(item.index)
  if (own) return own
  const field = item.input(name)
  return field ? factNamed(field) : readOutside(name, work)
}

function readOutside(name: string, work: Work): Named {
  const known = work.named.get(name)
  if (known) return known
  if (work.plan.lines.has(name)) return itemsNamed(name, work)
  const fact = work.source.input(name)
  if (fact) return factNamed(fact)
  const column = work.source.column(name)
  if (column) {
    const named = { label: labelOf(name, work), unit: column[0]?.unit, reading: together(column.map(readingOf), found) }
    work.named.set(name, named) // every item may read the whole column
    return named
  }
  return {
    label: name,
    reading: gap(work.plan.rows.has(name) || work.plan.lineRows.has(name) ? '几行互相引用，无法计算' : `没有名为“${name}”的内容`),
  }
}

const factNamed = (fact: FactReading): Named => ({ label: fact.label, ...(fact.unit && { unit: fact.unit }), reading: readingOf(fact) })

/** The items that count, for count(). */
function itemsNamed(id: string, work: Work): Named {
  const { unanswered, items = [] } = work.lines.get(id) ?? {}
  const counted = items.filter(({ leftOut }) => leftOut === undefined)
  const open = unanswered ? [unanswered] : counted.flatMap(({ undecided = [] }) => undecided)
  return { label: labelOf(id, work), reading: open.length > 0 ? unknown(open) : found(counted.map(() => true)) }
}

function labelsOf({ names, lookups, lines }: Step, work: Work): Map<string, string> {
  const own = (name: string) => lines?.rows.find(({ id }) => id === name)?.label
  const field = (name: string) => (lines ? work.lines.get(lines.id)?.items[0]?.input(name)?.label : undefined)
  const labels = new Map(names.map((name) => [name, own(name) ?? field(name) ?? labelOf(name, work)]))
  for (const name of lookups) {
    const { table: id, output } = tableAndOutput(name)
    const table = work.source.table(id)
    const column = table?.outputs.find((candidate) => candidate.id === output)
    if (table) labels.set(`@${name}`, column ? `${table.title}的${column.label ?? column.id}` : table.title)
  }
  return labels
}

function labelOf(name: string, { plan, source }: Work): string {
  const known = plan.parameters.get(name) ?? plan.rows.get(name) ?? plan.lines.get(name) ?? source.input(name)
  if (known) return known.label
  const row = plan.lineRows.get(name)
  const lines = plan.lines.get(name.split('.')[0] ?? '')
  return (row && lines ? `${lines.label}的${row.label}` : source.column(name)?.[0]?.label) ?? name
}

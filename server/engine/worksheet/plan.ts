/** In which order the rows of a worksheet are computed: what a row reads comes before it. */
import { formulaLookups, formulaNames } from '../formula/formula.js'
import type { LineSection, Parameter, Worksheet, WorksheetRow } from '../generated/worksheet.js'

/** One row to compute, of the worksheet or for each item of its lines. */
export interface Step {
  key: string
  row: WorksheetRow
  lines?: LineSection
  /** Names that its formula reads, and decision tables as `table` or `table.output`. */
  names: readonly string[]
  lookups: readonly string[]
}

export interface Plan {
  steps: readonly Step[]
  /** Rows that read each other in a circle, the first again at the end; they and what follows from them have no step. */
  cycle?: readonly Step[]
  parameters: ReadonlyMap<string, Parameter>
  rows: ReadonlyMap<string, WorksheetRow>
  lines: ReadonlyMap<string, LineSection>
  /** Line rows by `lines.row`. */
  lineRows: ReadonlyMap<string, WorksheetRow>
}

const plans = new WeakMap<Worksheet, Plan>()

/** The order of a worksheet, worked out once. */
export function planOf(worksheet: Worksheet): Plan {
  const known = plans.get(worksheet)
  if (known) return known
  const made = makePlan(worksheet)
  plans.set(worksheet, made)
  return made
}

function makePlan({ rows, lines = [], parameters = [] }: Worksheet): Plan {
  const all = new Map<string, Step>()
  const add = (key: string, row: WorksheetRow, section?: LineSection) =>
    all.set(key, { key, row, ...(section && { lines: section }), names: formulaNames(row.formula), lookups: formulaLookups(row.formula) })
  for (const section of lines) for (const row of section.rows) add(`${section.id}.${row.id}`, row, section)
  for (const row of rows) add(row.id, row)
  const reads = new Map([...all.values()].map((step) => [step.key, keysRead(step, all)]))
  const { order, rest } = sorted(all, reads)
  return {
    steps: order,
    ...(rest.length > 0 && { cycle: circle(rest, reads, all) }),
    parameters: new Map(parameters.map((parameter) => [parameter.id, parameter])),
    rows: new Map(rows.map((row) => [row.id, row])),
    lines: new Map(lines.map((section) => [section.id, section])),
    lineRows: new Map(lines.flatMap((section) => section.rows.map((row) => [`${section.id}.${row.id}`, row] as const))),
  }
}

/** The rows that a row reads: of its own item first, then those of the worksheet and of all items. */
function keysRead({ names, lines }: Step, all: ReadonlyMap<string, Step>): string[] {
  return names.flatMap((name) => {
    const own = lines && `${lines.id}.${name}`
    if (own !== undefined && all.has(own)) return [own]
    return all.has(name) ? [name] : []
  })
}

function sorted(all: ReadonlyMap<string, Step>, reads: ReadonlyMap<string, readonly string[]>) {
  const waiting = new Map([...reads].map(([key, keys]) => [key, new Set(keys)]))
  const readers = new Map<string, string[]>()
  for (const [key, keys] of reads) for (const read of new Set(keys)) readers.set(read, [...(readers.get(read) ?? []), key])
  const order = [...all.keys()].filter((key) => waiting.get(key)?.size === 0)
  for (const key of order) {
    for (const reader of readers.get(key) ?? []) {
      waiting.get(reader)?.delete(key)
      if (waiting.get(reader)?.size === 0) order.push(reader)
    }
  }
  const done = new Set(order)
  return { order: order.flatMap((key) => all.get(key) ?? []), rest: [...all.keys()].filter((key) => !done.has(key)) }
}

/** Walks along what is read until a row comes again. */
function circle(rest: readonly string[], reads: ReadonlyMap<string, readonly string[]>, all: ReadonlyMap<string, Step>): Step[] {
  const left = new Set(rest)
  const trail: string[] = []
  let key = rest[0]
  while (key !== undefined && !trail.includes(key)) {
    trail.push(key)
    key = reads.get(key)?.find((read) => left.has(read))
  }
  return [...trail.slice(trail.indexOf(key ?? '')), ...(key === undefined ? [] : [key])].flatMap((name) => all.get(name) ?? [])
}

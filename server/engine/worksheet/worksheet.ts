/** Computes worksheets from the facts of a declaration, with a record of everything that was read. */
import { weigh } from '../conditions/conditions.js'
import { sayCondition } from '../conditions/phrases.js'
import { columnReadings, exactFact } from '../formula/facts.js'
import type { LineSection } from '../generated/worksheet.js'
import type { FactReading, Inputs } from '../model.js'
import type { Facts, Programme, Worksheet } from '../programme.js'
import type { Sheet, SheetBasis, SheetSource, SourceItem } from './model.js'
import { computeRows } from './rows.js'

/** Computes a worksheet from the facts of a declaration; dated parameters as of the date that it names (the last submission unless it does), or now. */
export function computeSheet(programme: Programme, worksheet: Worksheet, facts: Facts, inputs: Inputs): Sheet {
  const source = factSource(programme, worksheet, facts, inputs)
  const { basis, recording } = recorded(worksheet, source)
  return { ...computeRows(worksheet, recording), basis }
}

function factSource(programme: Programme, { asOf = 'submittedAt' }: Worksheet, facts: Facts, inputs: Inputs): SheetSource {
  const { value } = facts.read(asOf)
  return {
    at: typeof value === 'string' ? value : (inputs.today ?? inputs.now),
    input: (name) => exactFact(name, facts, programme, inputs),
    column: (name) => columnReadings(name, facts, programme, inputs),
    lines: (section) => sectionItems(section, facts, programme, inputs),
    table: (id) => programme.tables.get(id),
    calendar: inputs.calendar,
  }
}

function sectionItems(section: LineSection, facts: Facts, programme: Programme, inputs: Inputs): ReturnType<SheetSource['lines']> {
  const count = facts.rowCount(section.forEach)
  if (count === undefined) return { unanswered: facts.read(section.forEach), items: [] }
  return { items: Array.from({ length: count }, (_, row) => sectionItem(section, row, facts, programme, inputs)) }
}

function sectionItem(
  { forEach, where, leftOut }: LineSection,
  row: number,
  facts: Facts,
  programme: Programme,
  inputs: Inputs,
): SourceItem {
  const own = facts.row(forEach, row)
  const info = facts.info(forEach)
  const placed = (reading: FactReading): FactReading =>
    reading.value === undefined
      ? { ...reading, id: `${forEach}#${row + 1}.${reading.id}`, label: `${info?.label ?? forEach}第 ${row + 1} 行的“${reading.label}”` }
      : reading
  const input = (name: string) => (info?.rows?.has(name) ? placed(exactFact(name, own, programme, inputs) ?? own.read(name)) : undefined)
  const { trace, missing } = where ? weigh(where, own, programme) : { trace: { outcome: 'met' }, missing: [] }
  if (trace.outcome === 'not met' && where)
    return { index: row + 1, input, leftOut: leftOut ?? `不满足：${sayCondition(where, { info: own.info, programme })}` }
  return { index: row + 1, input, ...(trace.outcome === 'unknown' && { undecided: missing.map(placed) }) }
}

/** A source that keeps a record of everything that is read from it. */
function recorded(worksheet: Worksheet, source: SheetSource): { basis: SheetBasis; recording: SheetSource } {
  const basis: SheetBasis = { at: source.at, worksheet, inputs: {}, columns: {}, lines: {}, tables: {}, calendar: {} }
  if ([...worksheet.rows, ...(worksheet.lines ?? []).flatMap(({ rows }) => rows)].some(({ formula }) => /\bworkdays\b/.test(formula)))
    basis.calendar = source.calendar
  const recording: SheetSource = {
    ...source,
    input: (name) => note(basis.inputs, name, source.input(name)),
    column: (name) => note(basis.columns, name, source.column(name)),
    table: (id) => note(basis.tables, id, source.table(id)),
    lines: (section) => {
      const { unanswered, items } = source.lines(section)
      const kept = items.map(({ index, leftOut, undecided, input }) => {
        const inputs: Record<string, FactReading> = {}
        return {
          basis: { index, ...(leftOut !== undefined && { leftOut }), ...(undecided && { undecided: [...undecided] }), inputs },
          item: { index, leftOut, undecided, input: (name: string) => note(inputs, name, input(name)) },
        }
      })
      basis.lines[section.id] = { ...(unanswered && { unanswered }), items: kept.map((one) => one.basis) }
      return { unanswered, items: kept.map((one) => one.item) }
    },
  }
  return { basis, recording }
}

function note<Value>(record: Record<string, Value>, name: string, value: Value | undefined): Value | undefined {
  if (value !== undefined) record[name] = value
  return value
}

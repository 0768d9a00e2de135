/** The part of a worksheet behind one of its rows: what a fact that reads the row depends on, and no more. */
import type { Condition, Worksheet } from '../programme.js'
import { planOf, type Step } from './plan.js'

const parts = new WeakMap<Worksheet, Map<string, Worksheet>>()

/** The worksheet with only the rows behind one, worked out once; undefined = no such row. */
export function partBehind(worksheet: Worksheet, row: string): Worksheet | undefined {
  if (!planOf(worksheet).rows.has(row)) return undefined
  const known = parts.get(worksheet) ?? new Map<string, Worksheet>()
  parts.set(worksheet, known)
  const part = known.get(row) ?? makePart(worksheet, row)
  known.set(row, part)
  return part
}

function makePart(worksheet: Worksheet, row: string): Worksheet {
  const steps = allSteps(worksheet)
  const kept = new Set([row])
  const sections = new Set<string>()
  for (const key of kept) {
    const step = steps.get(key)
    if (!step) continue
    if (step.lines) sections.add(step.lines.id)
    for (const name of step.names) {
      const inLines = step.lines && `${step.lines.id}.${name}`
      if (inLines && steps.has(inLines)) kept.add(inLines)
      else if (steps.has(name)) kept.add(name)
      else if (planOf(worksheet).lines.has(name)) sections.add(name)
    }
  }
  return {
    ...worksheet,
    rows: worksheet.rows.filter(({ id }) => kept.has(id)),
    lines: (worksheet.lines ?? [])
      .filter(({ id }) => sections.has(id))
      .map((section) => ({ ...section, rows: section.rows.filter(({ id }) => kept.has(`${section.id}.${id}`)) })),
    results: [],
  }
}

/** Rows in a circle have no place in the order, but they are told by the worksheet's own check. */
const allSteps = (worksheet: Worksheet) => new Map<string, Step>(planOf(worksheet).steps.map((step) => [step.key, step]))

/** The facts that a part reads; fields of rows carry their section: needs/scene. `within` opens the conditions of lines. */
export function namesOfPart(part: Worksheet, within: (condition: Condition) => readonly string[]): string[] {
  const plan = planOf(part)
  const isOwn = (name: string) => plan.parameters.has(name) || plan.rows.has(name) || plan.lines.has(name) || plan.lineRows.has(name)
  const read = plan.steps.flatMap(({ names, lines }) => {
    const outside = names.filter((name) => !isOwn(name) && !(lines && plan.lineRows.has(`${lines.id}.${name}`)))
    return lines ? outside.map((name) => `${lines.forEach}/${name}`) : outside
  })
  const sections = [...plan.lines.values()].flatMap(({ forEach, where }) => [
    forEach,
    ...(where ? within(where).map((name) => (name.includes('/') ? name : `${forEach}/${name}`)) : []),
  ])
  return [...new Set([...(part.asOf ? [part.asOf] : []), ...read, ...sections])]
}

/** What formulas give to decision tables. */
import { isReadIn } from '../facts/catalogue.js'
import { type Lookup, lookupsIn } from '../formula/formula.js'
import type { Programme, Stage, Worksheet } from '../programme.js'
import { inScope } from './scope.js'

type Options = ReadonlyMap<string, string>

/** The values that an input of a table can be given, where every formula gives it a name with options; undefined = anything. */
export function optionsLookedUp(programme: Programme): (table: string, input: number) => Options | undefined {
  const calls = new Map<string, Call[]>()
  for (const call of callsOf(programme)) {
    const same = calls.get(call.lookup.table)
    if (same) same.push(call)
    else calls.set(call.lookup.table, [call])
  }
  return (table, input) => {
    const given = (calls.get(table) ?? []).map((call) => optionsAt(call, input))
    return given.length > 0 && given.every((options) => options !== undefined)
      ? new Map(given.flatMap((options) => [...options]))
      : undefined
  }
}

interface Call {
  lookup: Lookup
  stage: Stage
  /** The worksheet whose own names stand before the facts, and the section in whose rows the formula stands. */
  worksheet?: Worksheet
  rowsOf?: string
}

function optionsAt({ lookup, stage, worksheet, rowsOf }: Call, input: number): Options | undefined {
  const argument = lookup.args[input]
  if (argument?.kind !== 'name' || isOwn(argument.name, worksheet)) return undefined
  const info = inScope(argument.name, { facts: stage.facts, rowsOf })
  return info?.type === 'string' ? info.options : undefined
}

const isOwn = (name: string, { parameters = [], rows = [], lines = [] }: Partial<Worksheet> = {}) =>
  [...parameters, ...rows, ...lines.flatMap((line) => line.rows)].some(({ id }) => id === name)

/** Every lookup of every formula, where it stands. */
function callsOf(programme: Programme): Call[] {
  return [...programme.stages.values()].flatMap((stage) => {
    const { worksheet } = stage
    const calls = (formulas: readonly string[], where: Omit<Call, 'lookup' | 'stage'> = {}) =>
      formulas.flatMap(lookupsIn).map((lookup): Call => ({ lookup, stage, ...where }))
    const facts = [...programme.facts.values()].filter((fact) => isReadIn(fact, stage.facts))
    const batches = [...programme.batches.values()].filter(({ members }) => members.stage === stage.id)
    return [
      ...facts.flatMap((fact) => (fact.kind === 'expression' ? calls([fact.formula], { rowsOf: fact.over }) : [])),
      ...calls(batches.flatMap(({ columns, payments }) => [...columns, ...(payments?.payee ?? [])].map(({ formula }) => formula))),
      ...(worksheet ? calls(formulasOf(worksheet.rows), { worksheet }) : []),
      ...(worksheet?.lines ?? []).flatMap(({ rows, forEach }) => calls(formulasOf(rows), { worksheet, rowsOf: forEach })),
    ]
  })
}

const formulasOf = (rows: Worksheet['rows']) => rows.map(({ formula }) => formula)

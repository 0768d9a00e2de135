/** Checks worksheets: names, formulas with their units, circles, results. Conditions of lines are checked with all other conditions. */

import { checkFormula, declaredProblem } from '../formula/check.js'
import { kindNames } from '../formula/kinds.js'
import type { Kind } from '../formula/model.js'
import type { FormulaProblem } from '../formula/tokens.js'
import type { Parameter, Worksheet, WorksheetRow } from '../generated/worksheet.js'
import type { DecisionTable, FactInfo } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import { namesOfStep, namesOfWorksheet, parameterKind, valueKind } from '../worksheet/names.js'
import { planOf, type Step } from '../worksheet/plan.js'
import { checkFrom } from './dated-values.js'
import { rowSections } from './scope.js'
import { checkResults } from './worksheet-check-results.js'

/** Everything that is wrong with a worksheet where it is computed with these facts. */
export function checkWorksheet(
  sheet: Worksheet,
  file: string,
  facts: ReadonlyMap<string, FactInfo>,
  tables: ReadonlyMap<string, DecisionTable>,
): Complaint[] {
  const ids = checkIds(sheet, file, facts)
  if (ids.some(({ code }) => code === 'repeated')) return ids // which of the two a formula reads is anybody's guess
  const kinds = new Map<string, Kind>()
  const names = namesOfWorksheet(sheet, facts, kinds)
  const plan = planOf(sheet)
  const places = placesOf(sheet, file)
  const circular = [...places].flatMap(([key, { row }]) => (plan.steps.some((step) => step.key === key) ? [] : [{ key, row }]))
  for (const { key, row } of circular) kinds.set(key, row.unit ? { type: 'number', unit: row.unit } : {})
  const formulas = plan.steps.flatMap((step) => {
    const place = places.get(step.key)?.place ?? { file, at: '' }
    const { kind, problems } = checkFormula(step.row.formula, namesOfStep(step, names, facts, kinds), tables)
    const { known, wrong } = declaredKind(step.row, kind, place)
    kinds.set(step.key, known)
    if (step.lines && !facts.get(step.lines.forEach)?.rows) return [] // told at forEach
    return [...problems.map((problem) => said(problem, below(place, 'formula'))), ...wrong]
  })
  return [
    ...ids,
    ...checkAsOf(sheet, { file, at: '/asOf' }, facts),
    ...(sheet.parameters ?? []).flatMap((parameter, index) => checkParameter(parameter, { file, at: `/parameters/${index}` })),
    ...(sheet.lines ?? []).flatMap(({ forEach }, index) =>
      unknownName('rows', forEach, rowSections(facts), { file, at: `/lines/${index}/forEach` }),
    ),
    ...formulas,
    ...(plan.cycle ? [checkCircle(plan.cycle, places, file)] : []),
    ...checkResults(sheet, file, kinds),
    ...unusedParameters(sheet, file),
  ]
}

/** The kind of a row, as far as its formula tells. */
export function kindOfRow(
  sheet: Worksheet,
  row: string,
  facts: ReadonlyMap<string, FactInfo>,
  tables: ReadonlyMap<string, DecisionTable>,
): Kind | undefined {
  const kinds = new Map<string, Kind>()
  const names = namesOfWorksheet(sheet, facts, kinds)
  for (const step of planOf(sheet).steps) {
    const { kind } = checkFormula(step.row.formula, namesOfStep(step, names, facts, kinds), tables)
    kinds.set(step.key, declaredKind(step.row, kind, { file: '', at: '' }).known)
  }
  return kinds.get(row)
}

/** Dated parameters are read by a date. */
function checkAsOf({ asOf, parameters = [] }: Worksheet, place: Place, facts: ReadonlyMap<string, FactInfo>): Complaint[] {
  if (asOf === undefined) return []
  const dates = [...facts.values()].filter(({ type }) => type === 'date').map(({ id }) => id)
  const info = facts.get(asOf)
  return [
    ...(info && info.type !== 'date'
      ? [complaint(place, 'fact-type', `“${info.label}”不是日期`, '换成 submittedAt、firstSubmittedAt 或另一个日期')]
      : unknownName('fact', asOf, dates, place)),
    ...(parameters.some(({ values }) => values.some(({ from }) => from !== undefined))
      ? []
      : [complaint(place, 'no-effect', '没有写日期的参数，asOf 不起作用', '删除 asOf')]),
  ]
}

interface Placed {
  row: WorksheetRow
  place: Place
}

function placesOf({ rows, lines = [] }: Worksheet, file: string): Map<string, Placed> {
  const places = new Map<string, Placed>()
  for (const [index, row] of rows.entries()) places.set(row.id, { row, place: { file, at: `/rows/${index}` } })
  for (const [at, section] of lines.entries())
    for (const [index, row] of section.rows.entries())
      places.set(`${section.id}.${row.id}`, { row, place: { file, at: `/lines/${at}/rows/${index}` } })
  return places
}

const FOLLOWS = ['form', 'facts', 'table', 'registers', 'programme'] as const
const said = ({ code = 'formula', message, remedy }: FormulaProblem, place: Place) => complaint(place, code, message, remedy, FOLLOWS)

/** What a row is known to be: what it declares, or else what its formula gives. */
function declaredKind(row: WorksheetRow, kind: Kind | undefined, place: Place): { known: Kind; wrong: Complaint[] } {
  const declared: Kind | undefined = row.unit ? { type: 'number', unit: row.unit } : undefined
  if (!kind?.type) return { known: declared ?? {}, wrong: [] }
  const number = kind.type === 'number'
  if (kind.type === 'list' || kind.type === 'rows') {
    const wrong = complaint(
      below(place, 'formula'),
      'formula-type',
      `结果是${kindNames[kind.type]}，一行只能是一个值`,
      '用 sum、count、min 或 max 合成一个值',
    )
    return { known: declared ?? {}, wrong: [wrong] }
  }
  const misfit = declared && declaredProblem(kind, declared)
  const rounded =
    row.round && !number ? [complaint(below(place, 'round'), 'formula-type', `结果是${kindNames[kind.type]}，不能取整`, '删除 round')] : []
  return {
    known: declared ?? (number ? { type: 'number', unit: kind.unit ?? '' } : kind),
    wrong: [...(misfit ? [said(misfit, below(place, number ? 'unit' : 'formula'))] : []), ...rounded],
  }
}

/** Ids that stand for two things, or hide a fact. */
function checkIds({ parameters = [], rows, lines = [] }: Worksheet, file: string, facts: ReadonlyMap<string, FactInfo>): Complaint[] {
  const taken = new Map<string, string>()
  const check = (id: string, label: string, at: string, hidden?: FactInfo): Complaint[] => {
    const before = taken.get(id)
    if (before !== undefined) return [complaint({ file, at }, 'repeated', `“${id}”已经是“${before}”的 id`, '换一个 id')]
    taken.set(id, label)
    const fact = hidden ?? facts.get(id)
    return fact ? [complaint({ file, at }, 'shadows', `“${id}”与“${fact.label}”同名，公式里会读错`, '换一个 id', ['form', 'facts'])] : []
  }
  const outer = [
    ...parameters.flatMap(({ id, label }, index) => check(id, label, `/parameters/${index}/id`)),
    ...rows.flatMap(({ id, label }, index) => check(id, label, `/rows/${index}/id`)),
    ...lines.flatMap(({ id, label }, index) => check(id, label, `/lines/${index}/id`)),
  ]
  const inner = lines.flatMap((section, at) => {
    const own = new Set<string>()
    return section.rows.flatMap(({ id, label }, index) => {
      const place = `/lines/${at}/rows/${index}/id`
      const again = own.has(id)
      own.add(id)
      if (again) return [complaint({ file, at: place }, 'repeated', `“${id}”在这组明细里写了两次`, '换一个 id')]
      const found = check(id, label, place, facts.get(section.forEach)?.rows?.get(id))
      if (found.length === 0) taken.delete(id)
      return found
    })
  })
  return [...outer, ...inner]
}

function checkParameter(parameter: Parameter, place: Place): Complaint[] {
  const { label, unit, values } = parameter
  const { type } = parameterKind(parameter)
  const seen = new Set<string>()
  return [
    ...(unit && type !== 'number'
      ? [complaint(below(place, 'unit'), 'parameter', `“${label}”不是数字，不能有单位`, '删除 unit，或把值写成数字')]
      : []),
    ...values.flatMap(({ from, value }, index) => {
      const at = below(place, 'values', index)
      return [
        ...checkFrom(from, seen, at, `“${label}”有两个值从同一天起`),
        ...(valueKind(value).type === type
          ? []
          : [complaint(below(at, 'value'), 'value', `“${value}”与前面的值不是一类`, '数字、日期、文字不能混写')]),
      ]
    }),
  ]
}

function checkCircle(cycle: readonly Step[], places: ReadonlyMap<string, Placed>, file: string): Complaint {
  const place = places.get(cycle[0]?.key ?? '')?.place ?? { file, at: '/rows' }
  const labels = cycle.map(({ row, key }) => `${row.label}（${key}）`).join(' → ')
  return complaint(below(place, 'formula'), 'row-cycle', `几行互相引用，算不出结果：${labels}`, '改写其中一行，不再用到后面的行')
}

/** A parameter that nothing reads promises an effect that a change does not have. */
function unusedParameters(sheet: Worksheet, file: string): Complaint[] {
  const plan = planOf(sheet)
  const shares = sheet.results.flatMap(({ split = [] }) => split.map(({ share }) => share))
  const used = new Set([...plan.steps, ...(plan.cycle ?? [])].flatMap(({ names }) => names).concat(shares.flatMap((share) => share ?? [])))
  return (sheet.parameters ?? []).flatMap(({ id, label }, index) =>
    used.has(id) || plan.cycle
      ? []
      : [complaint({ file, at: `/parameters/${index}` }, 'unused', `没有公式用到“${label}”，改它没有效果`, '在公式里用它，或删除它')],
  )
}

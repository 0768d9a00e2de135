/** Checks a formula before anything is answered: names, functions, types, units. */

import type { DecisionTable, FactInfo } from '../programme.js'
import { didYouMean } from '../values/near.js'
import type { FormulaCheck } from './function.js'
import { formulaFunctions } from './functions.js'
import { expectKind, kindNames, kindOfType } from './kinds.js'
import type { FormulaNode, Kind, NameInfo } from './model.js'
import { binaryOperators } from './operators.js'
import { parseFormula } from './parse.js'
import { formulaText } from './text.js'
import type { FormulaProblem } from './tokens.js'
import { sameUnit, sayUnit, unitRemedy } from './units.js'

/** What a name means; `all` lists the names there are, to find near ones. */
export interface Names {
  (name: string): NameInfo | undefined
  all?: () => Iterable<string>
}

/** The kind of a formula's value and everything that is wrong with it. */
export function checkFormula(
  text: string,
  names: Names,
  tables: ReadonlyMap<string, DecisionTable>,
): { kind?: Kind; problems: FormulaProblem[] } {
  const { tree, problem } = parseFormula(text)
  if (!tree) return { problems: [withoutStops(problem)] }
  const problems = new Map<string, FormulaProblem>()
  const known = new Map<FormulaNode, Kind>()
  const check: FormulaCheck = {
    tables,
    say: (node) => say(node, names),
    report: (code, message, remedy) => problems.set(message, { code, message, ...(remedy && { remedy }) }),
    kindOf: (node) => {
      const kind = known.get(node) ?? kindOf(node, names, check)
      known.set(node, kind)
      return kind
    },
  }
  const kind = check.kindOf(tree)
  return { ...(problems.size === 0 && { kind }), problems: [...problems.values()].map(withoutStops) }
}

/** As the problems of all files are written. */
const withoutStops = ({ message, remedy, ...problem }: FormulaProblem): FormulaProblem => ({
  ...problem,
  message: message.replace(/。$/, ''),
  ...(remedy && { remedy: remedy.replace(/。$/, '') }),
})

/** What is wrong when a formula of one kind stands for a value declared as another; undefined = they fit. */
export function declaredProblem(kind: Kind, declared: Kind): FormulaProblem | undefined {
  if (!kind.type || !declared.type) return undefined
  if (kind.type !== declared.type)
    return { code: 'formula-type', message: `公式的结果是${kindNames[kind.type]}，声明的是${kindNames[declared.type]}` }
  if (kind.type !== 'number' || sameUnit(kind.unit, declared.unit)) return undefined
  const message = `公式的结果${sayUnit(kind.unit)}，声明的${sayUnit(declared.unit)}`
  return withoutStops({ code: 'formula-unit', message, remedy: unitRemedy(kind.unit ?? '', declared.unit ?? '') })
}

/** A fact as a name of formulas. */
export function nameInfoOf({ id, label, type, unit, options }: FactInfo): NameInfo {
  return { id, label, ...kindOfType(type, unit, options) }
}

/** The facts of a stage as names, in the rows of a section its fields first; `section.field` is the list of a field over the rows. */
export function namesOfFacts(facts: ReadonlyMap<string, FactInfo>, rowsOf?: string): Names {
  const own = rowsOf === undefined ? undefined : facts.get(rowsOf)?.rows
  const names: Names = (name) => {
    const info = own?.get(name) ?? facts.get(name)
    if (info) return nameInfoOf(info)
    const column = columnOf(name, facts)
    return column && { id: name, label: `${column.section.label}的“${column.field.label}”`, type: 'list', of: nameInfoOf(column.field) }
  }
  names.all = () => [...(own?.keys() ?? []), ...allNames(facts)]
  return names
}

/** Splits `section.field` where the section has rows with that field. */
export function columnOf(name: string, facts: ReadonlyMap<string, FactInfo>): { section: FactInfo; field: FactInfo } | undefined {
  const dot = name.lastIndexOf('.')
  const section = dot > 0 ? facts.get(name.slice(0, dot)) : undefined
  const field = section?.rows?.get(name.slice(dot + 1))
  return section && field && { section, field }
}

function allNames(facts: ReadonlyMap<string, FactInfo>): string[] {
  return [...facts.values()].flatMap(({ id, rows }) => [id, ...[...(rows?.keys() ?? [])].map((field) => `${id}.${field}`)])
}

function kindOf(node: FormulaNode, names: Names, check: FormulaCheck): Kind {
  if (node.kind === 'number') return { type: 'number' }
  if (node.kind === 'text' || node.kind === 'boolean') return { type: node.kind }
  if (node.kind === 'name') return nameKind(node.name, names, check)
  if (node.kind === 'binary') return binaryOperators[node.operator].kind(node.left, node.right, check)
  if (node.kind === 'call') return callKind(node, check)
  if (node.operator === 'not') {
    expectKind(node.of, ['boolean'], check)
    return { type: 'boolean' }
  }
  return { type: 'number', unit: expectKind(node.of, ['number'], check)?.unit }
}

function nameKind(name: string, names: Names, check: FormulaCheck): Kind {
  const info = names(name)
  if (info) return info
  const remedy = formulaFunctions.has(name)
    ? `“${name}”是函数，请写 ${formulaFunctions.get(name)?.signature}。`
    : check.tables.has(name)
      ? `“${name}”是决策表，请写 lookup(${name}, …)。`
      : didYouMean(name, names.all?.() ?? [])
  check.report('unknown-name', `公式里的“${name}”没有定义。`, remedy ?? '请检查拼写，或先在参数、行或 facts.json 中定义它。')
  return {}
}

function callKind({ name, args }: Extract<FormulaNode, { kind: 'call' }>, check: FormulaCheck): Kind {
  const known = formulaFunctions.get(name)
  if (!known) {
    const near = didYouMean(name, formulaFunctions.keys())
    check.report('unknown-function', `没有函数“${name}”。`, near ?? `可用的函数：${[...formulaFunctions.keys()].join('、')}。`)
  }
  const [least, most] = known?.arity ?? [0, Number.POSITIVE_INFINITY]
  if (known && args.length >= least && args.length <= most) return known.kind(args, check)
  if (known)
    check.report(
      'formula-arity',
      `${name} 要写 ${least === most ? least : `${least} 到 ${most}`} 项，这里有 ${args.length} 项。`,
      `写法：${known.signature}。`,
    )
  for (const argument of args) check.kindOf(argument)
  return {}
}

function say(node: FormulaNode, names: Names): string {
  const text = node.kind === 'name' ? (names(node.name)?.label ?? node.name) : formulaText(node)
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
}

/** What is wrong with a fact, by its kind. A new kind is one entry. */
import { typeNames } from '../conditions/answer-facts.js'
import { isReadIn, rowsOfFact } from '../facts/catalogue.js'
import { resolveName } from '../facts/references.js'
import { checkFormula, declaredProblem, namesOfFacts } from '../formula/check.js'
import { formulaNames } from '../formula/formula.js'
import { kindOfType } from '../formula/kinds.js'
import type { FactDefinition, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import { instantOf, isDate } from '../values/dates.js'
import { checkCondition } from './conditions.js'
import { checkHistory, checkMoment, checkRelated } from './fact-history.js'
import { checkPayment } from './fact-payments.js'
import { isDateFact, oneOfTypes, sameType, type Where } from './fact-types.js'
import { conditionsOf } from './named-conditions.js'
import { checkOpinionFact } from './opinions.js'
import { checkReviewerFact } from './reviewer-facts.js'
import { inScope, rowSections, unknownFact } from './scope.js'
import { checkSheetFact } from './sheet-facts.js'

type OfKind<Kind> = Extract<FactDefinition, { kind: Kind }>

/** Everything that is wrong with what a fact says for its kind, where it is read at a stage. */
export function checkFactKind(fact: FactDefinition, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const check = checks[fact.kind] as (fact: FactDefinition, where: Where) => Complaint[] // the table's row fits the kind
  const rowsOf = fact.kind === 'count' ? fact.over : rowsOfFact(fact)
  const at = below(place, fact.kind === 'count' ? 'where' : 'conditions')
  return [
    ...checkOver(rowsOfFact(fact), place, stage),
    ...check(fact, { place, stage, programme }),
    ...conditionsOf(fact).flatMap((condition) => checkCondition(condition, at, { facts: stage.facts, programme, rowsOf })),
    ...checkFactOptions(fact, place),
  ]
}

const checks = {
  expression: ({ formula, type, unit, over }: OfKind<'expression'>, { place, stage, programme }: Where) => {
    const { kind, problems } = checkFormula(formula, namesOfFacts(stage.facts, over), programme.tables)
    const declared = kind && declaredProblem(kind, kindOfType(type, unit))
    const told = formulaNames(formula).filter((name) => toldElsewhere(programme.facts.get(name), stage, over))
    return [...problems, ...(declared ? [declared] : [])]
      .filter(({ code, message }) => code !== 'unknown-name' || !told.some((name) => message.includes(`“${name}”`)))
      .map(({ code, message, remedy }) =>
        complaint(below(place, 'formula'), code ?? 'formula', message, remedy, ['form', 'facts', 'table', 'registers', 'programme']),
      )
  },
  condition: () => [],
  table: (fact: OfKind<'table'>, { place, stage, programme }: Where) => {
    const table = programme.tables.get(fact.table)
    if (!table) return unknownName('table', fact.table, programme.tables.keys(), below(place, 'table'))
    const output = fact.output === undefined ? table.outputs[0] : table.outputs.find(({ id }) => id === fact.output)
    const outputs = table.outputs.map(({ id }) => id)
    return [
      ...unknownName('output', fact.output, outputs, below(place, 'output')),
      ...(output ? sameType(fact, output.type, `决策表的输出“${output.label ?? output.id}”`, place) : []),
      ...table.inputs.flatMap(({ id }) =>
        inScope(id, { facts: stage.facts, rowsOf: fact.over })
          ? []
          : unknownFact(id, below(place, 'table'), { facts: stage.facts, programme, rowsOf: fact.over }),
      ),
    ]
  },
  register: (fact: OfKind<'register'>, where: Where) => checkRegisterFact(fact, where),
  history: checkHistory,
  moment: checkMoment,
  related: checkRelated,
  payment: checkPayment,
  pool: (fact: OfKind<'pool'>, { place, programme }: Where) => {
    const pool = programme.pools.get(fact.pool)
    return [
      ...unknownName('pool', fact.pool, programme.pools.keys(), below(place, 'pool')),
      ...oneOfTypes(fact, ['decimal'], '资金池的余额', place),
      ...(pool && fact.unit !== pool.unit
        ? [complaint(below(place, 'unit'), 'unit', `资金池“${pool.label}”的单位是${pool.unit}`, `写成 "${pool.unit}"`)]
        : []),
    ]
  },
  deadline: (fact: OfKind<'deadline'>, { place, stage }: Where) => {
    const { windows, notBefore, before } = fact
    const both = windows && (notBefore !== undefined || before !== undefined)
    return [
      ...isDateFact(fact.of, below(place, 'of'), stage),
      ...(both ? [complaint(below(place, 'windows'), 'value', '写了几个时段，又写了单独的期限', '把期限写进 windows')] : []),
      ...(windows ?? []).flatMap((window, index) => checkWindow(window, below(place, 'windows', index))),
      ...(windows ? [] : checkWindow(fact, place)),
    ]
  },
  workdays: (fact: OfKind<'workdays'>, { place, stage }: Where) => [
    ...isDateFact(fact.from, below(place, 'from'), stage),
    ...isDateFact(fact.to, below(place, 'to'), stage),
  ],
  count: (fact: OfKind<'count'>, { place, stage }: Where) => unknownName('rows', fact.over, rowSections(stage.facts), below(place, 'over')),
  reviewer: (fact: OfKind<'reviewer'>, { place, stage, programme }: Where) => checkReviewerFact(fact, place, stage, programme),
  opinion: (fact: OfKind<'opinion'>, { place, stage }: Where) => checkOpinionFact(fact, place, stage),
  sheet: (fact: OfKind<'sheet'>, { place, stage, programme }: Where) => checkSheetFact(fact, place, stage, programme),
} satisfies { [Kind in FactDefinition['kind']]: (fact: OfKind<Kind>, where: Where) => Complaint[] }

function checkWindow({ notBefore, before }: { notBefore?: string; before?: string }, place: Place): Complaint[] {
  const wrong = Object.entries({ notBefore, before }).flatMap(([key, value]) =>
    value === undefined || isDate(value)
      ? []
      : [complaint(below(place, key), 'value', `“${value}”不是日期`, '写成 2024-01-31 的样子，或带时间和时区')],
  )
  const ordered = !notBefore || !before || wrong.length > 0 || instantOf(notBefore) < instantOf(before)
  return [
    ...wrong,
    ...(ordered ? [] : [complaint(below(place, 'before'), 'value', 'before 不晚于 notBefore，永远不会满足', '把两个日期对调')]),
    ...(notBefore === undefined && before === undefined
      ? [complaint(place, 'empty', '没有写期限，永远满足', '补上 notBefore 或 before')]
      : []),
  ]
}

function checkRegisterFact(fact: OfKind<'register'>, { place, stage, programme }: Where): Complaint[] {
  const register = programme.registers.get(fact.register)
  if (!register) return unknownName('register', fact.register, programme.registers.keys(), below(place, 'register'))
  const columns = register.columns.map(({ id }) => id)
  const column = register.columns.find(({ id }) => id === fact.returns)
  const { over } = fact
  const key = resolveName(over === undefined ? fact.key : `${over}/${fact.key}`, stage).info
  return [
    ...unknownName('column', fact.returns, columns, below(place, 'returns')),
    ...(fact.returns === undefined ? sameType(fact, 'boolean', '名单里有没有这一行', place) : []),
    ...(column ? sameType(fact, column.type, `名单的列“${column.label}”`, place) : []),
    ...(key && (key.type === 'list' || key.type === 'rows')
      ? [complaint(below(place, 'key'), 'fact-type', `“${key.label}”是${typeNames[key.type]}，不能用来查名单`, '换成信用代码这样的一个值')]
      : []),
    ...(fact.asOf === undefined ? [] : isDateFact(over === undefined ? fact.asOf : `${over}/${fact.asOf}`, below(place, 'asOf'), stage)),
  ]
}

/** The section in whose rows it is read, one of the stage itself. */
function checkOver(over: string | undefined, place: Place, { facts }: Stage): Complaint[] {
  if (over === undefined) return []
  const own = rowSections(facts).filter((id) => facts.get(id)?.pointer)
  return unknownName('rows', over, own, below(place, 'over'))
}

/** A fact that is unknown here for a reason that is told where it is declared. */
const toldElsewhere = (fact: FactDefinition | undefined, stage: Stage, over: string | undefined) =>
  fact !== undefined && !isReadIn(fact, stage.facts) && (rowsOfFact(fact) ?? over) === over

function checkFactOptions(fact: FactDefinition, place: Place): Complaint[] {
  if (!('options' in fact) || !fact.options || fact.type === 'string' || fact.type === 'list') return []
  return [complaint(below(place, 'options'), 'fact-type', `${typeNames[fact.type]}没有选项`, '删除 options，或改为 "type": "string"')]
}

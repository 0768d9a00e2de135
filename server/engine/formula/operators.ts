/** The operators of the formula language: what they give, and what kinds they take. */
import { type Decimal, settled } from '../values/exact.js'
import type { FormulaCheck } from './function.js'
import { alike, expectKind } from './kinds.js'
import { decide, sameValue } from './logic.js'
import type { BinaryOperator, FormulaNode, Kind, Reading, Value } from './model.js'
import { compareValues } from './numbers.js'
import { found, gap, isNumber, number, together } from './readings.js'
import { divided, multiplied, productUnit, quotientUnit } from './units.js'

interface Operator {
  kind: (left: FormulaNode, right: FormulaNode, check: FormulaCheck) => Kind
  run: (left: Reading, right: Reading) => Reading
}

const arithmetic = (use: (a: Decimal, b: Decimal) => Reading): Operator['run'] =>
  ofBoth((a, b) => (isNumber(a) && isNumber(b) ? use(a, b) : gap('这里要数字')))

function ofBoth(use: (a: Value, b: Value) => Reading): Operator['run'] {
  return (left, right) =>
    left.value !== undefined && right.value !== undefined ? use(left.value, right.value) : together([left, right], () => gap(''))
}

const additive = (doing: string, use: (a: Decimal, b: Decimal) => Decimal): Operator => ({
  kind: (left, right, check) => ({ type: 'number', unit: alike([left, right], doing, check, ['number']).unit }),
  run: arithmetic((a, b) => number(use(a, b))),
})

const ordering = (holds: (order: number) => boolean): Operator => ({
  kind: (left, right, check) => {
    alike([left, right], '比较', check, ['number', 'date'])
    return { type: 'boolean' }
  },
  run: ofBoth((a, b) => {
    const order = compareValues(a, b)
    return order === undefined ? gap('只有数字之间、日期之间可以比较大小') : found(holds(order))
  }),
})

const equality = (wanted: boolean): Operator => ({
  kind: (left, right, check) => {
    alike([left, right], '比较', check, ['number', 'text', 'boolean', 'date'])
    return { type: 'boolean' }
  },
  run: ofBoth((a, b) => found(sameValue(a, b) === wanted)),
})

const connective = (decisive: boolean): Operator => ({
  kind: (left, right, check) => {
    for (const side of [left, right]) expectKind(side, ['boolean'], check)
    return { type: 'boolean' }
  },
  run: (left, right) => decide([left, right], decisive),
})

/** Every operator with two sides. */
export const binaryOperators: Record<BinaryOperator, Operator> = {
  '+': additive('相加', (a, b) => a.plus(b)),
  '-': additive('相减', (a, b) => a.minus(b)),
  '*': { kind: productKind, run: arithmetic((a, b) => number(a.times(b))) },
  '/': { kind: quotientKind, run: arithmetic((a, b) => (settled(b).isZero() ? gap('除数为零') : number(a.dividedBy(b)))) },
  '%': {
    kind: (left, right, check) => ({ type: 'number', unit: alike([left, right], '取余', check, ['number']).unit }),
    run: arithmetic((a, b) => (settled(b).isZero() ? gap('除数为零') : number(settled(a).modulo(settled(b))))),
  },
  '==': equality(true),
  '!=': equality(false),
  '<': ordering((order) => order < 0),
  '<=': ordering((order) => order <= 0),
  '>': ordering((order) => order > 0),
  '>=': ordering((order) => order >= 0),
  and: connective(false),
  or: connective(true),
}

function productKind(left: FormulaNode, right: FormulaNode, check: FormulaCheck): Kind {
  const [a, b] = [expectKind(left, ['number'], check), expectKind(right, ['number'], check)]
  if (!a || !b) return { type: 'number' }
  const converted =
    (right.kind === 'number' && multiplied(a.unit, right.value)) || (left.kind === 'number' && multiplied(b.unit, left.value)) || undefined
  if (converted) return { type: 'number', unit: converted.unit }
  noPercentage(left, a, b, check)
  noPercentage(right, b, a, check)
  return { type: 'number', unit: productUnit(a.unit, b.unit) }
}

/** 40 万元 × 50 % would be 2000: a percentage multiplies only after it was divided by 100. */
function noPercentage(node: FormulaNode, kind: Kind, other: Kind, check: FormulaCheck): void {
  if (kind.unit === '%' && other.unit !== undefined)
    check.report('formula-unit', `${check.say(node)}是百分数，不能直接相乘。`, '请先除以 100，如 x / 100。')
}

function quotientKind(left: FormulaNode, right: FormulaNode, check: FormulaCheck): Kind {
  const [a, b] = [expectKind(left, ['number'], check), expectKind(right, ['number'], check)]
  if (right.kind === 'number' && right.value.isZero()) check.report('formula-type', '除数是零。')
  if (!a || !b) return { type: 'number' }
  const converted = right.kind === 'number' ? divided(a.unit, right.value) : undefined
  return { type: 'number', unit: converted ? converted.unit : quotientUnit(a.unit, b.unit) }
}

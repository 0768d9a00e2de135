import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateFormula } from '../../server/engine/formula/formula.js'
import type { Reading } from '../../server/engine/formula/model.js'
import { unknown } from '../../server/engine/formula/readings.js'
import { valueText } from '../../server/engine/formula/tables.js'
import { Decimal, decimalFrom, decimalText } from '../../server/engine/values/exact.js'
import { seedOf } from './build.js'

/** Exact fractions, with nothing of the engine: the judge of its arithmetic. */
interface Fraction {
  over: bigint
  under: bigint
}
const fraction = (over: bigint, under = 1n): Fraction => (under < 0n ? { over: -over, under: -under } : { over, under })
const fromText = (text: string): Fraction => {
  const [whole = '', places = ''] = text.replace('-', '').split('.')
  const over = BigInt(whole + places)
  return fraction(text.startsWith('-') ? -over : over, 10n ** BigInt(places.length))
}
const plus = (a: Fraction, b: Fraction) => fraction(a.over * b.under + b.over * a.under, a.under * b.under)
const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under)
const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.over, b.under))
const less = (a: Fraction, b: Fraction) => a.over * b.under < b.over * a.under
const floorOf = ({ over, under }: Fraction) => over / under - (over % under < 0n ? 1n : 0n)
const scaled = ({ over, under }: Fraction, places: number) => fraction(over * 10n ** BigInt(places), under)
const floorTo = (a: Fraction, places: number) => fraction(floorOf(scaled(a, places)), 10n ** BigInt(places))
const negative = (a: Fraction) => fraction(-a.over, a.under)
const ceilTo = (a: Fraction, places: number) => negative(floorTo(negative(a), places))
/** Half away from zero. */
const roundTo = (a: Fraction, places: number): Fraction =>
  a.over < 0n ? negative(roundTo(negative(a), places)) : fraction(floorOf(plus(scaled(a, places), fraction(1n, 2n))), 10n ** BigInt(places))
/** Twenty places, half away from zero, without trailing zeros: as the engine writes numbers. */
function text(value: Fraction): string {
  const { over } = roundTo(value, 20)
  const digits = (over < 0n ? -over : over).toString().padStart(21, '0')
  const places = digits.slice(-20).replace(/0+$/, '')
  const plain = `${digits.slice(0, -20)}${places && `.${places}`}`
  return over < 0n ? `-${plain}` : plain
}

/** A formula with its exact value; undefined = a division by zero somewhere that matters. */
interface Case {
  formula: string
  value: Fraction | undefined
}

const numeral = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 9999 }), fc.boolean())
  .map(([whole, places, plain]): Case => {
    const written = plain ? `${whole}` : `${whole}.${String(places).padStart(4, '0')}`
    return { formula: written, value: fromText(written) }
  })

const combined = (formula: string, parts: readonly Case[], use: (...values: Fraction[]) => Fraction | undefined): Case => {
  const values = parts.flatMap(({ value }) => (value ? [value] : []))
  return { formula, value: values.length === parts.length ? use(...values) : undefined }
}
const zero = fraction(0n)

const { tree } = fc.letrec<{ tree: Case }>((tie) => {
  const two = fc.tuple(tie('tree'), tie('tree'))
  const places = fc.integer({ min: 0, max: 8 })
  return {
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      numeral,
      two.map((ab) => combined(`(${ab[0].formula} + ${ab[1].formula})`, ab, (a = zero, b = zero) => plus(a, b))),
      two.map((ab) => combined(`(${ab[0].formula} - ${ab[1].formula})`, ab, (a = zero, b = zero) => minus(a, b))),
      fc.tuple(numeral, tie('tree')).map((ab) => combined(`${ab[0].formula} * ${ab[1].formula}`, ab, (a = zero, b = zero) => times(a, b))),
      fc
        .tuple(tie('tree'), numeral)
        .map((ab) =>
          combined(`${ab[0].formula} / ${ab[1].formula}`, ab, (a = zero, b = zero) =>
            b.over === 0n ? undefined : fraction(a.over * b.under, a.under * b.over),
          ),
        ),
      two.map((ab) => combined(`min(${ab[0].formula}, ${ab[1].formula})`, ab, (a = zero, b = zero) => (less(b, a) ? b : a))),
      two.map((ab) => combined(`max(${ab[0].formula}, ${ab[1].formula})`, ab, (a = zero, b = zero) => (less(a, b) ? b : a))),
      fc.tuple(tie('tree'), places).map(([a, p]) => combined(`round(${a.formula}, ${p})`, [a], (x = zero) => roundTo(x, p))),
      fc.tuple(tie('tree'), places).map(([a, p]) => combined(`floor(${a.formula}, ${p})`, [a], (x = zero) => floorTo(x, p))),
      fc.tuple(tie('tree'), places).map(([a, p]) => combined(`ceil(${a.formula}, ${p})`, [a], (x = zero) => ceilTo(x, p))),
      tie('tree').map((a) => combined(`abs(-(${a.formula}))`, [a], (x = zero) => (x.over < 0n ? negative(x) : x))),
      fc
        .tuple(tie('tree'), tie('tree'), tie('tree'), tie('tree'))
        .map(([a, b, c, d]) =>
          combined(
            `if(${a.formula} <= ${b.formula}, ${c.formula}, ${d.formula})`,
            [a, b, c, d],
            (w = zero, x = zero, y = zero, z = zero) => (less(x, w) ? z : y),
          ),
        ),
    ),
  }
})

const context = () => ({ read: () => unknown([]), lookup: () => unknown([]), calendar: {}, budget: { steps: 10_000 } })

describe('arithmetic', () => {
  test('equals exact fractions on 10,000 random formulas', () => {
    fc.assert(
      fc.property(tree, ({ formula, value }) => {
        const reading = evaluateFormula(formula, context())
        if (formula.length > 2000 || value === undefined) return
        if (reading.gap !== undefined) expect(reading.gap).toMatch(/超过 \d+ 位数|括号|运算/)
        else expect(`${formula} = ${valueText(reading.value)}`).toBe(`${formula} = ${text(value)}`)
      }),
      { numRuns: 10_000, seed: seedOf('formula oracle') },
    )
  })

  test('a number keeps its exact value on the way in and out', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), fc.integer({ min: 0, max: 20 }), (digits, places) => {
        const written = text(fraction(digits, 10n ** BigInt(places)))
        const read = decimalFrom(written)
        expect(read && decimalText(read)).toBe(written)
      }),
      { numRuns: 500, seed: seedOf('decimal text') },
    )
  })
})

/** A formula over three names, two of them numbers, with everything that is three-valued. */
const { condition, amount } = fc.letrec<{ condition: string; amount: string }>((tie) => ({
  amount: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '0', '2', '3'),
    fc
      .tuple(tie('amount'), fc.constantFrom('+', '-', '*', '/', '%'), tie('amount'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(tie('condition'), tie('amount'), tie('amount')).map((parts) => `if(${parts.join(', ')})`),
    fc.tuple(fc.constantFrom('min', 'max', 'sum'), tie('amount'), tie('amount')).map(([name, ...parts]) => `${name}(${parts.join(', ')})`),
  ),
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('c', 'true', 'false'),
    fc
      .tuple(tie('amount'), fc.constantFrom('<', '<=', '==', '!='), tie('amount'))
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([left, operator, right]) => `((${left}) ${operator} (${right}))`),
    tie('condition').map((inner) => `not(${inner})`),
    fc.tuple(tie('amount'), tie('amount'), tie('amount')).map((parts) => `between(${parts.join(', ')})`),
  ),
}))

describe('three values', () => {
  test('what is known without a fact stays the same when the fact is told', () => {
    const numbers = fc.integer({ min: -3, max: 3 })
    fc.assert(
      fc.property(
        fc.oneof(condition, amount),
        numbers,
        numbers,
        fc.boolean(),
        fc.constantFrom('a', 'b', 'c'),
        (formula, a, b, c, hidden) => {
          const told = new Map<string, Reading>([
            ['a', { value: new Decimal(a) }],
            ['b', { value: new Decimal(b) }],
            ['c', { value: c }],
          ])
          const missing = unknown([{ id: hidden, label: hidden, type: 'decimal', source: '' }])
          const whole = evaluateFormula(formula, { ...context(), read: (name) => told.get(name) ?? missing })
          const partial = evaluateFormula(formula, {
            ...context(),
            read: (name) => (name === hidden ? missing : (told.get(name) ?? missing)),
          })
          if (partial.value !== undefined) expect(valueText(whole.value)).toBe(valueText(partial.value))
          else if (partial.gap === undefined) expect(partial.missing?.map(({ id }) => id)).toEqual([hidden])
        },
      ),
      { numRuns: 2000, seed: seedOf('formulas monotone') },
    )
  })
})

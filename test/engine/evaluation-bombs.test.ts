/** What compiles may still try to blow up with a case: each evaluation and each letter is over, or stopped in words, within two seconds of computing. */
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../server/engine/evaluate.js'
import type { WorksheetRow } from '../../server/engine/generated/worksheet.js'
import type { Answers } from '../../server/engine/model.js'
import type { Condition, DecisionTable, EligibilityRule, FactDefinition, Form } from '../../server/engine/programme.js'
import { renderTemplate } from '../../server/engine/templates/render-template.js'
import { inputsOf, type Parts, problemsOf, programmeOf } from './build.js'
import { within } from './computing.js'

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
const integer = (title: string) => ({ type: 'integer' as const, title, unit: '元' })
const sections: Form['properties'] = {
  basics: { type: 'object', title: '基础信息', properties: { n: integer('数') } },
  rows: { type: 'array', title: '明细', maxItems: 500, items: { type: 'object', properties: { a: integer('甲'), b: integer('乙') } } },
}
const answers: Answers = { basics: { n: 7 }, rows: many(500, (index) => ({ a: index, b: index % 7 })) }
const decimalFact = (id: string, formula: string): FactDefinition => ({
  id,
  label: id,
  type: 'decimal',
  unit: '元',
  kind: 'expression',
  formula,
})
const rule = (name: string, conditions: Condition): EligibilityRule => ({
  name,
  label: name,
  severity: 'block',
  conditions,
  otherwise: '不行。',
})
const bigTable: DecisionTable = {
  title: '表',
  hit: 'first',
  inputs: [{ id: 'n', type: 'integer', unit: '元' }],
  outputs: [{ id: 'out', type: 'integer', unit: '元' }],
  rows: [...many(1999, (index) => ({ when: [`${index + 1000}`], then: ['1'] })), { when: ['< 1000'], then: ['2'] }],
  incomplete: '没有更大的',
}
const sheet = (rows: WorksheetRow[], more: object = {}): Parts => ({
  sections,
  worksheet: { title: '核算', rows, results: [{ id: 'all', label: '全部', row: rows.at(-1)?.id ?? '' }], ...more },
})
const row = (id: string, formula: string): WorksheetRow => ({ id, label: id, formula, unit: '元' })

const bombs: Record<string, Parts> = {
  'facts that read the exact value of facts, twice each': {
    sections,
    facts: many(300, (index) => decimalFact(`f${index}`, index === 0 ? 'n / 3' : `f${index - 1} / 3 + f${index - 1} / 7`)),
    rules: [rule('one', { fact: 'f299', operator: 'greaterThan', value: '0' })],
  },
  'facts by the hundred that add up columns': {
    sections,
    facts: many(300, (index) => decimalFact(`f${index}`, many(40, () => `sum(rows.a, rows.b)`).join(' + '))),
    rules: many(200, (index) => rule(`r${index}`, { fact: `f${index}`, operator: 'greaterThan', value: '0' })),
  },
  'rules by the hundred over every row': {
    sections,
    rules: many(200, (index) =>
      rule(`r${index}`, {
        fact: 'rows',
        operator: 'every',
        value: { any: many(40, (one) => ({ fact: 'a', operator: 'equal' as const, value: 10_000 + index + one * 200 })) },
      }),
    ),
  },
  'a worksheet that divides without end': sheet(
    many(200, (index) => row(`w${index}`, `n${' / 7 * 3.0000000001'.repeat(95)}${index ? ` + w${index - 1}` : ''}`)),
  ),
  'as many lines as there may be': sheet([row('all', 'sum(l0.x0)')], {
    lines: many(24, (line) => ({ id: `l${line}`, label: '行', forEach: 'rows', rows: [row('x0', many(60, () => 'a + b').join(' + '))] })),
  }),
  'facts of each row by the hundred, each of the one before': {
    sections,
    facts: many(300, (index) => ({
      ...decimalFact(`f${index}`, index === 0 ? 'a / 3' : `f${index - 1} / 3 + f${index - 1} / 7`),
      over: 'rows',
    })),
    rules: many(50, (index) =>
      rule(`r${index}`, { fact: 'rows', operator: 'every', value: { fact: `f${299 - index}`, operator: 'lessThan', value: '-1' } }),
    ),
  },
  'a large table for each row, as facts': {
    sections,
    facts: [
      { id: 'n2', label: '和', type: 'integer', unit: '元', kind: 'expression', formula: 'a + b', over: 'rows' },
      ...many(
        100,
        (index): FactDefinition => ({
          id: `t${index}`,
          label: '表',
          type: 'integer',
          unit: '元',
          kind: 'table',
          table: 'big',
          over: 'rows',
        }),
      ),
    ],
    tables: { big: { ...bigTable, inputs: [{ id: 'n2', type: 'integer', unit: '元' }] } },
    rules: many(100, (index) =>
      rule(`r${index}`, { fact: 'rows', operator: 'every', value: { fact: `t${index}`, operator: 'equal', value: 3 } }),
    ),
  },
  'the rank of every row, many times': sheet([row('all', 'sum(l.x0)')], {
    lines: [
      {
        id: 'l',
        label: '行',
        forEach: 'rows',
        rows: many(24, (index) => row(`x${index}`, many(40, () => 'rank(a, rows.a, b, rows.b) * b').join(' + '))),
      },
    ],
  }),
  'lookups in a large table for each row': {
    ...sheet([row('all', 'sum(l.x0)')], {
      lines: [{ id: 'l', label: '行', forEach: 'rows', rows: many(24, (index) => row(`x${index}`, 'lookup(big, a) + lookup(big, b)')) }],
    }),
    tables: { big: bigTable },
  },
}

const letters: Record<string, string> = {
  'rows within rows': `{{#each answers.rows}}{{#each @root.answers.rows}}{{a}}${'长'.repeat(20_000)}{{/each}}{{/each}}`,
  'rows of a long text': `{{#each answers.rows}}${'长'.repeat(20_000)}{{/each}}`,
  'helpers over all rows for each row': `{{#each answers.rows}}${"{{total @root.answers.rows 'a'}}".repeat(1500)}{{/each}}`,
}

describe('A case of hostile configuration', () => {
  test.each(Object.entries(bombs))('%s: is over within two seconds of computing', (_, parts) => {
    const programme = within(2000, () => programmeOf(parts))
    const evaluation = within(2000, () => {
      const { findings, sheet: computed, amounts } = evaluate(programme, 'application', inputsOf(answers))
      return { findings, computed, amounts }
    })
    expect(evaluation.findings.length + Object.keys(evaluation.amounts).length).toBeGreaterThan(0)
  })

  test.each<[string, Parts, string]>([
    ['rows of a worksheet', sheet(many(501, (index) => row(`w${index}`, 'n'))), '/rows'],
    [
      'lines of a worksheet',
      sheet([row('all', 'n')], { lines: [{ id: 'l', label: '行', forEach: 'rows', rows: many(25, (index) => row(`x${index}`, 'a')) }] }),
      '/lines',
    ],
  ])('more %s than could be computed are refused with a sentence', (_, parts, at) => {
    expect(within(2000, () => problemsOf(parts))).toEqual([{ code: 'too-large', at, message: expect.stringContaining('超过') }])
  })

  test.each(Object.entries(letters))('a letter of %s: is stopped within two seconds of computing', (_, text) => {
    expect(() => within(2000, () => renderTemplate({}, 'html', text, { answers }))).toThrow('too long')
  })
})

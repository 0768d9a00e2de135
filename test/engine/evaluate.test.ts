/** One evaluation: problems, verdict, findings, checklist, what is missing, and how far each section is. */
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../server/engine/evaluate.js'
import type { Answers, Inputs } from '../../server/engine/model.js'
import { inputsOf, type Parts, programmeOf } from './build.js'

const parts: Parts = {
  sections: {
    basics: {
      type: 'object',
      title: '基础信息',
      properties: { name: { type: 'string', title: '名称', maxLength: 5 }, staff: { type: 'integer', title: '人数' } },
      required: ['name', 'staff'],
    },
    optional: { type: 'object', title: '其他', properties: { note: { type: 'string', title: '备注', maxLength: 5 } } },
    needs: {
      type: 'array',
      title: '需求',
      minItems: 1,
      maxItems: 3,
      items: { type: 'object', properties: { need: { type: 'string', title: '描述' } }, required: ['need'] },
    },
  },
  rules: [
    {
      name: 'staff-enough',
      label: '人数够',
      severity: 'block',
      conditions: { fact: 'staff', operator: 'greaterThan', value: 10 },
      otherwise: '人数不够。',
    },
    {
      name: 'named',
      label: '名称像企业',
      severity: 'advise',
      conditions: { fact: 'name', operator: 'notEqual', value: '个人' },
      otherwise: '请核对名称。',
    },
  ],
  materials: [{ id: 'licence', title: '营业执照', need: 'required' }],
}
const programme = programmeOf(parts)
const at = (answers: Answers, more?: Partial<Inputs>) => evaluate(programme, 'application', inputsOf(answers, more))
const states = (answers: Answers) =>
  Object.fromEntries(at(answers).sections.map(({ key, status, missing }) => [key, `${status} ${missing}`]))

describe('An evaluation', () => {
  test('of nothing knows nothing and refuses nothing', () => {
    const { verdict, missing, problems, findings, checklist, amounts } = at({})
    expect(verdict).toBe('unknown')
    expect(missing).toEqual(['人数', '名称'])
    expect(problems.map((problem) => problem.at)).toEqual(['/basics/name', '/basics/staff', '/needs'])
    expect(findings.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown'])
    expect(checklist).toMatchObject([{ key: 'licence', missing: true }])
    expect(amounts).toEqual({})
  })

  test('of a complete case is met', () => {
    const answers = { basics: { name: '甲厂', staff: 11 }, needs: [{ need: '排产' }] }
    expect(at(answers, { materials: ['licence'] })).toMatchObject({
      verdict: 'met',
      missing: [],
      problems: [],
      checklist: [{ missing: false }],
    })
  })

  test('judges what is filled although the form is not complete', () => {
    expect(at({ basics: { staff: 10 } })).toMatchObject({ verdict: 'not met', missing: ['名称'] })
  })

  test('says the same for the same inputs, and leaves them alone', () => {
    const inputs = inputsOf({ basics: { name: ' 甲厂 ', staff: 11, extra: {} }, needs: [{ need: '' }] })
    const before = structuredClone(inputs)
    const first = evaluate(programme, 'application', inputs)
    expect(evaluate(programme, 'application', inputs)).toEqual(first)
    expect(inputs).toEqual(before)
  })

  test('of a stage that does not exist is a mistake of the caller', () => {
    expect(() => evaluate(programme, 'constructor', inputsOf({}))).toThrow('no stage constructor')
  })

  test('survives hostile answers', () => {
    const hostile = [
      '{"basics":{"__proto__":{"staff":99}}}',
      '{"__proto__":{"basics":{"staff":99}}}',
      '{"basics":[],"needs":{}}',
      '{"basics":null,"needs":[null,1,"x",[]]}',
      '{"needs":"x","basics":{"staff":{"$gt":1}}}',
    ]
    for (const text of hostile) {
      const { verdict, findings } = at(JSON.parse(text))
      expect([verdict, findings[0]?.outcome], text).toEqual(['unknown', 'unknown'])
    }
  })
})

describe('A section', () => {
  test('is untouched, in progress, complete or has errors', () => {
    expect(states({})).toEqual({ basics: 'untouched 2', optional: 'complete 0', needs: 'untouched 1' })
    expect(states({ basics: { name: '', staff: null }, needs: [] })).toEqual({
      basics: 'untouched 2',
      optional: 'complete 0',
      needs: 'untouched 1',
    })
    expect(states({ basics: { name: '甲' }, needs: [{}] })).toEqual({
      basics: 'in progress 1',
      optional: 'complete 0',
      needs: 'in progress 1',
    })
    expect(states({ basics: { name: '一二三四五六' }, optional: { note: '一二三四五六' }, needs: [{ need: '排产' }] })).toEqual({
      basics: 'errors 1',
      optional: 'errors 0',
      needs: 'complete 0',
    })
    expect(states({ basics: { name: '甲', staff: 1 }, needs: [{ need: '甲' }, {}] })).toEqual({
      basics: 'complete 0',
      optional: 'complete 0',
      needs: 'in progress 1',
    })
  })
})

describe('The worksheet', () => {
  test('gives its results in whole fen, or null while something is unknown', () => {
    const withSheet = programmeOf({
      ...parts,
      sections: {
        money: {
          type: 'object',
          title: '金额',
          properties: { invested: { type: 'string', title: '投入', unit: '万元', decimal: { places: 2 } } },
        },
      },
      rules: [],
      worksheet: {
        title: '测算',
        parameters: [
          { id: 'rate', label: '比例', values: [{ value: '0.5' }] },
          { id: 'cap', label: '封顶', unit: '万元', values: [{ value: '50' }] },
        ],
        rows: [{ id: 'subsidy', label: '补贴', formula: 'min(invested * rate, cap)', unit: '万元', round: { mode: 'down', places: 6 } }],
        results: [{ id: 'grant', label: '补贴', row: 'subsidy' }],
      },
    })
    const grant = (invested?: string) => evaluate(withSheet, 'application', inputsOf({ money: invested ? { invested } : {} })).amounts
    expect([grant('40'), grant('39.99'), grant('100'), grant('110'), grant('0.07')].map(({ grant: fen }) => fen)).toEqual([
      20_000_000, 19_995_000, 50_000_000, 50_000_000, 35_000,
    ])
    expect(grant()).toEqual({ grant: null })
  })
})

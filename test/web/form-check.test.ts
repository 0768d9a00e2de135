/** The browser judges a form as the server does, and shows its answers alike: the same places, the same words. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayAnswer } from '../../server/engine/conditions/display.js'
import { checkAnswers } from '../../server/engine/form/form.js'
import { formModel } from '../../server/engine/form/model.js'
import type { Form } from '../../server/engine/generated/form.js'
import type { Programme, Stage } from '../../server/engine/programme.js'
import { checkCreditCode } from '../../server/engine/values/credit-code.js'
import { checkGroup } from '../../web/form/check'
import { checkRows, rowsOf } from '../../web/form/check-rows'
import { creditCodeProblem } from '../../web/form/credit-code'
import { normaliseDecimal } from '../../web/form/decimals'
import { answerText, codesOf, type Dictionaries, fieldsOf, groupOf, type RowSection } from '../../web/form/model'
import { readPastedRows } from '../../web/form/pasted-rows'
import { readSheetRows } from '../../web/form/sheet-rows'

const folder = path.resolve(import.meta.dirname, '../../schemas/dalian-digital-2024')
const read = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
const form: Form = read('selection.form.json')
const names = ['industries', 'products'] as const
const dictionaries: Dictionaries = Object.fromEntries(
  names.map((id) => {
    const { title, entries, selectable = 'leaf' } = read(`${id}.dictionary.json`)
    return [id, { title, entries, selectable }]
  }),
)
const onServer = new Map(
  Object.entries(dictionaries).map(([id, dictionary]) => {
    const codes = new Map([...codesOf(dictionary)].map(([code, entry]) => [code, { ...entry, name: entry.path.at(-1) ?? '' }]))
    return [id, { ...dictionary, id, entries: [...dictionary.entries], codes }]
  }),
)
// checkAnswers reads nothing of a stage but its form
const stage = { form: formModel(form, onServer) } as unknown as Stage

function browserSays(answers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form.properties).flatMap(([key, section]) => {
      const groups =
        section.type === 'array'
          ? ((answers[key] as unknown[]) ?? []).map((row, index) => [`/${key}/${index}`, row] as const)
          : [[`/${key}`, answers[key]] as const]
      return groups.flatMap(([at, group]) =>
        checkGroup(groupOf(section), group, dictionaries).map((problem) => [`${at}/${problem.key}`, problem.message]),
      )
    }),
  )
}

/** Without what the browser leaves to the server: fields that are no longer asked, counts of rows, the row's number before the sentence. */
function serverSays(answers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    checkAnswers(stage, answers)
      .filter(({ at, code }) => code !== 'hidden-field' && code !== 'control-character' && at.split('/').length > 2)
      .map(({ at, message }) => [at, message.replace(/^“[^”]+”第 \d+ 行：/, '')]),
  )
}

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '中文',
    '1000',
    '-5',
    '0.5',
    '1.23456',
    '100',
    '100.01',
    '-99999999.1',
    'abc',
    '2024-02-30',
    '2024-10-08',
    '3451',
    '34',
    '3440',
    '0101',
    'private',
    '18818186666',
    'a@b',
    '2024',
  ),
  fc.string({ maxLength: 12 }).filter((typed) => !/\p{C}|\p{Zl}|\p{Zp}/u.test(typed)),
  fc.constantFrom('字'.repeat(100), '字'.repeat(101), '字'.repeat(501), '𠮷'.repeat(500)),
)
const value = fc.oneof({ weight: 6, arbitrary: text }, fc.integer({ min: -2, max: 40 }), fc.boolean(), fc.constantFrom(null, 1.5))
const group = (keys: readonly string[]) => fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: keys.length })
const answers = fc.record({
  basics: group([...fieldsOf(groupOf(form.properties.basics as never)).keys()]),
  maturity: group([...fieldsOf(groupOf(form.properties.maturity as never)).keys()]),
  needs: fc.array(group(['scene', 'need']), { maxLength: 3 }),
})

describe('a form in the browser', () => {
  test('finds the same problems at the same places in the same words as the server', () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(browserSays(given)).toEqual(serverSays(given))
      }),
      { numRuns: 400 },
    )
  })

  test('an empty form names every required field', () => {
    const said = browserSays({ basics: {}, maturity: {}, needs: [{}] })
    expect(said).toEqual(serverSays({ basics: {}, maturity: {}, needs: [{}] }))
    expect(said['/basics/profile']).toBe('请填写“企业基本情况”')
    expect(said['/basics/ownership']).toBe('请选择“企业性质”')
  })

  test('judges credit codes as the server does', () => {
    const vectors = [
      '91310000MA3E5L9X7A',
      '91350100M000100Y43',
      '91350100m000100y43',
      '９１３５０１００Ｍ０００１００Ｙ４３',
      '91350100M000100Y4',
      '9135010OM000100Y43',
      '',
    ]
    for (const code of vectors) expect(creditCodeProblem(code)).toBe(checkCreditCode(code))
    fc.assert(
      fc.property(
        fc.string({ minLength: 15, maxLength: 20, unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ') }),
        (code) => creditCodeProblem(code) === checkCreditCode(code),
      ),
    )
  })
})

describe('rows and several choices in the browser', () => {
  const options = ['x', 'y', 'z'].map((one) => ({ const: one, title: `选项${one}` }))
  const rowForm: Form = {
    type: 'object',
    title: '表',
    properties: {
      rows: {
        type: 'array',
        title: '明细',
        maxItems: 4,
        uniqueBy: ['kind', 'cost'],
        items: {
          type: 'object',
          properties: {
            kind: { type: 'string', title: '类别', oneOf: options },
            cost: { type: 'string', title: '金额', decimal: { places: 2 } },
            tags: { type: 'array', title: '标签', items: { type: 'string', oneOf: options } },
          },
          required: ['kind'],
          allOf: [
            {
              if: { properties: { tags: { contains: { enum: ['x', 'y'] } } }, required: ['tags'] },
              then: { properties: { why: { type: 'string', title: '原因' } }, required: ['why'] },
              else: { properties: { other: { type: 'string', title: '其他' } }, required: ['other'] },
            },
            {
              if: { properties: { tags: { not: { contains: { const: 'z' } } } }, required: ['tags'] },
              then: { properties: { more: { type: 'string', title: '补充' } }, required: ['more'] },
            },
          ],
        },
      },
      scenes: {
        type: 'array',
        title: '场景',
        maxItems: 2,
        fixed: true,
        default: [
          { scene: 'x', weight: '10' },
          { scene: 'y', parts: ['x', 'z'] },
        ],
        items: {
          type: 'object',
          properties: {
            scene: { type: 'string', title: '名称', oneOf: options },
            weight: { type: 'string', title: '权重', decimal: { places: 1 } },
            parts: { type: 'array', title: '部分', items: { type: 'string', oneOf: options } },
          },
        },
      },
    },
  }
  const rowStage = { form: formModel(rowForm, new Map()) } as unknown as Stage
  const oneOfThese = (...all: unknown[]) => fc.constantFrom(...all)
  const row = fc.record(
    {
      kind: oneOfThese('x', 'x', 'x', 'y', ' ', 3),
      cost: oneOfThese('1', '1.0', '01.00', ' 1', '2', ''),
      tags: oneOfThese(['x'], ['z'], ['y', 'z'], [], 'x', ['q']),
      why: oneOfThese('因', ''),
      other: oneOfThese('它', ''),
      more: oneOfThese('再', ''),
    },
    { requiredKeys: ['kind', 'cost'] },
  )
  const scene = fc.record(
    { scene: oneOfThese('x', 'y', ''), weight: oneOfThese('10', '10.0', '9'), parts: oneOfThese(['x', 'z'], ['z', 'x'], ['x']) },
    { requiredKeys: [] },
  )

  test('are judged as the server judges them, also beside each other', () => {
    const seen = { repeated: 0, fixed: 0, why: 0, more: 0 }
    const random = fc.record({
      rows: fc.array(row, { minLength: 2, maxLength: 4 }),
      scenes: fc.array(scene, { minLength: 2, maxLength: 2 }),
    })
    fc.assert(
      fc.property(random, (given) => {
        const said: Record<string, string> = {}
        for (const key of ['rows', 'scenes'] as const) {
          const section = rowForm.properties[key] as RowSection
          for (const problem of checkRows(section, given[key])) said[`/${key}/${problem.row}/${problem.key}`] = problem.message
          given[key].forEach((group, index) => {
            for (const problem of checkGroup(groupOf(section), group, {})) said[`/${key}/${index}/${problem.key}`] = problem.message
          })
        }
        const expected = checkAnswers(rowStage, given)
          .filter(({ code }) => code !== 'hidden-field')
          .map(({ at, message }) => [at, message.replace(/^“[^”]+”第 \d+ 行：/, '')])
        expect(said).toEqual(Object.fromEntries(expected))
        for (const message of Object.values(said)) {
          if (message.includes('重复，')) seen.repeated++
          if (message.includes('不能修改')) seen.fixed++
          if (message === '请填写“原因”') seen.why++
          if (message === '请填写“补充”') seen.more++
        }
      }),
      { numRuns: 300 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10) // the random rows are about something
  })

  test('that are fixed are shown as they are given, with what was filled in', () => {
    const scenes = rowForm.properties.scenes as RowSection
    expect(rowsOf(scenes, [{ scene: 'z', parts: ['x'] }])).toEqual([
      { scene: 'x', weight: '10', parts: ['x'] },
      { scene: 'y', parts: ['x', 'z'] },
    ])
    expect(rowsOf(rowForm.properties.rows as RowSection, [{ kind: 'x' }])).toEqual([{ kind: 'x' }])
  })
})

describe('an answer reads the same on the screen, in lists and on paper', () => {
  // the texts of answers read nothing of a programme but its dictionaries
  const programme = { dictionaries: onServer } as unknown as Programme
  const fields = [...stage.form.fields.values()]
  const both = (key: string, value: string | number) => {
    const field = stage.form.fields.get(key)
    if (!field) throw new Error(`There is no field ${key}.`)
    return [answerText(field.schema, value, dictionaries), displayAnswer(field, value, programme)]
  }

  test.each([
    ['revenue', '1234567.50', '1,234,567.50 万元'],
    ['profit', '-1000.5', '-1,000.5 万元'],
    ['employees', 1200, '1,200 人'],
    ['evaluationDate', '2024-09-01', '2024年9月1日'],
    ['evaluationDate', '2024-13-01', '2024-13-01'],
  ])('%s %s as %s', (key, value, text) => expect(both(key, value)).toEqual([text, text]))

  test('whatever stands in whatever field', () => {
    const codes = [...codesOf(dictionaries.industries).keys(), ...codesOf(dictionaries.products).keys()]
    const options = fields.flatMap(({ options: some }) => [...(some?.keys() ?? [])])
    const value = fc.oneof(
      fc.constantFrom(...codes, ...options),
      fc.boolean(),
      fc.integer(),
      fc.tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.nat(9999)).map(([whole, part]) => `${whole}.${part}`),
      fc
        .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2100-01-01') })
        .map((day) => day.toISOString().slice(0, 10)),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.constantFrom(...fields), value, (field, given) => {
        expect(answerText(field.schema, given, dictionaries)).toBe(displayAnswer(field, given, programme))
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['－１，２００.５万元', '万元', '-1200.5'],
  ['60 万', '万元', '60'],
  ['60元', '万元', '60元'],
  ['１２０人', '人', '120'],
  ['120', undefined, '120'],
])('%s in a field of %s is read as %s', (typed, unit, plain) => expect(normaliseDecimal(typed, unit)).toBe(plain))

describe('rows pasted from a spreadsheet', () => {
  const needs = groupOf(form.properties.needs as never)
  const paste = (pasted: string) => readPastedRows(pasted, needs, dictionaries, ['scene', 'need'])

  test('are read by their titles, in any order, and by position without titles', () => {
    const rows = [{ scene: 'quality', need: '自动采集' }]
    expect(paste('需求描述\t场景\n自动采集\t质量管理').rows).toEqual(rows)
    expect(paste('质量管理\t自动采集').rows).toEqual(rows)
  })

  test('keep line breaks of quoted cells and name what is not an option', () => {
    expect(paste('质量管理\t"第一行\n""第二""行"').rows).toEqual([{ scene: 'quality', need: '第一行\n"第二"行' }])
    expect(paste('没有的\t说明')).toEqual({ rows: [{ need: '说明' }], problems: ['第 1 行“场景”：“没有的”不在可选的内容里'] })
  })
})

describe('rows of an Excel file', () => {
  const section = (read('product.form.json') as Form).properties.items as RowSection
  const head = ['产品编号', '单价', '*“N+X”清单编号', '产品或服务名称', '应用场景', '计价单位', '交付物和版本']
  const line = (code: string, price = '3,000.5', scene = '质量管理') => [code, price, 'N-01', '质量追溯', scene, '套', '软件 V1']
  const taken = (lines: string[][], before: Record<string, unknown>[] = []) => readSheetRows([head, ...lines], section, {}, before)

  test('are all taken, as typed answers, where every cell is right', () => {
    const { rows, problems } = taken(Array.from({ length: 60 }, (_, index) => line(`P-${index}`)))
    expect(problems).toEqual([])
    expect(rows).toHaveLength(60)
    expect(rows[59]).toMatchObject({ itemCode: 'P-59', itemPrice: '3000.5', itemScene: 'quality', itemLine: 'N-01' })
  })

  test('are refused cell by cell, by the row of the sheet and the column', () => {
    const { problems } = taken([line('P-1'), ['', '', ''], line('P-1', '1.005'), line('', '3', '没有的场景')])
    expect(problems).toEqual([
      '第 5 行“应用场景”：“没有的场景”不在可选的内容里',
      expect.stringContaining('第 4 行“单价”：'),
      expect.stringContaining('第 5 行“产品编号”：'),
      expect.stringMatching(/第 4 行“产品编号”：.*与第 1 行重复/),
    ])
  })

  test('are refused with columns that are strange or missing, beyond the most rows, or beside those that stay', () => {
    expect(
      readSheetRows(
        [
          ['编号', '价'],
          ['P-1', '3'],
        ],
        section,
        {},
      ).problems[0],
    ).toContain('没有认出列名')
    expect(readSheetRows([[...head, '备注'], line('P-1')], section, {}).problems).toEqual([expect.stringContaining('不认识的列“备注”')])
    expect(taken([]).problems).toEqual([expect.stringContaining('没有内容')])
    expect(
      taken(
        [line('P-1')],
        Array.from({ length: 60 }, () => ({})),
      ).problems,
    ).toContainEqual(expect.stringContaining('最多 60 条，现在有 61 条'))
    expect(taken([line('P-1')], [{ itemCode: 'P-1' }]).problems).toEqual([expect.stringMatching(/第 2 行“产品编号”：.*重复/)])
  })
})

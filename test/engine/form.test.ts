/** The check of a form: everything that is wrong at once, each with its place and a Chinese sentence that names the field. */
import { describe, expect, test } from 'vitest'
import { normaliseAnswers } from '../../server/engine/form/answers.js'
import { checkAnswers } from '../../server/engine/form/form.js'
import type { Answers, Json } from '../../server/engine/model.js'
import { type Parts, programmeOf, stageOf } from './build.js'

const options = (...values: string[]) => values.map((value) => ({ const: value, title: `选项${value}` }))
const sections: Parts['sections'] = {
  basics: {
    type: 'object',
    title: '基础信息',
    properties: {
      name: { type: 'string', title: '企业名称', maxLength: 5, minLength: 2 },
      code: { type: 'string', title: '信用代码', format: 'credit-code' },
      phone: { type: 'string', title: '手机', format: 'mobile' },
      telephone: { type: 'string', title: '电话', format: 'telephone' },
      email: { type: 'string', title: '邮箱', format: 'email' },
      account: { type: 'string', title: '账号', format: 'bank-account' },
      site: { type: 'string', title: '网址', format: 'url' },
      founded: { type: 'string', title: '成立日期', format: 'date' },
      staff: { type: 'integer', title: '人数', unit: '人', minimum: 1, maximum: 1000 },
      revenue: { type: 'string', title: '收入', unit: '万元', decimal: { places: 2, minimum: '0', maximum: '100000' } },
      size: { type: 'string', title: '规模', oneOf: options('a', 'b') },
      kind: { type: 'string', title: '性质', enum: ['国有', '民营'] },
      honours: {
        type: 'array',
        title: '荣誉',
        items: { type: 'string', oneOf: options('x', 'y', 'z') },
        minItems: 2,
        maxItems: 2,
        uniqueItems: true,
      },
      industry: { type: 'string', title: '行业', dictionary: 'industries' },
      number: { type: 'string', title: '批次', pattern: '^P-\\d{2}$', message: '批次应像 P-01 一样填写' },
      agreed: { type: 'boolean', title: '承诺', const: true },
      signed: { type: 'boolean', title: '是否签约' },
    },
    required: ['name', 'staff', 'size', 'industry', 'signed'],
    allOf: [
      {
        if: { properties: { signed: { const: true } }, required: ['signed'] },
        then: { properties: { signedOn: { type: 'string', title: '签约日期', format: 'date' } }, required: ['signedOn'] },
        else: { properties: { why: { type: 'string', title: '未签约原因', maxLength: 10 } }, required: ['why'] },
      },
    ],
  },
  rows: {
    type: 'array',
    title: '需求',
    minItems: 1,
    maxItems: 2,
    items: {
      type: 'object',
      properties: {
        need: { type: 'string', title: '描述', maxLength: 3 },
        urgent: { type: 'boolean', title: '是否紧急' },
      },
      required: ['need'],
      allOf: [
        {
          if: { properties: { urgent: { const: true } }, required: ['urgent'] },
          then: { properties: { reason: { type: 'string', title: '紧急原因' } }, required: ['reason'] },
        },
      ],
    },
  },
}
const industries = [{ code: 'C', name: '制造业', children: [{ code: '34', name: '通用设备', children: [{ code: '345', name: '轴承' }] }] }]
const stage = stageOf(programmeOf({ sections, dictionaries: { industries } }))

const good = { name: '示例厂', staff: 12, size: 'a', industry: '345', signed: false, why: '洽谈中' }
const answers = (group: Record<string, Json>, rows: Json = [{ need: '排产' }]): Answers => ({ basics: { ...good, ...group }, rows })
const check = (given: unknown) => checkAnswers(stage, given)
const said = (given: unknown) => check(given).map(({ at, message }) => [at, message])

describe('A filled form', () => {
  test('is right', () => {
    const full = {
      code: '91350100M000100Y43',
      phone: '13900000001',
      telephone: '010-12345678',
      email: 'someone@example.com',
      account: '6222000000000000000',
      site: 'https://example.com/a?b=c',
      founded: '2024-02-29',
      revenue: '19.99',
      kind: '国有',
      honours: ['x', 'y'],
      number: 'P-01',
      agreed: true,
    }
    expect(check(answers(full))).toEqual([])
  })

  test('empty says everything that is missing, in the order of the form', () => {
    expect(said({})).toEqual([
      ['/basics/name', '请填写“企业名称”'],
      ['/basics/staff', '请填写“人数”'],
      ['/basics/size', '请选择“规模”'],
      ['/basics/industry', '请选择“行业”'],
      ['/basics/signed', '请选择“是否签约”'],
      ['/basics/why', '请填写“未签约原因”'],
      ['/rows', '“需求”至少添加 1 条'],
    ])
  })

  test('wrong says everything that is wrong at once, one sentence per field', () => {
    const wrong = { name: '一二三四五六', staff: 0, revenue: '19.999', phone: '123', founded: '2024-02-30' }
    expect(said(answers(wrong, [{ need: '一二三四' }]))).toEqual([
      ['/basics/name', '“企业名称”不能超过 5 个字（现在 6 个）'],
      ['/basics/phone', '“手机”：手机号码应为 11 位数字'],
      ['/basics/founded', '“成立日期”：日期不正确，请按 2024-01-31 的样子填写'],
      ['/basics/staff', '“人数”不能小于 1 人'],
      ['/basics/revenue', '“收入”最多 2 位小数'],
      ['/rows/0/need', '“需求”第 1 行：“描述”不能超过 3 个字（现在 4 个）'],
    ])
  })
})

describe('One field', () => {
  test.each<[string, Json[], Json[], string | undefined]>([
    ['name', ['甲乙', '😀😀😀😀😀', '𠀀𠀁𠀂𠀃𠀄'], ['😀😀😀😀😀😀'], '“企业名称”不能超过 5 个字（现在 6 个）'],
    ['name', [], ['甲', '😀'], '“企业名称”至少 2 个字（现在 1 个）'],
    ['name', [], [12, true, {}, ['甲乙']], '“企业名称”应为文字'],
    ['code', ['912102127123456724'], ['91310000MA3E5L9X7A'], '“信用代码”：第 18 位“A”与前 17 位不符（校验码），请对照营业执照逐位核对。'],
    [
      'phone',
      ['13900000001', '19912345678'],
      ['12345678901', '1390000000', '+8613900000001', '139 0000 0001'],
      '“手机”：手机号码应为 11 位数字',
    ],
    ['telephone', ['0411-12345678', '13900000001', '12345678', '400-123-4567'], ['0411-1', 'x'], undefined],
    [
      'email',
      ['a@b.cn', 'a.b+c@d-e.example.com'],
      ['a', 'a@b', '@b.cn', 'a b@c.cn', 'a@@b.cn', 'a@b..cn', 'a@b.cn\nBcc:x@y.cn'],
      undefined,
    ],
    ['account', ['12345678', '6'.repeat(32)], ['1234567', '6'.repeat(33), '6222-0000-0000'], '“账号”：银行账号应为 8 至 32 位数字'],
    [
      'site',
      ['http://a.cn', 'https://a.cn/b'],
      ['javascript:alert(1)', 'a.cn', 'ftp://a.cn', 'https://a.cn/"x'],
      '“网址”：网址应以 http:// 或 https:// 开头',
    ],
    [
      'founded',
      ['2024-02-29', '2023-12-31'],
      ['2024-02-30', '2023-02-29', '2024-13-01', '2024-1-1', '20240101', '2024-01-01T00:00:00Z'],
      undefined,
    ],
    ['staff', [1, 1000], ['12', '1000'], '“人数”应为整数'],
    ['staff', [], [1.5, Number.NaN, Number.POSITIVE_INFINITY], '“人数”应为整数'],
    ['staff', [], [1001], '“人数”不能大于 1000 人'],
    ['revenue', ['0', '19.99', '0.07', '4.35', '1.1', '99999.99', '100000'], ['19.999', '0.071'], '“收入”最多 2 位小数'],
    ['revenue', [], [19.99, 4], '“收入”应为数字（以文字传送）'],
    ['revenue', [], ['1e3', '1,000', '０.５', '.5', '5.', '007', 'NaN', '--1', '1 000'], '“收入”应为数字，如 1234.5'],
    ['revenue', [], ['-0.01'], '“收入”不能小于 0'],
    ['revenue', [], ['100000.01'], '“收入”不能大于 100000'],
    ['size', ['a', 'b'], ['c', 'A', 'constructor', '__proto__'], '请从列表中选择“规模”'],
    ['kind', ['民营'], ['外资'], '请从列表中选择“性质”'],
    ['honours', [['x', 'z']], [['x']], '“荣誉”至少选择 2 项'],
    ['honours', [], [['x', 'y', 'z']], '“荣誉”最多选择 2 项'],
    ['honours', [], [['x', 'x']], '“荣誉”有重复的选项'],
    ['honours', [], [['x', 'w']], '请从列表中选择“荣誉”'],
    ['honours', [], ['x'], '“荣誉”应为若干选项'],
    ['industry', ['345'], ['C', '34', '3459', 'constructor', '__proto__'], '请从列表中选择“行业”'],
    ['number', ['P-01'], ['P-1', 'xP-01', 'P-01x'], '批次应像 P-01 一样填写'],
    ['agreed', [true], [false], '请确认“承诺”'],
    ['signed', [], ['true', 1], '“是否签约”应为是或否'],
  ])('%s takes %j and refuses %j', (key, right, wrong, sentence) => {
    for (const value of right) expect(said(answers({ [key]: value })), JSON.stringify(value)).toEqual([])
    for (const value of wrong) {
      const own = said(answers({ [key]: value })).filter(([at]) => at === `/basics/${key}`)
      expect(own, JSON.stringify(value)).toHaveLength(1)
      if (sentence) expect(own[0]?.[1], JSON.stringify(value)).toBe(sentence)
    }
  })

  test('of blanks counts as not filled', () => {
    expect(said(answers({ name: '  ' }))).toEqual([['/basics/name', '请填写“企业名称”']])
    expect(said(answers({ name: null }))).toEqual([['/basics/name', '请填写“企业名称”']])
    expect(said(answers({ phone: '', honours: [], revenue: ' ' }))).toEqual([])
  })

  test('must be there when its text has no length of its own, up to 2000 characters', () => {
    const long = stageOf(
      programmeOf({ sections: { basics: { type: 'object', title: '甲', properties: { text: { type: 'string', title: '说明' } } } } }),
    )
    expect(checkAnswers(long, { basics: { text: '字'.repeat(2000) } })).toEqual([])
    expect(checkAnswers(long, { basics: { text: '字'.repeat(2001) } })).toMatchObject([
      { message: '“说明”不能超过 2000 个字（现在 2001 个）' },
    ])
  })

  test('may not carry control or direction characters', () => {
    for (const character of ['\u0000', '\u0007', '\u202e', '\u2028', '\u007f'])
      expect(check(answers({ name: `甲${character}乙` }))).toMatchObject([{ at: '/basics/name', code: 'control-character' }])
  })
})

describe('Conditional fields', () => {
  test('are asked only under their condition', () => {
    expect(said(answers({ signed: true, why: '' }))).toEqual([['/basics/signedOn', '请填写“签约日期”']])
    expect(said(answers({ signed: true, why: '', signedOn: '2024-05-01' }))).toEqual([])
  })

  test('are refused while they are hidden', () => {
    expect(said(answers({ signedOn: '2024-05-01' }))).toEqual([['/basics/signedOn', '按现在的填写情况不需要填“签约日期”，请清空']])
    expect(check(answers({ signed: true, signedOn: '2024-05-01' }))).toMatchObject([{ at: '/basics/why', code: 'hidden-field' }])
  })

  test('that are wrong are said once, without calling their neighbours superfluous', () => {
    expect(said(answers({ signed: true, why: '', signedOn: '2024-02-30' }))).toEqual([
      ['/basics/signedOn', '“签约日期”：日期不正确，请按 2024-01-31 的样子填写'],
    ])
  })

  test('work in each row by itself', () => {
    const rows: Json = [
      { need: '甲', urgent: true },
      { need: '乙', urgent: false, reason: '急' },
    ]
    expect(said(answers({}, rows))).toEqual([
      ['/rows/0/reason', '“需求”第 1 行：请填写“紧急原因”'],
      ['/rows/1/reason', '“需求”第 2 行：按现在的填写情况不需要填“紧急原因”，请清空'],
    ])
  })

  test('are dropped from what is stored once nothing asks for them', () => {
    expect(normaliseAnswers(stage, answers({ signedOn: '2024-05-01' }))).toEqual(answers({}))
  })
})

describe('Rows', () => {
  test('are counted', () => {
    expect(said(answers({}, []))).toEqual([['/rows', '“需求”至少添加 1 条']])
    expect(said(answers({}, [{ need: '甲' }, { need: '乙' }, { need: '丙' }]))).toEqual([['/rows', '“需求”最多 2 条']])
  })

  test('by the thousand are refused in no time', () => {
    check(answers({})) // the validator is compiled at its first use
    const started = process.cpuUsage()
    const problems = check(
      answers(
        {},
        Array.from({ length: 20_000 }, () => ({})),
      ),
    )
    expect(problems[0]).toMatchObject({ at: '/rows', message: '“需求”最多 2 条' })
    expect(problems.length).toBeLessThanOrEqual(100)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(100)
  })

  test.each<[Json]>([['x'], [null], [3], [['甲']]])('may not be %j', (row) => {
    expect(said(answers({}, [row]))).toEqual([['/rows/0', '“需求”第 1 行：“需求”的内容不正确']])
  })
})

describe('Rows taken together', () => {
  const scenes = options('plan', 'stock', 'safety')
  const together = stageOf(
    programmeOf({
      sections: {
        needs: {
          type: 'array',
          title: '需求',
          maxItems: 5,
          uniqueBy: ['scene', 'cost'],
          items: {
            type: 'object',
            properties: {
              scene: { type: 'string', title: '场景', oneOf: scenes },
              cost: { type: 'string', title: '投入', decimal: { places: 2 } },
            },
          },
        },
        levels: {
          type: 'array',
          title: '水平',
          maxItems: 3,
          fixed: true,
          default: [{ scene2: 'plan' }, { scene2: 'stock' }, { scene2: 'safety' }],
          items: {
            type: 'object',
            properties: {
              scene2: { type: 'string', title: '场景', oneOf: scenes },
              level: { type: 'integer', title: '等级', minimum: 0, maximum: 4 },
            },
            required: ['scene2', 'level'],
          },
        },
      },
    }),
  )
  const levels = ['plan', 'stock', 'safety'].map((scene2) => ({ scene2, level: 1 }))
  const sayTogether = (given: Answers) => checkAnswers(together, { levels, ...given }).map(({ at, code, message }) => [at, code, message])

  test('may not repeat each other in the columns that make them unique', () => {
    expect(
      sayTogether({
        needs: [
          { scene: 'plan', cost: '1' },
          { scene: 'stock', cost: '1' },
          { scene: 'plan', cost: '2' },
        ],
      }),
    ).toEqual([])
    expect(
      sayTogether({
        needs: [
          { scene: 'plan', cost: '1' },
          { scene: 'stock', cost: '1' },
          { scene: 'plan', cost: '1.00' },
        ],
      }),
    ).toEqual([['/needs/2/scene', 'repeated-row', '“需求”第 3 行：“场景、投入”与第 1 行重复，请改写']])
  })

  test('are not compared where a column is not filled', () => {
    expect(sayTogether({ needs: [{ scene: 'plan' }, { scene: 'plan' }, { scene: 'plan', cost: ' ' }] })).toEqual([])
  })

  test('that are given stay as they are given', () => {
    expect(sayTogether({})).toEqual([])
    const swapped = [levels[1], levels[0], levels[2]].map((row) => ({ ...row }))
    expect(sayTogether({ levels: swapped })).toEqual([
      ['/levels/0/scene2', 'fixed-row', '“水平”第 1 行：“场景”应为“选项plan”，不能修改'],
      ['/levels/1/scene2', 'fixed-row', '“水平”第 2 行：“场景”应为“选项stock”，不能修改'],
    ])
  })

  test('that are fixed are neither more nor less', () => {
    expect(sayTogether({ levels: levels.slice(1) }).map(([at, , message]) => [at, message])).toContainEqual([
      '/levels',
      '“水平”固定为 3 行，不能减少',
    ])
    expect(sayTogether({ levels: [...levels, { level: 2 }] }).map(([at, , message]) => [at, message])).toContainEqual([
      '/levels',
      '“水平”固定为 3 行，不能增加',
    ])
    expect(sayTogether({ levels: [{ scene2: 'plan' }, ...levels.slice(1)] }).map(([, , message]) => message)).toEqual([
      '“水平”第 1 行：请填写“等级”',
    ])
  })
})

describe('What no form asks for', () => {
  test('is refused with its place', () => {
    expect(check({ ...answers({ extra: 1 }), more: {} })).toMatchObject([
      { at: '/basics/extra', code: 'unknown-field', message: '“基础信息”没有名为“extra”的填报项' },
      { at: '/more', code: 'unknown-section', message: '这张表没有名为“more”的部分' },
    ])
    expect(check(answers({}, [{ need: '甲', extra: 1 }]))).toMatchObject([{ at: '/rows/0/extra', code: 'unknown-field' }])
    expect(check(answers({ need: '甲' }))).toMatchObject([{ at: '/basics/need', code: 'unknown-field' }])
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])('“%s” is refused like any other', (key) => {
    const withKey = (object: object) => JSON.parse(JSON.stringify(object).replace('{', `{"${key}":{"polluted":true},`))
    expect(check({ ...answers({}), basics: withKey(good) })).toMatchObject([{ at: `/basics/${key}`, code: 'unknown-field' }])
    expect(check(withKey(answers({})))).toMatchObject([{ at: `/${key}`, code: 'unknown-section' }])
    expect(check({ ...answers({}), rows: [withKey({ need: '甲' })] })).toMatchObject([{ at: `/rows/0/${key}`, code: 'unknown-field' }])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test.each<[Json]>([[null], ['x'], [[]], [3]])('is %j instead of a form', (given) => {
    expect(said(given)).toEqual([['', '填报内容不是一张表']])
  })

  test.each<[Json]>([['x'], [[]], [3], [true]])('is %j instead of a section', (given) => {
    expect(said({ ...answers({}), basics: given })).toEqual([['/basics', '“基础信息”的内容不正确']])
  })

  test('is an object instead of rows', () => {
    expect(said(answers({}, { 0: { need: '甲' } }))).toEqual([['/rows', '“需求”的内容不正确']])
  })

  test('is nested without end', () => {
    let deep: Json = 'x'
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(said(answers({ name: deep }))).toEqual([['', '填报内容的层次超过 32 层']])
  })
})

describe('What is said', () => {
  test('is Chinese, whatever is wrong', () => {
    const values: Json[] = [null, '', 'x', 3, 1.5, true, [], ['x'], [3], {}, { a: 1 }, '字'.repeat(3000)]
    const fields = [...stage.form.fields.keys()]
    const problems = values.flatMap((value) => [
      ...fields.flatMap((key) => check(answers({ [key]: value }))),
      ...fields.flatMap((key) => check(answers({}, [{ need: '甲', [key]: value }]))),
      ...['basics', 'rows', 'x'].flatMap((key) => check({ ...answers({}), [key]: value })),
    ])
    expect(problems.length).toBeGreaterThan(300)
    for (const { message, at } of problems) {
      expect(message).toMatch(/[\u4e00-\u9fff]/)
      const names = [...fields, 'x', 'basics', 'rows'].map((name) => `“${name}”`)
      const rest = [...names, 'http://', 'https://'].reduce((text, name) => text.replaceAll(name, ''), message)
      expect(rest, at).not.toMatch(/[a-z]{2,}/)
    }
  })
})

describe('What is stored', () => {
  test('is brought to one form', () => {
    const typed = {
      name: ' 示例厂 ',
      code: '91350100-m000100y43',
      phone: '139 0000 0001',
      account: '6222 0000 0000 0000',
      revenue: '１,234.50',
      founded: '2024年1月5日',
      email: ' A@B.cn ',
    }
    expect(normaliseAnswers(stage, answers(typed)).basics).toMatchObject({
      name: '示例厂',
      code: '91350100M000100Y43',
      phone: '13900000001',
      account: '6222000000000000',
      revenue: '1234.50',
      founded: '2024-01-05',
      email: 'A@B.cn',
    })
  })

  test('keeps what it does not understand for the check to refuse', () => {
    const odd = { ...answers({ extra: 1, staff: 'x' }), rows: 'x', more: [1] }
    expect(normaliseAnswers(stage, odd)).toEqual(odd)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import type { Answers, Json } from '../../server/engine/model.js'
import { printHtml } from '../../server/engine/print/html.js'
import { labelValuePairs, type PrintInput, printModel } from '../../server/engine/print/model.js'
import type { FieldModel, Stage } from '../../server/engine/programme.js'
import { given, type Shipped, shipped } from './shipped.js'

let the: Shipped
beforeAll(async () => {
  the = await shipped()
})

const organisation = { name: '甲公司', creditCode: '91350100M000100Y43', district: 'north' }
const declaration = { number: 'ENT-2024-000001', hash: '3F2A91BC', printedAt: '2024-09-10T01:00:00.000Z' }

const model = (answers: Answers, more: Partial<PrintInput> = {}) =>
  printModel(the.programme, the.stage, { answers, organisation, declaration, materials: [], ...more })
const pairs = (answers: Answers) => labelValuePairs(model(answers))
const answerAt = (answers: Answers, label: string) => pairs(answers).find((pair) => pair.label === label)?.value
const filled = () => given('173-letter').answers
const withBasics = (change: Record<string, Json>): Answers => ({ ...filled(), basics: { ...filled().basics, ...change } })

const readable = (html: string) => html.replace(/<\/?span[^>]*>/g, '')

describe('the form on paper', () => {
  test('has every printed field that is asked, once, in the order of the layout', () => {
    const { form, layout } = the.stage
    const isPrinted = ({ printed, conditional }: FieldModel) => printed && !conditional
    for (const section of form.sections.filter(({ kind }) => kind === 'fields')) {
      const order = layout.sections?.[section.key]?.order ?? section.fields.map(({ key }) => key)
      const expected = order.filter((key) => section.fields.some((field) => field.key === key && isPrinted(field)))
      expect(
        pairs({})
          .filter((pair) => pair.section === section.title)
          .map(({ key }) => key),
      ).toEqual(expected)
    }
  })

  test('takes the widths and the order that the layout says', () => {
    const { layout } = the.stage
    const stage: Stage = {
      ...the.stage,
      layout: {
        ...layout,
        fields: { ...layout.fields, contact: { printSpan: 12 }, city: { printSpan: 4 }, name: { printSpan: 8 } },
        sections: { ...layout.sections, basics: { order: ['contact', 'city', 'name'] } },
      },
    }
    const [basics] = printModel(the.programme, stage, { answers: filled(), organisation, declaration, materials: [] }).sections
    const lines = basics?.kind === 'fields' ? basics.lines : []
    expect(lines.slice(0, 2).map((line) => line.map(({ key, span }) => [key, span]))).toEqual([
      [['contact', 12]],
      [
        ['city', 4],
        ['name', 8],
      ],
    ])
  })

  test('leaves out what is not printed, even when it is answered', () => {
    const answers: Answers = { ...filled(), maturity: { ...filled().maturity, plannedInvestment: '60', contractSigned: true } }
    const keys = pairs(answers).map(({ key }) => key)
    expect(keys).not.toContain('plannedInvestment')
    expect(keys).not.toContain('contractSigned')
    expect(printHtml(model(answers))).not.toContain('计划数字化改造投入')
  })

  test('shows conditional fields only when they are asked', () => {
    expect(answerAt(filled(), '属于产业链的说明')).toBeUndefined()
    expect(answerAt(withBasics({ industry: '3499' }), '主营产品是否属于上述细分行业的相关产业链')).toBe('')
    expect(answerAt(withBasics({ industry: '3499', chainProduct: true, chainExplanation: '配套' }), '属于产业链的说明')).toBe('配套')
    // an answer that stands behind a condition that no longer holds is not printed
    expect(answerAt(withBasics({ industry: '3451', chainProduct: true, chainExplanation: '配套' }), '属于产业链的说明')).toBeUndefined()
  })

  test.each([
    ['a number', { revenue: '1234567.8901' }, '上年度营业收入', '1,234,567.8901 万元'],
    ['a negative number', { profit: '-1234.5' }, '上年度利润', '-1,234.5 万元'],
    ['a whole number', { employees: 1234567 }, '从业人员数', '1,234,567 人'],
    ['a choice', { ownership: 'mixed' }, '企业性质', '混合所有制'],
    ['yes', { smeFunded: true }, '是否已获中央财政中小企业发展专项资金支持', '是'],
    ['no', { smeFunded: false }, '是否已获中央财政中小企业发展专项资金支持', '否'],
    ['a code with its path', { industry: '3451' }, '所属行业', ' / 滚动轴承制造（3451）'],
    ['blank text', { address: '  ' }, '注册地址', ''],
  ])('says %s as people read it', (_, change, label, expected) => {
    const value = answerAt(withBasics(change), label)
    if (expected.startsWith(' / ')) expect(value?.endsWith(expected)).toBe(true)
    else expect(value).toBe(expected)
  })

  test('shows all options of a choice, with a mark at what was chosen', () => {
    const html = readable(printHtml(model(withBasics({ ownership: 'foreign' }))))
    for (const option of ['☐ 国有', '☐ 民营', '☑ 外资', '☐ 混合所有制', '☐ 其他']) expect(html).toContain(option)
    const blank = readable(printHtml(model({})))
    expect(blank).not.toContain('☑')
    for (const field of the.stage.form.fields.values())
      if (field.printed && !field.conditional && field.options && field.options.size <= 5)
        for (const title of field.options.values()) expect(blank).toContain(`☐ ${title.replace(/"/g, '&quot;')}`)
  })

  test('fills every line of the grid to 12 columns', () => {
    for (const answers of [{}, filled(), withBasics({ industry: '3499', chainProduct: true })])
      for (const section of model(answers).sections)
        if (section.kind === 'fields') for (const line of section.lines) expect(line.reduce((sum, { span }) => sum + span, 0)).toBe(12)
    for (const [, line] of printHtml(model(filled())).matchAll(/<tr>(<th scope="row".*?)<\/tr>/g)) {
      const columns = [...(line ?? '').matchAll(/colspan="(\d+)"/g)].reduce((sum, [, span]) => sum + Number(span), 0)
      expect(columns).toBe(24)
    }
  })

  test('numbers 30 rows in a table whose head is repeated; no rows leave one blank line', () => {
    const needs = Array.from({ length: 30 }, (_, index) => ({ scene: 'scheduling', need: `需求${index + 1}` }))
    const rows = pairs({ ...filled(), needs })
      .filter(({ row }) => row !== undefined)
      .map(({ row, label, value }) => [row, label, value])
    expect(rows).toHaveLength(60)
    expect(rows.slice(-2)).toEqual([
      [30, '场景', '计划排程'],
      [30, '需求描述', '需求30'],
    ])
    const html = printHtml(model({ ...filled(), needs }))
    expect(html).toMatch(/<thead><tr><th scope="col">序号<\/th><th scope="col">场景<\/th><th scope="col">需求描述<\/th><\/tr><\/thead>/)
    expect(html).toContain('<td class="middle">30</td>')
    expect(html).toContain('display: table-header-group')
    expect(
      pairs({})
        .filter(({ row }) => row !== undefined)
        .map(({ value }) => value),
    ).toEqual(['', ''])
  })

  test('prints rows of many fields as one grid each', () => {
    const section = the.stage.form.sections.find(({ kind }) => kind === 'rows')
    const [field] = section?.fields ?? []
    if (!section || !field) throw new Error('The stage has no rows.')
    const many = Array.from(
      { length: 8 },
      (_, index): FieldModel => ({
        ...field,
        key: `f${index}`,
        title: `栏${index}`,
        type: 'string',
        options: undefined,
        schema: { type: 'string', title: `栏${index}`, maxLength: 20 },
      }),
    )
    const properties = Object.fromEntries(many.map(({ key, schema }) => [key, schema]))
    const form = {
      ...the.stage.form,
      schema: {
        ...the.stage.form.schema,
        properties: {
          [section.key]: { type: 'array' as const, title: '产品', maxItems: 9, items: { type: 'object' as const, properties } },
        },
      },
      sections: [{ ...section, title: '产品', fields: many }],
    }
    const wide = printModel(
      the.programme,
      { ...the.stage, form },
      { answers: { [section.key]: [{ f0: '一' }, { f7: '末' }] }, organisation, declaration, materials: [] },
    )
    expect(labelValuePairs(wide).filter(({ value }) => value !== '')).toEqual([
      { section: '产品', row: 1, key: 'f0', label: '栏0', value: '一' },
      { section: '产品', row: 2, key: 'f7', label: '栏7', value: '末' },
    ])
    expect(printHtml(wide)).toContain('第 2 条')
  })

  test('keeps long texts whole, with their lines, and breaks words anywhere', () => {
    const long = `${'长'.repeat(249)}\n${'a'.repeat(250)}`
    const html = printHtml(model(withBasics({ profile: long, name: '名'.repeat(60) })))
    expect(html).toContain(long)
    expect(html).toContain('名'.repeat(60))
    expect(html).toContain('overflow-wrap: anywhere')
    expect(html).toContain('table-layout: fixed')
  })

  test('leaves marks in answers, names and files inert', () => {
    const hostile = '</style><script>alert(1)</script>"\'&'
    const html = printHtml(
      model(withBasics({ profile: hostile, contact: hostile }), {
        organisation: { ...organisation, name: hostile },
        declaration: { number: hostile, hash: hostile, printedAt: hostile },
        materials: [{ title: hostile, files: [{ name: hostile, pages: 2, hash: hostile }] }],
      }),
    )
    expect(html).not.toContain('<script')
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('lists the attachments with pages and short hash', () => {
    const html = printHtml(
      model(filled(), {
        materials: [
          {
            title: '营业执照',
            files: [
              { name: 'a.pdf', pages: 3, hash: 'a1b2c3d4' },
              { name: 'b.pdf', hash: 'e5f60718' },
            ],
          },
          { title: '审计报告', files: [] },
          { title: '申报表盖章扫描件', files: [], isThis: true },
        ],
      }),
    )
    expect(html).toContain('附件清单')
    expect(html).toContain(
      '<td class="small">a.pdf<br>b.pdf</td><td class="middle">3<br></td><td class="middle small">a1b2c3d4<br>e5f60718</td>',
    )
    expect(html).toMatch(/审计报告<\/td><td class="small">打印时未上传<\/td><td class="middle">—</)
    expect(html).toMatch(/申报表盖章扫描件<\/td><td class="small">即本件，盖章后扫描上传</)
    expect(printHtml(model(filled()))).not.toContain('附件清单')
  })

  test('ends with the declaration, the seal and the date in one block with the last row before it', () => {
    const html = printHtml(model(filled()))
    const { print } = the.stage.layout
    const end = html.slice(html.indexOf('<tbody class="end">'))
    for (const words of [print?.declaration, print?.seal, '年　　月　　日']) expect(end).toContain(words)
    expect(end.match(/<tr/g)).toHaveLength(2)
    expect(html).toContain('.form .end, .form .end tr { break-inside: avoid; }')
  })

  test('says number and check code on the first page and above every page', () => {
    const html = printHtml(model(filled()))
    expect(html).toContain('编号：ENT-2024-000001')
    expect(html).toContain('校验码：3F2A-91BC')
    expect(html).toMatch(/@top-left \{ content: "[^"]*ENT\\2d 2024\\2d 000001[^"]*3F2A\\2d 91BC"/)
    expect(html).toContain('counter(page) " 页　共 " counter(pages)')
  })

  test('runs nothing and loads nothing', () => {
    expect(printHtml(model(filled()))).not.toMatch(/<script|<link|<img|https?:|url\(|@import/)
  })
})

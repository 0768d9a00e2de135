/** The model behind the form designer: kinds of questions, changes of both files, pasted lists, conditions, uses. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { linesOf, readPastedEntries } from '../../web/pages/studio/dictionaries/entries.js'
import {
  type BusinessType,
  businessTypeOf,
  fieldOf,
  newKey,
  retyped,
  typeNames,
  widgetFor,
} from '../../web/pages/studio/forms/business-types.js'
import { answersFor, sayTest, simpleTest, testFrom } from '../../web/pages/studio/forms/conditional.js'
import { withCondition, withFieldHandedOver, withFieldMoved, withFields, withoutField } from '../../web/pages/studio/forms/form-edits.js'
import { sectionsOf } from '../../web/pages/studio/forms/form-tree.js'
import { fieldFrom, readPastedFields } from '../../web/pages/studio/forms/pasted-fields.js'
import { usesOf, withoutAnswers } from '../../web/pages/studio/forms/uses.js'
import { withoutMaterial } from '../../web/pages/studio/materials/uses.js'
import { repository } from '../server.js'

const shipped = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path.join(repository, folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => [`schemas/${name}`, readFileSync(path.join(repository, folder, name), 'utf8')]),
  )
const programmes = ['schemas/dalian-digital-2024', 'schemas/lanwan-green-2026'].map(shipped)
const forms = programmes.flatMap((files) =>
  Object.keys(files)
    .filter((name) => name.endsWith('.form.json'))
    .map((name) => ({ form: files[name] ?? '', ui: files[name.replace('.form.', '.ui.')] ?? '{}' })),
)
const read = ({ form, ui }: { form: string; ui: string }) => sectionsOf(JSON.parse(form), JSON.parse(ui))
const selection = programmes[0] ?? {}
const first = { form: selection['schemas/selection.form.json'] ?? '', ui: selection['schemas/selection.ui.json'] ?? '' }
const basics = () => read(first)[0]

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there.')
  return value
}

describe('the structure of a form', () => {
  test('every shipped field is shown with its place, conditional ones with their condition in words', () => {
    for (const texts of forms)
      for (const section of read(texts))
        for (const node of section.fields) {
          expect(node.field.title).not.toBe('')
          if (simpleTest(node.condition?.test)) expect(sayTest(node.condition?.test, section.fields), node.key).toContain('“')
        }
    expect(basics()?.fields.find(({ key }) => key === 'chainProduct')?.condition?.branch).toBe('then')
  })

  test('whatever stands in the file, something can be shown', () => {
    for (const broken of [
      undefined,
      null,
      3,
      [],
      {},
      { properties: { a: 1, b: { type: 'array' }, c: { properties: { x: null, y: {} }, allOf: [{}] } } },
    ])
      expect(() => sectionsOf(broken, undefined)).not.toThrow()
  })
})

describe('kinds of questions', () => {
  test('what is made as a kind is read as that kind, and stays it', () => {
    for (const type of typeNames) {
      const field = fieldOf(type, '甲', { dictionary: 'industries' })
      expect(businessTypeOf(field, { widget: widgetFor(type) }), type).toBe(type)
    }
  })

  test('a question that changes its kind keeps its words, its clause and its options', () => {
    const choice = { ...fieldOf('choice', '甲', { options: ['一', '二'] }), clause: 'c', selfCheck: true, description: '说明' }
    const several = retyped(choice, 'choices')
    expect(several).toMatchObject({
      type: 'array',
      title: '甲',
      clause: 'c',
      selfCheck: true,
      description: '说明',
      items: { oneOf: choice.oneOf },
    })
    expect(retyped(several, 'choice')).toMatchObject({ type: 'string', oneOf: choice.oneOf })
    for (const type of typeNames)
      expect(businessTypeOf(retyped(choice, type, 'd'), { widget: widgetFor(type) }), type).toBe<BusinessType>(type)
  })

  test('keys are made once and never twice', () => {
    const taken = new Set([newKey('f', new Set(), () => 0)])
    const rolls = [0, 0.5]
    expect(newKey('f', taken, () => rolls.shift() ?? 0)).not.toBe([...taken][0])
  })
})

describe('changes of a form', () => {
  test('a field is added below another, and taken away again without a trace', () => {
    const section = found(basics())
    const added = withFields(
      first,
      section,
      [{ key: 'f1', field: fieldOf('text', '新'), required: true, layout: { printSpan: 6 } }],
      'city',
    )
    const again = found(read(added)[0])
    expect(again.fields.map(({ key }) => key).indexOf('f1')).toBe(section.fields.findIndex(({ key }) => key === 'city') + 1)
    expect(again.fields.find(({ key }) => key === 'f1')).toMatchObject({ required: true, layout: { printSpan: 6 } })
    const removed = withoutField(added, again, found(again.fields.find(({ key }) => key === 'f1')))
    expect(JSON.parse(removed.form)).toEqual(JSON.parse(first.form))
    expect(JSON.parse(removed.ui)).toEqual(JSON.parse(first.ui))
  })

  test('moving changes the order of the page and nothing else, and moving back leaves the file as it was', () => {
    for (const texts of forms)
      for (const section of read(texts)) {
        if (section.fields.length < 2) continue
        const keys = section.fields.map(({ key }) => key)
        const moved = withFieldMoved(texts, section, 0, 1)
        const after = found(read(moved).find(({ key }) => key === section.key))
        expect(after.fields.map(({ key }) => key)).toEqual([keys[1], keys[0], ...keys.slice(2)])
        const back = withFieldMoved(moved, after, 1, 0)
        expect(found(read(back).find(({ key }) => key === section.key)).fields.map(({ key }) => key)).toEqual(keys)
        expect(back.form).toBe(texts.form)
      }
  })

  test('a field becomes conditional, joins others of the same condition, and becomes unconditional again', () => {
    const section = found(basics())
    const node = found(section.fields.find(({ key }) => key === 'address'))
    const test = testFrom(
      { field: 'city', negated: false, values: ['dalian'] },
      found(section.fields.find(({ key }) => key === 'city')).field,
    )
    const conditional = withCondition(first.form, section, node, test)
    const after = found(read({ ...first, form: conditional })[0])
    const moved = found(after.fields.find(({ key }) => key === 'address'))
    expect(moved.condition?.test).toEqual(test)
    expect(moved.required).toBe(node.required)
    expect(answersFor(moved, after.fields)).toEqual({ city: 'dalian' })
    const second = withCondition(conditional, after, found(after.fields.find(({ key }) => key === 'profile')), test)
    expect(JSON.parse(second).properties.basics.allOf).toHaveLength(JSON.parse(conditional).properties.basics.allOf.length)
    const backAgain = JSON.parse(withCondition(conditional, after, moved, undefined))
    expect(backAgain.properties.basics.allOf).toEqual(JSON.parse(first.form).properties.basics.allOf)
    expect(backAgain.properties.basics.properties.address).toEqual(JSON.parse(first.form).properties.basics.properties.address)
  })

  test('every shipped condition of one question is read and written without loss', () => {
    for (const section of forms.flatMap(read))
      for (const { condition } of section.fields) {
        const simple = condition && simpleTest(condition.test)
        if (!simple) continue
        const asked = found(section.fields.find(({ key }) => key === simple.field)).field
        expect(simpleTest(testFrom(simple, asked))).toEqual(simple)
      }
  })

  test('a field handed over to another section keeps its key, its layout and whether it is required', () => {
    const [from, to] = [found(read(first)[0]), found(read(first)[1])]
    const node = found(from.fields.find(({ key }) => key === 'profile'))
    const after = read(withFieldHandedOver(first, from, node, to))
    expect(after[0]?.fields.some(({ key }) => key === 'profile')).toBe(false)
    expect(after[1]?.fields.find(({ key }) => key === 'profile')).toMatchObject({
      field: node.field,
      required: node.required,
      layout: node.layout,
    })
  })
})

describe('a pasted list of questions', () => {
  test('becomes fields, with or without a line of titles', () => {
    const lines = readPastedFields(
      '名称\t类型\t必填\t选项\t说明\t单位\n专利数\t整数\t是\t\t有效的\t件\n能耗\t金额（元）\t否\n等级\t\t是\t一级、二级',
      [],
      [],
    )
    expect(lines.flatMap(({ problems }) => problems)).toEqual([])
    expect(lines.map((line) => fieldFrom(line, 'f').field)).toMatchObject([
      { type: 'integer', title: '专利数', unit: '件', description: '有效的' },
      { type: 'string', title: '能耗', unit: '元', decimal: { places: 2 } },
      {
        oneOf: [
          { const: '一级', title: '一级' },
          { const: '二级', title: '二级' },
        ],
      },
    ])
    expect(lines.map(({ required }) => required)).toEqual([true, false, true])
    const [cited] = readPastedFields(
      '类别\t单选\t是\tA类：电机、风机|B类：锅炉\t\t\t\t三（一）1',
      [],
      [],
      [{ id: '3.1.1', label: '三、（一）1.' }],
    )
    expect(cited && fieldFrom(cited, 'f').field).toMatchObject({
      clause: '3.1.1',
      oneOf: [
        { const: 'A类', title: 'A类：电机、风机' },
        { const: 'B类', title: 'B类：锅炉' },
      ],
    })
    expect(readPastedFields('名字\t短文本\t是', [], [])).toMatchObject([{ title: '名字', type: 'text', line: 1 }])
  })

  test('says for each line what is wrong with it', () => {
    const lines = readPastedFields('甲\t奇怪\t也许\n甲\t单选\t是\t只有一个\n\t日期\n乙\t字典\t是\t没有的', [{ id: 'd', title: '行业' }], [])
    expect(lines.map(({ problems }) => problems.length)).toEqual([2, 2, 1, 1])
    expect(lines[0]?.problems[0]).toContain('不认识类型“奇怪”')
    expect(lines[3]?.problems[0]).toContain('行业')
  })
})

describe('uses', () => {
  const files = {
    'schemas/a.form.json': '{"properties":{"s":{"type":"object","title":"部","properties":{"x":{"type":"string","title":"甲"}}}}}',
    'schemas/b.form.json': '{"properties":{"t":{"properties":{"y":{"title":"乙","from":"a.x"}}}}}',
    'rules/a.eligibility.json': '{"rules":[{"name":"r","label":"规则一","conditions":{"fact":"x","operator":"answered","value":true}}]}',
    'rules/b.eligibility.json': '{"rules":[{"name":"r","conditions":{"fact":"x","operator":"answered","value":true}}]}',
    'rules/w.worksheet.json': '{"rows":[{"id":"r","label":"行","formula":"max(x, xx)"}]}',
    'templates/l.hbs': '<p>{{answers.x}}</p>',
    'rules/examples/1.json': '{"stage":"a","given":{"answers":{"s":{"x":"1"}},"materials":["m","n"]}}',
  }

  test('everything that reads a field is listed, and nothing of another stage that is called alike', () => {
    expect(usesOf(files, 'a', 'x', 's').map(({ file }) => file)).toEqual([
      'schemas/b.form.json',
      'rules/a.eligibility.json',
      'rules/w.worksheet.json',
      'templates/l.hbs',
    ])
    expect(usesOf(files, 'a', 'x')[1]?.what).toContain('规则一')
    expect(usesOf(files, 'a', 'zz')).toEqual([])
  })

  test('the answers of examples go with their question, and a material with what it is named by', () => {
    const without = withoutAnswers(files, 'a', 's', 'x')
    expect(JSON.parse(without['rules/examples/1.json'] ?? '').given.answers.s).toEqual({})
    expect(JSON.parse(withoutMaterial(files['rules/examples/1.json'], 'm')).given.materials).toEqual(['n'])
  })
})

describe('a dictionary', () => {
  test('is pasted as a tree and shown as lines', () => {
    const { entries, problems } = readPastedEntries('代码\t名称\t上级代码\nA\t农业\nA1\t种植\tA')
    expect(problems).toEqual([])
    expect(linesOf(entries).map(({ code, above, depth }) => [code, above, depth])).toEqual([
      ['A', undefined, 0],
      ['A1', 'A', 1],
    ])
  })

  test('names what is wrong by its line', () => {
    expect(readPastedEntries('A\t甲\nA\t乙\nB\t丙\tX\nC\t丁\tD\nD\t戊\tC').problems).toEqual([
      '第 2 行：代码“A”重复',
      '第 3 行：没有上级代码“X”',
      '第 4 行：上级代码绕成了圈',
      '第 5 行：上级代码绕成了圈',
    ])
  })
})

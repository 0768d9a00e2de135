import { beforeAll, describe, expect, test } from 'vitest'
import { draftDifferences } from '../../server/engine/book/draft-book.js'
import { compile } from '../../server/engine/compile/compile.js'
import { diff } from '../../server/engine/diff/diff.js'
import { type Shipped, shipped } from './shipped.js'

describe('the difference of two editions', () => {
  let own: Shipped
  beforeAll(async () => {
    own = await shipped()
  })

  /** The sentences about the shipped programme with texts replaced in its files. */
  function changes(edits: Record<string, [string | RegExp, string][]>): string[] {
    const files = { ...own.programme.files }
    for (const [path, replacements] of Object.entries(edits)) {
      for (const [from, to] of replacements) {
        const changed = (files[path] ?? '').replace(from, to)
        expect(changed, `${path} does not contain ${String(from)}`).not.toBe(files[path])
        files[path] = changed
      }
    }
    const { value, problems } = compile(files, own.site)
    expect(problems).toEqual([])
    return value ? diff(own.programme, value).map(({ text }) => text) : []
  }

  test('is empty for the same programme', () => {
    expect(diff(own.programme, own.programme)).toEqual([])
  })

  test('names a parameter with its old and new value', () => {
    expect(
      changes({ 'rules/subsidy.worksheet.json': [['{ "value": "50", "clause": "guide-2" }', '{ "value": "40", "clause": "guide-2" }']] }),
    ).toEqual(['补贴测算：参数“每家最高补贴”的数值由 50 万元 改为 40 万元'])
  })

  test('says where, for a parameter of the same name in another worksheet', () => {
    const cap: [RegExp, string] = [/("id": "cap"[\s\S]*?"value": )"50"/, '$1"40"']
    const told = changes({ 'rules/subsidy.worksheet.json': [cap], 'rules/project.worksheet.json': [cap] })
    expect(told).toHaveLength(2)
    expect(new Set(told).size).toBe(2)
  })

  test('counts nothing as removed because a rule beside it is not finished', () => {
    const path = 'rules/selection.eligibility.json'
    const text = own.programme.files[path] ?? ''
    const unfinished = text.replace(/"rules": \[/, '"rules": [{ "name": "new", "label": "新的规则", "severity": "block" },')
    expect(unfinished).not.toBe(text)
    const other = {
      ...own.programme.files,
      'schemas/programme.json': (own.programme.files['schemas/programme.json'] ?? '').replace('中小企业数字化转型试点', '数字化转型'),
    }
    expect(draftDifferences({ ...other, [path]: unfinished }, own.programme.files, own.site).map(({ text: said }) => said)).toEqual([
      '事项“关于申报中小企业发展专项资金（中小企业数字化转型方向）项目的通知”的简称由 中小企业数字化转型试点 改为 数字化转型',
      `文件 ${path} 还有没写完的地方，改好以后才能说明它改了什么`,
    ])
    // a file that is gone is gone
    const { [path]: _, ...without } = own.programme.files
    expect(draftDifferences(without, own.programme.files, own.site).length).toBeGreaterThan(10)
  })

  test('names the one test of a rule that moved, in the words of the rule', () => {
    expect(
      changes({
        'rules/selection.eligibility.json': [['"dateOnOrAfter", "value": "2024-01-01"', '"dateOnOrAfter", "value": "2024-07-01"']],
      }),
    ).toEqual([
      '企业遴选：规则“数字化改造合同于2024年1月1日以后签订”的条件由“合同签订日期不早于 2024年1月1日”改为“合同签订日期不早于 2024年7月1日”',
    ])
  })

  test('names a severity and a deadline', () => {
    expect(
      changes({
        'rules/selection.eligibility.json': [[/("name": "evaluation-past"[\s\S]*?"severity": )"advise"/, '$1"block"']],
        'rules/selection.workflow.json': [['"workingDays": 3', '"workingDays": 5']],
      }),
    ).toEqual([
      '企业遴选：规则“评测日期不晚于今天”的严重程度由 提示 改为 阻止提交',
      '企业遴选：状态“等待区县审批”的办理期限（工作日）由 3 改为 5',
    ])
  })

  test('names fields that came, were renamed, or need not be filled any more', () => {
    expect(
      changes({
        'schemas/selection.form.json': [
          ['"title": "注册地址"', '"title": "注册地址（营业执照）"'],
          ['"address", "profile", "ownership"', '"address", "ownership"'],
          ['"ownership": {', '"website": { "type": "string", "title": "企业网站" }, "ownership": {'],
        ],
      }),
    ).toEqual([
      '企业遴选：字段“注册地址”改名为“注册地址（营业执照）”',
      '企业遴选：字段“企业基本情况”不再必填',
      '企业遴选：新增字段“企业网站”',
    ])
  })

  test('names an option, a material, a cell of a table and the text of a letter', () => {
    expect(
      changes({
        'schemas/selection.form.json': [['{ "const": "other", "title": "其他" }', '{ "const": "other", "title": "其他类型" }']],
        'schemas/selection.materials.json': [[/("id": "levelScreenshot"[\s\S]*?"need": )"required"/, '$1"recommended"']],
        'rules/enterprise-size.table.json': [['">= 20", ">= 300"', '">= 10", ">= 300"']],
        'templates/commitment-letter.hbs': [['一式三份', '一式四份']],
      }),
    ).toEqual([
      '企业遴选：字段“企业性质”的选项由 国有、民营、外资、混合所有制、其他 改为 国有、民营、外资、混合所有制、其他类型',
      '企业遴选：材料“数字化转型自评等级截图”的要求由 必须 改为 可以后补',
      '表“企业规模（工业）：工信部联企业〔2011〕300号，国统字〔2017〕213号沿用”第 3 行的“从业人员数”由 >= 20 改为 >= 10',
      '文书“改造项目服务承诺书”的正文有改动',
    ])
  })

  test('says that a text was only laid out differently', () => {
    expect(changes({ 'rules/registers.json': [[/\n/g, '\n\n']] })).toEqual(['修改文件 rules/registers.json，内容的含义没有变化'])
    expect(changes({ 'schemas/selection.ui.json': [['"rows": 6', '"rows": 8']] })).toEqual(['修改版式文件 schemas/selection.ui.json'])
  })
})

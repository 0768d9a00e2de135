/** The policy book: everything that a programme decides, in Chinese, with what changed marked piece by piece. */
import { beforeAll, describe, expect, test } from 'vitest'
import { bookPage } from '../../server/engine/book/draft-book.js'
import { bookHtml } from '../../server/engine/book/html.js'
import type { TrackedBook } from '../../server/engine/book/model.js'
import { numeral } from '../../server/engine/book/numerals.js'
import { textPieces } from '../../server/engine/book/pieces.js'
import { bookText, changedOnly } from '../../server/engine/book/text.js'
import { compile } from '../../server/engine/compile/compile.js'
import { type Shipped, shipped, shippedOn } from './shipped.js'

let own: Shipped
beforeAll(async () => {
  own = await shipped()
})

function pageOf(edits: Record<string, [string, string]>) {
  const files = { ...own.programme.files }
  for (const [path, [from, to]] of Object.entries(edits)) {
    expect(files[path]).toContain(from)
    files[path] = (files[path] ?? '').replace(from, to)
  }
  const { value, problems } = compile(files, own.site)
  expect(problems).toEqual([])
  return bookPage(value ?? own.programme, '草稿', { programme: own.programme, words: '生效版本' })
}

const altered = (book: TrackedBook) =>
  book.chapters.flatMap(({ parts }) => parts.flatMap(({ rows }) => rows.filter(({ fate }) => fate !== 'same')))

describe('the policy book', () => {
  test('says clauses, questions, materials, rules, steps, amounts, letters in words, and nothing by its key', () => {
    const text = bookText(bookPage(own.programme, '生效版本'))
    for (const { label, text: said = '' } of own.programme.clauses.values()) expect(text, label).toContain(said.split('\n')[0])
    for (const stage of own.programme.stages.values()) {
      for (const { title } of stage.form.fields.values()) expect(text).toContain(title)
      for (const { label } of stage.rules) expect(text).toContain(label)
      for (const { title } of stage.materials.materials) expect(text).toContain(title)
      for (const { label } of [...stage.workflow.states, ...stage.workflow.actions]) expect(text).toContain(label)
    }
    expect(text).toContain('给申报单位的邮件：“【环节名称】被退回，请按意见修改”')
    expect(text).toContain('统一社会信用代码：公式：单位的统一社会信用代码')
    expect(text).toContain('结束“遴选入库服务商名单”：统一社会信用代码 = 单位的统一社会信用代码')
    expect(text).toContain('最小值(按比例计算, 每家最高补贴)')
    expect(text).toContain('合同签订日期不早于 2024年1月1日。')
    expect(text).toMatch(/等待区县审批：办理角色：区县主管部门　办理期限（工作日）：3/)
    expect(text).not.toMatch(/credit-code|：providerCode|：contractDate|organisation\.|amounts\.|\{\{|undefined|\[object/)
  })

  test('says what rows, tables, amounts and shared conditions are called, also of the second notice', async () => {
    const { programme } = await shippedOn('.', 'lanwan-green-2026')
    const text = bookText(bookPage(programme, '生效版本'))
    expect(text).toMatch(/三家比价记录：.*不含税金额不小于 500,000 元/)
    expect(text).toContain('统计内容：兑付金额')
    expect(text).toMatch(/表：核定设备投入和单位产品能耗下降率标准；输出：[一-龥]/)
    expect(text).not.toMatch(/(统计内容|输出)：[A-Za-z]|[A-Za-z]{3,}(不小于|大于|为“)/)
  })

  test('is without a mark where nothing changed', () => {
    const page = pageOf({})
    expect(altered(page.book)).toEqual([])
    expect(bookHtml(page)).not.toMatch(/<(ins|del|tr class="altered")>?[^，、]*<\/(ins|del)>(?!的是)/)
  })

  test('marks a parameter, the threshold of a rule and a deadline, each where it stands, and says them in front', () => {
    const page = pageOf({
      'rules/subsidy.worksheet.json': ['{ "value": "50", "clause": "guide-2" }', '{ "value": "60", "clause": "guide-2" }'],
      'rules/selection.eligibility.json': ['"dateOnOrAfter", "value": "2024-01-01"', '"dateOnOrAfter", "value": "2024-07-01"'],
    })
    const text = bookText({ ...page, book: changedOnly(page.book) })
    expect(text).toContain('数值：[-50-]{+60+} 万元')
    expect(text).toContain('合同签订日期不早于 2024年[-1-]{+7+}月1日')
    expect(altered(page.book)).toHaveLength(2)
    const html = bookHtml(page)
    expect(html).toContain('<del>50</del><ins>60</ins> 万元')
    expect(html).toContain('与生效版本相比的改动（2 处）')
    expect(html).toContain('签发')
    expect(html).not.toContain('<script')
  })

  test('marks a material that came and a letter whose text changed', () => {
    const page = pageOf({
      'schemas/selection.materials.json': ['"materials": [', '"materials": [ { "id": "patent", "title": "专利证书", "need": "optional" },'],
      'templates/mail/rejected.hbs': ['{{', '补充说明。{{'],
    })
    const rows = altered(page.book)
    expect(rows.find(({ fate }) => fate === 'new')?.cells[0]).toEqual([{ text: '专利证书', change: 'in' }])
    expect(rows.some(({ cells }) => cells.flat().some(({ text }) => text === '（正文有改动）'))).toBe(true)
  })
})

describe('pieces of a text', () => {
  test('are the newer text without what is out, and the older one without what is in', () => {
    const texts = ['', '不低于 2 人', '不低于 12 人', '企业应当按月报送。', '企业应当按季报送，逾期的予以提醒。', 'a b', '50 万元']
    for (const before of texts)
      for (const after of texts) {
        const pieces = textPieces(before, after)
        const without = (change: 'in' | 'out') =>
          pieces
            .filter((piece) => piece.change !== change)
            .map(({ text }) => text)
            .join('')
        expect([without('in'), without('out')]).toEqual([before, after])
      }
  })

  test('keep numbers whole and read as phrases', () => {
    expect(textPieces('不低于 2 人', '不低于 12 人')).toEqual([
      { text: '不低于 ' },
      { text: '2', change: 'out' },
      { text: '12', change: 'in' },
      { text: ' 人' },
    ])
  })
})

test('chapters are numbered as Chinese documents are', () => {
  expect([1, 9, 10, 11, 20, 35].map(numeral)).toEqual(['一', '九', '十', '十一', '二十', '三十五'])
})

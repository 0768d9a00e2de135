import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { citationsIn } from '../../web/pages/studio/notice/citations.js'
import { planOf } from '../../web/pages/studio/notice/plan.js'
import { numberOf, splitNotice } from '../../web/pages/studio/notice/split.js'
import { missingYears } from '../../web/pages/studio/overview/calendar-years.js'

const notice = `关于组织申报节水补助的通知
各有关企业：
　　一、支持对象
（一）在本市注册的企业。
连续经营满一年。
（二）符合下列条件：
1.用水量下降1.5万吨以上；
2. 未被列入名单。
二、补助标准
按投入的30%补助，最高20万元。
附件1
一、承诺书`

describe('a pasted notice', () => {
  test('is cut at its numbers; what has no number goes on with the clause above', () => {
    const clauses = splitNotice(notice)
    expect(clauses.map(({ label }) => label)).toEqual([
      '标题',
      '引言',
      '一',
      '一（一）',
      '一（二）',
      '一（二）1',
      '一（二）2',
      '二',
      '附件1',
      '附件1 一',
    ])
    expect(clauses.find(({ label }) => label === '一（一）')?.text).toBe('（一）在本市注册的企业。\n连续经营满一年。')
    expect(clauses.find(({ label }) => label === '一')?.honoured?.as).toBe('heading')
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
    for (const { id } of clauses) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/)
  })

  test('no word of it is lost', () => {
    const words = (text: string) => text.replace(/[\s\u3000]/g, '')
    expect(
      words(
        splitNotice(notice)
          .map(({ text }) => text)
          .join(''),
      ),
    ).toBe(words(notice))
    const { clauses } = JSON.parse(readFileSync(new URL('../../schemas/lanwan-green-2026/clauses.json', import.meta.url), 'utf8'))
    const real = clauses.map(({ text }: { text: string }) => text).join('\n')
    expect(
      words(
        splitNotice(real)
          .map(({ text }) => text)
          .join(''),
      ),
    ).toBe(words(real))
  })

  test('numbers in words are numbers', () => {
    expect(['一', '十', '十二', '二十', '三十五', '一百零六', '7'].map(numberOf)).toEqual([1, 10, 12, 20, 35, 106, 7])
  })

  test('pasted again, clauses keep their ids; what is cited and gone stays', () => {
    const before = [
      { id: 'x', label: '一（一）', text: '旧的文字。' },
      { id: 'y', label: '九', text: '没有了，但有引用。' },
      { id: 'z', label: '十', text: '没有了。' },
    ]
    const plan = planOf(before, splitNotice(notice), (id) => id === 'y')
    expect(plan.clauses.find(({ clause }) => clause.id === 'x')).toMatchObject({ change: 'changed', clause: { label: '一（一）' } })
    expect(plan.clauses.at(-1)).toMatchObject({ change: 'kept', clause: { id: 'y' } })
    expect(plan.removed.map(({ id }) => id)).toEqual(['z'])
  })
})

test('what cites a clause is found in files and templates, with its place', () => {
  const files = {
    'schemas/programme.json': '{"stages":[{"id":"apply","title":"申报"}]}',
    'rules/apply.eligibility.json': '{"rules":[{"name":"a","label":"在本市","clause":"1.1"}]}',
    'templates/letter.hbs': '<p>甲</p>\n<p>{{clause "1.1"}}</p>',
  }
  expect(citationsIn(files).get('1.1')).toEqual([
    { file: 'rules/apply.eligibility.json', at: '/rules/0/clause', words: '资格规则 · 申报 › 规则“在本市”' },
    { file: 'templates/letter.hbs', at: '/line/2', words: '文书模板 · letter › 第 2 行' },
  ])
})

test('the calendar of this year is wanted, near its end that of the next one too', () => {
  const calendar = '{"years":{"2026":{}}}'
  expect(missingYears(calendar, new Date('2026-06-01T00:00:00Z'))).toEqual([])
  expect(missingYears(calendar, new Date('2026-11-25T00:00:00Z'))).toEqual([2027])
  expect(missingYears(undefined, new Date('2026-06-01T00:00:00Z'))).toEqual([2026])
})

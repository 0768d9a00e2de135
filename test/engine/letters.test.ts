import { beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import type { Answers, Json } from '../../server/engine/model.js'
import type { Form, Programme } from '../../server/engine/programme.js'
import { type LetterInput, letterData } from '../../server/engine/templates/letter-data.js'
import { renderLetter, renderMail, renderSiteMail, renderSiteTemplate } from '../../server/engine/templates/letters.js'
import { renderTemplate } from '../../server/engine/templates/render-template.js'
import { filesOf, inputsOf, plainSections, stageOf } from './build.js'
import { given, type Shipped, shipped } from './shipped.js'

const sections: Form['properties'] = {
  basics: {
    type: 'object',
    title: '基本情况',
    properties: {
      name: { type: 'string', title: '名称', maxLength: 60 },
      contact: { type: 'string', title: '联系人' },
      kind: {
        type: 'string',
        title: '性质',
        oneOf: [
          { const: 'private', title: '民营' },
          { const: 'state', title: '国有' },
        ],
      },
      tags: {
        type: 'array',
        title: '标签',
        items: {
          type: 'string',
          oneOf: [
            { const: 'a', title: '甲' },
            { const: 'b', title: '乙' },
          ],
        },
      },
      agreed: { type: 'boolean', title: '同意' },
      cost: { type: 'string', title: '投入', decimal: { places: 4 }, unit: '万元' },
      staff: { type: 'integer', title: '人数', unit: '人' },
      signedOn: { type: 'string', title: '签订日期', format: 'date' },
    },
  },
  needs: {
    type: 'array',
    title: '需求',
    maxItems: 30,
    items: {
      type: 'object',
      properties: {
        need: { type: 'string', title: '描述', maxLength: 500 },
        scene: { type: 'string', title: '场景', oneOf: [{ const: 'x', title: '排产' }] },
        price: { type: 'string', title: '报价', decimal: { places: 2 }, unit: '元' },
        sets: { type: 'integer', title: '套数' },
        paidOn: { type: 'string', title: '支付日期', format: 'date' },
        urgent: { type: 'boolean', title: '紧急' },
      },
    },
  },
}
const answers: Answers = {
  basics: { name: '甲公司', kind: 'private', tags: ['a', 'b'], agreed: true, cost: '1234.5', staff: 1200, signedOn: '2024-03-01' },
  needs: [{ need: '自动排产', scene: 'x' }, { need: '质量追溯' }],
}
const organisation = { name: '甲公司', creditCode: '91350100M000100Y43', district: 'north', districtName: '北区' }
const now = '2024-09-10T17:30:00.000Z'

/** A programme with one letter and one mail of these texts. */
function programmeWith(letter: string, { copies = 1, subject = '主题', mail = '正文' } = {}): Programme {
  const files = filesOf({
    sections,
    stages: { later: plainSections },
    programme: {
      letters: [{ id: 'letter', title: '承诺书', template: 'letter.hbs', stage: 'application', copies }],
      mails: [{ id: 'mail', subject, template: 'mail/mail.hbs' }],
    },
  })
  const { value, problems } = compile({ ...files, 'templates/letter.hbs': letter, 'templates/mail/mail.hbs': mail })
  if (!value) throw new Error(problems.map(({ message, remedy }) => `${message} ${remedy}`).join('\n'))
  return value
}

const dataOf = (programme: Programme, more: Partial<LetterInput> = {}) =>
  letterData(programme, stageOf(programme), { organisation, answers, now, ...more })

const textOf = (html: string) => html.replace(/<style>[\s\S]*?<\/style>|<title>.*?<\/title>/g, '').replace(/<[^>]*>/g, '')

/** What stands between the marks of the first copy. */
function render(template: string, more: Partial<LetterInput> = {}): string {
  const programme = programmeWith(template)
  return /<article class="copy">\n([\s\S]*?)\n<\/article>/.exec(renderLetter(programme, 'letter', dataOf(programme, more)))?.[1] ?? ''
}

describe('a letter', () => {
  test.each([
    ['a name', '{{organisation.name}} {{organisation.districtName}}', '甲公司 北区'],
    ['a choice in words', '{{texts.kind}} {{texts.tags}} {{texts.agreed}}', '民营 甲、乙 是'],
    ['numbers with separators and units', '{{texts.cost}}，{{texts.staff}}', '1,234.5 万元，1,200 人'],
    ['days and instants in China', '{{date today}} {{texts.signedOn}}', '2024年9月11日 2024年3月1日'],
    ['a moment', '{{dateTime declaration.submittedAt}}', '2024年9月11日 01:30'],
    ['money that was filled in', "{{money answers.cost}} {{capitals answers.cost '万元'}}", '1,234.50 壹仟贰佰叁拾肆万伍仟元整'],
    ['a number', '{{number answers.staff}}', '1,200'],
    ['boxes', "{{checkbox answers.agreed}}{{checkbox answers.kind 'state'}}{{checkbox answers.tags 'b'}}", '☑☐☑'],
    ['a list', "{{join answers.tags '/'}} {{count answers.tags}} {{count answers.needs}}", 'a/b 2 2'],
    ['rows', '{{#each answers.needs}}{{index}}.{{need}}（{{texts.scene}}）{{/each}}', '1.自动排产（排产）2.质量追溯（）'],
    ['room for handwriting', '{{blank answers.contact 3}}{{blank answers.name}}', '<span class="blank">＿＿＿</span>甲公司'],
    ['a day by hand', '日期：＿＿＿年＿＿月＿＿日', '日期：<span class="blank">＿＿＿年＿＿月＿＿日</span>'],
    ['lines of nothing else', '＿'.repeat(28), '＿'.repeat(28)],
    ['the first that is there', '{{or answers.contact answers.name}}', '甲公司'],
    ['what fits', "{{#if (and answers.agreed (eq answers.kind 'private'))}}是{{else}}否{{/if}}", '是'],
    ['what does not fit', '{{#if (or answers.contact (not answers.agreed))}}是{{else}}否{{/if}}', '否'],
    ['nothing of a party that is not there', '[{{provider.name}}{{#if provider}}有{{/if}}{{#unless provider}}无{{/unless}}]', '[无]'],
    ['nothing of what was not answered', '[{{answers.contact}}{{texts.contact}}]', '[]'],
    ['another stage', '[{{earlier.later.answers.name}}]', '[乙]'],
  ])('shows %s', (_, template, expected) => {
    const more = { declaration: { submittedAt: now }, earlier: { later: { basics: { name: '乙' } } } }
    expect(render(template, more)).toBe(expected)
  })

  const bought: Json[] = [
    { need: '甲', scene: 'x', price: '1000.50', sets: 2, paidOn: '2024-01-01', urgent: true },
    { need: '乙', price: '9.5', sets: 10, paidOn: '2024-12-31', urgent: false },
  ]
  test.each([
    ['one of several words', "(some answers.needs 'need' '乙, 丙')", true],
    ['none of them', "(some answers.needs 'need' '丙')", false],
    ['numbers as numbers', "(every answers.needs 'price' '>= 9.5')", true],
    ['one that is too small', "(every answers.needs 'price' '> 9.50')", false],
    ['integers, also alone', "(some answers.needs 'sets' '10')", true],
    ['ranges with an open end', "(some answers.needs 'sets' '(2..10)')", false],
    ['a window of days', "(every answers.needs 'paidOn' '[2024-01-01..2024-12-31]')", true],
    ['a day outside', "(every answers.needs 'paidOn' '[2024-01-02..2024-12-31]')", false],
    ['what is denied', "(some answers.needs 'need' 'not(甲, 乙)')", false],
    ['yes and no', "(some answers.needs 'urgent' '是')", true],
    ['nothing where a row lacks the answer', "(every answers.needs 'scene' 'x')", false],
    ['no row at all', "(every earlier.later.answers.more 'name' '甲')", false],
    ['several choices', "(fits answers.tags 'b')", true],
    ['one answer', "(fits answers.cost '[1000..2000]')", true],
    ['an answer that is not there', "(fits answers.contact 'not(甲)')", false],
  ])('judges %s in its rows', (_, condition, expected) => {
    const files = filesOf({
      sections,
      stages: {
        later: {
          more: {
            type: 'array',
            title: '更多',
            maxItems: 3,
            items: { type: 'object', properties: { name: { type: 'string', title: '名称' } } },
          },
        },
      },
      programme: { letters: [{ id: 'letter', title: '承诺书', template: 'letter.hbs', stage: 'application' }] },
    })
    const { value: programme, problems } = compile({ ...files, 'templates/letter.hbs': `[{{#if ${condition}}}是{{else}}否{{/if}}]` })
    expect(problems).toEqual([])
    if (!programme) return
    const html = renderLetter(programme, 'letter', dataOf(programme, { answers: { basics: answers.basics ?? {}, needs: bought } }))
    expect(html).toContain(expected ? '[是]' : '[否]')
  })

  test('counts and adds up its rows, and lists those that fit', () => {
    const given = { answers: { basics: answers.basics ?? {}, needs: bought } }
    expect(render("{{countWhere answers.needs 'price' '< 100'}} {{money (total answers.needs 'price')}}", given)).toBe('1 1,010.00')
    expect(render("{{capitals (total answers.needs 'price') '元'}}", given)).toBe('壹仟零壹拾元整')
    expect(render("{{#each answers.needs}}{{#if (fits price '< 100')}}{{need}}{{/if}}{{/each}}", given)).toBe('乙')
    const lacking = { answers: { basics: {}, needs: [...bought, { need: '丙' }] } }
    expect(render("[{{total answers.needs 'price'}}{{total answers.needs 'sets'}}]", lacking)).toBe('[]')
  })

  test('leaves room for a seal, and says the code of the paper only where there is one', () => {
    const programme = programmeWith('{{seal organisation.name}}{{code}}')
    const data = dataOf(programme, { organisation: { ...organisation, name: '<甲>' } })
    const plain = renderLetter(programme, 'letter', data)
    expect(plain).toContain('<span class="seal">&lt;甲&gt;</span><span class="page-code"></span>')
    expect(plain).not.toContain('.page-code::before')
    const coded = renderLetter(programme, 'letter', data, { label: 'A-1 校验码 1234-ABCD' })
    expect(coded).toContain('.page-code::before { content: "A-1 校验码 1234-ABCD"; }')
    expect(coded.slice(coded.indexOf('<body'))).toBe(plain.slice(plain.indexOf('<body')))
  })

  test('shows amounts of the worksheet in yuan, in 万元 and in capitals; an unknown one is blank', () => {
    const files = filesOf({
      sections,
      worksheet: {
        title: '测算',
        parameters: [],
        rows: [{ id: 'half', label: '一半', formula: 'cost * 0.5', unit: '万元' }],
        results: [{ id: 'estimate', label: '预计补贴', row: 'half' }],
      },
      programme: { letters: [{ id: 'letter', title: '承诺书', template: 'letter.hbs' }] },
    })
    const template = '[{{money amounts.estimate}} {{wan amounts.estimate}} {{capitals amounts.estimate}}]'
    const { value: programme, problems } = compile({ ...files, 'templates/letter.hbs': template })
    expect(problems).toEqual([])
    if (!programme) return
    const html = (amounts: Record<string, number | null>) => renderLetter(programme, 'letter', dataOf(programme, { amounts }))
    expect(html({ estimate: 1_234_567 })).toContain('[12,345.67 1.234567 壹万贰仟叁佰肆拾伍元陆角柒分]')
    expect(html({ estimate: null })).toContain('[  ]')
    expect(html({})).toContain('[  ]')
  })

  test('leaves marks in values inert, whatever shows them', () => {
    const hostile = `<img src=x onerror=alert(1)>"'&{{organisation.creditCode}}`
    const template =
      '{{answers.name}}{{texts.name}}{{or answers.name answers.contact}}{{blank answers.name}}{{#each answers.needs}}{{need}}{{/each}}'
    const shown = render(template, { answers: { basics: { name: hostile }, needs: [{ need: hostile }] } })
    expect(shown).not.toMatch(/[<>"']|91350100M000100Y43/)
    expect(shown.match(/&lt;img src&#x3D;x onerror&#x3D;alert\(1\)&gt;/g)).toHaveLength(5)
  })

  test('cannot be given functions, prototypes or names outside its dictionary', () => {
    const answersWithMore = { basics: { name: '甲', constructor: 'x', toString: 'y' }, extra: { name: 'z' } } as unknown as Answers
    const programme = programmeWith('[{{answers.name}}]')
    const data = dataOf(programme, { answers: answersWithMore })
    expect(Object.keys(data('answers') ?? {})).not.toContain('toString')
    expect(renderLetter(programme, 'letter', data)).toContain('[甲]')
    const spy = { name: () => 'called', toHTML: () => '<b>' } as unknown as string
    expect(renderTemplate({}, 'html', '[{{#if name}}{{name}}{{/if}}]', { name: spy })).toBe('[]')
  })

  test('ends with an error where data lack a name that its template prints, also an inherited one', () => {
    for (const template of ['{{gone}}', '{{organisation.gone}}', '{{constructor}}', '{{organisation.toString}}'])
      expect(() => renderTemplate({}, 'html', template, { organisation: {} })).toThrow('could not be rendered')
    expect(() => renderTemplate({}, 'html', '{{{lookup a "b"}}}', { a: {} })).toThrow()
  })

  test('is printed in as many copies as it has, each on pages of its own number', () => {
    const programme = programmeWith('<p>{{answers.name}}</p>', { copies: 3 })
    const html = renderLetter(programme, 'letter', dataOf(programme))
    expect(html.match(/<article class="copy">/g)).toHaveLength(3)
    expect(html.match(/<p>甲公司<\/p>/g)).toHaveLength(3)
    for (const copy of [1, 2, 3]) expect(html).toContain(`.copy:nth-of-type(${copy}) { page: copy-${copy}; }`)
    expect(html).toContain('.copy + .copy { break-before: page; }')
  })

  test('names both parties: the applicant, and the other one from fields of its own and of an earlier stage', () => {
    const template =
      '{{organisation.name}}与{{provider.name}}（{{blank provider.mobile 3}}，{{auditor.name}}），合同{{blank earlier.later.answers.name}}'
    const parties = { provider: { label: '乙方', name: 'later.name', contact: 'contact', mobile: 'kind' }, auditor: { name: 'contact' } }
    const letters = [{ id: 'letter', title: '承诺书', template: 'letter.hbs', stage: 'application', parties }]
    const files = filesOf({ sections, stages: { later: plainSections }, programme: { letters } })
    const { value: programme, problems } = compile({ ...files, 'templates/letter.hbs': template })
    expect(problems).toEqual([])
    if (!programme) return
    const html = (more: Partial<LetterInput>) => renderLetter(programme, 'letter', dataOf(programme, { letter: 'letter', ...more }))
    const earlier = { later: { basics: { name: '乙软件' } } }
    expect(html({ earlier, answers: { basics: { kind: 'state', contact: '丙' } } })).toContain('甲公司与乙软件（国有，丙），合同乙软件')
    expect(textOf(html({ answers: {} }))).toContain('甲公司与（＿＿＿，），合同＿＿＿＿＿＿＿＿')

    const stageless = filesOf({ sections, programme: { letters: [{ id: 'letter', title: '承诺书', template: 'letter.hbs', parties }] } })
    const [problem, ...others] = compile({ ...stageless, 'templates/letter.hbs': '{{provider.name}}' }).problems
    expect([problem?.at, problem?.code, problem?.remedy, others]).toEqual(['/letters/0/parties', 'party-stage', '给文书补上 stage', []])
  })

  test('is a page without scripts and without addresses elsewhere', () => {
    const programme = programmeWith('<p>{{answers.name}}</p>')
    const html = renderLetter(programme, 'letter', dataOf(programme))
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    expect(html).not.toMatch(/<script|https?:|url\(|javascript:/)
  })

  test('that the programme does not have is an error', () => {
    const programme = programmeWith('x')
    expect(() => renderLetter(programme, 'none', dataOf(programme))).toThrow('no letter none')
  })
})

describe('a mail', () => {
  test('is text: names stand as they are, the subject is one line', () => {
    const programme = programmeWith('x', {
      subject: '{{organisation.name}}\r\nBcc: x',
      mail: '{{organisation.name}} & <{{declaration.number}}>\n{{comment}}\n',
    })
    const mail = renderMail(
      programme,
      'mail',
      dataOf(programme, { organisation: { ...organisation, name: 'A&B <甲>\r\nX: y' }, declaration: { number: 'N0-1' }, comment: '请改' }),
    )
    expect(mail).toEqual({ subject: 'A&B <甲> X: y Bcc: x', body: 'A&B <甲>\r\nX: y & <N0-1>\n请改' })
  })

  test('that the programme does not have is an error', () => {
    const programme = programmeWith('x')
    expect(() => renderMail(programme, 'none', dataOf(programme))).toThrow('no mail none')
  })
})

describe('the shipped texts', () => {
  let the: Shipped
  beforeAll(async () => {
    the = await shipped()
  })
  const dense = (text: string) => text.replace(/[\s＿*-]/g, '')
  const firstCopy = (html: string) => html.slice(html.indexOf('<article'), html.indexOf('</article>'))

  test('the commitment letter without names is the letter of the notice, character by character', () => {
    const { programme, stage, site } = the
    const clauses = [...programme.clauses.values()].filter(({ id }) => id.startsWith('letter-'))
    const expected = clauses.map(({ id, label = '', heading = '', text }) => {
      const number = /[\d.]+$/.exec(label)?.[0] ?? ''
      return `${id === 'letter-title' ? '' : heading}${number}${text}`
    })
    const data = letterData(programme, stage, { organisation: { name: '', creditCode: '', district: '' }, answers: {}, site, now })
    const html = renderLetter(programme, 'commitment-letter', data)
    expect(clauses.length).toBeGreaterThan(14)
    expect(dense(textOf(firstCopy(html)))).toBe(dense(expected.join('')))
  })

  test('the commitment letter names both parties and their contacts, three times', () => {
    const { programme, stage, site } = the
    const { organisation: applicant, answers: filled } = given('173-letter')
    const provider = { name: '示例软件有限公司', contact: '王工', mobile: '13800000009' }
    const html = renderLetter(
      programme,
      'commitment-letter',
      letterData(programme, stage, { organisation: applicant, answers: filled, provider, site, now }),
    )
    for (const words of [
      '（李明，13900000001）',
      '（王工，13800000009）',
      `甲方（公章）：${applicant.name}`,
      '乙方（公章）：示例软件有限公司',
    ])
      expect(textOf(html).split(words)).toHaveLength(4)
  })

  test('every mail of the programme names the applicant and the number, without marks', () => {
    const { programme, stage, site } = the
    const { organisation: applicant, answers: filled } = given('173-letter')
    const data = letterData(programme, stage, {
      organisation: applicant,
      answers: filled,
      site,
      now,
      declaration: { number: 'ENT-2024-000001' },
    })
    expect(programme.mails.size).toBeGreaterThan(4)
    for (const id of programme.mails.keys()) {
      const { subject, body } = renderMail(programme, id, data)
      expect(subject).not.toBe('')
      expect(body).toContain(applicant.name)
      expect(body).toContain('ENT-2024-000001')
      expect(body).not.toMatch(/[<>{}]/)
    }
  })

  const moved = ['遴选', 'N1']
  const carried: Record<string, string[]> = {
    'district-changed': ['东区', '西区'],
    'email-changed': ['甲 & 乙', '西区'],
    'declaration-moved': ['补贴', ...moved],
    'declaration-moved-back': moved,
  }

  test('every mail of the site carries what it is about', () => {
    const { site } = the
    for (const { id } of site.file.mails) {
      const about = { programme: '补贴', stage: '遴选', declarationNumber: 'N1' }
      const data = { name: '甲 & 乙', login: 'L1', password: 'P1', hours: '24', from: '东区', to: '西区', ...about }
      const { body } = renderSiteMail(site, id, data)
      for (const value of carried[id] ?? ['L1', 'P1', '24小时']) expect(body).toContain(value)
      expect(body).toContain(site.file.name)
    }
  })

  test('the consent is a fragment with the owner in it', () => {
    const { site } = the
    const html = renderSiteTemplate(site, site.file.consent.template, {})
    expect(html).toContain(site.file.owner)
    expect(html).not.toContain('{{')
  })
})

describe('A letter quotes', () => {
  const letter = { id: 'pledge', title: '承诺书', template: 'pledge.hbs' }
  const withText = (text: string) => compile({ ...filesOf({ programme: { letters: [letter] } }), 'templates/pledge.hbs': text })

  test('the text and the number of a clause, escaped', () => {
    const { value: programme } = withText("<p>{{clause 'c-1' 'label'}}：{{clause 'c-1'}}</p>")
    if (!programme) throw new Error('It should compile.')
    const data = letterData(programme, stageOf(programme), { organisation: inputsOf({}).organisation, answers: {}, now: inputsOf({}).now })
    expect(renderLetter(programme, 'pledge', data)).toContain('<p>第一条：第一条的原文。</p>')
  })

  test.each([
    ["{{clause 'c-2'}}", '没有名为“c-2”的条款'],
    ['{{clause organisation.name}}', '要写条款的编号'],
    ["{{clause 'c-1' 'words'}}", '只能写'],
  ])('no clause that there is not: %s', (text, says) => {
    const { problems } = withText(`<p>${text}</p>`)
    expect(problems).toMatchObject([{ file: 'templates/pledge.hbs', at: '/1', code: 'template', message: expect.stringContaining(says) }])
  })
})

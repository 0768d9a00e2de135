import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../server/engine/model.js'
import { siteMailDictionary, type TemplateDictionary } from '../../server/engine/templates/dictionaries.js'
import { lintTemplate } from '../../server/engine/templates/lint.js'
import type { TemplateName } from '../../server/engine/templates/names.js'

const object = (label: string, names: Record<string, TemplateName>): TemplateName => ({
  label,
  type: 'object',
  names: new Map(Object.entries(names)),
})
const text = (label: string): TemplateName => ({ label, type: 'text' })
const kind: TemplateName = {
  label: '企业性质',
  type: 'code',
  options: new Map([
    ['private', '民营'],
    ['state', '国有'],
  ]),
}
const dictionary: TemplateDictionary = {
  kind: 'html',
  names: new Map([
    ['organisation', object('申报单位', { name: text('名称'), contact: text('联系人') })],
    [
      'answers',
      object('填报内容', {
        name: text('企业名称'),
        kind,
        agreed: { label: '是否同意', type: 'boolean' },
        cost: { label: '投入', type: 'decimal', unit: '万元' },
        staff: { label: '人数', type: 'integer' },
        signedOn: { label: '签订日期', type: 'date' },
        tags: { label: '标签', type: 'list' },
        needs: {
          label: '需求',
          type: 'rows',
          most: 30,
          names: new Map([
            ['need', text('描述')],
            ['kind', kind],
            ['cost', { label: '金额', type: 'decimal', unit: '元' }],
            ['paidOn', { label: '支付日期', type: 'date' }],
          ]),
        },
      }),
    ],
    ['texts', object('填报内容的文字', { kind: text('企业性质'), agreed: text('是否同意') })],
    ['amounts', object('核算金额', { estimate: { label: '预计补贴', type: 'fen' } })],
    ['declaration', object('申报件', { submittedAt: { label: '提交时间', type: 'instant' } })],
    ['today', { label: '今天', type: 'date' }],
  ]),
}
const lint = (template: string, of = dictionary): Problem[] => lintTemplate(template, 'templates/letter.hbs', of)
const says = (template: string) =>
  lint(template)
    .map(({ message, remedy }) => `${message} ${remedy ?? ''}`)
    .join('\n')

/** Each is refused, and says the word. */
const hostile: [template: string, word: string][] = [
  // unescaped output
  ['{{{organisation.name}}}', '转义'],
  ['{{{ organisation.name }}}', '转义'],
  ['{{~{organisation.name}~}}', '转义'],
  ['{{&organisation.name}}', '转义'],
  ['{{& organisation.name}}', '转义'],
  ['{{~&organisation.name}}', '转义'],
  ['{{{{raw}}}}x{{{{/raw}}}}', '转义'],
  ['\\{{organisation.name}}', '反斜线'],
  // partials and decorators
  ['{{> header}}', '其他模板'],
  ['{{>(lookup . "x")}}', '其他模板'],
  ['{{~> header}}', '其他模板'],
  ['{{#> layout}}x{{/layout}}', '其他模板'],
  ['{{> @partial-block}}', '其他模板'],
  ['{{* log}}', '装饰器'],
  ['{{#*inline "x"}}y{{/inline}}', '装饰器'],
  // out of the scope
  ['{{../organisation.name}}', '这里的名字'],
  ['{{#each answers.needs}}{{../organisation.name}}{{/each}}', '这里的名字'],
  ['{{@root.organisation.name}}', '不能用 @root'],
  ['{{#if @root}}x{{/if}}', '不能用 @root'],
  ['{{@index}}', '{{index}}'],
  ['{{@key}}', '不能用'],
  ['{{this}}', '不能用'],
  ['{{.}}', '不能用'],
  ['{{index}}', '{{#each}} 里面'],
  // prototypes and functions
  ['{{constructor}}', '没有'],
  ['{{organisation.constructor}}', '没有'],
  ['{{organisation.__proto__}}', '没有'],
  ['{{[__proto__].polluted}}', '没有'],
  ['{{organisation.name.length}}', '没有'],
  ['{{organisation.name.constructor.constructor}}', '没有'],
  ['{{#with organisation as |o|}}{{o.name}}{{/with}}', '不能用 {{#with}}'],
  ['{{#each answers.needs as |row|}}{{row.need}}{{/each}}', '|…|'],
  ['{{lookup organisation "constructor"}}', '没有名为'],
  ['{{log organisation.name}}', '没有名为'],
  ['{{helperMissing}}', '没有'],
  ['{{blockHelperMissing organisation}}', '没有名为'],
  ['{{organisation.name "x"}}', '没有名为'],
  ['{{#organisation.name}}x{{/organisation.name}}', '不能用 {{#organisation.name}}'],
  ['{{^organisation.name}}x{{/organisation.name}}', 'unless'],
  ['{{money amounts.estimate currency="x"}}', '名字=值'],
  ['{{#if organisation.name includeZero=true}}x{{/if}}', '名字=值'],
  ['{{"constructor"}}', '不能'],
  ['{{5}}', '不能'],
  ['{{true}}', '不能'],
  ['{{eq null undefined}}', '不能用这样的值'],
  // names that do not exist, also where Handlebars stays silent
  ['{{organisation.nane}}', '您是不是想用“name”'],
  ['{{#if answers.agred}}x{{/if}}', '您是不是想用“agreed”'],
  ['{{#unless answers.nothing}}x{{/unless}}', '没有“answers.nothing”'],
  ['{{#each answers.neds}}x{{/each}}', '您是不是想用“needs”'],
  ['{{#each answers.needs}}{{ned}}{{/each}}', '您是不是想用“need”'],
  ['{{#each answers.needs}}{{organisation.name}}{{/each}}', '没有“organisation.name”'],
  ['{{#if organisation.name}}{{else}}{{answers.nmae}}{{/if}}', '您是不是想用“name”'],
  ['{{mony amounts.estimate}}', '您是不是想用“money”'],
  ["{{#if (eq answers.kind 'privat')}}x{{/if}}", '您是不是想用“private”'],
  ["{{checkbox answers.kind 'foreign'}}", '没有选项'],
  // values that cannot be printed or used like that
  ['{{answers.kind}}', '{{texts.kind}}'],
  ['{{answers.agreed}}', '{{checkbox answers.agreed}}'],
  ['{{amounts.estimate}}', '{{money amounts.estimate}}'],
  ['{{declaration.submittedAt}}', '{{date declaration.submittedAt}}'],
  ['{{answers.needs}}', '{{#each answers.needs}}'],
  ['{{organisation}}', '不能直接印出来'],
  ['{{#each organisation}}x{{/each}}', '只能用于表和列表'],
  ['{{#each answers.name}}x{{/each}}', '只能用于表和列表'],
  ['{{money organisation.name}}', '不能用作金额'],
  ['{{money}}', '要给 1 个值'],
  ['{{date today today}}', '要给 1 个值'],
  ['{{capitals answers.cost}}', '还要写单位'],
  ["{{capitals answers.cost '元'}}", '单位是万元'],
  // conditions over rows
  ["{{#if (some answers.needs 'kinds' 'private')}}x{{/if}}", '您是不是想用“kind”'],
  ["{{#if (every answers.needs 'kind' 'privat')}}x{{/if}}", '您是不是想用“private”'],
  ["{{countWhere answers.needs 'cost' '>= many'}}", '不能用于“金额”'],
  ["{{countWhere answers.needs 'cost' '10'}}", '小数要写成'],
  ["{{countWhere answers.needs 'paidOn' '>= 2024'}}", '不能用于“支付日期”'],
  ["{{countWhere answers.needs 'need' '>= 3'}}", '没有大小之分'],
  ["{{countWhere answers.needs answers.name '>= 3'}}", '写在引号里'],
  ["{{countWhere answers.needs 'cost' answers.name}}", '写在引号里'],
  ["{{countWhere answers.tags 'cost' '>= 3'}}", '不能用作表'],
  ["{{total answers.needs 'need'}}", '不能用作列'],
  ["{{capitals (total answers.needs 'cost') '万元'}}", '单位是元'],
  ["{{#if (fits answers.kind 'privat')}}x{{/if}}", '您是不是想用“private”'],
  ["{{#if (fits answers.signedOn '2024-01-01')}}x{{/if}}", '日期要写成'],
  ['{{seal answers.cost}}', '不能用作文字'],
  ['{{code 1}}', '要给 0 个值'],
  // HTML that runs, loads or leads away
  ['<script>alert(1)</script>', '<script>'],
  ['<ScRiPt src="x"></ScRiPt>', '<script>'],
  ['<p onclick="x()">a</p>', '属性 onclick'],
  ['<p ONMOUSEOVER = "x()">a</p>', '属性 onmouseover'],
  ['<p/onclick="x()">a</p>', '属性 onclick'],
  ['<a href="javascript:x()">a</a>', '<a>'],
  ['<img src="https://example.org/x.png">', '<img>'],
  ['<iframe src="x"></iframe>', '<iframe>'],
  ['<object data="x"></object>', '<object>'],
  ['<svg><animate onbegin="x()"/></svg>', '<svg>'],
  ['<math><mi>x</mi></math>', '<math>'],
  ['<style>p { background: url(x) }</style>', '<style>'],
  ['<link rel="stylesheet" href="x">', '<link>'],
  ['<meta http-equiv="refresh" content="0;url=x">', '<meta>'],
  ['<base href="x">', '<base>'],
  ['<form action="x"><input></form>', '<form>'],
  ['<p style="background: url(https://example.org)">a</p>', '样式'],
  ['<p style="background: u\\72l(x)">a</p>', '样式'],
  ['<p style="@import x">a</p>', '样式'],
  ['<p style="width: expression(x)">a</p>', '样式'],
  ['<p class={{organisation.name}}>a</p>', '加引号'],
  ['<p class="{{organisation.name}}">a</p>', '固定的文字'],
  ['<p {{organisation.name}}>a</p>', '加引号'],
  ['<{{organisation.name}}>a', '“<”后面'],
  ['<p class=x>a</p>', '加引号'],
  ['<p class="a"', '没有写完'],
  ['<p class="a" class', '没有写完'],
  ['<p class="a"style="b">a</p>', '不能写的内容'],
  ['<!-- {{organisation.name}} -->', 'HTML 注释'],
  ['<!doctype html>', '“<”后面'],
  ['1 < 2', '&lt;'],
  // shape
  ['{{organisation.name', '没有对应的 }}'],
  ['{{#if organisation.name}}x', '没有成对'],
  ['x{{/if}}', '没有成对'],
  ['{{#if organisation.name}}x{{/unless}}', '成对'],
  ['{{#if}}x{{/if}}', '后面要写一个名字'],
  ['{{}}', '写得不对'],
]

/** Accepted as they stand. */
const good = [
  '<h1>承诺书</h1><p class="lead">{{organisation.name}}</p>',
  '{{#if answers.agreed}}同意{{else}}不同意{{/if}}',
  '{{#if answers.name}}a{{else if organisation.name}}b{{else}}c{{/if}}',
  '{{#unless answers.agreed}}未同意{{/unless}}',
  "{{#if (and answers.agreed (eq answers.kind 'private'))}}民营{{/if}}",
  '{{#each answers.needs}}<tr><td>{{index}}</td><td>{{need}}</td></tr>{{else}}<p>无</p>{{/each}}',
  '{{#each answers.tags}}{{this}}{{/each}}',
  '{{money amounts.estimate}} {{wan amounts.estimate}} {{capitals amounts.estimate}}',
  "{{money answers.cost}} {{capitals answers.cost '万元'}} {{number answers.staff}}",
  '{{date today}} {{date declaration.submittedAt}} {{dateTime declaration.submittedAt}} {{date answers.signedOn}}',
  "{{checkbox answers.agreed}} {{checkbox answers.kind 'private'}} {{join answers.tags '，'}} {{count answers.needs}}",
  '{{blank organisation.contact 6}} {{or answers.name organisation.name}} {{texts.kind}}',
  "{{#if (some answers.needs 'kind' 'private, state')}}a{{/if}}{{#if (every answers.needs 'paidOn' '[2024-01-01..2024-12-31]')}}b{{/if}}",
  "{{countWhere answers.needs 'cost' '> 3, [1..2)'}} {{countWhere answers.needs 'need' '甲'}} {{countWhere answers.needs 'kind' 'not(state)'}}",
  "{{money (total answers.needs 'cost')}} {{capitals (total answers.needs 'cost') '元'}} {{#if (fits answers.staff '20')}}c{{/if}}",
  "{{#each answers.needs}}{{#if (fits kind 'state')}}{{need}}{{/if}}{{/each}}{{#if (fits answers.tags 'a, b')}}d{{/if}}",
  "{{seal '申报单位（公章）'}}{{seal organisation.name}}{{code}}",
  '{{!-- <script> is only a comment }} --}}{{! so is this }}<p>a</p>',
  '<table class="rows"><tr><td colspan="2" style="text-align: center; width: 20mm">a<br/>b</td></tr></table>',
  '{{~organisation.name~}}',
  '1 &lt; 2',
]

describe('a template', () => {
  test.each(hostile)('%s is refused', (template, word) => {
    expect(says(template)).toContain(word)
  })

  test.each(good)('%s is accepted', (template) => {
    expect(says(template)).toBe('')
  })

  test('is told all of its problems at once, each with its line', () => {
    const problems = lint('<p>a</p>\n{{organisation.nane}}\n\n{{answers.kind}}\n<script>')
    expect(problems.map(({ at }) => at)).toEqual(['/5', '/2', '/4'])
    expect(problems[1]).toEqual({
      at: '/2',
      file: 'templates/letter.hbs',
      code: 'template',
      message: '第 2 行：没有“organisation.nane”',
      remedy: '您是不是想用“name”？',
    })
  })

  test('of a mail may hold any text, but no other names', () => {
    const mail = siteMailDictionary('account-created')
    expect(lint('{{name}} <{{login}}> 1 < 2', mail)).toEqual([])
    expect(lint('{{organisation.name}}', mail)).toHaveLength(1)
    expect(lint('{{{name}}}', mail)).toHaveLength(1)
    expect(lint('{{seal name}}', mail)[0]?.message).toContain('只能写在文书里')
  })

  test.each([
    ['larger than 64 KB', 'x'.repeat(65_537), '64 KB'],
    ['with many tags', '{{today}}'.repeat(4001), '4000 处'],
    ['with deep blocks', '{{#if today}}'.repeat(4000), '16 层'],
    ['with a long chain of else if', `{{#if today}}${'{{else if today}}'.repeat(1000)}{{/if}}`, '16 层'],
    ['with a long tag', `{{or ${'today '.repeat(200)}}}`, '500 个字'],
    ['that puts out too much', `{{#each answers.needs}}${'x'.repeat(60_000)}{{/each}}`, '太长'],
    ['of opening signs', '<'.repeat(60_000), '“<”后面'],
    ['of open mustaches', '{{'.repeat(30_000), '没有对应的'],
    ['of open quotes', '<p class="'.repeat(6_000), '加引号'],
    ['of open attributes', `<p ${'class '.repeat(10_000)}`, '没有写完'],
  ])('%s is refused within a second of computing', (_, template, word) => {
    const started = process.cpuUsage()
    expect(says(template)).toContain(word)
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000)
  })

  test('of 16 nested blocks at full size is read within a second of computing', () => {
    const nested = '{{#if today}}'.repeat(16) + '{{/if}}'.repeat(16)
    const started = process.cpuUsage()
    expect(lint(nested.repeat(120))).toEqual([])
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000)
  })

  test('of the shipped site says nothing in code that Handlebars would not escape', () => {
    const folder = path.resolve(import.meta.dirname, '../../templates')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'))
    expect(files.length).toBeGreaterThan(8)
    for (const name of files) expect(readFileSync(path.join(folder, name), 'utf8')).not.toMatch(/\{\{\{|\{\{~?&|\{\{~?>/)
  })
})

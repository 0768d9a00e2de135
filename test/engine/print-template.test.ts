import { describe, expect, test } from 'vitest'
import { printedHash } from '../../server/actions/reading/print-state.js'
import { compile } from '../../server/engine/compile/compile.js'
import { diff } from '../../server/engine/diff/diff.js'
import type { Answers } from '../../server/engine/model.js'
import { printHtml } from '../../server/engine/print/html.js'
import { labelValuePairs, printModel } from '../../server/engine/print/model.js'
import type { Form, Programme } from '../../server/engine/programme.js'
import { filesOf, inputsOf, stageOf } from './build.js'

const sections: Form['properties'] = {
  basics: {
    type: 'object',
    title: '基本情况',
    properties: {
      name: { type: 'string', title: '名称' },
      kind: {
        type: 'string',
        title: '性质',
        oneOf: [
          { const: 'private', title: '民营' },
          { const: 'state', title: '国有' },
        ],
      },
      agreed: { type: 'boolean', title: '同意' },
      memo: { type: 'string', title: '备注', printed: false },
    },
  },
  needs: {
    type: 'array',
    title: '需求',
    maxItems: 5,
    items: {
      type: 'object',
      properties: { need: { type: 'string', title: '描述' }, sets: { type: 'integer', title: '套数', unit: '套' } },
    },
  },
}
const whole = `<table><tbody>
<tr><th>{{labels.name}}</th><td>{{texts.name}}</td></tr>
<tr><th>{{labels.kind}}</th><td>{{#each choices.kind}}{{checkbox chosen}}{{title}} {{/each}}</td></tr>
<tr><th>{{labels.agreed}}</th><td>{{texts.agreed}}</td></tr>
{{#each answers.needs}}<tr><th>{{index}}</th><td>{{need}}</td><td>{{texts.sets}}</td></tr>{{/each}}
</tbody></table>`
const answers: Answers = {
  basics: { name: '<甲>公司', kind: 'state', agreed: true, memo: '只在屏幕上' },
  needs: [{ need: '自动排产', sets: 1200 }, { need: '质量追溯' }],
}

const compiled = (template: string | undefined, printed: Form['properties'] = sections) =>
  compile({
    ...filesOf({ sections: printed }),
    'schemas/application.ui.json': JSON.stringify({
      print: { title: '申报表', seal: '申报企业（公章）', ...(template !== undefined && { template: 'form.hbs' }) },
    }),
    ...(template !== undefined && { 'templates/form.hbs': template }),
  })

function programmeWith(template?: string): Programme {
  const { value, problems } = compiled(template)
  if (!value) throw new Error(problems.map(({ message, remedy }) => `${message} ${remedy}`).join('\n'))
  return value
}

const modelOf = (programme: Programme, materials = [{ title: '执照', files: [{ name: 'a.pdf', pages: 2, hash: 'a1b2c3d4' }] }]) =>
  printModel(programme, stageOf(programme), {
    answers,
    organisation: inputsOf({}).organisation,
    declaration: { number: 'N0-1', hash: '3F2A91BC' },
    materials,
  })

const readable = (html: string) => html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, '')

describe('a form printed by a template', () => {
  test('shows every label with its value, all options, and what the platform adds', () => {
    const model = modelOf(programmeWith(whole))
    const html = printHtml(model, 'data:image/svg+xml,code')
    const words = readable(html)
    for (const { label, value, row } of labelValuePairs(model)) {
      if (row === undefined) expect(words).toContain(label)
      expect(words).toContain(value.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
    }
    expect(words).toContain('☐民营 ☑国有')
    expect(words).toMatch(/编号：N0-1校验码：3F2A-91BC[\s\S]*1自动排产1,200 套[\s\S]*附件清单[\s\S]*a1b2c3d4[\s\S]*申报企业（公章）/)
    expect(html).toContain('url("data:image/svg+xml,code")')
    expect(html).not.toContain('只在屏幕上')
    expect(html.match(/<h2>/g)).toHaveLength(1)
    expect(readable(printHtml(modelOf(programmeWith(whole), [])))).toContain('申报企业（公章）')
  })

  test('names the place where each value begins and ends once, row by row, also of what only a condition shows', () => {
    const more = whole
      .replace('{{texts.agreed}}', '{{#if answers.agreed}}<b>是😀</b>{{else}}否{{/if}}')
      .concat("<p>{{blank answers.name 6}}：{{#each answers.needs}}{{index}}{{#if (fits sets '> 1')}}&nbsp;多{{/if}}{{/each}}</p>")
    const html = printHtml(modelOf(programmeWith(more), []))
    const places = [
      '/basics/name',
      '/basics/kind',
      '/basics/agreed',
      ...[0, 1].flatMap((row) => [`/needs/${row}/need`, `/needs/${row}/sets`]),
    ]
    expect([...html.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name).sort()).toEqual(
      places.flatMap((at) => [`from:${at}`, `to:${at}`]).sort(),
    )
    expect(html).toContain('<td><span id="from:/basics/name"></span>&lt;甲&gt;公司</td>')
    expect(html).toContain('&lt;甲&gt;公司<span id="to:/basics/name"></span>：')
    expect(html).toContain('<b><span id="from:/basics/agreed"></span>是😀<span id="to:/basics/agreed"></span></b>')
    expect(html).toContain('<span id="from:/needs/0/need"></span>自动排产<span id="to:/needs/0/need"></span>')
    expect(html).toContain('&nbsp;多<span id="to:/needs/0/sets"></span>')
    expect(html).toContain('<a href="#to:/needs/1/sets"></a>')
  })

  test('has the code of its answers, whatever its template', () => {
    const [plain, templated] = [programmeWith(), programmeWith(whole)].map((one) => printedHash(stageOf(one), 'edition', answers))
    expect(templated).toBe(plain)
    expect(printHtml(modelOf(programmeWith()))).not.toContain('class="template"')
  })

  test.each([
    ['a field that there is not', whole.replace('texts.name', 'texts.nane'), 'templates/form.hbs', '没有“texts.nane”'],
    ['a field that is not printed', `${whole}{{texts.memo}}`, 'templates/form.hbs', '没有“texts.memo”'],
    ['what a stamp does not cover', `${whole}{{date today}}`, 'templates/form.hbs', '没有“today”'],
    ['a code in place of its words', `${whole}{{answers.kind}}`, 'templates/form.hbs', '不能直接印出来'],
    ['a script', `${whole}<script>1</script>`, 'templates/form.hbs', 'script'],
    ['nothing of a printed field', whole.replace('{{texts.agreed}}', ''), 'schemas/application.ui.json', '没有印出“同意”'],
    ['nothing of a column', whole.replace('{{need}}', ''), 'schemas/application.ui.json', '没有印出“描述”'],
  ])('is refused where it reads %s', (_, template, file, says) => {
    const [problem] = compiled(template).problems.filter((one) => one.file === file)
    expect(problem?.message).toContain(says)
  })

  test('must be there', () => {
    const files = { ...filesOf({ sections }), 'schemas/application.ui.json': JSON.stringify({ print: { template: 'form.hbs' } }) }
    expect(compile(files).problems.map(({ at, code }) => [at, code])).toEqual([['/print/template', 'unknown-template']])
  })

  test('is told among the differences of editions', () => {
    const texts = diff(programmeWith(whole), programmeWith(`${whole}<p>完</p>`)).map(({ text }) => text)
    expect(texts).toEqual([expect.stringContaining('模板内容有改动')])
    expect(
      diff(programmeWith(), programmeWith(whole))
        .map(({ text }) => text)
        .join(),
    ).toContain('form.hbs')
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CompletionContext } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { describe, expect, test } from 'vitest'
import { completeConfiguration } from '../../web/pages/studio/completion'
import { pointerAt, rangeOf } from '../../web/pages/studio/json-tree'
import { completeTemplate } from '../../web/pages/studio/template-completion'

const folder = path.resolve(import.meta.dirname, '../../schemas/platform')
const schemas = Object.fromEntries(
  readdirSync(folder).map((name) => [name.replace('.schema.json', ''), JSON.parse(readFileSync(path.join(folder, name), 'utf8'))]),
)
const files = {
  'schemas/programme.json': '{"stages":[{"id":"first","title":"第一环节"}],"roles":[{"id":"reviewer","label":"审核人"}]}',
  'schemas/first.form.json': '{"properties":{"basics":{"type":"object","properties":{"revenue":{"type":"string","title":"营业收入"}}}}}',
  'schemas/clauses.json': '{"clauses":[{"id":"1.1","label":"一（一）"}]}',
  'rules/facts.json': '{"facts":[{"id":"computed","label":"推算值"}],"conditions":{"inScope":{}}}',
}

/** Labels offered at the bar in the text. */
async function offered(path: string, marked: string): Promise<string[]> {
  const position = marked.indexOf('▮')
  const state = EditorState.create({ doc: marked.replace('▮', ''), extensions: [json()] })
  const result = await completeConfiguration(() => ({ path, schemas, files }))(new CompletionContext(state, position, true))
  return result?.options.map(({ label }) => label) ?? []
}

describe('completion in the studio', () => {
  test('offers the properties that a rule still lacks, and not those it has', async () => {
    const names = await offered('rules/first.eligibility.json', '{"rules":[{"name":"a","l▮"}]}')
    expect(names).toContain('"label"')
    expect(names).toContain('"severity"')
    expect(names).not.toContain('"name"')
  })

  test('offers enumerated values after the colon, written or not', async () => {
    expect(await offered('rules/first.eligibility.json', '{"rules":[{"severity": "▮"}]}')).toEqual(['"block"', '"advise"', '"review"'])
    expect(await offered('rules/first.eligibility.json', '{"rules":[{"severity": ▮}]}')).toEqual(['"block"', '"advise"', '"review"'])
  })

  test('offers fields and facts where a condition reads one, through references and alternatives', async () => {
    const at = '{"rules":[{"conditions":{"all":[{"any":[{"fact":"▮"}]}]}}]}'
    expect(await offered('rules/first.eligibility.json', at)).toEqual(['"revenue"', '"computed"'])
  })

  test('tells the alternatives of a condition apart by what is written already', async () => {
    const names = await offered('rules/first.eligibility.json', '{"rules":[{"conditions":{"fact":"revenue", "▮"}}]}')
    expect(names).toEqual(expect.arrayContaining(['"operator"', '"value"']))
    expect(names).not.toContain('"all"')
  })

  test('offers the kinds of a fact and then only the properties of that kind', async () => {
    expect(await offered('rules/facts.json', '{"facts":[{"kind":"▮"}]}')).toContain('"register"')
    const names = await offered('rules/facts.json', '{"facts":[{"kind":"count","▮"}]}')
    expect(names).toContain('"over"')
    expect(names).not.toContain('"formula"')
  })

  test('offers clauses, stages, roles and the fields of a form under any key', async () => {
    expect(await offered('rules/first.eligibility.json', '{"rules":[{"clause":"▮"}]}')).toEqual(['"1.1"'])
    expect(await offered('rules/first.workflow.json', '{"actions":[{"by":["▮"]}]}')).toEqual(['"reviewer"'])
    expect(
      await offered('schemas/first.form.json', '{"properties":{"basics":{"type":"object","properties":{"x":{"type":"string","▮"}}}}}'),
    ).toContain('"title"')
    expect(await offered('schemas/first.form.json', '{"properties":{"basics":{"type":"object","properties":{"x":{"type":"▮"}}}}}')).toEqual(
      ['"string"', '"integer"', '"boolean"', '"array"'],
    )
  })

  test('offers nothing of JSON in a template', async () => {
    expect(await offered('templates/letter.hbs', '{{▮}}')).toEqual([])
  })
})

describe('completion in a template', () => {
  const filled = { ...files, 'rules/grant.worksheet.json': '{"results":[{"id":"estimate","label":"预计金额"}]}' }
  const inTemplate = async (marked: string, of: Record<string, string> = filled) => {
    const state = EditorState.create({ doc: marked.replace('▮', '') })
    const result = await completeTemplate(() => ({ files: of }))(new CompletionContext(state, marked.indexOf('▮'), true))
    return new Map(result?.options.map(({ label, detail }) => [label, detail]))
  }

  test('offers answers, amounts and helpers by their Chinese names inside braces', async () => {
    const offers = await inTemplate('<p>{{te▮}}</p>')
    expect(offers.get('texts.revenue')).toBe('营业收入')
    expect(offers.get('amounts.estimate')).toBe('预计金额')
    expect(offers.has('money')).toBe(true)
    expect(offers.has('password')).toBe(false)
  })

  test('offers what account mails may say in the site', async () => {
    expect((await inTemplate('{{▮}}', { 'schemas/site.json': '{}' })).has('password')).toBe(true)
  })

  test('offers nothing outside braces', async () => {
    expect((await inTemplate('{{today}} te▮')).size).toBe(0)
  })
})

describe('places of problems', () => {
  const text = '{\n "rules": [\n  { "name": "a" },\n  { "name": "b", "label": "x" }\n ]\n}'
  const state = EditorState.create({ doc: text, extensions: [json()] })
  const shown = (pointer: string) => {
    const { from, to } = rangeOf(state, pointer)
    return text.slice(from, to)
  }

  test('a pointer is the property it names', () => {
    expect(shown('/rules/1/label')).toBe('"label": "x"')
    expect(shown('/rules/1')).toBe('{ "name": "b", "label": "x" }')
  })

  test('a missing property is shown at the object that lacks it', () => {
    expect(shown('/rules/0/severity')).toBe('{ "name": "a" }')
    expect(rangeOf(state, '/rules/0/severity').exact).toBe(false)
  })

  test('a position is the pointer of the property or item around it', () => {
    expect(pointerAt(state, text.indexOf('"x"') + 1)).toBe('/rules/1/label')
    expect(pointerAt(state, text.indexOf('{ "name": "b"') + 1)).toBe('/rules/1')
    expect(pointerAt(state, 0)).toBe('')
  })
})

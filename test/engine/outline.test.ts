import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from '../../server/engine/conditions/explain.js'
import { formulaFromLabels } from '../../server/engine/formula/labels.js'
import { labelsAt } from '../../server/engine/formula/scope.js'
import { formulaInput } from '../../server/engine/formula-input.js'
import { type Outline, outline } from '../../server/engine/outline.js'
import { type Shipped, shipped } from './shipped.js'

describe('what an editor is told of a programme', () => {
  let own: Shipped
  let found: Outline
  beforeAll(async () => {
    own = await shipped()
    found = outline(own.programme.files, own.programme.site)
  })

  test('every rule reads there as it reads everywhere else', () => {
    const stage = own.programme.stages.get('selection')
    for (const [index, rule] of (stage?.rules ?? []).entries()) {
      const said = found.sentences.find(
        ({ file, at }) => file === 'rules/selection.eligibility.json' && at === `/rules/${index}/conditions`,
      )
      expect(`${said?.text}。`).toBe(stage && explain(rule.conditions, own.programme, stage))
    }
  })

  test('every formula comes back from its Chinese view to the text that is stored', () => {
    expect(found.formulas.length).toBeGreaterThan(5)
    expect(found.formulas.filter(({ file }) => file === 'rules/provider.workflow.json').map(({ text }) => text)).toContain(
      '单位的统一社会信用代码',
    )
    for (const { file, at, text } of found.formulas) {
      const [, name = '', kind = 'facts'] = /\/([^/]+?)(?:\.(worksheet|workflow))?\.json$/.exec(file) ?? []
      const labels = labelsAt(own.programme, { kind: kind as 'worksheet' | 'workflow' | 'facts', name }, at)
      const stored = at
        .split('/')
        .slice(1)
        .reduce((node: unknown, step) => (node as Record<string, unknown>)[step], JSON.parse(own.programme.files[file] ?? ''))
      expect(formulaFromLabels(text, labels)).toBe(stored)
    }
  })

  test('names carry their type, unit, choices and where they come from', () => {
    const names = new Map(found.stages[0]?.names.map((name) => [name.id, name]))
    expect(names.get('city')).toMatchObject({ label: '所属城市', type: 'string', from: 'answer' })
    expect(names.get('city')?.options?.map(({ value }) => value)).toContain('dalian')
    expect(names.get('computedSize')?.from).toBe('fact')
    expect(names.get('organisation.name')?.from).toBe('platform')
  })

  test('an unfinished draft is described as far as it can be read', () => {
    const files = { ...own.programme.files, 'rules/facts.json': '{', 'schemas/clauses.json': '{ "clauses": [] }' }
    const partly = outline(files, own.programme.site)
    expect(partly.clauses).toEqual([])
    expect(partly.stages[0]?.names.some(({ id }) => id === 'city')).toBe(true)
    expect(outline({}, own.programme.site).stages).toEqual([])
  })

  test('facts that are not finished keep their names, and take none of the others away; formulas find them by label', () => {
    const path = 'rules/facts.json'
    const content = JSON.parse(own.programme.files[path] ?? '')
    const unfinished = [
      { id: 'chosenLater', label: '以后再选的名单', type: 'date', kind: 'register', register: '', key: '' },
      { id: 'saidLater', label: '以后再写的条件', kind: 'condition' },
      { id: 'settledLater', label: '以后再定由谁认定', type: 'boolean', kind: 'reviewer', by: [] },
    ]
    const files = { ...own.programme.files, [path]: JSON.stringify({ ...content, facts: [...unfinished, ...content.facts] }) }
    const names = new Map(outline(files, own.programme.site).stages[0]?.names.map((name) => [name.id, name]))
    expect(names.get('computedSize')?.from).toBe('fact')
    expect(names.get('chosenLater')).toMatchObject({ label: '以后再选的名单', type: 'date', from: 'fact' })
    expect(names.get('saidLater')?.type).toBe('boolean')
    expect(names.get('settledLater')?.type).toBe('boolean')
    const typed = formulaInput(files, own.programme.site, path, `/facts/${unfinished.length}/formula`, 'if(以后再写的条件, 1, 2)')
    expect(typed.formula).toBe('if(saidLater, 1, 2)')
  })
})

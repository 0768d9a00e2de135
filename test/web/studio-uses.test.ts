/** What is said before something that is used goes or changes: codes of dictionaries, the kind of a question, names that two things share. */
import { beforeAll, describe, expect, test } from 'vitest'
import { outline } from '../../server/engine/outline'
import { usesOfCodes } from '../../web/pages/studio/dictionaries/uses'
import { sectionsOf } from '../../web/pages/studio/forms/form-tree'
import { newlyWrong, withType } from '../../web/pages/studio/forms/retyping'
import { sharedLabels } from '../../web/pages/studio/shared-labels'
import { type Shipped, shipped } from '../engine/shipped'

let own: Shipped
beforeAll(async () => {
  own = await shipped()
}, 60_000)

describe('a code of a dictionary', () => {
  const files = {
    'schemas/a.form.json':
      '{"properties":{"s":{"properties":{"industry":{"type":"string","dictionary":"i","default":"3670"},"level":{"type":"string"}}}}}',
    'rules/a.eligibility.json':
      '{"rules":[{"name":"r","label":"支持的行业","conditions":{"any":[{"fact":"industry","operator":"in","value":["3451","3670"]},{"fact":"level","operator":"equal","value":"3670"}]}}]}',
    'rules/rate.table.json': '{"title":"比例","rows":[{"when":["3451, 3670"],"then":["0.3"]},{"when":["-"],"then":["3452"]}]}',
    'rules/s.worksheet.json':
      '{"rows":[{"id":"r","label":"加成","formula":"if(industry == \'3670\', 1, 0)"}],"parameters":[{"values":[{"value":"3670"}]}]}',
    'rules/examples/1.json': '{"title":"3670","stage":"a","given":{"answers":{"s":{"industry":"3670"}}}}',
    'rules/examples/2.json': '{"title":"3670","stage":"a","given":{"answers":{"s":{"industry":"3451","level":"3670"}}}}',
    'schemas/i.dictionary.json': '{"title":"行业","entries":[{"code":"3670","name":"汽车零部件"}]}',
  }

  test('is found in conditions, cells of tables, formulas and values filled in beforehand, and in the examples that choose it', () => {
    const { uses, cases } = usesOfCodes(files, 'i', new Set(['3670']))
    expect(uses.map(({ file, at }) => `${file} ${at}`)).toEqual([
      'schemas/a.form.json /properties/s/properties/industry/default',
      'rules/a.eligibility.json /rules/0/conditions/any/0/value/1',
      'rules/rate.table.json /rows/0/when/0',
      'rules/s.worksheet.json /rows/0/formula',
    ])
    expect(uses[1]?.what).toContain('规则“支持的行业”')
    expect(cases).toEqual(['rules/examples/1.json'])
  })

  test('that nothing names has no uses', () => {
    expect(usesOfCodes(files, 'i', new Set(['9999']))).toEqual({ uses: [], cases: [] })
  })
})

describe('a question of another kind', () => {
  test('keeps its key, its name and what else is common, in both files', () => {
    const form = own.programme.files['schemas/selection.form.json'] ?? ''
    const ui = own.programme.files['schemas/selection.ui.json'] ?? '{}'
    const node = sectionsOf(JSON.parse(form), JSON.parse(ui))
      .flatMap(({ fields }) => fields)
      .find(({ field }) => field.decimal)
    if (!node) throw new Error('no amount there')
    const changed = withType({ form, ui }, node, 'longText')
    const after = sectionsOf(JSON.parse(changed.form), JSON.parse(changed.ui))
      .flatMap(({ fields }) => fields)
      .find(({ key }) => key === node.key)
    expect(after?.field).toMatchObject({ type: 'string', title: node.field.title, maxLength: 500 })
    expect(after?.field).not.toHaveProperty('decimal')
    expect(after?.layout.widget).toBe('textarea')
  })

  test('breaks what was in order before, and nothing that was wrong already', () => {
    const problem = (message: string) => ({ at: '/rules/0', file: 'rules/a.eligibility.json', message })
    const failed = (path: string) => ({ path, title: path, differences: [] })
    const before = { problems: [problem('旧的')], examples: { total: 2, failed: [failed('1')], uncoveredRules: [] } }
    const after = {
      problems: [problem('旧的'), problem('新的')],
      examples: { total: 2, failed: [failed('1'), failed('2')], uncoveredRules: [] },
    }
    expect(newlyWrong(before, after)).toEqual({ problems: [problem('新的')], examples: [failed('2')] })
  })
})

describe('a label that two things of one stage share', () => {
  test('is told with what has it, and is gone when one of them is called otherwise', () => {
    const { files } = own.programme
    const shared = (texts: typeof files) => sharedLabels(outline(texts, own.site), texts)
    const path = 'rules/subsidy.worksheet.json'
    const sheet = JSON.parse(files[path] ?? '')
    const [parameter, row] = [sheet.parameters[0], sheet.rows[0]]
    const renamed = { ...files, [path]: JSON.stringify({ ...sheet, rows: [{ ...row, label: parameter.label }, ...sheet.rows.slice(1)] }) }
    const isIt = ({ label }: { label: string }) => label === parameter.label
    expect(shared(files).some(isIt)).toBe(false)
    expect(shared(renamed).find(isIt)?.things).toEqual(['核算表的参数', '核算表的行'])
    expect(shared(renamed).length).toBe(shared(files).length + 1)
  })
})

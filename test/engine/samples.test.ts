import { beforeAll, describe, expect, test } from 'vitest'
import { samples } from '../../server/engine/examples/samples.js'
import { formulaInput } from '../../server/engine/formula-input.js'
import type { Files } from '../../server/engine/model.js'
import { type Shipped, shipped } from './shipped.js'

const sheet = 'rules/subsidy.worksheet.json'

describe('examples as samples beside a draft', () => {
  let own: Shipped
  let files: Files
  beforeAll(async () => {
    own = await shipped()
    files = own.programme.files
  })

  test('come out as their authors expect, with what was read for each line', () => {
    const { all, samples: shown } = samples(files, own.site, 'selection')
    expect(all.length).toBeGreaterThan(20)
    expect(shown).toHaveLength(3)
    expect(shown.flatMap(({ differences }) => differences)).toEqual([])
    expect(shown.every(({ findings }) => findings.some(({ trace }) => trace.read !== undefined || trace.parts))).toBe(true)
  })

  test('tell at once what another cap does', () => {
    const chosen = samples(files, own.site, 'selection').all.map(({ path }) => path)
    const before = samples(files, own.site, 'selection', chosen)
    const capped = before.samples.filter(({ sheet: computed }) =>
      computed?.rows.some(({ id, value }) => id === 'subsidy' && value === '50'),
    )
    expect(capped.length).toBeGreaterThan(0)
    const changed = { ...files, [sheet]: (files[sheet] ?? '').replace('"value": "50"', '"value": "60"') }
    const after = samples(
      changed,
      own.site,
      'selection',
      capped.map(({ path }) => path),
    )
    expect(after.samples.some(({ differences }) => differences.length > 0)).toBe(true)
  })

  test('say so where the draft is too unfinished to be evaluated, instead of failing', () => {
    const broken = { ...files, [sheet]: '{ "title": 5, "rows": [{}], "results": 3 }', 'schemas/selection.form.json': '{' }
    expect(() => samples(broken, own.site, 'selection')).not.toThrow()
  })

  test('a formula with labels is read back to the names that are stored, in what is not yet saved too', () => {
    const at = '/rows/2/formula'
    expect(formulaInput(files, own.site, sheet, at, '最小值(按比例计算, 每家最高补贴)').formula).toBe('min(byRate, cap)')
    const renamed = { ...files, [sheet]: (files[sheet] ?? '').replace('"label": "每家最高补贴"', '"label": "封顶"') }
    const read = formulaInput(renamed, own.site, sheet, at, '最小值(按比例计算, 封顶)')
    expect(read.formula).toBe('min(byRate, cap)')
    expect(read.labels).toContain('封顶')
  })
})

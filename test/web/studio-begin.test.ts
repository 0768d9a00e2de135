import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { compilePublishedSite } from '../../server/engine/compile/site.js'
import { runExamples } from '../../server/engine/examples/examples.js'
import { readProgrammeFolder } from '../../server/programmes/folders.js'
import { copyOf, stageFiles, startFiles } from '../../web/pages/studio/begin/start-files.js'
import { withInserted } from '../../web/pages/studio/edits.js'
import { stepsOf } from '../../web/pages/studio/overview/steps.js'
import { layoutOf } from '../../web/pages/studio/workflow/layout.js'
import { readable, usesOfState } from '../../web/pages/studio/workflow/model.js'

const named = { id: 'water-2026', title: '节水补助', issuer: '水务局' }
const start = startFiles(named, [{ id: 'enterprise', label: '企业' }])

function withStage() {
  const stage = { id: 'apply', title: '申报', by: 'enterprise', number: 'APPLY-{year}-{serial}' }
  const main = withInserted(start['schemas/programme.json'] ?? '', ['stages'], stage)
  return {
    ...start,
    'schemas/programme.json': main,
    ...stageFiles({ id: 'apply', title: '申报', applicant: 'enterprise', reviewer: 'district' }),
  }
}

describe('a programme from nothing', () => {
  test('lacks nothing but a stage', () => {
    const { problems } = compile(start)
    expect([...new Set(problems.map(({ at }) => at))]).toEqual(['/stages'])
  })

  test('with a stage it is whole: form, checklist, rules and a workflow that ends', () => {
    expect(compile(withStage()).problems).toEqual([])
  })

  test('is told what it lacks until it is there', () => {
    const open = (files: Record<string, string>, stages: Map<string, string>) =>
      stepsOf(files, stages)
        .filter(({ done }) => !done)
        .map(({ label }) => label)
    expect(open(start, new Map())).toEqual(['通知条款', '申报环节', '表单', '资格规则', '流程', '示例'])
    expect(open(withStage(), new Map([['apply', '申报']]))).toEqual(['通知条款', '资格规则', '示例'])
  })

  test('a copy has the new names and everything else as it was, without the demonstration', () => {
    const copy = copyOf({ ...withStage(), 'rules/demo/a.json': '{}' }, { id: 'other', title: '另一项', issuer: '局' })
    expect(JSON.parse(copy['schemas/programme.json'] ?? '')).toMatchObject({ id: 'other', title: '另一项', stages: [{ id: 'apply' }] })
    expect(copy['rules/demo/a.json']).toBeUndefined()
    expect(copy['rules/apply.workflow.json']).toBe(withStage()['rules/apply.workflow.json' as keyof ReturnType<typeof withStage>])
  })
})

test('a copy of a whole programme is called nothing that the old one was, is in order, and its examples come out', async () => {
  const root = path.join(import.meta.dirname, '../fixtures/harbour')
  const { value: site } = compilePublishedSite(await readProgrammeFolder(root, 'site'))
  if (!site) throw new Error('The site of the fixture is broken.')
  const copy = copyOf(await readProgrammeFolder(root, 'oven-grant'), named)
  const main = JSON.parse(copy['schemas/programme.json'] ?? '')
  expect(main).toMatchObject(named)
  for (const key of ['shortTitle', 'documentNumber']) expect(main).not.toHaveProperty(key)
  const { problems, value } = compile(copy, site)
  expect(problems).toEqual([])
  expect(value && runExamples(value, site.calendar)).toMatchObject({ total: expect.any(Number), failed: [] })
})

describe('a workflow', () => {
  const files: Record<string, string> = withStage()
  const workflow = readable(JSON.parse(files['rules/apply.workflow.json'] ?? ''))

  test('is laid out in a lane per role, each state one step after the one before it', () => {
    const { lanes, states } = layoutOf(workflow, ['enterprise', 'district', 'city'])
    expect(lanes).toEqual(['enterprise', 'district', ''])
    expect(states.find(({ id }) => id === 'draft')).toEqual({ id: 'draft', lane: 0, column: 0, row: 0 })
    expect(states.find(({ id }) => id === 'review')).toEqual({ id: 'review', lane: 1, column: 1, row: 0 })
    expect(new Set(states.map(({ lane, column, row }) => `${lane}/${column}/${row}`)).size).toBe(states.length)
  })

  test('tells where a state is used', () => {
    expect(usesOfState(files, 'apply', 'returned').map(({ at }) => at)).toEqual(['/actions/1/to', '/actions/2/from'])
    expect(usesOfState(files, 'apply', 'nowhere')).toEqual([])
  })

  test('unfinished in any way, it is still shown', () => {
    for (const broken of [undefined, {}, { states: 'x' }, { states: [null], actions: {} }])
      expect(readable(broken as never)).toMatchObject({ states: [], actions: [] })
  })
})

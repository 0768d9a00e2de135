import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { compileSite } from '../../server/engine/compile/site.js'
import type { Files } from '../../server/engine/model.js'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders.js'
import { finds, harbourFiles, harbourSite, places, planted, repository } from './planted.js'

const shippedFiles = await readProgrammeFolder(repository, 'dalian-digital-2024')
const shippedSite = compileSite(await readSiteFolder(repository)).value
const without = (files: Files, ...paths: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)))

describe('compile', () => {
  test('compiles the shipped programme without a problem, with its site and alone', () => {
    const { value, problems } = compile(shippedFiles, shippedSite)
    expect(problems).toEqual([])
    expect(compile(shippedFiles).problems).toEqual([])
    expect(value?.id).toBe('dalian-digital-2024')
    const stage = value?.stages.get('selection')
    expect(stage?.facts.get('computedSize')?.options?.get('small')).toBe('小型企业')
    expect(stage?.rules.length).toBeGreaterThan(20)
    expect(value?.letters.get('commitment-letter')?.text).toContain('承诺书')
  })

  test('compiles a programme of another site without a problem', () => {
    const { value, problems } = compile(harbourFiles, harbourSite())
    expect(problems).toEqual([])
    expect([...(value?.stages.keys() ?? [])]).toEqual(['application', 'report', 'supplier'])
    expect(value?.stages.get('report')?.facts.get('application.cost')?.label).toBe('补贴申请“计划投入”')
    expect(value?.stages.get('application')?.worksheet?.title).toBe('补贴测算')
    expect(value?.examples.map(({ path }) => path)).toContain('rules/examples/eligible.json')
  })

  test('keeps the files of the edition as they are', () => {
    expect(compile(harbourFiles, harbourSite()).value?.files).toBe(harbourFiles)
  })

  test('tells all problems of all files at once', () => {
    const files = planted(
      planted(harbourFiles, {
        file: 'rules/application.eligibility.json',
        set: { '/rules/0/clause': '11', '/rules/1/conditions/fact': 'costs' },
      }),
      { file: 'rules/application.workflow.json', set: { '/actions/0/to': 'nowhere', '/states/1/holder': 'quarters' } },
    )
    expect(places(compile(files, harbourSite()).problems)).toEqual([
      'rules/application.eligibility.json /rules/0/clause unknown-clause',
      'rules/application.eligibility.json /rules/1/conditions/fact unknown-fact',
      'rules/application.workflow.json /states/1/holder unknown-role',
      'rules/application.workflow.json /actions/0/to unknown-state',
    ])
  })

  test('does not tell what only follows from a file that cannot be read, but checks the rest', () => {
    const files = planted(planted(harbourFiles, { file: 'schemas/application.form.json', text: '{ "type": "object", }' }), {
      file: 'rules/report.workflow.json',
      set: { '/actions/1/by/0': 'bureaus' },
    })
    expect(places(compile(files, harbourSite()).problems)).toEqual([
      'rules/report.workflow.json /states/1/holder idle-holder',
      'rules/report.workflow.json /actions/1/by/0 unknown-role',
      'schemas/application.form.json  json',
    ])
  })

  test('checks the files of stages even where programme.json cannot be read', () => {
    const files = planted(planted(harbourFiles, { file: 'schemas/programme.json', text: '[' }), {
      file: 'schemas/application.materials.json',
      set: { '/materials/3/id': 'licence' },
    })
    expect(places(compile(files, harbourSite()).problems)).toEqual([
      'schemas/application.materials.json /materials/3/id repeated',
      'schemas/programme.json /0 json',
    ])
  })

  test('says that there is nothing', () => {
    expect(places(compile({}).problems)).toEqual(['schemas/programme.json  missing-file'])
  })

  test.each([
    ['schemas/application.form.json', '写下这个环节的表单'],
    ['schemas/application.materials.json', '没有材料时'],
    ['rules/application.eligibility.json', '没有规则时'],
    ['rules/application.workflow.json', '写下这个环节的流程'],
  ])('misses %s of a stage rather than asking for nothing', (path, remedy) => {
    const { problems } = compile(without(harbourFiles, path), harbourSite())
    expect(places(problems)).toEqual([`${path}  missing-file`])
    expect(problems[0]?.remedy).toContain(remedy)
  })
})

describe('compile refuses files', () => {
  finds([
    {
      is: 'of a kind that there is not',
      file: 'rules/application.rules.json',
      text: '{}',
      at: '',
      code: 'unknown-file',
      says: 'application.rules.json',
    },
    {
      is: 'with a misspelt kind',
      file: 'schemas/extra.dictionry.json',
      text: '{}',
      at: '',
      code: 'unknown-file',
      says: 'dictionry',
      remedy: 'extra.dictionary.json',
    },
    {
      is: 'in a folder where nothing reads them',
      file: 'rules/report.form.json',
      text: '{}',
      at: '',
      code: 'unknown-file',
      says: 'report.form.json',
    },
    {
      is: 'of a stage that there is not',
      file: 'schemas/reports.ui.json',
      text: '{}',
      at: '',
      code: 'unknown-stage',
      says: 'reports',
      remedy: '“report”',
    },
    {
      is: 'named like what every object inherits',
      file: 'schemas/constructor.dictionary.json',
      text: '{"title":"甲","entries":[{"code":"1","name":"乙"}]}',
      at: '',
      code: 'forbidden-name',
      says: 'constructor',
    },
    { is: 'that are too large', file: 'schemas/clauses.json', text: ' '.repeat(1_000_001), at: '', code: 'too-large', says: '1000 KB' },
    {
      is: 'with a key twice',
      file: 'rules/report.eligibility.json',
      text: '{ "rules": [], "rules": [] }',
      at: '/rules',
      code: 'duplicate-key',
      says: '出现了两次',
    },
    {
      is: 'with a forbidden key',
      file: 'rules/report.eligibility.json',
      text: '{ "rules": [], "__proto__": {} }',
      at: '/__proto__',
      code: 'forbidden-name',
      says: '__proto__',
    },
    {
      is: 'that are not JSON',
      file: 'rules/report.eligibility.json',
      text: '{\n  "rules": []\n  "more": 1\n}',
      at: '',
      code: 'json',
      says: '第 3 行第 3 个字符',
    },
    {
      is: 'that go too deep',
      file: 'rules/report.eligibility.json',
      text: '['.repeat(100_000),
      at: '/0'.repeat(61),
      code: 'too-deep',
      says: '60 层',
    },
    {
      is: 'that hold a list where an object belongs',
      file: 'rules/report.eligibility.json',
      text: '[]',
      at: '',
      code: 'wrong-type',
      says: '对象',
    },
  ])
})

import { beforeAll, describe, expect, test } from 'vitest'
import { newProgramme } from '../../server/cli/new-programme.js'
import { compile } from '../../server/engine/compile/compile.js'
import { coverage } from '../../server/engine/coverage.js'
import type { Workflow } from '../../server/engine/programme.js'
import { plainWorkflow, programmeOf } from './build.js'
import { withoutEachCitation } from './citing.js'
import { type Shipped, shipped } from './shipped.js'

const reviewed = {
  ...plainWorkflow,
  states: [...plainWorkflow.states, { id: 'review', label: '审核', tone: 'active', holder: 'district' }],
  actions: [
    ...plainWorkflow.actions.map((action) => ({ ...action, to: 'review' })),
    { id: 'approve', label: '通过', kind: 'approve', by: ['district'], from: ['review'], to: 'done' },
  ],
} satisfies Workflow

describe('coverage', () => {
  let own: Shipped
  beforeAll(async () => {
    own = await shipped()
  })

  test('finds every clause of the shipped notice honoured and no question unused', () => {
    const found = coverage(own.programme)
    expect(found.uncovered).toEqual([])
    expect(found.unusedFields).toEqual([])
    expect(found.total).toBe(own.programme.clauses.size)
  })

  test('names what cites a clause: field, rule, fact, parameter, material, state, action, public page', () => {
    const by = (id: string) => coverage(own.programme).clauses.find((clause) => clause.id === id)?.by ?? []
    expect(by('guide-1.3')).toEqual(
      expect.arrayContaining([
        '填报“是否已纳入22号文改造试点”',
        '规则“未纳入工信厅联企业〔2022〕22号的改造试点”',
        '事实“是否在22号文改造试点企业名单中”',
      ]),
    )
    expect(by('guide-2')).toEqual(expect.arrayContaining(['公开页“补多少”', '参数“补贴比例”', '补贴测算“预计补贴”']))
    expect(by('guide-4.1.1')).toEqual(expect.arrayContaining(['状态“等待区县审批”', '“等待区县审批”的期限', '操作“初审通过”']))
    expect(by('manual-2.2.4')).toEqual(expect.arrayContaining(['材料“企业上一年度审计报告”']))
    expect(by('letter-title')).toEqual(expect.arrayContaining(['文书“改造项目服务承诺书”']))
  })

  test('finds the clause that nothing cites', () => {
    expect(coverage(programmeOf({})).uncovered).toEqual(['第一条'])
    expect(coverage(programmeOf({ programme: { highlights: [{ title: '说明', clause: 'c-1', items: ['一'] }] } })).uncovered).toEqual([])
  })

  test('holds: whatever cites a clause, once taken away, is missed by the compiler or an example, unless it is only shown', () => {
    const { value } = compile(newProgramme('green-upgrade', '绿色改造补贴'), own.site)
    if (!value) throw new Error('A new programme does not compile.')
    const { total, survivors } = withoutEachCitation(value, own.site)
    expect(total).toBeGreaterThan(10)
    expect(survivors.map(({ file, at }) => `${file}${at}`)).toEqual([
      'schemas/programme.json/highlights/0',
      'schemas/programme.json/highlights/1',
    ])
  })

  test('finds the question that nothing uses: neither printed nor read by anything', () => {
    const field = { type: 'integer', title: '人数', printed: false } as const
    const sections = { basics: { type: 'object', title: '基础信息', properties: { heads: field } } } as const
    expect(coverage(programmeOf({ sections })).unusedFields).toEqual(['人数'])
    const rule = {
      name: 'heads',
      label: '人数',
      severity: 'advise',
      conditions: { fact: 'heads', operator: 'greaterThan', value: 1 },
      otherwise: '人数太少。',
    } as const
    expect(coverage(programmeOf({ sections, rules: [rule] })).unusedFields).toEqual([])
    const record = { basics: { ...sections.basics, by: ['district'], in: ['review'] } }
    expect(coverage(programmeOf({ sections: record, workflow: reviewed })).unusedFields).toEqual([])
  })
})

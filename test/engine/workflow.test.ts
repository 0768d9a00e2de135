/** The workflow as a whitelist: what the table does not name cannot be done. */
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import { type Need, needProblems, openingProblems, setAside } from '../../server/engine/needs.js'
import type { Programme } from '../../server/engine/programme.js'
import type { Evaluation, Finding } from '../../server/engine/results.js'
import { actionsFor, nextStep, stateOf } from '../../server/engine/workflow/workflow.js'
import { readProgrammeFolder } from '../../server/programmes/folders.js'
import { plainWorkflow, programmeOf, stageOf } from './build.js'

const root = path.resolve(import.meta.dirname, '../..')

describe('The shipped workflow', async () => {
  const { value: programme, problems } = compile(await readProgrammeFolder(root, 'dalian-digital-2024'))
  if (!programme) throw new Error(problems.map(({ message }) => message).join('\n'))
  const { workflow } = stageOf(programme, 'selection')
  // the notice's table: state, role → action, next state; every other cell is empty
  const table: Record<string, Record<string, Record<string, string>>> = {
    draft: { enterprise: { submit: 'district-review' } },
    'district-review': {
      enterprise: { withdraw: 'draft' },
      district: { pass: 'city-review', return: 'returned-by-district', reject: 'rejected' },
    },
    'city-review': { city: { approve: 'approved', 'return-from-city': 'returned-by-city', 'reject-at-city': 'rejected' } },
    'returned-by-district': { enterprise: { resubmit: 'district-review' } },
    'returned-by-city': { enterprise: { resubmit: 'district-review' } },
    approved: { batch: { list: 'pilot', recheck: 'city-review' } },
    pilot: {},
    rejected: {},
  }
  const states = [...workflow.states.map(({ id }) => id), 'constructor', '']
  const actions = [...workflow.actions.map(({ id }) => id), 'constructor', '']
  const roles = [...programme.roles.keys(), 'system', 'batch', 'administrator', 'operator', 'constructor', '']
  const cells = states.flatMap((state) => actions.flatMap((action) => roles.map((role) => [state, action, role] as const)))

  test('has the states of the table', () => {
    expect(workflow.states.map(({ id }) => id).sort()).toEqual(Object.keys(table).sort())
  })

  test(`allows in ${cells.length} cells of state, action and role what the table names, and nothing else`, () => {
    expect(cells.length).toBeGreaterThan(600)
    const wrong = cells.filter(([state, action, role]) => {
      const expected = Object.hasOwn(table, state) && Object.hasOwn(table[state] ?? {}, role) ? table[state]?.[role] : undefined
      const to = expected && Object.hasOwn(expected, action) ? expected[action] : undefined
      return nextStep(workflow, state, action, role)?.to !== to
    })
    expect(wrong).toEqual([])
  })

  test('never leads out of a final state', () => {
    const final = workflow.states.filter((state) => state.final)
    expect(final.map(({ id }) => id)).toEqual(['pilot', 'rejected'])
    for (const { id } of final) for (const role of roles) expect(actionsFor(workflow, id, role)).toEqual([])
  })
})

describe('An action', () => {
  const conditional = { ...plainWorkflow.actions[0], id: 'fast', when: { fact: 'name', operator: 'equal', value: '甲' } } as const
  const { workflow } = stageOf(
    programmeOf({
      workflow: {
        ...plainWorkflow,
        actions: [
          ...plainWorkflow.actions,
          { ...conditional, label: '直接提交', kind: 'submit', by: ['enterprise'], from: ['draft'], to: 'done' },
        ],
      },
    }),
  )

  test('under a condition is there only while the condition holds', () => {
    expect(actionsFor(workflow, 'draft', 'enterprise', () => true).map(({ id }) => id)).toEqual(['submit', 'fast'])
    expect(actionsFor(workflow, 'draft', 'enterprise', () => false).map(({ id }) => id)).toEqual(['submit'])
    expect(nextStep(workflow, 'draft', 'fast', 'enterprise', () => false)).toBeUndefined()
  })

  test('belongs to a state that exists', () => {
    expect(stateOf(workflow, 'draft')?.label).toBe('草稿')
    expect(stateOf(workflow, 'constructor')).toBeUndefined()
  })
})

describe('What an action needs', () => {
  const programme = programmeOf({})
  const stage = stageOf(programme)
  const finding: Finding = {
    rule: 'r',
    label: '规则',
    severity: 'block',
    outcome: 'met',
    trace: { text: '', outcome: 'met' },
    missing: [],
    at: [],
    overridableBy: [],
    selfCheck: false,
    unknownBlocks: false,
  }
  const problem = { at: '/basics/name', message: '请填写“名称”' }
  const entry = {
    id: 'm',
    key: 'm',
    title: '材料',
    need: 'required',
    stampedPrint: true,
    maxMegabytes: 1,
    maxFiles: 1,
    present: false,
    missing: true,
  } as const
  const lacking = (
    need: Need,
    evaluation: Omit<Partial<Evaluation>, 'sheet'>,
    now = '2024-09-10T01:00:00.000Z',
    of = { programme, stage },
  ) =>
    needProblems({ needs: [need] }, { ...of, now, evaluation: { problems: [], findings: [], checklist: [], ...evaluation } }).map(
      ({ at, message }) => [at, message],
    )

  test('answers: a form without problems', () => {
    expect(lacking('answers', {})).toEqual([])
    expect(lacking('answers', { problems: [problem] })).toEqual([['/basics/name', '请填写“名称”']])
  })

  test('materials: none missing; a stamped print: it is there', () => {
    expect(lacking('materials', { checklist: [{ ...entry, missing: false }] })).toEqual([])
    expect(lacking('materials', { checklist: [entry] })).toEqual([['/materials/m', '缺少：材料']])
    expect(lacking('stampedPrint', { checklist: [entry] })).toEqual([['/materials/m', '缺少：材料']])
    expect(lacking('stampedPrint', { checklist: [{ ...entry, present: true }] })).toEqual([])
    expect(lacking('stampedPrint', { checklist: [{ ...entry, stampedPrint: false }] })).toEqual([])
  })

  test.each<[Finding['severity'], Finding['outcome'], unknownBlocks: boolean, blocked: boolean]>([
    ['block', 'met', true, false],
    ['block', 'not met', false, true],
    ['block', 'unknown', false, false],
    ['block', 'unknown', true, true],
    ['review', 'not met', false, false],
    ['review', 'unknown', true, false],
    ['advise', 'not met', true, false],
    ['advise', 'unknown', true, false],
  ])('eligibility: “%s” that is %s, unknown blocks: %s', (severity, outcome, unknownBlocks, blocked) => {
    const findings = [{ ...finding, severity, outcome, unknownBlocks, message: '不行。' }]
    expect(lacking('eligibility', { findings })).toEqual(blocked ? [['/rules/r', '不行。']] : [])
  })

  test.each<[Finding['severity'], Finding['outcome'], open: boolean]>([
    ['block', 'unknown', true],
    ['review', 'unknown', true],
    ['advise', 'unknown', false],
    ['block', 'not met', false],
    ['review', 'met', false],
  ])('settled findings: “%s” that is %s', (severity, outcome, open) => {
    expect(lacking('settledFindings', { findings: [{ ...finding, severity, outcome }] })).toEqual(
      open ? [['/rules/r', '尚未认定：规则']] : [],
    )
  })

  test('what is given while acting is not told before', () => {
    const bad: Partial<Evaluation> = { problems: [problem], findings: [{ ...finding, outcome: 'not met' }], checklist: [entry] }
    for (const need of ['comment', 'remarks', 'remarksSettled', 'unopened', 'typedConfirmation'] as const)
      expect(lacking(need, bad)).toEqual([])
  })

  test('an open programme: from its first instant until before its last, in Shanghai', () => {
    const opened = programmeOf({ programme: { opening: { from: '2024-10-08T00:00+08:00', until: '2024-12-05T00:00+08:00' } } })
    const at = (now: string) => lacking('programmeOpen', {}, now, { programme: opened, stage: stageOf(opened) })
    expect(at('2024-10-07T15:59:59.999Z')).toEqual([['', '申报自 2024-10-08 00:00 起受理']])
    expect(at('2024-10-07T16:00:00.000Z')).toEqual([])
    expect(at('2024-12-04T15:59:59.999Z')).toEqual([])
    expect(at('2024-12-04T16:00:00.000Z')).toEqual([['', '申报已于 2024-12-05 00:00 截止']])
    expect(openingProblems(programme, stage, '1999-01-01T00:00:00Z')).toEqual([])
  })
})

describe('A special case', () => {
  const findings = [
    { rule: 'listed', label: '名单', severity: 'review', outcome: 'not met' },
    { rule: 'staffed', label: '人数', severity: 'block', outcome: 'unknown' },
  ] as Finding[] // what needs look at
  const situation = (programme: Programme) => ({
    programme,
    stage: stageOf(programme),
    now: '2024-09-10T01:00:00.000Z',
    evaluation: { problems: [], findings, checklist: [] },
  })

  test('sets aside the findings that it names, and no other', () => {
    const of = (despite: string[]) => needProblems({ needs: ['settledFindings'], despite }, situation(programmeOf({}))).map(({ at }) => at)
    expect(of([])).toEqual(['/rules/listed', '/rules/staffed'])
    expect(of(['listed'])).toEqual(['/rules/staffed'])
    expect(of(['listed', 'staffed'])).toEqual([])
  })

  test('says which findings it set aside', () => {
    expect(setAside({ despite: ['listed', 'other'] }, { findings }).map(({ rule }) => rule)).toEqual(['listed'])
    expect(setAside({}, { findings })).toEqual([])
  })
})

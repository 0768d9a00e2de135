import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compileSite } from '../../server/engine/compile/site.js'
import type { Files } from '../../server/engine/model.js'
import { type WalkStep, walkDraft } from '../../server/engine/preview/walk.js'
import type { CompiledSite } from '../../server/engine/programme.js'
import { readProgrammeFolder, readSiteFolder } from '../../server/programmes/folders.js'
import { repository, shippedOn } from './shipped.js'

const now = '2026-03-02T02:00:00Z'
const act = (id: string, by: string): WalkStep => ({ kind: 'act', id, by })
const submit = act('submit', 'enterprise')

describe('a case walked through the workflow of a draft', () => {
  let site: CompiledSite
  let files: Files
  beforeAll(async () => {
    const root = path.join(repository, 'test/fixtures/harbour')
    const known = compileSite(await readSiteFolder(root)).value
    if (!known) throw new Error('The site of the fixture does not compile.')
    site = known
    files = await readProgrammeFolder(root, 'oven-grant')
  })

  test('begins with whoever fills it in, and says what may be done', () => {
    const { here, trail } = walk([])
    expect(trail).toEqual([])
    expect(here).toMatchObject({ state: { label: '草稿' }, holder: '面包房', amounts: [{ fen: 2_000_000 }] })
    expect(here?.actions).toMatchObject([
      { label: '提交', to: '片区初审', problems: [], mails: [{ subject: '有新的申请', to: ['片区审核员'] }] },
    ])
  })

  test('comes with a step to the next state, its holder, its limit in working days and as a day, and the mails', () => {
    const { here, trail } = walk([submit])
    expect(trail).toMatchObject([{ label: '提交', by: '面包房', from: '草稿', to: '片区初审', at: '2025-03-03', assumed: [] }])
    expect(trail[0]?.mails).toMatchObject([{ to: '片区审核员', subject: '有新的申请' }])
    expect(here).toMatchObject({
      holder: '片区审核员',
      entered: '2025-03-03',
      today: '2025-03-04',
      limit: { workingDays: 3, day: '2025-03-06' },
    })
    expect(here?.actions.map(({ label, by }) => `${by[0]?.label} ${label}`)).toContain('片区审核员 初审通过')
    expect(here?.actions.find(({ id }) => id === 'return')?.asks).toEqual(['remarks'])
  })

  test('ends where nothing more can be done', () => {
    const { here } = walk([submit, act('approve', 'quarter'), act('pass', 'bureau')])
    expect(here).toMatchObject({ state: { label: '通过', final: 'positive' }, actions: [] })
    expect(here?.holder).toBeUndefined()
  })

  test('says why a step cannot be done, and goes on as if that were settled', () => {
    const refused = walk([], 'too-few')
    const problems = refused.here?.actions[0]?.problems.map(({ message }) => message) ?? []
    expect(problems.length).toBeGreaterThan(0)
    const { here, trail } = walk([submit], 'too-few')
    expect(here?.state.label).toBe('片区初审')
    expect(trail[0]?.assumed).toEqual(problems)
  })

  test('what is missing is uploaded, what is unknown is settled', () => {
    const missing = walk([], 'eligible', (text) => text.replace('"stampedForm",', ''))
    expect(missing.here?.actions[0]?.problems.map(({ message }) => message)).toEqual([expect.stringContaining('缺少')])
    const there = walk([{ kind: 'materials', id: '' }], 'eligible', (text) => text.replace('"stampedForm",', ''))
    expect(there.here?.actions[0]?.problems).toEqual([])
  })

  test('steps that there are not here are passed over', () => {
    const { trail, here } = walk([act('approve', 'quarter'), act('submit', 'quarter'), { kind: 'opinion', id: 'none', value: 'x' }])
    expect(trail).toEqual([])
    expect(here?.state.label).toBe('草稿')
  })

  test('an unfinished draft is not walked', () => {
    expect(walkDraft({ ...files, 'rules/application.workflow.json': '{' }, { stage: 'application', steps: [], now }, site)).toMatchObject({
      unfinished: true,
    })
    expect(walkDraft(files, { stage: 'none', steps: [], now }, site)).toBeUndefined()
  })

  test('every step of every stage of the shipped programmes can be walked', async () => {
    for (const id of ['dalian-digital-2024', 'lanwan-green-2026']) {
      const { programme, site: own } = await shippedOn('.', id)
      const cases = Object.fromEntries(Object.entries(programme.files).filter(([file]) => !file.startsWith('rules/examples/')))
      for (const stage of programme.stages.values()) {
        const reached = new Map([[stage.workflow.initial, [] as WalkStep[]]])
        for (const [state, steps] of reached)
          for (const action of stage.workflow.actions.filter(({ from }) => from.includes(state)))
            if (!reached.has(action.to)) reached.set(action.to, [...steps, act(action.id, action.by[0] ?? '')])
        const furthest = [...reached.values()].sort((a, b) => b.length - a.length).slice(0, 2)
        for (const steps of furthest) {
          const view = walkDraft(cases, { stage: stage.id, sample: '', steps, now }, own)
          expect(view?.unfinished, `${id} ${stage.id}`).toBeUndefined()
          expect(view?.trail).toHaveLength(steps.length)
        }
      }
    }
  }, 60_000)

  function walk(steps: WalkStep[], example = 'eligible', change = (text: string) => text) {
    const sample = `rules/examples/${example}.json`
    const found = walkDraft({ ...files, [sample]: change(files[sample] ?? '') }, { stage: 'application', sample, steps, now }, site)
    if (!found) throw new Error('There is no such stage.')
    return found
  }
})

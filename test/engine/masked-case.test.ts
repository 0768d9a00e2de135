/** Real cases made into examples: nobody is recognised in them, and every rule, problem and amount comes out as it did. */
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../server/engine/evaluate.js'
import { inputsOf } from '../../server/engine/examples/inputs.js'
import { maskedCase } from '../../server/engine/examples/masked-case.js'
import { outcomesOf } from '../../server/engine/examples/outcomes.js'
import { givenOf } from '../../server/engine/examples/recorded-given.js'
import type { ExampleGiven } from '../../server/engine/generated/example.js'
import type { Inputs } from '../../server/engine/model.js'
import type { CompiledSite, Programme } from '../../server/engine/programme.js'
import { stageOf } from './build.js'
import { shippedOn } from './shipped.js'

const outcome = ({ programme, site }: World, stage: string, given: ExampleGiven) => {
  const { evaluation } = outcomesOf(programme, { title: '', stage, given, expect: {} }, site.calendar) ?? fail()
  const { verdict, findings, amounts, problems } = evaluation
  return {
    verdict,
    findings: findings.map(({ rule, outcome: came }) => [rule, came]),
    amounts,
    problems: problems.map(({ at }) => at).sort(),
  }
}
const fail = (): never => {
  throw new Error('nothing there')
}

interface World {
  programme: Programme
  site: CompiledSite
}

describe('a masked case', () => {
  // every so many of the shipped examples stand for declarations
  test.each([
    ['dalian-digital-2024', 28],
    ['lanwan-green-2026', 14],
  ])(
    'of %s comes out as the real one, and says nothing of anybody',
    async (id, every) => {
      const world = await shippedOn('.', id)
      let names = 0
      for (const { path, example } of world.programme.examples.filter((_, index) => index % every === 0)) {
        const stage = stageOf(world.programme, example.stage)
        const { given, kept } = maskedCase(world.programme, stage, example.given, world.site.calendar)
        expect(outcome(world, example.stage, given), path).toEqual(outcome(world, example.stage, example.given))
        const { name = '', creditCode = '' } = (example.given.organisation ?? {}) as { name?: string; creditCode?: string }
        if (kept.length > 0 || !name) continue
        names++
        expect(JSON.stringify(given), path).not.toContain(name)
        if (creditCode.length === 18) expect(JSON.stringify(given), path).not.toContain(creditCode)
      }
      expect(names).toBeGreaterThan(5)
    },
    180_000,
  )

  test('rounds what nothing hangs on, everywhere in the same way, and names what has to stay', async () => {
    const world = await shippedOn('.', 'dalian-digital-2024')
    const stage = stageOf(world.programme, 'selection')
    const { example } = world.programme.examples.find(({ path }) => path.endsWith('/01-bearing-eligible.json')) ?? fail()
    const answers = JSON.parse(JSON.stringify(example.given.answers))
    answers.basics.digitalInvestment = '83.27'
    answers.basics.revenue = '6123'
    const { given, kept } = maskedCase(world.programme, stage, { ...example.given, answers }, world.site.calendar)
    const masked = given.answers as typeof answers
    expect(masked.basics.revenue).toBe('6000')
    expect(masked.basics.name).not.toContain('示例')
    expect(masked.basics.industry).toBe('3451')
    expect(Number(masked.basics.digitalInvestment)).toBeGreaterThan(0)
    expect(kept.every((title) => /^[一-龥]/.test(title))).toBe(true)
    expect(outcome(world, 'selection', given)).toEqual(outcome(world, 'selection', { ...example.given, answers }))
  }, 60_000)

  test('counts the same other declarations as the real one: which stands below which is kept, by marks that name nobody', async () => {
    const { programme, site } = await shippedOn('.', 'dalian-digital-2024')
    const answers = (percent: number) => ({
      report: { reportOn: '2026-09-27', percent, paidTotal: '30', done: '改造完成一期。', next: '二期。' },
    })
    const past = (id: string, parent: string, percent: number, day: number) => {
      const submittedAt = `2026-09-0${day}T01:45:00.000Z`
      return { id, parent, stage: 'progress', state: 'filed', submittedAt, firstSubmittedAt: submittedAt, answers: answers(percent) }
    }
    const inputs: Inputs = {
      ...inputsOf({ now: '2026-09-28T01:45:00.000Z', answers: answers(60) }, site.calendar),
      id: 'a-own',
      parent: 'z-project',
      history: [past('c-same', 'z-project', 40, 1), past('b-other', 'y-project', 90, 2)],
    }
    const given = givenOf(inputs, 'filed')
    const findings = (one: Inputs) => evaluate(programme, 'progress', one).findings.map(({ rule, outcome: came }) => [rule, came])
    expect(findings(inputs)).toContainEqual(['progress-percent', 'met'])
    expect(findings(inputsOf(given, site.calendar))).toEqual(findings(inputs))
    expect(JSON.stringify(given)).not.toMatch(/-own|-same|-other|-project/)
  })
})

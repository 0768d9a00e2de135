import { expect, test } from 'vitest'
import { evidenceOf } from '../../server/actions/declarations/evidence.js'
import { evaluate } from '../../server/engine/evaluate.js'
import { given, shipped } from '../engine/shipped.js'

test('a submission keeps the row of a register that a rule read, as it was, and no answer twice', async () => {
  const { programme, stage, site } = await shipped()
  const { organisation, answers, now } = given('01-bearing-eligible')
  const values = { creditCode: organisation.creditCode, name: organisation.name, listedOn: '2024-01-05' }
  const registers = { abnormalOperation: [{ values, row: 7 }] }
  const inputs = { organisation, answers, now, registers, materials: [], calendar: site.calendar }
  const { findings, readings } = evidenceOf(stage, { evaluation: evaluate(programme, stage.id, inputs), inputs }, {})
  expect(findings).toContainEqual({ rule: 'not-abnormal', outcome: 'not met' })
  expect(readings.abnormalListed).toEqual({ value: true, source: expect.stringContaining('第 7 行'), evidence: values })
  expect(Object.keys(readings).filter((name) => stage.form.fields.has(name))).toEqual([])
})

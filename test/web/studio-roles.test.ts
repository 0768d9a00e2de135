import { beforeAll, describe, expect, test } from 'vitest'
import type { Files } from '../../server/engine/model'
import { readersOf, sampleRows } from '../../web/pages/studio/registers/readers'
import { rightsIn } from '../../web/pages/studio/roles/rights'
import { shipped } from '../engine/shipped'

let files: Files
beforeAll(async () => {
  files = (await shipped()).programme.files
}, 60_000)

describe('who may do what', () => {
  test('says of every action of every workflow who does it, in which states', () => {
    const { stages, roles } = rightsIn(files)
    expect(stages.length).toBeGreaterThan(5)
    for (const { id } of stages) {
      const { actions } = JSON.parse(files[`rules/${id}.workflow.json`] ?? '')
      for (const { label, by } of actions)
        for (const role of by) {
          const found = roles.find((one) => one.id === role)?.stages[id]?.actions.find((one) => one.label === label)
          expect(found?.from.length, `${id} ${role} ${label}`).toBeGreaterThan(0)
        }
    }
    expect(roles.find(({ id }) => id === 'enterprise')?.stages.selection?.files).toBe(true)
    expect(roles.find(({ id }) => id === 'district')?.stages.selection?.files).toBe(false)
  })

  test('reads a programme that is hardly begun', () => {
    expect(rightsIn({ 'schemas/programme.json': '{"stages": [{"id": "a"}, 5], "roles": [{"id": "r"}]}' })).toEqual({
      stages: [{ id: 'a', title: 'a' }],
      roles: [{ id: 'r', label: 'r', stages: {} }],
    })
    expect(rightsIn({}).roles).toEqual([])
  })
})

describe('a register', () => {
  test('knows the facts that read it and rows that examples have', () => {
    const facts: { register?: string; label: string }[] = JSON.parse(files['rules/facts.json'] ?? '').facts
    const wanted = facts.filter(({ register }) => register === 'pilots2022').map(({ label }) => label)
    expect(wanted.length).toBeGreaterThan(0)
    expect(readersOf(files, 'pilots2022').map(({ label }) => label)).toEqual(wanted)
    const rows = sampleRows(files, 'pilots2022')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThanOrEqual(5)
    expect(sampleRows(files, 'no-such-register')).toEqual([])
  })
})

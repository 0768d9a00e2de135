import { beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../server/engine/compile/compile.js'
import type { Field } from '../../server/engine/generated/form.js'
import { mutate } from '../../server/engine/mutation/mutate.js'
import type { Example } from '../../server/engine/programme.js'
import { filesOf, seedOf } from './build.js'
import { justified, nameOf, sampled } from './mutants.js'
import { type Shipped, shipped } from './shipped.js'

const options = [
  { const: 'device', title: '设备' },
  { const: 'software', title: '软件' },
]

describe('the mutation check', () => {
  let own: Shipped
  beforeAll(async () => {
    own = await shipped()
  })

  test('finds an example for every change of a sample of what the first stage is configured by, but those that are justified', () => {
    const seed = seedOf('mutants')
    const known = new Set(justified(own.programme.id).map(nameOf))
    const { total, survivors } = mutate(own.programme, own.site, (mutants) =>
      sampled(
        mutants.filter(({ file }) => /\/selection\.\w+\.json$/.test(file)),
        8,
        seed,
      ),
    )
    expect(total).toBe(8)
    expect(survivors.map(nameOf).filter((name) => !known.has(name))).toEqual([])
  }, 180_000)

  test('changes more than 200 places of the shipped configuration, in every kind of file that decides', () => {
    const files = new Set<string>()
    const { total } = mutate(own.programme, own.site, (mutants) => {
      for (const { file } of mutants) files.add(file.replace(/^.*?([a-z]+)\.json$/, '$1'))
      expect(mutants.length).toBeGreaterThanOrEqual(200)
      return []
    })
    expect(total).toBe(0)
    expect([...files].sort()).toEqual([
      'batches',
      'dictionary',
      'eligibility',
      'facts',
      'form',
      'materials',
      'programme',
      'table',
      'workflow',
      'worksheet',
    ])
  })

  test('asks only the examples that read what is changed, and says how many these are', () => {
    const files = filesOf({
      sections: { basics: { type: 'object', title: '基础', properties: { heads: { type: 'integer', title: '人数' } } } },
      facts: [
        { id: 'twice', label: '两倍', type: 'integer', kind: 'expression', formula: 'heads * 2' },
        { id: 'thrice', label: '三倍', type: 'integer', kind: 'expression', formula: 'heads * 3' },
      ],
    })
    const one: Example = {
      title: '两倍',
      stage: 'application',
      given: { now: '2024-09-10T09:00:00+08:00', answers: { basics: { heads: 2 } } },
      expect: { facts: { twice: 4 } },
    }
    const { value } = compile({ ...files, 'rules/examples/one.json': JSON.stringify(one) }, own.site)
    const survivors = value ? mutate(value, own.site).survivors : []
    const about = (place: string) => survivors.filter(({ at }) => at === place).map(({ change, readBy }) => [change, readBy])
    expect(about('/facts/0/formula')).toEqual([])
    expect(about('/facts/1/formula').map(([, readBy]) => readBy)).toEqual([0, 0, 0])
  })

  test('leaves alone what decides nothing: one choice at least, and none of them twice', () => {
    const kinds: Field = {
      type: 'array',
      title: '类别',
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
      items: { type: 'string', oneOf: options },
    }
    const files = filesOf({ sections: { basics: { type: 'object', title: '基础', required: ['kinds'], properties: { kinds } } } })
    const { value, problems } = compile(files, own.site)
    expect(problems).toEqual([])
    const changes: string[] = []
    if (value)
      mutate(value, own.site, (mutants) => {
        changes.push(...mutants.flatMap(({ at, change }) => (at.startsWith('/properties/basics') ? [`${at}：${change}`] : [])))
        return []
      })
    const place = '/properties/basics'
    expect(changes).toEqual([
      `${place}/required/0：删除 “kinds”`,
      `${place}/properties/kinds/minItems：1 改为 2`,
      `${place}/properties/kinds/maxItems：2 改为 1`,
      `${place}/properties/kinds/maxItems：2 改为 3`,
      `${place}/properties/kinds/items/oneOf/0：删除 “设备”`,
      `${place}/properties/kinds/items/oneOf/1：删除 “软件”`,
    ])
  })

  test('tells what no example holds, and stops telling it once one does', () => {
    const files = filesOf({
      sections: { basics: { type: 'object', title: '基础', properties: { heads: { type: 'integer', title: '人数' } } } },
      rules: [
        {
          name: 'heads',
          label: '人数',
          severity: 'block',
          conditions: { fact: 'heads', operator: 'greaterThan', value: 20 },
          otherwise: '人数太少。',
        },
      ],
    })
    const example = (heads: number, outcome: 'met' | 'not met'): Example => ({
      title: `${heads} 人`,
      stage: 'application',
      given: { now: '2024-09-10T09:00:00+08:00', answers: { basics: { heads } } },
      expect: { findings: { heads: outcome } },
    })
    const survivors = (...examples: Example[]) => {
      const texts = Object.fromEntries(examples.map((one, index) => [`rules/examples/${index}.json`, JSON.stringify(one)]))
      const { value } = compile({ ...files, ...texts }, own.site)
      return value
        ? mutate(value, own.site)
            .survivors.filter(({ at }) => at.startsWith('/rules/0/conditions'))
            .map(nameOf)
        : undefined
    }
    const place = 'rules/application.eligibility.json /rules/0/conditions'
    expect(survivors()).toEqual([
      `${place}/operator：“greaterThan” 改为 “greaterThanInclusive”`,
      `${place}/operator：“greaterThan” 改为 “lessThan”`,
      `${place}/value：20 改为 19`,
      `${place}/value：20 改为 21`,
    ])
    expect(survivors(example(21, 'met'))).toEqual([
      `${place}/operator：“greaterThan” 改为 “greaterThanInclusive”`,
      `${place}/value：20 改为 19`,
    ])
    expect(survivors(example(21, 'met'), example(20, 'not met'))).toEqual([])
  })
})

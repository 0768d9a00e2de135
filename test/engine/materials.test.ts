/** The checklist: which materials are asked, why, and which are missing. */
import { describe, expect, test } from 'vitest'
import type { Material } from '../../server/engine/generated/materials.js'
import { checklist, missingMaterials } from '../../server/engine/materials.js'
import type { Answers } from '../../server/engine/model.js'
import { factsOf, inputsOf, type Parts, programmeOf, stageOf } from './build.js'

const sections: Parts['sections'] = {
  basics: {
    type: 'object',
    title: '基础信息',
    properties: { code: { type: 'string', title: '行业代码' }, chain: { type: 'boolean', title: '是否产业链' } },
  },
  lines: {
    type: 'array',
    title: '投入清单',
    maxItems: 10,
    items: {
      type: 'object',
      properties: {
        category: {
          type: 'string',
          title: '类别',
          oneOf: [
            { const: 'soft', title: '软件' },
            { const: 'hard', title: '设备' },
          ],
        },
      },
    },
  },
}
const licence: Material = { id: 'licence', title: '营业执照', need: 'required' }
const chain = { fact: 'chain', operator: 'equal', value: true } as const

function listOf(materials: Material[], answers: Answers = {}, present: string[] = []) {
  const programme = programmeOf({ sections, materials })
  return checklist(programme, stageOf(programme), inputsOf(answers, { materials: present }), factsOf(programme, answers))
}
const missing = (...given: Parameters<typeof listOf>) => missingMaterials(listOf(...given)).map(({ at, message }) => [at, message])

describe('A material', () => {
  test('that is required is missing until it is there', () => {
    expect(listOf([licence])).toEqual([
      {
        id: 'licence',
        key: 'licence',
        title: '营业执照',
        need: 'required',
        stampedPrint: false,
        maxMegabytes: 20,
        maxFiles: 1,
        present: false,
        missing: true,
      },
    ])
    expect(missing([licence])).toEqual([['/materials/licence', '缺少：营业执照']])
    expect(missing([licence], {}, ['licence'])).toEqual([])
  })

  test.each(['recommended', 'optional'] as const)('that is %s is listed but never missing', (need) => {
    expect(listOf([{ ...licence, need }])).toMatchObject([{ need, missing: false }])
  })

  test('says all that the file says about it', () => {
    const all: Material = {
      ...licence,
      help: '彩色扫描',
      clause: 'c-1',
      stampedPrint: true,
      maxMegabytes: 50,
      maxFiles: 5,
      minPages: 2,
      validity: '一年内',
    }
    expect(listOf([all])).toMatchObject([{ ...all, present: false }])
  })
})

describe('A condition', () => {
  const proof: Material = { id: 'proof', title: '产业链证明', need: 'required', when: chain, whenReason: '因为您选择了产业链' }

  test('asks for a material with the reason, or not at all', () => {
    expect(listOf([proof], { basics: { chain: true } })).toMatchObject([{ need: 'required', reason: '因为您选择了产业链', missing: true }])
    expect(listOf([proof], { basics: { chain: false } })).toEqual([])
  })

  test('that is unknown shows it, says what decides, and does not demand it yet', () => {
    expect(listOf([proof])).toMatchObject([{ need: 'recommended', reason: '是否需要还不能确定，缺少：是否产业链', missing: false }])
    expect(listOf([{ ...proof, need: 'optional' }])).toMatchObject([{ need: 'optional' }])
  })

  test('chooses the words: the first variant that holds, else the general ones', () => {
    const varied: Material = {
      ...licence,
      help: '一般要求',
      variants: [
        { when: { fact: 'code', operator: 'startsWith', value: '345' }, help: '行业代码证明' },
        { when: chain, help: '产业链证明' },
      ],
    }
    const help = (basics: Answers) => listOf([varied], { basics })[0]?.help
    expect(help({ code: '3451', chain: true })).toBe('行业代码证明')
    expect(help({ code: '36', chain: true })).toBe('产业链证明')
    expect(help({ chain: true })).toBe('产业链证明')
    expect(help({})).toBe('一般要求')
  })
})

describe('Alternatives', () => {
  const pair: Material[] = [
    { id: 'audit', title: '审计报告', need: 'required', oneOf: 'accounts' },
    { id: 'tax', title: '纳税申报表', need: 'required', oneOf: 'accounts' },
    licence,
  ]

  test('are missing as one, and each of them is enough', () => {
    expect(missing(pair, {}, ['licence'])).toEqual([['/materials/audit', '缺少：审计报告，或 纳税申报表（任选其一）']])
    for (const one of ['audit', 'tax']) expect(missing(pair, {}, ['licence', one])).toEqual([])
    expect(missing(pair, {}, ['audit'])).toEqual([['/materials/licence', '缺少：营业执照']])
  })

  test('of which one is not asked leave the other', () => {
    const conditional = pair.map((material) => (material.id === 'audit' ? { ...material, when: chain } : material))
    expect(missing(conditional, { basics: { chain: false } }, ['licence'])).toEqual([['/materials/tax', '缺少：纳税申报表']])
    expect(missing(conditional, { basics: { chain: false } }, ['licence', 'audit'])).toEqual([['/materials/tax', '缺少：纳税申报表']])
  })
})

describe('One per row', () => {
  const invoice: Material = { id: 'invoice', title: '发票', need: 'required', forEach: 'lines' }
  const lines = [{ category: 'soft' }, { category: 'hard' }]

  test('is asked for each row, with its number', () => {
    expect(listOf([invoice], { lines }, ['invoice#2'])).toMatchObject([
      { key: 'invoice#1', title: '发票（投入清单第 1 行）', missing: true },
      { key: 'invoice#2', title: '发票（投入清单第 2 行）', present: true, missing: false },
    ])
    expect(listOf([invoice], { lines: [] })).toEqual([])
    expect(listOf([invoice])).toEqual([])
  })

  test('is not there because the whole is', () => {
    expect(missing([invoice], { lines: [{}] }, ['invoice'])).toEqual([['/materials/invoice#1', '缺少：发票（投入清单第 1 行）']])
  })

  test('may depend on the row', () => {
    const photo: Material = { ...invoice, id: 'photo', title: '照片', when: { fact: 'category', operator: 'equal', value: 'hard' } }
    expect(listOf([photo], { lines: [...lines, {}] }).map(({ key, need }) => [key, need])).toEqual([
      ['photo#2', 'required'],
      ['photo#3', 'recommended'],
    ])
  })

  test('has alternatives of its own: what is there for one row settles no other', () => {
    const pair: Material[] = [
      { ...invoice, oneOf: 'payment' },
      { ...invoice, id: 'receipt', title: '收据', oneOf: 'payment' },
    ]
    expect(missing(pair, { lines }, ['receipt#1'])).toEqual([
      ['/materials/invoice#2', '缺少：发票（投入清单第 2 行），或 收据（投入清单第 2 行）（任选其一）'],
    ])
  })
})

/** What is wrong with facts about payments, and with the facts that a layout shows. */

import type { PaymentFact } from '../generated/facts.js'
import type { ShownFacts } from '../generated/ui.js'
import type { FactType } from '../model.js'
import type { Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import { oneOfTypes, type Where } from './fact-types.js'

const types: Record<PaymentFact['reads'], FactType> = { amount: 'decimal', firstDay: 'date', lastDay: 'date', count: 'integer' }

/** What was paid to the declarations of a stage, by a batch that pays. */
export function checkPayment(fact: PaymentFact, { place, programme }: Where): Complaint[] {
  const { stage: id, reads, part, unit } = fact
  const stage = programme.stages.get(id)
  if (!stage) return unknownName('stage', id, programme.stages.keys(), below(place, 'stage'))
  const paying = [...programme.batches.values()].filter(({ members, payments }) => payments && members.stage === id)
  const parts = paying.flatMap(({ amount }) => amount?.split?.map((one) => one.id) ?? [])
  return [
    ...oneOfTypes(fact, [types[reads]], '这样读到的', place),
    ...(reads === 'amount' && unit === undefined
      ? [complaint(place, 'missing-key', '没有写金额的单位', '补上 "unit": "万元" 或 "元"')]
      : []),
    ...(reads !== 'amount' && unit !== undefined ? [complaint(below(place, 'unit'), 'value', '只有金额才有单位', '删除 unit')] : []),
    ...(reads !== 'amount' && part !== undefined ? [complaint(below(place, 'part'), 'value', '只有金额才分部分', '删除 part')] : []),
    ...(paying.length === 0
      ? [
          complaint(
            below(place, 'stage'),
            'never-paid',
            `没有一种批次拨付“${stage.definition.title}”的申报件，永远没有记录`,
            '换成批次成员的环节，或给批次写上 payments',
            ['batches'],
          ),
        ]
      : reads === 'amount'
        ? unknownName('part', part, parts, below(place, 'part'))
        : []),
  ]
}

const kinds = new Set(['payment', 'moment', 'history'])

/** Facts that stand beside a form come from records alone: then nobody reads in them what is withheld from him. */
export function checkShown(shown: readonly ShownFacts[], place: Place, { facts }: Stage, programme: Programme): Complaint[] {
  return shown.flatMap((group, index) =>
    group.facts.flatMap((id, position) => {
      const at = below(place, index, 'facts', position)
      const declared = [...programme.facts.values()].filter((fact) => kinds.has(fact.kind) && facts.has(fact.id))
      const fact = programme.facts.get(id)
      return fact && facts.has(id) && !kinds.has(fact.kind)
        ? [complaint(at, 'fact-kind', `“${fact.label}”不是从记录读出的`, '只写 payment、moment、history 三种事实', ['facts'])]
        : unknownName(
            'fact',
            id,
            declared.map((one) => one.id),
            at,
          )
    }),
  )
}

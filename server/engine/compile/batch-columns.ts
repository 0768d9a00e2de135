/** What is wrong with the columns of a batch, and with whom it pays: formulas over the members' facts and results. */
import { amountName } from '../batches/rows.js'
import { checkFormula, declaredProblem, type Names, namesOfFacts } from '../formula/check.js'
import type { Kind } from '../formula/model.js'
import type { BatchColumn, BatchPayments, BatchRanking } from '../generated/batches.js'
import type { BatchKind, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName } from '../values/compile-problems.js'
import { checkCondition } from './conditions.js'

/** A formula over facts and results whose value stands in a column of its declared type. */
export function checkColumn(column: BatchColumn, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { kind, problems } = checkFormula(column.formula, namesOf(stage), programme.tables)
  const declared = kind && column.unit !== undefined ? declaredProblem(kind, { type: 'number', unit: column.unit }) : undefined
  const say = (key: string, message: string, remedy: string) => complaint(below(place, key), 'batch-column', message, remedy)
  const isNumber = kind?.type === undefined || kind.type === 'number'
  return [
    ...[...problems, ...(declared ? [declared] : [])].map(({ code, message, remedy }) =>
      complaint(below(place, 'formula'), code ?? 'formula', `“${column.label}”：${message}`, remedy, [
        'programme',
        'form',
        'facts',
        'registers',
        'table',
        'worksheet',
      ]),
    ),
    ...(kind?.type === 'list' || kind?.type === 'rows'
      ? [say('formula', `“${column.label}”不是一个值，不能成为一栏`, '写成合计、计数或一个填报项')]
      : []),
    ...(column.total && !isNumber ? [say('total', `“${column.label}”不是数字，不能合计`, '删除 total')] : []),
    ...(column.round && !isNumber ? [say('round', `“${column.label}”不是数字，不能取整`, '删除 round')] : []),
    ...(column.mask && kind?.type === 'number' ? [say('mask', `“${column.label}”是数字，不能遮挡`, '删除 mask')] : []),
    ...unknownName('clause', column.clause, programme.clauses.keys(), below(place, 'clause')),
  ]
}

/** The order in which members are taken: columns that can be compared, and a quota. */
export function checkRanking(ranked: BatchRanking, kind: BatchKind, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { by, mostPerDistrict, clause } = ranked
  const { columns, members } = kind
  const ids = columns.map(({ id }) => id)
  const say = (at: Place, message: string, remedy: string) => complaint(at, 'batch-ranking', message, remedy)
  return [
    ...by.flatMap(({ column: id }, index) => {
      const at = below(place, 'by', index, 'column')
      const column = columns.find((one) => one.id === id)
      if (!column) return unknownName('batchColumn', id, ids, at)
      const type = checkFormula(column.formula, namesOf(stage), programme.tables).kind?.type
      return type === undefined || type === 'number' || type === 'date'
        ? []
        : [say(at, `“${column.label}”不是数字或日期，不能排名`, '换成得分、金额、日期这样的一栏')]
    }),
    ...repeated(
      '排名依据',
      by.map(({ column }) => column),
      (index) => below(place, 'by', index, 'column'),
    ),
    ...(members.most === undefined && mostPerDistrict === undefined
      ? [say(place, '写了排名，却没有名额，每一家都能列入', '给 members 写上 "most": 20，或写 mostPerDistrict')]
      : []),
    ...(members.per === 'district' && mostPerDistrict !== undefined
      ? [say(below(place, 'mostPerDistrict'), '一个批次只含一个地区，名额就是 members 的 most', '删除 mostPerDistrict，把名额写进 most')]
      : []),
    ...unknownName('clause', clause, programme.clauses.keys(), below(place, 'clause')),
  ]
}

/** Whom to pay, and when not. */
export function checkPayee({ payee = [], held = [] }: BatchPayments, place: Place, stage: Stage, programme: Programme): Complaint[] {
  return [
    ...repeated(
      '收款信息',
      payee.map(({ id }) => id),
      (index) => below(place, 'payee', index, 'id'),
    ),
    ...payee.flatMap((part, index) => checkColumn(part, below(place, 'payee', index), stage, programme)),
    ...held.flatMap(({ when }, index) => checkCondition(when, below(place, 'held', index, 'when'), { facts: stage.facts, programme })),
  ]
}

/** The facts of the stage, and the results of its worksheet in the unit of their rows. */
function namesOf({ facts, worksheet }: Stage): Names {
  const results = new Map(
    (worksheet?.results ?? []).map(({ id, label, row }): [string, { id: string; label: string } & Kind] => {
      const unit = worksheet?.rows.find((one) => one.id === row)?.unit ?? ''
      return [`amounts.${id}`, { id: `amounts.${id}`, label, type: 'number', unit }]
    }),
  )
  const others = namesOfFacts(facts)
  const names: Names = (name) => (amountName(name) === undefined ? others(name) : results.get(name))
  names.all = () => [...results.keys(), ...(others.all?.() ?? [])]
  return names
}

/** What is wrong with the money of a batch: the amounts of its members, their parts, its budget. */
import { amountName } from '../batches/rows.js'
import type { BatchAmount, BatchBudget } from '../generated/batches.js'
import type { BatchKind, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import { Decimal, decimalText } from '../values/exact.js'
import { isDay } from '../values/formats.js'

/** The amount of each member: a column in whole fen, its parts, and the step that records it. */
export function checkAmount(amount: BatchAmount, kind: BatchKind, place: Place, stage: Stage, { clauses }: Programme): Complaint[] {
  const { column: id, split, clause } = amount
  const { columns } = kind
  const column = columns.find((one) => one.id === id)
  const known = columns.map((one) => one.id)
  const finest = column?.unit === '万元' ? 6 : 2
  const whole = column && (amountName(column.formula.trim()) !== undefined || (column.round && column.round.places <= finest))
  const shares = (split ?? []).map(({ share }) => share)
  const sum = shares.reduce((total, share) => total.plus(share ?? 0), new Decimal(0))
  const open = shares.filter((share) => share === undefined).length
  const lastOpen = open === 0 || (open === 1 && shares.at(-1) === undefined)
  return [
    ...unknownName('batchColumn', id, known, below(place, 'column')),
    ...unknownName('clause', clause, clauses.keys(), below(place, 'clause')),
    ...checkGranted(amount, kind, below(place, 'grants'), stage),
    ...(column && column.unit !== '元' && column.unit !== '万元'
      ? [complaint(below(place, 'column'), 'batch-amount', `“${column.label}”要以元或万元计`, '给这一栏写上 "unit": "万元"')]
      : []),
    ...(column && !whole
      ? [
          complaint(
            below(place, 'column'),
            'batch-amount',
            `“${column.label}”可能精确到分以下`,
            `给这一栏写上 "round": { "mode": "down", "places": ${finest} }`,
          ),
        ]
      : []),
    ...(split && (!lastOpen || sum.greaterThan(1) || (open === 0 && !sum.equals(1)))
      ? [
          complaint(
            below(place, 'split'),
            'batch-split',
            `各部分占比合计 ${decimalText(sum)}，应为 1`,
            '写足占比，或让最后一部分不写 share，由它取余数',
          ),
        ]
      : []),
  ]
}

/** An amount that is granted is a result, and one of the steps that the batch takes records it, lowered ones too. */
function checkGranted(
  { grants, lower }: BatchAmount,
  { workflow }: BatchKind,
  place: Place,
  { worksheet, workflow: own }: Stage,
): Complaint[] {
  if (grants === undefined) return []
  const results = (worksheet?.results ?? []).map(({ id }) => id)
  if (!results.includes(grants)) return unknownName('result', grants, results, place)
  const moves = workflow.actions.flatMap(({ moves: id }) => own.actions.find((action) => action.id === id) ?? [])
  const granter = moves.find((action) => action.grants?.includes(grants))
  if (!granter)
    return [
      complaint(place, 'batch-grants', `批次办理的操作都不核定“${grants}”，金额不会记下`, `给成员的一个操作写上 "grants": ["${grants}"]`, [
        'workflow',
      ]),
    ]
  return lower && !granter.lowering
    ? [complaint(place, 'batch-grants', `“${granter.label}”不能记下核减后的金额`, '给它写上 "lowering": true', ['workflow'])]
    : []
}

/** What the amounts are held against: dated values, or a column of a register. */
export function checkBudget(budget: BatchBudget, { amount }: BatchKind, place: Place, programme: Programme): Complaint[] {
  const { values, register, column, unit } = budget
  const list = register === undefined ? undefined : programme.registers.get(register)
  const cell = list?.columns.find(({ id }) => id === column)
  const say = (message: string, remedy: string) => complaint(place, 'batch-budget', message, remedy)
  return [
    ...(amount ? [] : [say('写了预算，却没有写每个成员的金额', '补上 amount，或删除 budget')]),
    ...((values === undefined) === (register === undefined)
      ? [say('预算要么写在 values，要么取自一份名单', '只写 values，或只写 register 和 column')]
      : []),
    ...unknownName('register', register, programme.registers.keys(), below(place, 'register')),
    ...(list
      ? unknownName(
          'column',
          column ?? '',
          list.columns.map(({ id }) => id),
          below(place, 'column'),
        )
      : []),
    ...(cell && cell.type !== 'decimal' && cell.type !== 'integer'
      ? [complaint(below(place, 'column'), 'batch-budget', `名单的“${cell.label}”不是数字`, '换成一列金额')]
      : []),
    ...(cell?.unit !== undefined && cell.unit !== unit
      ? [complaint(below(place, 'unit'), 'batch-budget', `名单的“${cell.label}”以${cell.unit}计`, `写成 "unit": "${cell.unit}"`)]
      : []),
    ...(values ?? []).flatMap(({ from, clause }, index) => [
      ...(from !== undefined && !isDay(from)
        ? [complaint(below(place, 'values', index, 'from'), 'value', `没有“${from}”这一天`, '写成 2024-01-31 的样子')]
        : []),
      ...unknownName('clause', clause, programme.clauses.keys(), below(place, 'values', index, 'clause')),
    ]),
  ]
}

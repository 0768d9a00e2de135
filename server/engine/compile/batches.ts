/** What is wrong with batches.json: members, columns, money, documents; its workflows have a file of their own. */
import { amountName } from '../batches/rows.js'
import { checkFormula, declaredProblem, type Names, namesOfFacts } from '../formula/check.js'
import type { Kind } from '../formula/model.js'
import type { BatchAmount, BatchBudget, BatchColumn, BatchPayments } from '../generated/batches.js'
import type { BatchKind, Programme, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, repeated, unknownName, unknownNames } from '../values/compile-problems.js'
import { Decimal, decimalText } from '../values/exact.js'
import { isDay } from '../values/formats.js'
import { checkBatchWorkflow } from './batch-workflow.js'
import { checkCondition } from './conditions.js'
import { contentOf } from './contents.js'
import type { Draft } from './draft.js'
import { checkPattern } from './programme.js'
import { checkReviewers } from './roles.js'

const file = 'rules/batches.json'

/** What is wrong with the kinds of batches, and steps that only a batch could take and none does. */
export function checkBatches({ documents, programme, broken }: Draft): Complaint[] {
  const kinds = contentOf(documents, 'batches', 'batches')?.batches ?? []
  return [
    ...repeated(
      '批次',
      kinds.map(({ id }) => id),
      (index) => ({ file, at: `/batches/${index}/id` }),
    ),
    ...kinds.flatMap((kind, index) => checkKind(kind, { file, at: `/batches/${index}` }, programme)),
    ...(broken.has('batches') ? [] : idleSteps(programme, kinds)),
  ]
}

function checkKind(kind: BatchKind, place: Place, programme: Programme): Complaint[] {
  const stage = programme.stages.get(kind.members.stage)
  const { documents = [] } = kind
  return [
    ...unknownName('clause', kind.clause, programme.clauses.keys(), below(place, 'clause')),
    ...checkPattern(kind.number, below(place, 'number')),
    ...checkReviewers(kind.by, below(place, 'by'), programme),
    ...outOfReach(kind, place, programme),
    ...repeated(
      '文件',
      documents.map(({ id }) => id),
      (index) => below(place, 'documents', index, 'id'),
    ),
    ...documents.flatMap(({ letter, clause }, index) => [
      ...unknownName('letter', letter, lettersOf(kind, programme), below(place, 'documents', index, 'letter')),
      ...unknownName('clause', clause, programme.clauses.keys(), below(place, 'documents', index, 'clause')),
    ]),
    ...(stage
      ? checkContent(kind, place, stage, programme)
      : unknownName('stage', kind.members.stage, programme.stages.keys(), below(place, 'members', 'stage'))),
  ]
}

/** Roles of one district see the batches of their district alone; those who see single declarations see none. */
function outOfReach({ by, members, workflow, title }: BatchKind, place: Place, { roles }: Programme): Complaint[] {
  const named = [by, ...workflow.actions.map((action) => action.by)]
  const at = (index: number) => (index === 0 ? below(place, 'by') : below(place, 'workflow', 'actions', index - 1, 'by'))
  return named.flatMap((ids, index) =>
    ids.flatMap((id, position) => {
      const scope = roles.get(id)?.scope
      if (scope !== 'assigned' && (scope !== 'district' || members.per === 'district')) return []
      const remedy = scope === 'district' ? '写上 "per": "district"，或换成看得到全部地区的角色' : '换成本地区或全部范围的角色'
      return [complaint(below(at(index), position), 'batch-scope', `“${roles.get(id)?.label}”看不到“${title}”`, remedy)]
    }),
  )
}

/** A letter about single declarations cannot be printed for a batch. */
const lettersOf = ({ id }: BatchKind, { letters }: Programme) =>
  [...letters.values()].filter(({ definition }) => definition.batch === id).map(({ definition }) => definition.id)

function checkContent(kind: BatchKind, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { members, columns, amount, budget } = kind
  const states = stage.workflow.states.map(({ id }) => id)
  const at = below(place, 'members')
  return [
    ...(states.length > 0 ? unknownNames('state', members.states, states, below(at, 'states')) : []),
    ...repeated('状态', members.states, (index) => below(at, 'states', index)),
    ...checkCondition(members.where, below(at, 'where'), { facts: stage.facts, programme }),
    ...repeated(
      '栏目',
      columns.map(({ id }) => id),
      (index) => below(place, 'columns', index, 'id'),
    ),
    ...columns.flatMap((column, index) => checkColumn(column, below(place, 'columns', index), stage, programme)),
    ...(amount ? checkAmount(amount, kind, below(place, 'amount'), stage, programme) : []),
    ...(budget ? checkBudget(budget, kind, below(place, 'budget'), programme) : []),
    ...(kind.payments ? checkPayee(kind.payments, below(place, 'payments'), stage, programme) : []),
    ...(states.length > 0 ? checkBatchWorkflow(kind, place, stage, programme) : []),
  ]
}

function checkColumn(column: BatchColumn, place: Place, stage: Stage, programme: Programme): Complaint[] {
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

/** Whom to pay, and when not. */
function checkPayee({ payee = [], held = [] }: BatchPayments, place: Place, stage: Stage, programme: Programme): Complaint[] {
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

function checkAmount(amount: BatchAmount, kind: BatchKind, place: Place, stage: Stage, programme: Programme): Complaint[] {
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
    ...unknownName('clause', clause, programme.clauses.keys(), below(place, 'clause')),
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

function checkBudget(budget: BatchBudget, { amount }: BatchKind, place: Place, programme: Programme): Complaint[] {
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

/** A step that only a batch takes, and none does: the declarations would wait for ever. */
function idleSteps({ stages }: Programme, kinds: readonly BatchKind[]): Complaint[] {
  return [...stages.values()].flatMap(({ id, workflow }) => {
    const moved = new Set(
      kinds
        .filter(({ members }) => members.stage === id)
        .flatMap((kind) => [kind.objections?.moves, ...kind.workflow.actions.map(({ moves }) => moves)]),
    )
    return workflow.actions.flatMap((action, index) =>
      action.by.includes('batch') && !moved.has(action.id)
        ? [
            complaint(
              { file: `rules/${id}.workflow.json`, at: `/actions/${index}/by` },
              'no-batch',
              `操作“${action.label}”由批次办理，却没有哪一类批次办理它`,
              `在 batches.json 的一个操作里写上 "moves": "${action.id}"`,
            ),
          ]
        : [],
    )
  })
}

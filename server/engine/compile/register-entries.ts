/** What is wrong with what steps write into registers. */
import { checkFormula, namesOfFacts } from '../formula/check.js'
import type { Kind } from '../formula/model.js'
import type { RegisterEntry, WorkflowAction } from '../generated/workflow.js'
import type { Programme, RegisterDefinition, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName, unknownNames } from '../values/compile-problems.js'

type Column = RegisterDefinition['columns'][number]

/** Registers and columns that there are, cells that fit them, a key in each row. */
export function checkEntries({ registers = [], by, kind }: WorkflowAction, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const at = below(place, 'registers')
  const applicants = by.includes(stage.definition.by) || kind === 'submit'
  return [
    ...(registers.length > 0 && applicants
      ? [complaint(at, 'self-judging', '申报单位不能自己写入名单', '只写在审核的操作里，或删除 registers')]
      : []),
    ...registers.flatMap((entry, index) => checkEntry(entry, below(at, index), stage, programme)),
  ]
}

function checkEntry(entry: RegisterEntry, place: Place, stage: Stage, programme: Programme): Complaint[] {
  const { register, forEach, values, ends, keeps, until } = entry
  const definition = programme.registers.get(register)
  if (!definition) return unknownName('register', register, programme.registers.keys(), below(place, 'register'))
  const rows = forEach === undefined ? undefined : stage.facts.get(forEach)?.rows
  if (forEach !== undefined && !rows) {
    const sections = [...stage.facts.values()].flatMap(({ id, rows: inner }) => (inner ? [id] : []))
    return unknownName('section', forEach, sections, below(place, 'forEach'))
  }
  const columns = definition.columns.map(({ id }) => id)
  const say = (key: string, message: string, remedy: string) => complaint(below(place, key), 'register-entry', message, remedy)
  const cells = Object.entries(values ?? ends ?? {})
  const lacking = definition.columns.filter(({ id, required }) => values && !values[id] && (required || id === definition.key))
  return [
    ...((values === undefined) === (ends === undefined)
      ? [complaint(place, 'register-entry', '要么写入一行，要么结束已有的行', '只写 values，或只写 ends')]
      : []),
    ...(ends && (until !== undefined || keeps) ? [say('ends', '结束已有的行时，until 和 keeps 不起作用', '删除它们')] : []),
    ...lacking.map(({ id, label }) => say('values', `名单“${definition.label}”的“${label}”是必填的`, `写上 "${id}"`)),
    ...cells.flatMap(([id, formula]) => {
      const column = definition.columns.find((one) => one.id === id)
      const cell = below(place, values ? 'values' : 'ends', id)
      return column ? checkCell(formula, cell, column, stage, rows, programme) : unknownName('column', id, columns, cell)
    }),
    ...unknownNames('column', keeps, columns, below(place, 'keeps')),
    ...(['from', 'until'] as const).flatMap((key) => checkDay(entry[key], below(place, key), stage, rows, programme)),
  ]
}

type Rows = Stage['facts'] | undefined

function formulaProblems(
  formula: string,
  place: Place,
  stage: Stage,
  rows: Rows,
  programme: Programme,
): { kind?: Kind; found: Complaint[] } {
  const { kind, problems } = checkFormula(formula, namesOfFacts(rows ? new Map([...stage.facts, ...rows]) : stage.facts), programme.tables)
  const found = problems.map(({ code, message, remedy }) =>
    complaint(place, code ?? 'formula', message, remedy, ['programme', 'form', 'facts', 'registers', 'table', 'worksheet']),
  )
  return { ...(kind && { kind }), found }
}

/** Formulas know texts, numbers, days and yes or no; a number in a column of texts is read as it is written. */
const fitting: Record<Column['type'], readonly string[]> = {
  string: ['text', 'number', 'date', 'boolean'],
  integer: ['number'],
  decimal: ['number'],
  boolean: ['boolean'],
  date: ['date'],
}

function checkCell(formula: string, place: Place, column: Column, stage: Stage, rows: Rows, programme: Programme): Complaint[] {
  const { kind, found } = formulaProblems(formula, place, stage, rows, programme)
  const fits = kind?.type === undefined || fitting[column.type].includes(kind.type)
  return [...found, ...(fits ? [] : [complaint(place, 'register-entry', `写入“${column.label}”的值不是这一列的类型`, '换一个公式')])]
}

function checkDay(formula: string | undefined, place: Place, stage: Stage, rows: Rows, programme: Programme): Complaint[] {
  if (formula === undefined) return []
  const { kind, found } = formulaProblems(formula, place, stage, rows, programme)
  const isDate = kind?.type === undefined || kind.type === 'date'
  return [...found, ...(isDate ? [] : [complaint(place, 'register-entry', '起止日期不是日期', '写成一个日期，例如 effectiveOn')])]
}

import { registerKey } from '../../engine/facts/fact-records.js'
import type { Json, Problem } from '../../engine/model.js'
import type { RegisterDefinition } from '../../engine/programme.js'
import { checkCreditCode } from '../../engine/values/credit-code.js'
import { isDay } from '../../engine/values/formats.js'
import { notFound } from '../../errors.js'
import { writtenKeys } from '../../store/register-writings.js'
import { compareImport, importRows, keepTouched, latestImport, type NewRow } from '../../store/registers.js'
import { rehearsed } from '../../store/rehearsed.js'
import { type Context, requireRole } from '../context.js'
import { tellingTouched } from '../reading/touched.js'
import { record } from '../record.js'
import type { RegisterImportView } from '../views/operate.js'

type Input = { programme: string; register: string; asOf: string; rows: Record<string, Json>[]; dryRun: boolean }
type Column = RegisterDefinition['columns'][number]

/** Imports a register, all rows or none; a dry run says what it would change. Every wrong cell is named with its row. */
export async function importRegister(context: Context, { programme, register, asOf, rows, dryRun }: Input): Promise<RegisterImportView> {
  requireRole(context, 'operator', 'administrator')
  const definition = (await context.programmes.find(programme))?.programme.registers.get(register)
  if (!definition) throw notFound()
  const { accepted, problems } = readRows(definition, rows)
  problems.push(...(await writtenBySteps(context, { programme, register, asOf }, accepted)))
  if (!isDay(asOf)) problems.unshift({ at: '/asOf', message: '请填写名单的截止日期，例如 2024-09-01。' })
  const nothing = { added: 0, changed: 0, removed: 0, unchanged: 0, touched: { list: [], more: 0 } }
  const doubts = doubtful(definition, accepted).slice(0, 100)
  if (problems.length) return { problems: problems.slice(0, 100), doubts, ...nothing, applied: false }
  const outcome = await apply(context, { programme, register, asOf, dryRun, label: definition.label }, accepted)
  return { problems: [], doubts, ...outcome, applied: !dryRun }
}

/** Lists of others hold codes that are none: they are taken as they are, but whoever imports them should know that nobody will be found by them. */
const doubtful = ({ columns }: RegisterDefinition, rows: readonly NewRow[]): Problem[] =>
  rows.flatMap(({ row, values }) =>
    columns.flatMap(({ id, label, format }) => {
      const code = values[id]
      const wrong = format === 'credit-code' && typeof code === 'string' ? checkCreditCode(code) : undefined
      return wrong ? [{ at: `/rows/${row - 1}/${id}`, message: `第 ${row} 行“${label}”${code}：${wrong}` }] : []
    }),
  )

type Applied = Pick<RegisterImportView, 'added' | 'changed' | 'removed' | 'unchanged' | 'touched'>

/** A dry run does everything, and takes it back. */
async function apply(
  context: Context,
  { programme, register, asOf, dryRun, label }: Omit<Input, 'rows'> & { label: string },
  accepted: readonly NewRow[],
): Promise<Applied> {
  const id = context.id()
  const isFirst = (await latestImport(context.store.read, programme, register)) === undefined
  return rehearsed(context.store, dryRun, async (tx) => {
    const { counts, keys } = await compareImport(tx, programme, register, accepted)
    await record(tx, context, {
      action: 'import-register',
      programme,
      internal: true,
      detail: { title: label, name: `截至 ${asOf}，${accepted.length} 行` },
    })
    const changing = { programme, register, label, ...(!isFirst && { keys: new Set(keys) }) }
    const { touched } = await tellingTouched(tx, context, changing, () =>
      importRows(tx, { id, programme, register, as_of: asOf, by: context.actor.name, at: context.now() }, accepted),
    )
    await keepTouched(tx, id, JSON.stringify(touched))
    return { ...counts, touched }
  })
}

/** What a step of a declaration wrote is changed by a step, not by a list. */
async function writtenBySteps(
  context: Context,
  { programme, register, asOf }: Pick<Input, 'programme' | 'register' | 'asOf'>,
  rows: readonly NewRow[],
): Promise<Problem[]> {
  const written = await writtenKeys(context.store.read, programme, register, asOf)
  return rows.flatMap(({ key, row }) => {
    const number = written.get(key)
    const message = `第 ${row} 行：“${key}”由申报件 ${number} 办理时写入，不能再导入，请从表中删去。`
    return number === undefined ? [] : [{ at: `/rows/${row - 1}`, message }]
  })
}

function readRows(definition: RegisterDefinition, rows: readonly Record<string, Json>[]): { accepted: NewRow[]; problems: Problem[] } {
  const problems: Problem[] = []
  const accepted = rows.map((row, index): NewRow => {
    for (const name of Object.keys(row)) {
      if (!definition.columns.some(({ id, label }) => id === name || label === name))
        problems.push({ at: `/rows/${index}/${name}`, message: `第 ${index + 1} 行：没有名为“${name}”的列。` })
    }
    const values = Object.fromEntries(definition.columns.map((column) => [column.id, cell(definition, column, row, index, problems)]))
    return { key: String(values[definition.key] ?? ''), row: index + 1, values }
  })
  return { accepted, problems }
}

function cell(definition: RegisterDefinition, column: Column, row: Record<string, Json>, index: number, problems: Problem[]): Json {
  const given = Object.hasOwn(row, column.id) ? row[column.id] : Object.hasOwn(row, column.label) ? row[column.label] : null
  const text = given === null || given === undefined ? '' : String(given).trim()
  const say = (message: string) =>
    problems.push({ at: `/rows/${index}/${column.id}`, message: `第 ${index + 1} 行“${column.label}”：${message}` })
  if (text === '') {
    if (column.required || column.id === definition.key) say('不能为空')
    return null
  }
  const { value, problem } = readers[column.type](text)
  if (problem) say(problem)
  return column.id === definition.key && typeof value === 'string' ? registerKey(value) : value
}

const readers: Record<Column['type'], (text: string) => { value: Json; problem?: string }> = {
  string: (value) => ({ value }),
  integer: (text) => (/^-?\d+$/.test(text) ? { value: Number(text) } : { value: text, problem: '应为整数' }),
  decimal: (text) =>
    /^-?\d+(\.\d+)?$/.test(text.replaceAll(',', '')) ? { value: text.replaceAll(',', '') } : { value: text, problem: '应为数字' },
  boolean: (text) => (text in truths ? { value: truths[text] ?? false } : { value: text, problem: '应为“是”或“否”' }),
  date: (text) => {
    const day = text
      .replaceAll(/[./年月]/g, '-')
      .replace(/日$/, '')
      .replace(/-(\d)(?=-|$)/g, '-0$1')
    return isDay(day) ? { value: day } : { value: text, problem: '应为日期，例如 2024-09-01' }
  },
}
const truths: Record<string, boolean> = { 是: true, 否: false, true: true, false: false }

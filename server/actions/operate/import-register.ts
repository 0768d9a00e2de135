import { registerKey } from '../../engine/facts/fact-records.js'
import type { Json, Problem } from '../../engine/model.js'
import type { RegisterDefinition } from '../../engine/programme.js'
import { isDay } from '../../engine/values/formats.js'
import { notFound } from '../../errors.js'
import { compareImport, importRows, type NewRow } from '../../store/registers.js'
import { type Context, requireRole } from '../context.js'
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
  if (!isDay(asOf)) problems.unshift({ at: '/asOf', message: '请填写名单的截止日期，例如 2024-09-01。' })
  if (problems.length) return { problems: problems.slice(0, 100), added: 0, changed: 0, removed: 0, unchanged: 0, applied: false }
  if (dryRun) return { problems: [], ...(await compareImport(context.store.read, programme, register, accepted)), applied: false }
  const difference = await context.store.write(async (tx) => {
    await record(tx, context, {
      action: 'import-register',
      programme,
      internal: true,
      detail: { title: definition.label, name: `截至 ${asOf}，${accepted.length} 行` },
    })
    return importRows(tx, { id: context.id(), programme, register, as_of: asOf, by: context.actor.name, at: context.now() }, accepted)
  })
  return { problems: [], ...difference, applied: true }
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

/** Columns of a new decision table from what people write. */
import type { DecisionTable } from '../../../../server/engine/generated/table'
import type { OutlineName } from '../../../../server/engine/outline'
import { newKey } from '../properties/model'

type Input = DecisionTable['inputs'][number]
type Output = DecisionTable['outputs'][number]

/** A name that the programme declares, else one to which a formula gives a value. */
export function inputFrom(written: string, name: OutlineName | undefined): Input {
  if (!name) {
    const [, label = written, unit] = /^(\S+)\s+(\S+)$/.exec(written.trim()) ?? []
    return { id: newKey('x'), label, ...typeOf(unit ?? '文字') }
  }
  const type = name.type === 'rows' || name.type === 'list' ? 'string' : name.type
  return { id: name.id, label: name.label, type, ...(name.unit && { unit: name.unit }) }
}

/** One column a line: what it is called, and its unit. */
export function columnsFrom(text: string): { columns: Output[]; problems: string[] } {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const columns = lines.map((line): Output => {
    const [label = '', unit = ''] = line.split(/\s+/)
    return { id: newKey('o'), label, ...typeOf(unit) }
  })
  const repeated = columns.filter(({ label }, index) => columns.findIndex((one) => one.label === label) < index)
  return { columns, problems: repeated.map(({ label }) => `“${label}”写了两次`) }
}

const types = new Map<string, Output['type']>([
  ['日期', 'date'],
  ['文字', 'string'],
  ['是否', 'boolean'],
  ['整数', 'integer'],
  ['', 'decimal'],
  ['数字', 'decimal'],
])
const whole = new Set(['年', '个', '次', '张', '名', '天', '日', '人', '件', '台', '项', '家'])

function typeOf(unit: string): { type: Output['type']; unit?: string } {
  const type = types.get(unit)
  return type ? { type } : { type: whole.has(unit) ? 'integer' : 'decimal', unit }
}

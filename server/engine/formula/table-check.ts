/** Checks decision tables: cells that cannot be read, gaps, overlaps, rows that nothing reaches. */

import type { DecisionTable } from '../programme.js'
import { below, type Complaint, complaint, type Place } from '../values/compile-problems.js'
import { didYouMean } from '../values/near.js'
import { kindNames, kindOfType } from './kinds.js'
import type { NameInfo } from './model.js'
import { type ExampleCase, type Regions, regionsOf } from './table-regions.js'
import { columnType, outputValue } from './tables.js'
import { type ColumnType, parseUnaryTest } from './unary-tests.js'
import { sayUnit, unitRemedy } from './units.js'

/** Everything that is wrong with a table. `names` tells what its inputs are as facts; a name that it does not know is an argument of lookup(). */
export function checkTable(table: DecisionTable, file: string, names: (id: string) => NameInfo | undefined): Complaint[] {
  const infos = table.inputs.map(({ id }) => names(id))
  const options = (input: number) => (infos[input]?.type === 'text' ? infos[input]?.options : undefined)
  const written = [
    ...repeatedIds(table.inputs, 'inputs', file),
    ...repeatedIds(table.outputs, 'outputs', file),
    ...table.inputs.flatMap((_, index) => checkInput(table, index, infos[index], { file, at: `/inputs/${index}` })),
    ...table.rows.flatMap((row, index) => checkRow(row, table, { file, at: `/rows/${index}` }, options)),
  ]
  if (written.length > 0) return written
  return checkRegions(
    table,
    file,
    infos,
    regionsOf(table, (input) => options(input)?.keys()),
  )
}

function repeatedIds(columns: readonly { id: string }[], key: string, file: string): Complaint[] {
  return columns.flatMap(({ id }, index) =>
    columns.findIndex((column) => column.id === id) < index
      ? [complaint({ file, at: `/${key}/${index}/id` }, 'repeated', `“${id}”写了两次`, '每一列的 id 各不相同')]
      : [],
  )
}

/** The column against the fact that is read for it. */
function checkInput(table: DecisionTable, index: number, info: NameInfo | undefined, place: Place): Complaint[] {
  const input = table.inputs[index]
  if (!input || !info?.type) return []
  const kind = kindOfType(columnType(table, index), input.unit)
  if (kind.type !== info.type) {
    const message = `“${info.label}”是${kindNames[info.type]}，这一列按${kindNames[kind.type ?? 'text']}比较`
    return [
      complaint(below(place, 'type'), 'table-type', message, `把 type 写成${kindNames[info.type]}的类型，或换一个输入`, ['form', 'facts']),
    ]
  }
  if (!input.unit || info.unit === undefined || info.unit === input.unit) return []
  const message = `“${info.label}”${sayUnit(info.unit)}，这一列${sayUnit(input.unit)}`
  return [complaint(below(place, 'unit'), 'table-unit', message, withoutStop(unitRemedy(info.unit, input.unit)), ['form', 'facts'])]
}

function checkRow(
  { when, then: cells }: DecisionTable['rows'][number],
  table: DecisionTable,
  place: Place,
  options: (input: number) => ReadonlyMap<string, string> | undefined,
): Complaint[] {
  const { inputs, outputs } = table
  if (when.length !== inputs.length)
    return [
      complaint(below(place, 'when'), 'table-width', `有 ${inputs.length} 个输入，这一行写了 ${when.length} 个条件`, '不限的条件写 "-"'),
    ]
  if (cells.length !== outputs.length)
    return [
      complaint(below(place, 'then'), 'table-width', `有 ${outputs.length} 个输出，这一行写了 ${cells.length} 个值`, '每个输出写一个值'),
    ]
  return [
    ...when.flatMap((cell, index) => checkCell(cell, columnType(table, index), below(place, 'when', index), options(index))),
    ...cells.flatMap((cell, index) => checkOutput(cell, outputs[index]?.type ?? 'string', below(place, 'then', index))),
  ]
}

function checkCell(cell: string, type: ColumnType, place: Place, options: ReadonlyMap<string, string> | undefined): Complaint[] {
  const { test, problem } = parseUnaryTest(cell, type)
  if (!test) return [complaint(place, 'table-cell', withoutStop(problem), CELL_REMEDIES[type])]
  if (test.kind !== 'words' || !options) return []
  return [...test.words]
    .filter((word) => !options.has(word))
    .map((word) =>
      complaint(place, 'unknown-option', `没有“${word}”这个选项`, optionRemedy(word, options), ['form', 'facts', 'dictionary']),
    )
}

function optionRemedy(word: string, options: ReadonlyMap<string, string>): string {
  const titled = [...options].find(([, title]) => title === word)?.[0]
  return titled === undefined
    ? (didYouMean(word, options.keys()) ?? `可用的值：${[...options.keys()].slice(0, 12).join('、')}`)
    : `请写它的值 ${titled}`
}

const CELL_REMEDIES: Record<ColumnType, string> = {
  string: '写成 甲、"甲, 乙" 中的一个：一个值，用逗号分开的几个值，not(甲, 乙)，或 -',
  integer: '写成 >= 3、[1..5]、(1..5]、2, 4、not(3) 或 - 的样子',
  decimal: '写成 >= 3.5、[0..20)、2.5, 4、not(3) 或 - 的样子',
  boolean: '写成 是、否 或 -',
  date: '写成 2024-01-31、>= 2024-01-31、[2024-01-01..2024-12-31] 或 - 的样子',
}

function checkOutput(cell: string, type: ColumnType, place: Place): Complaint[] {
  if (outputValue(cell, type).value !== undefined) return []
  return [complaint(place, 'table-value', `“${cell}”不是${kindNames[kindOfType(type).type ?? 'text']}`, OUTPUT_REMEDIES[type])]
}

const OUTPUT_REMEDIES: Record<ColumnType, string> = {
  string: '写成一个值',
  integer: '写成整数，如 3',
  decimal: '写成数字，如 0.5',
  boolean: '写成 是 或 否',
  date: '写成日期，如 2024-01-31',
}

const withoutStop = (text: string) => text.replace(/。$/, '')

function checkRegions(table: DecisionTable, file: string, infos: readonly (NameInfo | undefined)[], regions: Regions): Complaint[] {
  const say = (example: ExampleCase) => sayCase(table, example, infos)
  const rowAt = (row: number): Place => ({ file, at: `/rows/${row}` })
  const gaps = table.incomplete ? [] : regions.gaps.slice(0, 3)
  return [
    ...gaps.map((example) =>
      complaint(
        { file, at: '/rows' },
        'table-gap',
        `没有一行适用于：${say(example)}`,
        '补上这种情况的行，或在 incomplete 中写明为什么可以没有',
        FOLLOWS,
      ),
    ),
    ...regions.overlaps.map(({ rows: [a, b], example }) =>
      complaint(
        rowAt(b),
        'table-overlap',
        `第 ${a + 1} 行和第 ${b + 1} 行同时适用，例如：${say(example)}`,
        '改写其中一行，或改为 "hit": "first"',
      ),
    ),
    ...regions.unreachable.map(({ row, earlier, example }) =>
      example && earlier !== undefined
        ? complaint(
            rowAt(row),
            'table-unreachable',
            `第 ${row + 1} 行永远用不到，例如 ${say(example)} 已由第 ${earlier + 1} 行决定`,
            '把它移到前面，或删除它',
          )
        : complaint(rowAt(row), 'table-unreachable', `第 ${row + 1} 行永远用不到：没有值能满足它`, '检查上下限是否写反'),
    ),
    ...(regions.unfinished
      ? [complaint({ file, at: '/rows' }, 'table-too-large', '决策表太复杂，无法检查有没有遗漏', '拆成几张表，或减少输入')]
      : []),
  ]
}

const FOLLOWS = ['form', 'facts', 'dictionary'] as const

function sayCase({ inputs }: DecisionTable, example: ExampleCase, infos: readonly (NameInfo | undefined)[]): string {
  return inputs
    .map(({ id, label, unit }, index) => {
      const value = example[index] ?? ''
      return `${label ?? infos[index]?.label ?? id}＝${infos[index]?.options?.get(value) ?? value}${unit ? ` ${unit}` : ''}`
    })
    .join('、')
}

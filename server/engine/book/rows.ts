/** Things of the configuration as rows of the book: name, what columns say of it, and everything else in one cell. */
import type { Thing } from '../diff/things.js'
import type { Column, Part, Row } from './model.js'

/** A row with a cell for each of these aspects; the last but one holds every other aspect, the last the clause. */
export function thingRow({ key, name, aspects }: Thing, columns: readonly string[], omitted: readonly string[] = [], heading = ''): Row {
  const said = [...columns, ...omitted, '条款', '正文']
  const rest = Object.entries(aspects).flatMap(([aspect, value]) => (said.includes(aspect) ? [] : sayAspect(aspect, value, heading)))
  const body = aspects.正文
  return {
    key,
    cells: [
      name,
      ...columns.map((column) => aspectText(aspects[column])),
      rest.map((one, index) => (index < rest.length - 1 ? one.replace(/。$/, '') : one)).join('；'),
      aspectText(aspects.条款),
    ],
    ...(typeof body === 'string' && body !== '' && { body }),
  }
}

/** The same with names of columns: of the thing, of its aspects, of the rest; widths in per cent, the clause takes what is left. */
export function thingPart(
  key: string,
  title: string,
  things: readonly Thing[],
  {
    name,
    columns = [],
    rest,
    omitted,
    widths,
  }: { name: string; columns?: readonly string[]; rest: string; omitted?: readonly string[]; widths: readonly number[] },
): Part {
  return {
    key,
    title,
    columns: columnsOf([name, ...columns, rest, '依据'], widths),
    rows: things.map((one) => thingRow(one, columns, omitted, rest)),
  }
}

/** Columns with their widths; the last takes what is left. */
export const columnsOf = (titles: readonly string[], widths: readonly number[]): Column[] =>
  titles.map((title, index) => ({ title, width: widths[index] ?? 100 - widths.reduce((sum, width) => sum + width, 0) }))

const aspectText = (value: string | boolean | undefined) => (value === true ? '是' : value === false ? '' : (value ?? ''))

function sayAspect(aspect: string, value: string | boolean, heading: string): string[] {
  if (value === true) return [aspect]
  if (value === false || value === '') return []
  return [aspect === heading ? value : `${aspect}：${value}`]
}

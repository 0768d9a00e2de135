/** The tables of the form on paper: grids of labels and values, rows with a repeated head, the list of attachments. */
import { escapeHtml } from '../templates/html.js'
import type { PrintCell, PrintedMaterial, PrintSection, PrintValue } from './model.js'
import { ticked, unticked } from './options.js'

/** A table in pieces, so that its last row can be kept together with what follows. */
export interface PrintTable {
  /** What stands above it. */
  title: string
  /** A heading of its section, or a lesser one. */
  level: 'section' | 'block'
  kind: 'grid' | 'rows'
  columns: readonly string[]
  head?: string
  rows: readonly string[]
}

/** What stands before a field's pointer in the names of the place where its value begins and of the one where it ends. */
export const placeName = { from: 'from:', to: 'to:' }

const gridColumns = 24
/** Of the 24 columns of the grid. */
const labelColumns = 4
const narrowLabel = 3
const wideLabel = 8
const longLabel = 13
/** In percent. */
const numberColumn = 6
/** A row with more text than this may run over the end of a page. */
const tallText = 1200

/** The tables of a section: one, or one for each of its rows where a row has many fields. */
export function sectionTables(section: PrintSection): PrintTable[] {
  const at = `/${section.key}`
  if (section.kind === 'fields') return [grid(section.title, 'section', section.lines, at)]
  if (section.kind === 'rows') return [rowTable(section)]
  return section.blocks.map((lines, index) =>
    index === 0
      ? grid(`${section.title} 第 1 条`, 'section', lines, `${at}/0`)
      : grid(`第 ${index + 1} 条`, 'block', lines, `${at}/${index}`),
  )
}

/** The list of attachments with page counts and short hashes. */
export function materialsTable(materials: readonly PrintedMaterial[]): PrintTable {
  const rows = materials.map(({ title, files, isThis }, index) => {
    const cell = (part: (file: PrintedMaterial['files'][number]) => string, none = '—') =>
      files.map((file) => escapeHtml(part(file))).join('<br>') || none
    const names = cell(({ name }) => name, isThis ? '即本件，盖章后扫描上传' : '打印时未上传')
    return [
      `<tr><td class="middle">${index + 1}</td><td>${escapeHtml(title)}</td><td class="small">${names}</td>`,
      `<td class="middle">${cell(({ pages }) => (pages === undefined ? '' : String(pages)))}</td>`,
      `<td class="middle small">${cell(({ hash }) => hash)}</td></tr>`,
    ].join('')
  })
  const columns = [numberColumn, 36, 34, 10, 14].map((width) => `${width}%`)
  return { title: '附件清单', level: 'section', kind: 'rows', columns, head: headRow(['材料', '文件', '页数', '校验码']), rows }
}

/** A table as HTML; `end` becomes its last row, on the same page as the row before it. */
export function tableHtml({ title, level, kind, columns, head, rows }: PrintTable, end?: string): string {
  const widths = columns.map((width) => (width ? `<col style="width:${width}">` : '<col>')).join('')
  const bodies =
    end === undefined ? [tbody(rows)] : [tbody(rows.slice(0, -1)), tbody([...rows.slice(-1), endRow(columns.length, end)], 'end')]
  const heading = level === 'section' ? `<h2>${escapeHtml(title)}</h2>` : `<p class="block">${escapeHtml(title)}</p>`
  return `<section>${heading}
<table class="${kind}"><colgroup>${widths}</colgroup>
${head ? `<thead>${head}</thead>\n` : ''}${bodies.join('\n')}</table></section>`
}

const endRow = (columns: number, end: string) => `<tr><td colspan="${columns}">${end}</td></tr>`

function tbody(rows: readonly string[], name?: string): string {
  return rows.length === 0 ? '' : `<tbody${name ? ` class="${name}"` : ''}>\n${rows.join('\n')}\n</tbody>`
}

const headRow = (titles: readonly string[]) =>
  `<tr>${['序号', ...titles].map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('')}</tr>`

function grid(title: string, level: PrintTable['level'], lines: readonly (readonly PrintCell[])[], at: string): PrintTable {
  return { title, level, kind: 'grid', columns: new Array(gridColumns).fill(''), rows: lines.map((line) => gridLine(line, at)) }
}

function gridLine(line: readonly PrintCell[], at: string): string {
  const cells = line.map(({ key, label, span, value }) => {
    const own = labelWidth(label, span, value)
    return `<th scope="row" colspan="${own}">${escapeHtml(label)}</th>${valueCell(value, `${at}/${key}`, ` colspan="${span * 2 - own}"`)}`
  })
  return row(
    cells,
    line.map(({ value }) => value),
  )
}

function rowTable({ key, title, columns, rows }: Extract<PrintSection, { kind: 'rows' }>): PrintTable {
  const whole = columns.reduce((sum, { span }) => sum + span, 0)
  const widths = columns.map(({ span }) => `${(((100 - numberColumn) * span) / whole).toFixed(3)}%`)
  return {
    title,
    level: 'section',
    kind: 'rows',
    columns: [`${numberColumn}%`, ...widths],
    head: headRow(columns.map((column) => column.title)),
    rows: rows.map((values, index) => {
      const cells = values.map((value, column) => valueCell(value, `/${key}/${index}/${columns[column]?.key}`))
      return row([`<td class="middle">${index + 1}</td>`, ...cells], values)
    }),
  }
}

function row(cells: readonly string[], values: readonly PrintValue[]): string {
  const tall = values.some(({ text }) => text.length > tallText)
  return `<tr${tall ? ' class="tall"' : ''}>${cells.join('')}</tr>`
}

/** Its beginning and its end have names, so that a PDF says on which pages it stands. */
function valueCell(value: PrintValue, at: string, more = ''): string {
  return `<td id="${placeName.from}${escapeHtml(at)}"${more}${valueClass(value)}>${valueHtml(value)}<span id="${placeName.to}${escapeHtml(at)}"></span></td>`
}

function valueClass({ long, box }: PrintValue): string {
  const names = [long && 'long', box && 'box'].filter(Boolean)
  return names.length > 0 ? ` class="${names.join(' ')}"` : ''
}

function labelWidth(label: string, span: number, { long }: PrintValue): number {
  if (span <= 3) return narrowLabel
  return span === 12 && label.length >= longLabel && !long ? wideLabel : labelColumns
}

function valueHtml({ text, options }: PrintValue): string {
  if (!options) return text === '' ? '&nbsp;' : escapeHtml(text)
  return options.map(({ title, chosen }) => `<span class="option">${chosen ? ticked : unticked} ${escapeHtml(title)}</span>`).join(' ')
}

/** The form on paper as one HTML page, the same for the screen, the browser's print and the PDF. */
import { cssString, escapeHtml } from './html.js'
import type { PrintCell, PrintedMaterial, PrintModel, PrintSection, PrintValue } from './print-model.js'
import { fonts, formStyles, paperScreen } from './print-styles.js'

/** Of the 24 columns of the grid. */
const labelColumns = 4
const narrowLabel = 3
const wideLabel = 8
const longLabel = 13
const numberColumn = 6
/** A row with more text than this may run over the end of a page. */
const tallText = 1200

/** A complete page for A4. */
export function printHtml(model: PrintModel): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml([model.title, model.organisation].filter(Boolean).join(' '))}</title>
<style>
${fonts}${paperScreen}${formStyles}${pageStyles(model)}
</style>
</head>
<body>
<main class="form">
${model.subtitle ? `<p class="subtitle">${escapeHtml(model.subtitle)}</p>\n` : ''}<h1>${escapeHtml(model.title)}</h1>
${head(model)}
${model.sections.map(sectionHtml).join('\n')}
${materialsHtml(model.materials)}
${endHtml(model)}
</main>
</body>
</html>
`
}

/** Number and check code above, page numbers below; away from the places of the codes (top right, bottom left). */
function pageStyles({ title, number, code }: PrintModel): string {
  const running = [title, number && `编号 ${number}`, code && `校验码 ${code}`].filter(Boolean).join('　')
  return `
@page {
  @top-left { content: ${cssString(running)}; font: 9pt var(--songti); vertical-align: bottom; padding-bottom: 2.5mm; white-space: pre-wrap; width: 130mm; }
  @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font: 9pt var(--songti); vertical-align: top; padding-top: 3mm; }
}
`
}

function head({ number, code, printedAt }: PrintModel): string {
  const parts = [number && `编号：${number}`, code && `校验码：${code}`, printedAt && `打印时间：${printedAt}`].filter((part) => part)
  return parts.length > 0 ? `<div class="head">${parts.map((part) => `<span>${escapeHtml(String(part))}</span>`).join('')}</div>` : ''
}

function sectionHtml(section: PrintSection): string {
  const title = `<h2>${escapeHtml(section.title)}</h2>`
  if (section.kind === 'fields') return `<section>${title}\n${grid(section.lines)}</section>`
  if (section.kind === 'blocks')
    return `<section>${title}\n${section.blocks.map((lines, index) => `<p class="block">第 ${index + 1} 条</p>\n${grid(lines)}`).join('\n')}</section>`
  return `<section>${title}\n${rowTable(section)}</section>`
}

function grid(lines: readonly (readonly PrintCell[])[]): string {
  const columns = `<colgroup>${'<col>'.repeat(24)}</colgroup>`
  return `<table class="grid">${columns}<tbody>\n${lines.map(gridLine).join('\n')}\n</tbody></table>`
}

function gridLine(line: readonly PrintCell[]): string {
  const tall = line.some(({ value }) => value.long && value.text.length > tallText)
  const cells = line.map(({ label, span, value }) => {
    const own = labelWidth(label, span, value)
    return `<th scope="row" colspan="${own}">${escapeHtml(label)}</th><td colspan="${span * 2 - own}"${valueClass(value)}>${valueHtml(value)}</td>`
  })
  return `<tr${tall ? ' class="tall"' : ''}>${cells.join('')}</tr>`
}

function rowTable({ columns, rows }: Extract<PrintSection, { kind: 'rows' }>): string {
  const whole = columns.reduce((sum, { span }) => sum + span, 0)
  const widths = columns.map(({ span }) => `<col style="width:${(((100 - numberColumn) * span) / whole).toFixed(3)}%">`)
  const heads = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`)
  const body = rows.map((row, index) => {
    const tall = row.some(({ text }) => text.length > tallText)
    const cells = row.map((value) => `<td${valueClass(value)}>${valueHtml(value)}</td>`)
    return `<tr${tall ? ' class="tall"' : ''}><td class="middle">${index + 1}</td>${cells.join('')}</tr>`
  })
  return `<table class="rows"><colgroup><col style="width:${numberColumn}%">${widths.join('')}</colgroup>
<thead><tr><th scope="col">序号</th>${heads.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table>`
}

const valueClass = ({ long, box }: PrintValue) => {
  const names = [long && 'long', box && 'box'].filter(Boolean)
  return names.length > 0 ? ` class="${names.join(' ')}"` : ''
}

function labelWidth(label: string, span: number, { long }: PrintValue): number {
  if (span <= 3) return narrowLabel
  return span === 12 && label.length >= longLabel && !long ? wideLabel : labelColumns
}

function valueHtml({ text, options }: PrintValue): string {
  if (!options) return text === '' ? '&nbsp;' : escapeHtml(text)
  return options.map(({ title, chosen }) => `<span class="option">${chosen ? '☑' : '☐'} ${escapeHtml(title)}</span>`).join(' ')
}

function materialsHtml(materials: readonly PrintedMaterial[]): string {
  if (materials.length === 0) return ''
  const rows = materials.map(({ title, files }, index) => {
    const cell = (part: (file: PrintedMaterial['files'][number]) => string) =>
      files.map((file) => escapeHtml(part(file))).join('<br>') || '&nbsp;'
    return `<tr><td class="middle">${index + 1}</td><td>${escapeHtml(title)}</td><td class="small">${cell(({ name }) => name)}</td><td class="middle">${cell(
      ({ pages }) => (pages === undefined ? '' : String(pages)),
    )}</td><td class="middle small">${cell(({ hash }) => hash)}</td></tr>`
  })
  return `<section><h2>附件清单</h2>
<table class="rows"><colgroup><col style="width:${numberColumn}%"><col style="width:36%"><col style="width:34%"><col style="width:10%"><col style="width:14%"></colgroup>
<thead><tr><th scope="col">序号</th><th scope="col">材料</th><th scope="col">文件</th><th scope="col">页数</th><th scope="col">校验码</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></section>`
}

function endHtml({ declaration, seal, signatures }: PrintModel): string {
  if (!declaration && !seal && signatures.length === 0) return ''
  const places = [
    ...signatures.map((words) => `<div class="signature">${escapeHtml(words)}：</div>`),
    ...(seal ? [`<div class="seal">${escapeHtml(seal)}</div>`] : []),
    '<div class="day">年　　月　　日</div>',
  ]
  return `<div class="end">${declaration ? `<p>${escapeHtml(declaration)}</p>` : ''}<div class="places">${places.join('')}</div></div>`
}

/** The form on paper as one HTML page, the same for the screen, the browser's print and the PDF. */
import { cssString, escapeHtml } from '../templates/html.js'
import { fonts, formStyles, pageCodes, paperScreen } from '../templates/print-styles.js'
import type { PrintModel } from './model.js'
import { materialsTable, sectionTables, tableHtml } from './tables.js'

/** A complete page for A4; with the image of a code where a browser prints it. */
export function printHtml(model: PrintModel, code?: string): string {
  const tables = content(model)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml([model.title, model.organisation].filter(Boolean).join(' '))}</title>
<style>
${fonts}${paperScreen}${formStyles}${pageStyles(model)}${code ? pageCodes(code) : ''}
</style>
</head>
<body>
<main class="form">
${model.subtitle ? `<p class="subtitle">${escapeHtml(model.subtitle)}</p>\n` : ''}<h1>${escapeHtml(model.title)}</h1>
${head(model)}
${tables}
</main>
${placeLinks(tables)}
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

/** The place of the seal is the end of the last table: browsers keep rows of one table together, a block after it they do not. */
function content(model: PrintModel): string {
  if (model.body !== undefined) return templateContent(model, model.body)
  const tables = [...model.sections.flatMap(sectionTables), ...(model.materials.length > 0 ? [materialsTable(model.materials)] : [])]
  const end = endHtml(model)
  return tables.map((table, index) => tableHtml(table, index === tables.length - 1 ? end : undefined)).join('\n')
}

/** After a template the place of the seal ends the list of attachments; without attachments it takes the end of the template to its page. */
function templateContent(model: PrintModel, body: string): string {
  const end = endHtml(model)
  if (model.materials.length > 0) return `<div class="template">\n${body}\n</div>\n${tableHtml(materialsTable(model.materials), end)}`
  const last = end && `\n<section class="seal-place"><table><tbody class="end"><tr><td>${end}</td></tr></tbody></table></section>`
  return `<div class="template">\n${body}${last ?? ''}\n</div>`
}

/** A PDF keeps the place of whatever is linked to; nobody sees or hears these links. */
function placeLinks(html: string): string {
  const names = [...html.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name)
  return `<div hidden>${names.map((name) => `<a href="#${name}"></a>`).join('')}</div>`
}

function endHtml({ declaration, seal, signatures }: PrintModel): string | undefined {
  if (!declaration && !seal && signatures.length === 0) return undefined
  const places = [
    ...signatures.map((words) => `<div class="signature">${escapeHtml(words)}：</div>`),
    ...(seal ? [`<div class="seal">${escapeHtml(seal)}</div>`] : []),
    '<div class="day">年　　月　　日</div>',
  ]
  return `${declaration ? `<p>${escapeHtml(declaration)}</p>` : ''}<div class="places">${places.join('')}</div>`
}

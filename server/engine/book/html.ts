/** The policy book as one page for A4: changes underlined and struck out, so that they are read in black and white; a place to sign at its end. */
import type { Change } from '../diff/things.js'
import { cssString, escapeHtml } from '../templates/html.js'
import { fonts, paperScreen } from '../templates/print-styles.js'
import type { Fate, Piece, TrackedBook, TrackedChapter, TrackedPart, TrackedRow } from './model.js'
import { numeral } from './numerals.js'

export interface BookPage {
  book: TrackedBook
  /** What changed, as sentences. */
  changes: readonly Change[]
  /** What the changes are against, in words; absent where nothing is compared. */
  against?: string
  /** Which text it is, in words. */
  edition: string
}

/** A complete page; nothing in it runs. */
export function bookHtml({ book, changes, against, edition }: BookPage): string {
  const title = text(book.title)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} 政策文本</title>
<style>
${fonts}${paperScreen}${styles}
@page { @top-left { content: ${cssString(`${title}　${edition}`)}; font: 9pt var(--songti); vertical-align: bottom; padding-bottom: 2.5mm; } }
</style>
</head>
<body>
<main class="book">
<h1>${html(book.title)}</h1>
${book.issued.map((line) => `<p class="issued">${html(line)}</p>`).join('\n')}
<p class="issued">${escapeHtml(edition)}</p>
${against === undefined ? '' : summary(changes, against)}
${book.chapters.map(chapterHtml).join('\n')}
${signOff}
</main>
</body>
</html>
`
}

function summary(changes: readonly Change[], against: string): string {
  const legend = '<p class="legend">文中<ins>加下划线</ins>的是新增的文字，<del>划去</del>的是删除的文字；左边有粗线的行有改动。</p>'
  const list = changes.map(({ kind, text: sentence }) => `<li>〔${escapeHtml(kind)}〕${escapeHtml(sentence)}。</li>`).join('\n')
  const said = changes.length > 0 ? `<ol>\n${list}\n</ol>` : '<p>没有改动。</p>'
  return `<section class="summary" aria-labelledby="summary"><h2 id="summary">与${escapeHtml(against)}相比的改动（${changes.length} 处）</h2>${legend}${said}</section>`
}

function chapterHtml({ number, title, fate, parts }: TrackedChapter): string {
  const head = `${numeral(number)}、${title}`
  return `<section class="chapter"><h2>${struck(head, fate)}${tag(fate)}</h2>\n${parts.map((part) => partHtml(part, fate)).join('\n')}\n</section>`
}

function partHtml({ title, fate, columns, rows }: TrackedPart, outer: Fate): string {
  const head = title ? `<h3>${struck(title, fate)}${outer === fate ? '' : tag(fate)}</h3>` : ''
  const widths = columns.length > 0 ? columns.map(({ width }) => width) : [24, 76]
  const group = `<colgroup>${widths.map((width) => `<col style="width: ${width}%">`).join('')}</colgroup>`
  const heads =
    columns.length > 0 ? `<thead><tr>${columns.map((column) => `<th>${escapeHtml(column.title)}</th>`).join('')}</tr></thead>` : ''
  return `${head}<table>${group}${heads}<tbody>\n${rows.map((row) => rowHtml(row)).join('\n')}\n</tbody></table>`
}

/** Characters of a cell that may go on over the page. */
const longest = 300

function rowHtml({ fate, cells }: TrackedRow): string {
  const [first = [], ...others] = cells
  const mark = fate === 'new' ? '<b class="tag">新增</b>' : fate === 'gone' ? '<b class="tag">删除</b>' : ''
  const long = cells.some((cell) => cell.reduce((sum, { text: words }) => sum + words.length, 0) > longest)
  const names = [...(fate === 'same' ? [] : ['altered']), ...(long ? ['tall'] : [])]
  return `<tr${names.length > 0 ? ` class="${names.join(' ')}"` : ''}><th scope="row">${mark}${html(first)}</th>${others.map((cell) => `<td>${html(cell)}</td>`).join('')}</tr>`
}

const tag = (fate: Fate) => (fate === 'new' ? '<b class="tag">新增</b>' : fate === 'gone' ? '<b class="tag">删除</b>' : '')

const struck = (words: string, fate: Fate) =>
  fate === 'new' ? `<ins>${escapeHtml(words)}</ins>` : fate === 'gone' ? `<del>${escapeHtml(words)}</del>` : escapeHtml(words)

const html = (pieces: readonly Piece[]) =>
  pieces
    .map(({ text: words, change }) => {
      const escaped = escapeHtml(words)
      return change === 'in' ? `<ins>${escaped}</ins>` : change === 'out' ? `<del>${escaped}</del>` : escaped
    })
    .join('')

const text = (pieces: readonly Piece[]) =>
  pieces
    .filter(({ change }) => change !== 'out')
    .map(({ text: words }) => words)
    .join('')

const signOff = `<section class="sign-off"><h2>签批</h2><table><tbody>
${['拟稿', '核稿', '会签', '签发'].map((step) => `<tr><th scope="row">${step}</th><td>　</td><th scope="row">日期</th><td>　　　年　　月　　日</td></tr>`).join('\n')}
</tbody></table></section>`

const styles = `
@page { size: A4; margin: 26mm 20mm 24mm; @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font: 9pt var(--songti); vertical-align: top; padding-top: 3mm; } }
.book { font: 10.5pt/1.5 var(--songti); overflow-wrap: anywhere; }
@media screen { .book { width: 210mm; max-width: 100%; min-height: 297mm; margin: 0 auto; padding: 20mm; background: #fff; box-shadow: 0 0 2mm rgb(0 0 0 / 20%); } }
.book h1 { margin: 0 0 3mm; font: 400 20pt/1.35 var(--title); text-align: center; text-wrap: balance; }
.book .issued { margin: 0 0 1mm; text-align: center; }
.book h2 { margin: 8mm 0 2mm; font: 400 14pt/1.4 var(--heiti); break-after: avoid; }
.book h3 { margin: 5mm 0 1.5mm; font: 400 11.5pt/1.4 var(--kaiti); break-after: avoid; }
.book table { width: 100%; border-collapse: collapse; table-layout: fixed; border: 0.8pt solid #000; }
.book th, .book td { border: 0.5pt solid #000; padding: 0.8mm 1.4mm; vertical-align: top; text-align: left; font-weight: 400; white-space: pre-wrap; }
.book thead { display: table-header-group; }
.book thead th { font: 10pt/1.4 var(--heiti); text-align: center; }
.book tr { break-inside: avoid; }
.book tr.tall { break-inside: auto; }
.book tr.altered > :first-child { border-left: 3pt solid #000; }
.book ins { text-decoration: underline; text-decoration-thickness: 1.2pt; text-underline-offset: 2pt; }
.book del { text-decoration: line-through; text-decoration-thickness: 1.2pt; color: #333; }
.book .tag { display: inline-block; margin: 0 1mm 0 0; padding: 0 1mm; border: 0.8pt solid #000; font: 8.5pt/1.3 var(--heiti); }
.book .summary { margin: 6mm 0; padding: 1mm 4mm 3mm; border: 0.8pt solid #000; }
.book .summary h2 { margin-top: 3mm; font-size: 12pt; }
.book .summary ol { margin: 0; padding-left: 2.2em; }
.book .legend { margin: 0 0 2mm; font: 10pt/1.5 var(--kaiti); }
.book .sign-off { break-inside: avoid; }
.book .sign-off th { width: 14%; text-align: center; vertical-align: middle; }
.book .sign-off td { height: 16mm; vertical-align: middle; }
`

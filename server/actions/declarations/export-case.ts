import type { Outcome } from '../../engine/model.js'
import { plainAmount } from '../../engine/values/money.js'
import { AppError } from '../../errors.js'
import { type ArchiveEntry, archive } from '../archive.js'
import type { Context } from '../context.js'
import { printDeclarationPdf } from '../paper/print-declaration-pdf.js'
import { printLetterPdf } from '../paper/print-letter-pdf.js'
import { check, checkView } from '../reading/check-view.js'
import { readSubject } from '../reading/subject.js'
import { record } from '../record.js'
import type { CheckView } from '../views/check.js'
import type { DeclarationView } from '../views/declaration.js'
import type { ArchiveContent, FileContent, PdfContent } from '../views/document.js'
import { type Table, type Value, workbook } from '../workbook.js'
import { readOpinionFile } from './attach-opinion.js'
import { declarationView } from './declaration-view.js'
import { readFile } from './read-file.js'
import { showHistory } from './show-history.js'

/** The whole file of a case as one ZIP archive, as far as the actor sees it: what is on paper, what was uploaded, what was found and done. */
export async function exportCase(context: Context, { id }: { id: string }): Promise<ArchiveContent> {
  const subject = await readSubject(context, id)
  const [declaration, checked] = await Promise.all([declarationView(context, subject), check(context, subject)])
  await context.store.write((tx) =>
    record(tx, context, { action: 'export-case', declaration: id, programme: subject.row.programme, internal: true }),
  )
  const entries = entriesOf(context, declaration, checkView(context, subject, checked))
  return { name: `${declaration.organisation.name} ${declaration.number}.zip`, content: archive(entries) }
}

/** One after the other, each made when the one before has been sent. */
async function* entriesOf(context: Context, declaration: DeclarationView, view: CheckView): AsyncGenerator<ArchiveEntry> {
  const { id, number, stageTitle, letters, parallelOpinions } = declaration
  yield* pdf(`${stageTitle} ${number}`, () => printDeclarationPdf(context, { id }))
  for (const { id: letter, title } of letters) yield* pdf(`文书/${clean(title)}`, () => printLetterPdf(context, { id, letter }))
  for (const [index, { title, files }] of view.checklist.entries())
    for (const [place, file] of files.entries())
      yield* uploaded(`材料/${two(index)} ${clean(title)}/${two(place)} `, () => readFile(context, { id: file.id }))
  for (const { id: opinion, label, files } of parallelOpinions)
    for (const [place, file] of files.entries())
      yield* uploaded(`意见/${clean(label)}/${two(place)} `, () => readOpinionFile(context, { id, opinion, file: file.id }))
  for (const table of [findings(view), ...sheets(view), opinions(declaration), log(await showHistory(context, { id }))]) {
    const { name, content } = await workbook(table)
    yield { path: name, content }
  }
}

const two = (index: number) => String(index + 1).padStart(2, '0')
const clean = (title: string) => [...title.replace(/[\p{Cc}\p{Cf}"\\/:*?<>|]/gu, ' ').trim()].slice(0, 60).join('')

/** What cannot be printed now is said in its place. */
async function* pdf(path: string, print: () => Promise<PdfContent>): AsyncGenerator<ArchiveEntry> {
  try {
    yield { path: `${path}.pdf`, content: (await print()).content }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    yield { path: `${path}（没有生成）.txt`, content: new TextEncoder().encode(error.message) }
  }
}

async function* uploaded(path: string, read: () => Promise<FileContent>): AsyncGenerator<ArchiveEntry> {
  const { name, content } = await read()
  yield { path: path + name, content }
}

const outcomes: Record<Outcome, string> = { met: '符合', 'not met': '不符合', unknown: '待核实' }

const findings = ({ findings: found }: CheckView): Table => ({
  name: '申报条件',
  header: ['条件', '结论', '条款', '说明', '认定', '理由', '认定人', '认定时间'],
  rows: found.map(({ label, outcome, clauseLabel = '', message = '', overriddenBy }): Value[] => [
    label,
    outcomes[outcome],
    clauseLabel,
    message,
    overriddenBy ? outcomes[overriddenBy.outcome] : '',
    overriddenBy?.reason ?? '',
    overriddenBy?.by ?? '',
    overriddenBy ? { instant: overriddenBy.at } : '',
  ]),
})

/** The worksheet with every row, and what came out of it. */
function sheets({ sheet }: CheckView): Table[] {
  if (!sheet) return []
  const lines = sheet.lines.flatMap(({ label, items }) =>
    items.flatMap(({ index, rows }) => rows.map((row) => ({ ...row, label: `${label} 第 ${index + 1} 行：${row.label}` }))),
  )
  const rows = [...lines, ...sheet.rows].map(({ label, value, unit = '', readable, gap, missing }): Value[] => [
    label,
    value === undefined ? '' : { number: value },
    unit,
    readable,
    gap ?? missing.join('、'),
  ])
  const results = sheet.results.map(({ label, fen, gap, missing }): Value[] => [
    label,
    fen === undefined ? '' : { number: plainAmount(fen, '元') },
    '元',
    '',
    gap ?? missing.join('、'),
  ])
  return [{ name: '核算表', header: ['项目', '数值', '单位', '算法', '缺什么'], rows: [...rows, ...results] }]
}

const opinions = ({ opinions: given, parallelOpinions, decisions }: DeclarationView): Table => ({
  name: '审核意见',
  header: ['时间', '人员', '角色', '事项', '内容'],
  rows: [
    ...given.map(({ at, by, role, action, text }): Value[] => [{ instant: at }, by, role, action, text]),
    ...parallelOpinions.flatMap(({ label, given: one }): Value[][] =>
      one ? [[{ instant: one.at }, one.by, one.role, label, `${one.outcomeLabel}。${one.text}`]] : [],
    ),
    ...decisions.flatMap(({ label, text = '', reason = '', by = '', at }): Value[][] =>
      at ? [[{ instant: at }, by, '', label, `${text}（${reason}）`]] : [],
    ),
  ],
})

const log = (events: Awaited<ReturnType<typeof showHistory>>): Table => ({
  name: '办理记录',
  header: ['时间', '人员', '角色', '事项', '说明', '退回意见'],
  rows: events.map(({ at, by, role, text, comment = '', remarks = [] }): Value[] => [
    { instant: at },
    by,
    role,
    text,
    comment,
    remarks.map((remark) => `${remark.label}：${remark.text}`).join('\n'),
  ]),
})

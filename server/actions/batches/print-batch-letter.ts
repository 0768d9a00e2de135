/** The letters of a batch: lists, recommendations, plans, public notices. */
import { createHash } from 'node:crypto'
import { partsOf, totalsOf } from '../../engine/batches/amounts.js'
import { type BatchLetterMember, batchLetterData } from '../../engine/batches/letters.js'
import { pageCodeLabel, pageCodeText } from '../../engine/print/page-code.js'
import { pageNumbers, renderLetter } from '../../engine/templates/letters.js'
import { dayOf } from '../../engine/values/dates.js'
import { AppError, notFound } from '../../errors.js'
import { codeImage } from '../../paper/code-image.js'
import type { ListedMember } from '../../store/batch-members.js'
import type { Context } from '../context.js'
import { makePdf } from '../paper/make-pdf.js'
import { districtName } from '../reading/subject.js'
import type { PdfContent } from '../views/document.js'
import { type BatchSubject, readBatchSubject } from './batch-subject.js'
import { batchSituation, cellsOf, type FullSituation, visibleColumns } from './batch-view.js'
import { lettersOf } from './show-batch.js'

type Input = { id: string; letter: string }

/** A letter for the screen and the browser's own print. */
export async function printBatchLetter(context: Context, input: Input): Promise<string> {
  const { html, code } = await paperOf(context, input)
  return html(codeImage(pageCodeText(code)))
}

/** The same as a PDF with a code on each page. */
export async function printBatchLetterPdf(context: Context, input: Input): Promise<PdfContent> {
  const { html, code, title, numbers } = await paperOf(context, input)
  const { pdf, pages } = await makePdf(context, html(), code, numbers)
  return { name: `${title} ${code.number}.pdf`, content: pdf, pages }
}

async function paperOf(context: Context, { id, letter }: Input) {
  const batch = await readBatchSubject(context, id)
  const definition = batch.programme.letters.get(letter)?.definition
  if (definition?.batch !== batch.kind.id) throw notFound()
  if (!lettersOf(batch, context.actor.role).some((one) => one.id === letter))
    throw new AppError('forbidden', `现在不能打印“${definition.title}”。`)
  const data = dataOf(context, batch, await batchSituation(context, batch))
  const hash = createHash('sha256')
    .update(renderLetter(batch.programme, letter, data))
    .digest('hex')
    .slice(0, 8)
    .toUpperCase()
  const code = { number: batch.row.number, hash }
  const numbers = pageNumbers(batch.programme, letter)
  const html = (image?: string) =>
    renderLetter(batch.programme, letter, data, { ...(image ? { image } : { numbers }), label: pageCodeLabel(code) })
  return { html, title: definition.title, code, numbers }
}

function dataOf(context: Context, batch: BatchSubject, situation: FullSituation) {
  const { row, kind, state, site, programme } = batch
  const seen = new Set(visibleColumns(batch, context.actor.role).map(({ id }) => id))
  const members = situation.members.map((member) => letterMember(batch, member, seen))
  const rows = members.map((member) => Object.fromEntries(Object.entries(member.row).map(([id, { value }]) => [id, value] as const)))
  const sums = members.reduce<Record<string, number>>((all, { parts }) => {
    for (const { id, fen } of parts) all[id] = (all[id] ?? 0) + fen
    return all
  }, {})
  return batchLetterData(programme, kind, {
    number: row.number,
    title: row.title,
    state: state.label,
    district: row.district === null ? undefined : districtName(site, row.district),
    from: row.notice_from ? dayOf(row.notice_from) : undefined,
    until: row.notice_day ?? undefined,
    workingDays: kind.workflow.states.find(({ notice }) => notice)?.notice?.workingDays,
    members,
    totals: totalsOf(kind, rows),
    fen: kind.amount ? situation.granted : undefined,
    parts: (kind.amount?.split ?? []).map(({ id, label }) => ({ id, label, fen: sums[id] ?? 0 })),
    budget:
      situation.budget?.fen === undefined || situation.budget.left === undefined
        ? undefined
        : { fen: situation.budget.fen, left: situation.budget.left },
    dates: JSON.parse(row.dates) as Record<string, string>,
    site,
    now: context.now(),
  })
}

function letterMember(batch: BatchSubject, member: ListedMember, seen: ReadonlySet<string>): BatchLetterMember {
  const cells = Object.entries(cellsOf(batch, member)).filter(([id]) => seen.has(id))
  return {
    number: member.number,
    row: Object.fromEntries(cells),
    fen: member.fen ?? undefined,
    ...(member.reason !== null && { computed: member.computed ?? undefined, reason: member.reason }),
    parts: member.fen === null ? [] : partsOf(member.fen, batch.kind.amount?.split),
  }
}

import { plainAmount } from '../../engine/values/money.js'
import { AppError } from '../../errors.js'
import { listBatches as list } from '../../store/batches.js'
import { type Context, requireAccount } from '../context.js'
import { record } from '../record.js'
import type { BatchInput, BatchSummary } from '../views/batch.js'
import type { WorkbookContent } from '../views/document.js'
import { type Value, workbook } from '../workbook.js'
import { readBatchSubject } from './batch-subject.js'
import { batchSituation, memberView, visibleColumns } from './batch-view.js'
import { batchFilter, summaryOf } from './list-batches.js'

const header = ['编号', '批次', '种类', '区域', '状态', '家数', '金额（元）', '未处理的异议', '时限', '新建']

/** The batches as they are filtered, as an Excel file. */
export async function exportBatches(context: Context, input: BatchInput): Promise<WorkbookContent> {
  requireAccount(context)
  const most = context.settings.exportRows
  const rows = await list(context.store.read, context.actor, batchFilter(input), undefined, most + 1)
  if (rows.length > most) throw new AppError('invalid', `一次最多导出 ${most} 条，请用筛选条件缩小范围后再导出。`)
  const lines: Value[][] = []
  for (const row of rows) lines.push(lineOf(await summaryOf(context, row)))
  await context.store.write((tx) =>
    record(tx, context, { action: 'export-batches', internal: true, detail: { name: `${rows.length} 个` } }),
  )
  return workbook({ name: '批次', header, rows: lines })
}

const lineOf = ({
  number,
  title,
  kindTitle,
  districtName = '',
  stateLabel,
  members,
  fen,
  openObjections,
  deadline,
  createdAt,
}: BatchSummary): Value[] => [
  number,
  title,
  kindTitle,
  districtName,
  stateLabel,
  { number: String(members) },
  fen === undefined ? '' : yuan(fen),
  { number: String(openObjections) },
  deadline ? { day: deadline.day } : '',
  { instant: createdAt },
]

const yuan = (fen: number): Value => ({ number: plainAmount(fen, '元') })

/** The members of a batch with the columns that the reader sees, and what each was granted and paid, as an Excel file. */
export async function exportMembers(context: Context, { id }: { id: string }): Promise<WorkbookContent> {
  const batch = await readBatchSubject(context, id)
  const situation = await batchSituation(context, batch)
  const columns = visibleColumns(batch, context.actor.role)
  const { kind, row } = batch
  const money = kind.amount
    ? ['核定（元）', ...(kind.amount.split ?? []).map(({ label }) => `${label}（元）`), '已拨付（元）', '核减原因']
    : []
  const rows = situation.members.map((listed, index): Value[] => {
    const member = memberView(situation, listed, columns)
    const { fen, parts, paid, reason = '' } = member
    const amounts = fen === undefined ? [] : [yuan(fen), ...parts.map((part) => yuan(part.fen)), yuan(paid), reason]
    return [
      { number: String(index + 1) },
      member.number,
      member.districtName,
      member.stateLabel,
      ...columns.map((column) => member.cells[column.id] ?? ''),
      ...(kind.amount ? amounts : []),
    ]
  })
  const labels = columns.map(({ label, unit }) => (unit ? `${label}（${unit}）` : label))
  await context.store.write((tx) =>
    record(tx, context, {
      action: 'export-batches',
      programme: row.programme,
      internal: true,
      detail: { batch: row.id, name: `名单 ${rows.length} 家` },
    }),
  )
  return workbook({ name: `${row.title}${row.number}`, header: ['序号', '编号', '区域', '状态', ...labels, ...money], rows })
}

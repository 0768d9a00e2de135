import { AppError } from '../../errors.js'
import { type ListedEvent, listEvents } from '../../store/event-lists.js'
import { type Context, requireRole } from '../context.js'
import { record } from '../record.js'
import type { WorkbookContent } from '../views/document.js'
import type { AuditInput } from '../views/operate.js'
import { type Value, workbook } from '../workbook.js'
import { auditEntry, auditFilter } from './read-audit.js'

const pageSize = 1000
const name = '操作日志'
const header = ['序号', '时间', '操作人', '角色', '操作', '对象', '校验值']

/** The audit log as it is filtered, all pages, as an Excel file; that it was exported stands in the log. */
export async function exportAudit(context: Context, asked: AuditInput): Promise<WorkbookContent> {
  requireRole(context, 'operator')
  const found = await everyEvent(context, asked)
  const programmes = (await context.programmes.inForce()).map(({ programme }) => programme)
  const rows: Value[][] = []
  for (const event of found) {
    const { sequence, at, by, role, text, subject, hash } = await auditEntry(context, event, programmes)
    rows.push([{ number: String(sequence) }, { instant: at }, by, role, text, subject, hash])
  }
  await context.store.write((tx) => record(tx, context, { action: 'export-audit', internal: true, detail: { name: `${rows.length} 条` } }))
  return workbook({ name, header, rows })
}

/** More than an export may hold are refused. */
async function everyEvent(context: Context, asked: AuditInput): Promise<ListedEvent[]> {
  const most = context.settings.exportRows
  const filter = auditFilter(asked)
  const found: ListedEvent[] = []
  for (;;) {
    const page = await listEvents(context.store.read, { ...filter, before: found.at(-1)?.sequence, limit: pageSize })
    found.push(...page)
    if (found.length > most) throw new AppError('invalid', `一次最多导出 ${most} 条，请用筛选条件缩小范围后再导出。`)
    if (page.length < pageSize) return found
  }
}

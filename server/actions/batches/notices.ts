/** Public notices, for everybody. */
import { notFound } from '../../errors.js'
import { listPublished, readPublished } from '../../store/batches.js'
import type { Context } from '../context.js'
import type { NoticeSummary, NoticeView } from '../views/batch.js'
import { batchSubjectOf } from './batch-subject.js'
import { noticeSummary, noticeView } from './notice-view.js'

const atOnce = 100

/** What is public now, newest first. */
export async function listNotices(context: Context): Promise<{ items: NoticeSummary[] }> {
  const rows = await listPublished(context.store.read, atOnce)
  const items = await Promise.all(rows.map(async (row) => noticeSummary(await batchSubjectOf(context, row), row.members, context.now())))
  return { items }
}

/** One of them; whatever is not public does not exist. */
export async function showNotice(context: Context, { id }: { id: string }): Promise<NoticeView> {
  const row = await readPublished(context.store.read, id)
  if (!row) throw notFound()
  return noticeView(context, await batchSubjectOf(context, row))
}

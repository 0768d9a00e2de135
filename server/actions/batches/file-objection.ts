import { isOver, suspended } from '../../engine/templates/notice-clock.js'
import { deadline } from '../../engine/values/working-days.js'
import { AppError, notFound } from '../../errors.js'
import { presentMembers } from '../../store/batch-members.js'
import { changeBatch, readPublished } from '../../store/batches.js'
import { insertObjection, openObjections } from '../../store/objections.js'
import type { Context } from '../context.js'
import { limitAttempts } from '../limits.js'
import { record } from '../record.js'
import { clockOf } from './batch-needs.js'
import { batchSubjectOf } from './batch-subject.js'

type Input = { id: string; member?: number; text: string; name?: string; contact?: string }

/** More open ones than anybody could read would only fill the disk. */
const mostOpen = 200

/** Takes an objection of anybody against a public notice; the first open one stops its clock. */
export async function fileObjection(context: Context, { id, member, text, name, contact }: Input): Promise<{ received: true; id: string }> {
  const { address } = context.actor
  await limitAttempts(context, [
    { key: `objection:${address}`, most: 10, seconds: 3600 },
    { key: `objection:${id}`, most: 100, seconds: 3600 },
  ])
  if (!text.trim()) throw new AppError('invalid', '请写明异议的内容。', [{ at: '/text', message: '请写明异议的内容和理由。' }])
  const found = await readPublished(context.store.read, id)
  if (!found) throw notFound()
  const { kind, state, site } = await batchSubjectOf(context, found)
  const now = context.now()
  const against =
    member === undefined ? undefined : (await presentMembers(context.store.read, id)).find(({ position }) => position === member)
  if (member !== undefined && !against)
    throw new AppError('invalid', '名单中没有这一家。', [{ at: '/member', message: '请从名单中选择。' }])
  const due = kind.objections?.within && deadline(now, kind.objections.within.workingDays, site.calendar)
  const objection = context.id()
  await context.store.write(async (tx) => {
    const row = await readPublished(tx, id)
    const clock = row && clockOf(row)
    if (!row || row.state !== state.id || !state.notice || !clock || isOver(clock, now))
      throw new AppError('forbidden', '公示已经结束，不能再提出异议。请直接联系发布公示的单位。')
    if ((await openObjections(tx, id)) >= mostOpen)
      throw new AppError('too-many', '已收到很多异议，正在处理。请稍后再试，或直接联系发布公示的单位。')
    await changeBatch(tx, row, { notice_remaining: suspended(clock, now, site.calendar).remaining ?? null })
    await insertObjection(tx, {
      id: objection,
      batch: id,
      declaration: against?.declaration ?? null,
      text: text.trim(),
      name: name?.trim() || null,
      contact: contact?.trim() || null,
      at: now,
      due_at: due?.instant ?? null,
      due_day: due?.day ?? null,
    })
    await record(tx, context, {
      action: 'batch-object',
      programme: row.programme,
      internal: true,
      detail: { batch: id, title: against?.organisation_name ?? '整份名单' },
    })
  })
  return { received: true, id: objection }
}

import { AppError, notFound } from '../../errors.js'
import { insertBatch } from '../../store/batches.js'
import { nextSerial } from '../../store/declarations.js'
import { type Context, requireAccount } from '../context.js'
import { districtName } from '../reading/subject.js'
import { record } from '../record.js'
import type { BatchView } from '../views/batch.js'
import { requireOneOf } from './batch-subject.js'
import { showBatch } from './show-batch.js'

type Input = { programme: string; kind: string; title?: string; district?: string }

/** Begins a batch of a kind, without members, under the edition in force. */
export async function createBatch(context: Context, input: Input): Promise<BatchView> {
  const account = requireAccount(context)
  const found = await context.programmes.find(input.programme)
  const kind = found?.programme.batches.get(input.kind)
  const reach = context.actor.reach[input.programme]
  if (!found || !kind || (reach !== 'all' && reach !== 'district')) throw notFound()
  requireOneOf(context, kind.by)
  const site = await context.programmes.site()
  const district = kind.members.per === 'district' ? (context.actor.district ?? input.district) : undefined
  if (kind.members.per === 'district' && !site.file.districts.some(({ id }) => id === district))
    throw new AppError('invalid', '请选择地区。', [{ at: '/district', message: `“${kind.title}”每批只含一个地区，请选择地区。` }])
  const state = kind.workflow.states.find(({ id }) => id === kind.workflow.initial)
  const id = context.id()
  const now = context.now()
  await context.store.write(async (tx) => {
    const year = new Date(Date.parse(now) + 8 * 3_600_000).getUTCFullYear()
    const pattern = kind.number.replaceAll('{year}', String(year))
    const number = pattern.replaceAll('{serial}', String(await nextSerial(tx, `batch:${pattern}`)).padStart(4, '0'))
    const title = input.title?.trim() || [district && districtName(site, district), kind.title].filter(Boolean).join(' ')
    await insertBatch(tx, {
      id,
      number,
      programme: found.id,
      kind: kind.id,
      edition: found.edition,
      district: district ?? null,
      title,
      state: kind.workflow.initial,
      holder: state?.holder ?? '',
      version: 1,
      published: 0,
      void: 0,
      created_by: account,
      created_at: now,
      entered_at: now,
      due_at: null,
      due_day: null,
      notice_from: null,
      notice_day: null,
      notice_until: null,
      notice_remaining: null,
      dates: '{}',
    })
    await record(tx, context, { action: 'batch-create', programme: found.id, internal: true, detail: { batch: id, title, name: number } })
  })
  return showBatch(context, { id })
}

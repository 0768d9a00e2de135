import { stateOf } from '../../engine/workflow/workflow.js'
import { AppError, notFound } from '../../errors.js'
import type { Reader } from '../../store/connection.js'
import { requireUnmoved } from '../../store/declarations.js'
import { insertMaterial, materialsOf } from '../../store/materials.js'
import { remarksOf } from '../../store/reviews.js'
import { insertScan } from '../../store/scans.js'
import type { Context } from '../context.js'
import { cleanFileName } from '../file-name.js'
import { check, checklistItem } from '../reading/check-view.js'
import { isOpen, openPointers } from '../reading/open-pointers.js'
import { readSubject, requireApplicant, type Subject } from '../reading/subject.js'
import { record } from '../record.js'
import type { ChecklistItem } from '../views/check.js'
import { comparisons, readPages } from './examine.js'
import { requireQuota, type SentPdf, takePdf } from './take-pdf.js'

type Input = SentPdf & { id: string; key: string; name: string }

/** Keeps an uploaded PDF for one item of the checklist: streamed to the storage, judged by its bytes, then noted in one write. */
export async function uploadMaterial(context: Context, { id, key, name, ...sent }: Input): Promise<ChecklistItem> {
  const subject = await readSubject(context, id)
  await requireUploadable(context, subject, key)
  const { evaluation, print } = await check(context, subject)
  const item = evaluation.checklist.find((entry) => entry.key === key)
  if (!item) throw notFound()
  const { organisation, programme } = subject.row
  const where = { organisation, at: `/materials/${key}`, maxMegabytes: item.maxMegabytes, accepted: { attachments: item.attachments } }
  const { stored, pages, hints } = await takePdf(context, sent, where)
  await requireRoom(context.store.read, id, item)
  const warnings = [...hints, ...(await comparisons(context, subject, item, { sha256: stored.sha256, pages }))]
  const scanned = item.stampedPrint ? await readPages(context, stored) : undefined
  const now = context.now()
  const file = {
    id: context.id(),
    declaration: id,
    material: key,
    name: cleanFileName(name),
    sha256: stored.sha256,
    size: stored.size,
    pages: pages ?? null,
    hints: JSON.stringify(warnings),
    printed_hash: item.stampedPrint ? print.hash : null,
    by: context.actor.account ?? '',
    at: now,
  }
  await context.store.write(async (tx) => {
    // the file took its time: meanwhile the declaration may have been handed in, or others have arrived
    await requireUnmoved(tx, subject.row)
    await requireRoom(tx, id, item)
    await requireQuota(tx, organisation, stored.size)
    // a single file replaces the one before; the record keeps both
    if (item.maxFiles === 1)
      await tx.run('UPDATE material_file SET removed_at = ? WHERE declaration = ? AND material = ? AND removed_at IS NULL', [now, id, key])
    await insertMaterial(tx, file)
    if (item.stampedPrint) await insertScan(tx, file.id, scanned, now)
    await record(tx, context, {
      action: 'upload',
      declaration: id,
      programme,
      detail: { title: item.title, name: file.name, sha256: stored.sha256 },
    })
  })
  const after = await check(context, subject)
  const entry = after.evaluation.checklist.find((one) => one.key === key)
  return checklistItem(entry ?? item, after)
}

async function requireRoom(read: Reader, id: string, { key, maxFiles }: { key: string; maxFiles: number }): Promise<void> {
  const own = (await materialsOf(read, id)).filter(({ material }) => material === key)
  if (own.length < maxFiles || maxFiles === 1) return
  throw new AppError('invalid', `最多 ${maxFiles} 个文件，请先移除一个。`, [
    { at: `/materials/${key}`, message: `最多 ${maxFiles} 个文件。` },
  ])
}

/** Who may upload to an item now: the applicant, while it is open. */
export async function requireUploadable(context: Context, subject: Subject, key: string): Promise<void> {
  requireApplicant(context, subject)
  const { row, stage } = subject
  const editable = row.holder === context.actor.role ? stateOf(stage.workflow, row.state)?.editable : undefined
  if (!editable) throw new AppError('forbidden', '当前状态不能修改材料。')
  if (editable === 'all') return
  const remarks = await remarksOf(context.store.read, row.id)
  const open = openPointers(
    remarks.filter(({ round }) => round === row.round + 1),
    stage,
  )
  if (!isOpen(`/materials/${key}`, open) && !isOpen(`/materials/${key.split('#')[0]}`, open))
    throw new AppError('forbidden', '这份材料没有被退回，不能修改。如确需修改，请联系审核部门。')
}

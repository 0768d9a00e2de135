import { AppError, notFound } from '../../errors.js'
import { attestScan as attest } from '../../store/scans.js'
import type { Context } from '../context.js'
import { check, checklistItem } from '../reading/check-view.js'
import { readSubject } from '../reading/subject.js'
import { record } from '../record.js'
import type { ChecklistItem } from '../views/check.js'
import { requireUploadable } from './upload-material.js'

type Input = { id: string; key: string; file: string; equal: boolean }

/** The applicant's word that a scan which no machine could verify shows what is filled now; a person judges it in review. */
export async function attestScan(context: Context, { id, key, file, equal }: Input): Promise<ChecklistItem> {
  const subject = await readSubject(context, id)
  await requireUploadable(context, subject, key)
  const { files, scans, print } = await check(context, subject)
  const known = files.find((one) => one.id === file && one.material === key)
  const scan = known && scans.get(file)
  if (!scan) throw notFound()
  if (equal && !scan.open) throw new AppError('invalid', scan.message)
  if (equal && !print.current) throw new AppError('invalid', '现在的内容还没有打印过。请先打印、盖章，再上传扫描件。')
  const at = context.now()
  await context.store.write(async (tx) => {
    await attest(tx, file, equal ? { hash: print.hash, by: context.actor.account ?? '', at } : undefined)
    await record(tx, context, {
      action: 'attest-scan',
      declaration: id,
      programme: subject.row.programme,
      detail: { name: known.name, sha256: known.sha256, hash: print.hash, equal },
    })
  })
  const after = await check(context, subject)
  const entry = after.evaluation.checklist.find((one) => one.key === key)
  if (!entry) throw notFound()
  return checklistItem(entry, after)
}

import { notFound } from '../../errors.js'
import { materialsOf, removeMaterial as remove } from '../../store/materials.js'
import type { Context } from '../context.js'
import { check, checklistItem } from '../reading/check-view.js'
import { readSubject } from '../reading/subject.js'
import { record } from '../record.js'
import type { ChecklistItem } from '../views/check.js'
import { requireUploadable } from './upload-material.js'

/** Takes a file off the checklist; the record keeps it. */
export async function removeMaterial(
  context: Context,
  { id, key, file }: { id: string; key: string; file: string },
): Promise<ChecklistItem> {
  const subject = await readSubject(context, id)
  await requireUploadable(context, subject, key)
  const known = (await materialsOf(context.store.read, id)).find((one) => one.id === file && one.material === key)
  if (!known) throw notFound()
  await context.store.write(async (tx) => {
    await remove(tx, file, id, context.now())
    await record(tx, context, {
      action: 'remove-material',
      declaration: id,
      programme: subject.row.programme,
      detail: { name: known.name },
    })
  })
  const checked = await check(context, subject)
  const entry = checked.evaluation.checklist.find((one) => one.key === key)
  if (!entry) throw notFound()
  return checklistItem(entry, checked)
}

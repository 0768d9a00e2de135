import { AppError } from '../../errors.js'
import { lastDraftVersion, readDraft, saveDraft } from '../../store/editions.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { DraftView } from '../views/studio.js'
import { changedFiles, draftRow, draftView, filesToCome, requireAdministrator } from './drafts.js'

/** Replaces the draft by these files, also of a programme that is new here; nothing is published. */
export async function importFiles(
  context: Context,
  { programme, files }: { programme: string; files: Record<string, string> },
): Promise<DraftView> {
  requireAdministrator(context)
  if (!/^[a-z0-9][a-z0-9-]{1,59}$/.test(programme))
    throw new AppError('invalid', '事项编号只能用小写字母、数字和连字符。', [{ at: '/programme', message: '例如 green-upgrade-2026。' }])
  const { read } = context.store
  const [row, inForce, last] = await Promise.all([
    readDraft(read, programme),
    filesToCome(context, programme),
    lastDraftVersion(read, programme),
  ])
  const draft = { files: {}, version: row?.version ?? last, base: row?.base ?? inForce?.edition, inForce: inForce?.files ?? {} }
  const next = changedFiles({}, files)
  await context.store.write(async (tx) => {
    await saveDraft(tx, draftRow(context, programme, draft, next), draft.version)
    await record(tx, context, { action: 'import', programme, internal: true, detail: { title: `${Object.keys(files).length} 个文件` } })
  })
  return draftView(context, programme, { ...draft, files: next, version: draft.version + 1 })
}

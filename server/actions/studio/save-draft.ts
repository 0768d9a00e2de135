import { AppError } from '../../errors.js'
import { saveDraft as save } from '../../store/editions.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { DraftView } from '../views/studio.js'
import { changedFiles, draftOf, draftRow, draftView } from './drafts.js'

type Input = { programme: string; version: number; files: Record<string, string | null> }

/** Keeps changed files of the draft, valid or not; a stale version is a conflict with both texts at hand. */
export async function saveDraft(context: Context, { programme, version, files }: Input): Promise<DraftView> {
  const draft = await draftOf(context, programme)
  if (draft.version !== version)
    throw new AppError('conflict', '草稿刚刚被别人修改，请核对两边的内容。', [], {
      current: { version: draft.version, files: draft.files, savedAt: draft.savedAt, savedBy: draft.savedBy },
    })
  const next = changedFiles(draft.files, files)
  await context.store.write(async (tx) => {
    await save(tx, draftRow(context, programme, draft, next), version)
    await record(tx, context, { action: 'save-draft', programme, internal: true, detail: { name: Object.keys(files).join('、') } })
  })
  const saved = { savedAt: context.now(), savedBy: context.actor.name }
  return draftView(context, programme, { ...draft, files: next, version: version + 1, ...saved })
}

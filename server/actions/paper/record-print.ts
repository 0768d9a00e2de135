import { AppError } from '../../errors.js'
import { insertRevision } from '../../store/revisions.js'
import { notePrintedPages, type PrintedPages } from '../../store/scans.js'
import type { Context } from '../context.js'
import { gatherInputs } from '../reading/inputs.js'
import { contentHash } from '../reading/print-state.js'
import { readSubject, requireApplicant } from '../reading/subject.js'
import { record } from '../record.js'

/** What was made of the content, where the server made a PDF of it. */
interface Made extends PrintedPages {
  hash: string
  at: string
}

/** Notes that the content was printed as it stands; printing the same content again makes no new revision. */
export async function recordPrint(
  context: Context,
  { id, ...made }: { id: string } & Partial<Made>,
): Promise<{ revision: number; hash: string }> {
  const subject = await readSubject(context, id)
  requireApplicant(context, subject)
  const { row, answers } = subject
  const { print, printedPages } = await gatherInputs(context, subject)
  if (made.hash !== undefined && made.hash !== print.hash) throw new AppError('conflict', '打印时内容刚刚改过，请再打印一次。')
  const { pages, places, at = context.now() } = made
  const known = print.current ? print.revision : undefined
  if (known !== undefined && (pages === undefined || printedPages.get(print.hash)?.pages === pages))
    return { revision: known, hash: print.hash }
  const revision = await context.store.write(async (tx) => {
    if (pages !== undefined) await notePrintedPages(tx, id, { hash: print.hash, pages, places, at })
    if (known !== undefined) return known
    const number = await insertRevision(tx, {
      id: context.id(),
      declaration: id,
      kind: 'print',
      edition: row.edition,
      answers: row.answers,
      hash: contentHash(answers),
      printed_hash: print.hash,
      evaluation: null,
      by: context.actor.account ?? '',
      at,
    })
    await record(tx, context, {
      action: 'print',
      declaration: id,
      programme: row.programme,
      detail: { revision: number, hash: print.hash, ...(pages !== undefined && { pages }) },
    })
    return number
  })
  return { revision, hash: print.hash }
}

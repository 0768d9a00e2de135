import { chineseTime } from '../../engine/conditions/display.js'
import { AppError, notFound } from '../../errors.js'
import { siteId } from '../../programmes/verdict.js'
import { inForceAt, type PublicationRow, publicationsOf, readEdition } from '../../store/editions.js'
import type { Context } from '../context.js'
import { tooSlow } from './describe-draft.js'
import { type Draft, draftOf, requireAdministrator } from './drafts.js'

/** `number` = the text of that publication in place of the draft; `against` = another one in place of what is in force, 'none' = nothing is marked. */
type Input = { programme: string; number?: string; against?: string; changesOnly?: boolean }

/** The policy book of the draft, or of a publication, with its changes marked: a page for A4. */
export async function showBook(context: Context, input: Input): Promise<string> {
  const { programme } = input
  if (programme === siteId) throw new AppError('invalid', '站点没有政策文本；它的改动请看“改动”。')
  const { files, before, edition, against } = await comparison(context, input)
  const question = { changesOnly: input.changesOnly, edition, ...(before && { before, against }) }
  const answer = await context.programmes.ask('book', { programme, files, ...question })
  if (!answer) throw tooSlow()
  return answer.html
}

/** The texts of the draft or of a publication, and those that they are compared with, with what both are in words. */
export async function comparison(context: Context, input: Omit<Input, 'changesOnly'>) {
  requireAdministrator(context)
  const { programme } = input
  const rows = await publicationsOf(context.store.read, programme)
  const draft = input.number === undefined ? await draftOf(context, programme) : undefined
  const shown = input.number === undefined ? undefined : publication(rows, input.number)
  const base = againstWhat(rows, shown, input.against, context.now())
  const files = draft?.files ?? (shown && (await filesOf(context, shown)))
  if (!files) throw notFound()
  return {
    files,
    edition: shown ? publicationWords(shown) : draftWords(draft),
    before: base && (await filesOf(context, base)),
    against: base && publicationWords(base),
  }
}

function publication(rows: readonly PublicationRow[], number: string): PublicationRow {
  const row = rows.find((one) => String(one.number) === number)
  if (!row) throw notFound()
  return row
}

/** A draft is compared with what is in force, a publication with the one before it. */
function againstWhat(rows: readonly PublicationRow[], shown: PublicationRow | undefined, against: string | undefined, now: string) {
  if (against === 'none') return undefined
  if (against !== undefined) return publication(rows, against)
  return shown ? rows.find(({ number, withdrawn_at }) => number < shown.number && !withdrawn_at) : inForceAt(rows, now)
}

const filesOf = async (context: Context, { edition }: PublicationRow) => (await readEdition(context.store.read, edition))?.files

const publicationWords = ({ number, effective_at }: PublicationRow) => `第 ${number} 次发布（${chineseTime(effective_at)} 起）`
const draftWords = (draft: Draft | undefined) =>
  draft?.savedAt ? `草稿（${draft.savedBy}，${chineseTime(draft.savedAt)}）` : '草稿（与生效版本相同）'

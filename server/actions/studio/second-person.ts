/** Where the site or a programme demands two people: one proposes the exact text, another publishes it. */
import { AppError } from '../../errors.js'
import type { Verification } from '../../programmes/programmes.js'
import { siteId } from '../../programmes/verdict.js'
import { editorsSince } from '../../store/events.js'
import { readProposal } from '../../store/proposals.js'
import type { Context } from '../context.js'

/** Whether what is in force, or the draft itself, asks for a second person. */
export async function demandsSecondPerson(context: Context, programme: string, drafted: Verification): Promise<boolean> {
  const [site, inForce] = await Promise.all([context.programmes.site(), context.programmes.find(programme)])
  const demanding = [site.file, inForce?.programme.file, drafted.programme?.file, programme === siteId ? drafted.site?.file : undefined]
  return demanding.some((file) => file?.publication?.secondPerson === true)
}

/** Refuses an author of the draft, and a text that nobody proposed; who proposed it, where two people are demanded. */
export async function requireSecondPerson(
  context: Context,
  programme: string,
  drafted: Verification,
  edition: string,
): Promise<string | undefined> {
  if (!(await demandsSecondPerson(context, programme, drafted))) return undefined
  const [editors, proposal] = await Promise.all([editorsSince(context.store.read, programme), readProposal(context.store.read, programme)])
  if ([...editors.map(({ account }) => account), proposal?.account].includes(context.actor.account))
    throw new AppError('forbidden', '这个事项须由两人发布：您改过或提请过这份草稿，请让另一位没有改过它的管理员核对后发布。')
  if (!proposal) throw new AppError('forbidden', '这个事项须由两人发布：请先由修改草稿的管理员提请发布。')
  if (proposal.edition !== edition) throw new AppError('forbidden', '草稿在提请发布以后又改过，与提请的内容不同。请让修改的人重新提请。')
  return proposal.by
}

/** Going back to an earlier edition is a publication as well: where two people are demanded, its text goes the way of every draft. */
export async function requireNoSecondPerson(context: Context, programme: string, earlier: Verification): Promise<void> {
  if (!(await demandsSecondPerson(context, programme, earlier))) return
  throw new AppError('forbidden', '这个事项须由两人发布，恢复以前的版本也一样：请把那个版本放进草稿，提请另一位管理员核对后发布。')
}

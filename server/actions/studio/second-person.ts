/** Where a programme demands two people: whoever changed the draft does not publish it. */
import { AppError } from '../../errors.js'
import type { Verification } from '../../programmes/programmes.js'
import { editorsSince } from '../../store/events.js'
import type { Context } from '../context.js'

/** Refuses an author of the draft where what is in force, or the draft itself, asks for a second person. */
export async function requireSecondPerson(context: Context, programme: string, { programme: drafted }: Verification): Promise<void> {
  const inForce = (await context.programmes.find(programme))?.programme
  if (![inForce, drafted].some((one) => one?.file.publication?.secondPerson)) return
  const editors = await editorsSince(context.store.read, programme)
  if (editors.every(({ account }) => account !== context.actor.account)) return
  throw new AppError('forbidden', '这个事项须由两人发布：您改过这份草稿，请让另一位没有改过它的管理员核对后发布。')
}

/** Removes what nobody needs any more: files without a row, old attempts, old answers, ended sessions. */
import type { Services } from '../actions/context.js'
import { sweepFiles } from '../store/file-storage.js'
import { sweepRows } from '../store/limits.js'
import { storedContents } from '../store/materials.js'

const day = 86_400_000

/** Once an hour is enough. */
export async function sweep(services: Services): Promise<void> {
  const now = new Date(services.now())
  const ago = (days: number) => new Date(now.getTime() - days * day).toISOString()
  await services.store.write((tx) => sweepRows(tx, { attempts: ago(1), answers: ago(7), sessions: ago(7) }))
  await sweepFiles(services.files, await storedContents(services.store.read), now)
  await services.paper.sweep(now)
}

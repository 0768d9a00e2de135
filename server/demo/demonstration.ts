/** The demonstrations of everything that is shipped. */
import type { Services } from '../actions/context.js'
import { programmesBelow, readProgrammeFolder } from '../programmes/folders.js'
import { readEdition } from '../store/editions.js'
import { addStaff, type DemoAccount } from './accounts.js'
import type { MovableClock } from './clock.js'
import { beforeEverything, demonstrationsIn, playDemonstration } from './play.js'

/** Who keeps the site, where the demonstration itself does not name anybody. */
const keepers = [
  { login: 'admin', name: '配置管理员', role: 'administrator' },
  { login: 'operator', name: '系统运维', role: 'operator' },
]

/** When the programmes have to be in force, so that everything happens after it. */
export async function beginningOf(root: string, now: string): Promise<string> {
  const folders = await Promise.all((await programmesBelow(root)).map((id) => readProgrammeFolder(root, id)))
  return beforeEverything(folders.flatMap(demonstrationsIn), now)
}

/** Plays those of every programme in force. */
export async function playAll(services: Services, clock: MovableClock): Promise<DemoAccount[]> {
  const accounts = await Promise.all(keepers.map((keeper) => addStaff(services, keeper)))
  for (const { id, edition } of await services.programmes.inForce()) {
    const files = (await readEdition(services.store.read, edition))?.files ?? {}
    for (const demonstration of demonstrationsIn(files)) accounts.push(...(await playDemonstration(services, clock, id, demonstration)))
  }
  return accounts
}

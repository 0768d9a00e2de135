/** What is wrong with the site. */
import type { Complaint } from './compile-problems.js'
import type { CompiledSite } from './programme.js'

/** What is wrong with the site. */
export function checkSite(_site: CompiledSite): Complaint[] {
  return []
}

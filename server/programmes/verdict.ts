/** What is wrong with the files of a programme or of the site, and how the examples come out. */
import type { runExamples } from '../engine/examples/examples.js'
import type { Problem } from '../engine/model.js'

/** The site is published like a programme, under this name. */
export const siteId = 'site'

/** Plain data, so that it can come from another thread. */
export interface Verdict {
  problems: readonly Problem[]
  examples: ReturnType<typeof runExamples>
}

export const noExamples: Verdict['examples'] = { total: 0, failed: [], rules: [] }

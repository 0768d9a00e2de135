import type { Context } from './context.js'
import { pending } from './pending.js'
import type { RemarkView } from './views.js'

type Input = { id: string; remark: string; settled: boolean; reply?: string }

/** Ticks a remark off, or opens it again. */
export async function settleRemark(_context: Context, _input: Input): Promise<RemarkView> {
  return pending()
}

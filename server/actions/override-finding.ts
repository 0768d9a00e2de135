import type { Context } from './context.js'
import { pending } from './pending.js'
import type { CheckView } from './views.js'

type Input = { id: string; rule: string; outcome: 'met' | 'not met' | null; reason: string }

/** Settles or overrules a finding with a reason. */
export async function overrideFinding(_context: Context, _input: Input): Promise<CheckView> {
  return pending()
}

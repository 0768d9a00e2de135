/** The body of every error answer. */
import type { Problem } from '../../engine/model.js'

/** The body of every error answer. */
export interface ErrorView {
  error: { code: string; message: string; problems: Problem[]; reference?: string; current?: unknown }
}

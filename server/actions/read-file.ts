import type { Context } from './context.js'
import { pending } from './pending.js'
import type { FileContent } from './views.js'

type Input = { id: string }

/** The content of an uploaded file. */
export async function readFile(_context: Context, _input: Input): Promise<FileContent> {
  return pending()
}

import { AppError } from '../../errors.js'
import { type Context, requireAccount } from '../context.js'
import { readSubject } from '../reading/subject.js'
import type { BatchResult } from '../views/list.js'
import { actOnDeclaration } from './act-on-declaration.js'

type Input = { ids: string[]; action: string; comment?: string }

/** Does the same for several declarations, each on its own; only what the configuration allows in a batch. */
export async function actOnMany(context: Context, { ids, action, comment }: Input): Promise<BatchResult[]> {
  requireAccount(context)
  const results: BatchResult[] = []
  for (const id of new Set(ids)) results.push(await actOnOne(context, id, action, comment))
  return results
}

async function actOnOne(context: Context, id: string, action: string, comment: string | undefined): Promise<BatchResult> {
  try {
    const { row, stage } = await readSubject(context, id)
    const step = stage.workflow.actions.find((one) => one.id === action)
    if (!step?.batch) throw new AppError('forbidden', `“${step?.label ?? action}”不能批量办理，请逐件审核。`)
    const { declaration } = await actOnDeclaration(context, { id, action, version: row.version, comment })
    return { id, done: true, message: `已办理，现在的状态是“${declaration.stateLabel}”。`, problems: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { id, done: false, message: error.message, problems: error.problems }
  }
}

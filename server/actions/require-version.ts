/** Who changes something says which version it was based on. */
import { stateOf } from '../engine/workflow/workflow.js'
import { AppError } from '../errors.js'
import type { Subject } from './reading/subject.js'

/** Refuses what was based on another version than the one that stands, with what stands now. */
export function requireVersion({ row, stage }: Subject, version: number): void {
  if (row.version === version) return
  const stateLabel = stateOf(stage.workflow, row.state)?.label ?? row.state
  throw new AppError('conflict', `别人刚刚处理过这份申报，现在的状态是“${stateLabel}”。请刷新后再办。`, [], {
    current: { version: row.version, state: row.state, stateLabel },
  })
}

/** Every guarded write says how many rows it must touch. */
import { AppError } from '../errors.js'

/** One row, or somebody else was faster: conflict. */
export function guarded(rows: number, message = '内容刚刚被别人更新，请刷新后再试。', current?: unknown): void {
  if (rows !== 1) throw new AppError('conflict', message, [], { current })
}

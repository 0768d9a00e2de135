/** One process per data folder: a second one refuses to start. The kernel frees the lock when the process ends, however it ends. */
import path from 'node:path'
import Libsql from 'libsql'

/** Milliseconds: a process that was killed takes a moment to end. */
const patience = 1000

/** Takes the lock, or throws the sentence that says who holds the folder. */
export function lockInstance(folder: string, wait = patience): { release(): void } {
  const file = new Libsql(path.join(folder, 'instance.lock'))
  try {
    file.exec(`PRAGMA busy_timeout = ${wait}`)
    file.exec('PRAGMA locking_mode = EXCLUSIVE')
    file.exec('BEGIN EXCLUSIVE')
  } catch {
    file.close()
    throw new Error(`数据文件夹 ${folder} 正被另一个申报服务使用。请先停止它，或用 DATA_DIR 指定别的文件夹。`)
  }
  return { release: () => file.close() }
}

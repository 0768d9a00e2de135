/** Opens what is kept: the database (embedded file or libSQL server), migrated, with its lock. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Database } from './connection.js'
import { openEmbedded } from './embedded.js'
import { lockInstance } from './instance-lock.js'
import { migrate } from './migrate.js'

export interface StoreOptions {
  /** The data folder. */
  folder: string
  /** A libSQL server instead of the file. */
  remote?: { url: string; authToken?: string }
}

export type Store = Database

/** Opens and migrates. The embedded file admits one process only. */
export async function openStore({ folder, remote }: StoreOptions): Promise<Store> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `数据文件夹 ${folder} 不能使用（${error.code}）：请检查它的上级文件夹是否存在、是否可写，或用 DATA_DIR 指定别的文件夹。`,
    )
  })
  const lock = remote ? undefined : lockInstance(folder)
  try {
    // the client of a libSQL server is loaded only where there is one: it takes 0.2 s
    const database = remote
      ? (await import('./remote.js')).openRemote(remote.url, remote.authToken)
      : openEmbedded(path.join(folder, 'shenbao.db'))
    await migrate(database)
    return {
      ...database,
      async close() {
        await database.close()
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}

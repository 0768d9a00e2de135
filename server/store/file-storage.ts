/** Contents of uploaded files, by SHA-256; on the disk, or in an S3 bucket. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'

export interface StoredContent {
  sha256: string
  size: number
}

export interface FileStorage {
  /** Streams into the storage; throws TooLarge beyond the limit and leaves nothing behind. */
  put(content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredContent>
  /** The content as a stream; undefined where it is missing. */
  open(sha256: string): Promise<ReadableStream<Uint8Array> | undefined>
  /** The content into a place of its size, without pieces on the way; false where it is missing or has another size. */
  read(sha256: string, place: Uint8Array): Promise<boolean>
  /** Every content, for the janitor. */
  list(): AsyncIterable<{ sha256: string; at: Date }>
  remove(sha256: string): Promise<void>
  /** Removes what began to arrive before that time and never ended, as after a power cut. */
  removeUnfinished(before: Date): Promise<void>
}

/** The content is larger than allowed. */
export class TooLarge extends Error {}

/** Files below a folder: written under a temporary name, synced, renamed. */
export function diskStorage(folder: string): FileStorage {
  const place = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(content, limit) {
      await mkdir(path.join(folder, 'incoming'), { recursive: true, mode: 0o700 })
      const incoming = path.join(folder, 'incoming', randomUUID())
      try {
        const stored = await writeSynced(incoming, content, limit)
        await mkdir(path.dirname(place(stored.sha256)), { recursive: true })
        await rename(incoming, place(stored.sha256))
        await syncFolder(path.dirname(place(stored.sha256)))
        return stored
      } catch (error) {
        await rm(incoming, { force: true })
        throw error
      }
    },
    async open(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined
      const exists = await stat(place(sha256)).catch(() => undefined)
      return exists && (Readable.toWeb(createReadStream(place(sha256))) as ReadableStream<Uint8Array>)
    },
    async read(sha256, into) {
      const handle = /^[0-9a-f]{64}$/.test(sha256) ? await open(place(sha256), 'r').catch(() => undefined) : undefined
      if (!handle) return false
      try {
        for (let at = 0; ; ) {
          const { bytesRead } = await handle.read(into, at, into.byteLength - at, at)
          at += bytesRead
          if (bytesRead === 0 || at === into.byteLength) return at === into.byteLength
        }
      } finally {
        await handle.close()
      }
    },
    async *list() {
      for (const prefix of await readdir(folder).catch(() => [])) {
        if (prefix.length !== 2) continue
        for (const sha256 of await readdir(path.join(folder, prefix))) yield { sha256, at: (await stat(place(sha256))).mtime }
      }
    },
    async remove(sha256) {
      await rm(place(sha256), { force: true })
    },
    async removeUnfinished(before) {
      for (const name of await readdir(path.join(folder, 'incoming')).catch(() => [])) {
        const file = path.join(folder, 'incoming', name)
        const found = await stat(file).catch(() => undefined)
        if (found && found.mtime < before) await rm(file, { force: true, recursive: true })
      }
    },
  }
}

async function writeSynced(file: string, content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredContent> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of content) {
      size += chunk.byteLength
      if (size > limit) throw new TooLarge()
      hash.update(chunk)
      await handle.write(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest('hex'), size }
}

/** So that the name survives a power cut as well. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => undefined)
  await handle.close()
}

/** Removes contents older than a day that no row points to; answers how many. */
export async function sweepFiles(storage: FileStorage, known: ReadonlySet<string>, now: Date): Promise<number> {
  let removed = 0
  await storage.removeUnfinished(new Date(now.getTime() - 86_400_000))
  for await (const { sha256, at } of storage.list()) {
    if (known.has(sha256) || now.getTime() - at.getTime() < 86_400_000) continue
    await storage.remove(sha256)
    removed++
  }
  return removed
}

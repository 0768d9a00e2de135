/** A ZIP archive as it is written: one entry after the other, never more of it in memory than one chunk. Without compression, as PDFs have it. */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

export interface ArchiveEntry {
  /** Folders with / between them. */
  path: string
  content: Uint8Array | AsyncIterable<Uint8Array>
}

/** The list of hashes at the end of an archive, as `sha256sum -c` reads it. */
const listName = 'SHA256SUMS.txt'
/** Names are UTF-8; sizes and checksum follow the content. */
const flags = 0x0808
const largest = 0xffffffff

/** The bytes of the archive; its last entry lists the SHA-256 of every other. */
export async function* archive(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const directory: Uint8Array[] = []
  const hashes: string[] = []
  let offset = 0
  async function* write({ path, content }: ArchiveEntry): AsyncGenerator<Uint8Array> {
    const name = encoder.encode(path)
    const start = offset
    const hash = createHash('sha256')
    let checksum = 0
    let size = 0
    yield join(fields([4, 0x04034b50], [2, 20], [2, flags], [2, 0], [4, 0x210000], [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]), name)
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      hash.update(chunk)
      checksum = crc32(chunk, checksum)
      size += chunk.length
      yield chunk
    }
    const sums = fields([4, checksum], [4, size], [4, size])
    yield join(fields([4, 0x08074b50]), sums)
    offset += 30 + name.length + size + 16
    if (offset > largest) throw new Error('The archive exceeds 4 GB.')
    const rest = fields([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, start])
    directory.push(join(fields([4, 0x02014b50], [2, 20], [2, 20], [2, flags], [2, 0], [4, 0x210000]), sums, rest, name))
    hashes.push(`${hash.digest('hex')}  ${path}\n`)
  }
  for await (const entry of entries) yield* write(entry)
  yield* write({ path: listName, content: encoder.encode(hashes.join('')) })
  const index = join(...directory)
  const count = directory.length
  yield join(index, fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, index.length], [4, offset], [2, 0]))
}

function fields(...values: (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [bytes, value] of values) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

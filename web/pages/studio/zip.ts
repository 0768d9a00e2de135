/** ZIP archives of text files, written without compression and read with either method that occurs in practice. */

type Texts = Record<string, string>
const encoder = new TextEncoder()
const utf8Names = 0x0800
/** A programme has 3,000 at most; an archive names its folders as well. */
const mostFiles = 4000
const mostBytes = 20_000_000

/** An archive of these texts, byte for byte the same for the same texts. */
export function zip(files: Readonly<Texts>): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const path of Object.keys(files).sort()) {
    const name = encoder.encode(path)
    const body = encoder.encode(files[path] ?? '')
    const common = fields(
      [2, 20],
      [2, utf8Names],
      [2, 0],
      [2, 0],
      [2, 0x21],
      [4, crc32(body)],
      [4, body.length],
      [4, body.length],
      [2, name.length],
      [2, 0],
    )
    const local = join([fields([4, 0x04034b50]), common, name, body])
    directory.push(join([fields([4, 0x02014b50], [2, 20]), common, fields([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name]))
    parts.push(local)
    offset += local.length
  }
  const index = join(directory)
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, directory.length], [2, directory.length], [4, index.length], [4, offset], [2, 0])
  return new Blob([...parts, index, end], { type: 'application/zip' })
}

/** The texts in an archive, or those of its entries that are wanted; throws a sentence where it cannot be read. */
export async function unzip(file: Blob, isWanted: (name: string) => boolean = () => true): Promise<Texts> {
  if (file.size > mostBytes) throw new Error('压缩包超过 20 MB，请只放配置文件。')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const view = new DataView(bytes.buffer)
  const found: Texts = {}
  let total = 0
  for (const { name, method, start, packed, size } of entriesOf(view)) {
    if (name.endsWith('/') || !isWanted(name)) continue
    total += size
    if (total > mostBytes) throw new Error('压缩包解开后超过 20 MB，请只放配置文件。')
    const body = bytes.slice(start, start + packed)
    if (method !== 0 && method !== 8) throw new Error(`压缩包中的“${name}”使用了不支持的压缩方式，请用普通 ZIP 重新打包。`)
    const stream = new Blob([body]).stream()
    const plain = method === 0 ? stream : stream.pipeThrough(new DecompressionStream('deflate-raw'))
    found[name] = new TextDecoder('utf-8', { fatal: true }).decode(await new Response(plain).arrayBuffer())
  }
  return found
}

function* entriesOf(view: DataView) {
  let end = view.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) throw new Error('这不是 ZIP 压缩包，或者文件不完整。')
  const count = view.getUint16(end + 10, true)
  if (count > mostFiles) throw new Error(`压缩包中的文件超过 ${mostFiles} 个。`)
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number]
    const local = view.getUint32(at + 42, true)
    yield {
      name: new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    }
    at += 46 + nameLength + extra + comment
  }
}

function fields(...values: [bytes: 2 | 4, value: number][]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [bytes, value] of values) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

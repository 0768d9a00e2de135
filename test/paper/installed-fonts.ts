/** A machine on which the fonts of official documents are installed: made of the shipped outlines, with the names and the measures of theirs. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readWoff, type Sfnt } from '../../server/paper/sfnt.js'

/** As in the fonts of Windows: the em is filled exactly, where Noto adds almost half of it. In thousandths. */
const measures = { ascent: 859, descent: 141 }
const installed: Record<string, string> = { FangSong: 'noto-serif-sc', SimHei: 'noto-sans-sc', 'FZXiaoBiaoSong-B05S': 'noto-serif-sc' }

/** Writes the fonts; answers the settings of fontconfig that find nothing else. */
export function installFonts(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-fonts-'))
  mkdirSync(path.join(folder, 'fonts'))
  for (const [name, source] of Object.entries(installed)) {
    const file = createRequire(import.meta.url).resolve(`@fontsource/${source}/files/${source}-chinese-simplified-400-normal.woff`)
    writeFileSync(path.join(folder, 'fonts', `${name}.ttf`), written(readWoff(readFileSync(file)), name))
  }
  const settings = path.join(folder, 'fonts.conf')
  writeFileSync(settings, `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`)
  return settings
}

function written({ tables, unitsPerEm }: Sfnt, name: string): Buffer {
  const own = new Map<string, Buffer>([...tables].map(([tag, content]) => [tag, Buffer.from(content)]))
  own.set('name', nameTable(name))
  const [ascent, descent] = [measures.ascent, measures.descent].map((thousandths) => Math.round((thousandths * unitsPerEm) / 1000))
  for (const [tag, places] of Object.entries({ hhea: [4, 6, 8], 'OS/2': [68, 70, 72] })) {
    own.get(tag)?.writeInt16BE(ascent ?? 0, places[0])
    own.get(tag)?.writeInt16BE(-(descent ?? 0), places[1])
    own.get(tag)?.writeInt16BE(0, places[2])
  }
  own.get('OS/2')?.writeUInt16BE(ascent ?? 0, 74)
  own.get('OS/2')?.writeUInt16BE(descent ?? 0, 76)
  return assembled(own)
}

function nameTable(name: string): Buffer {
  const words: [id: number, text: string][] = [
    [1, name],
    [2, 'Regular'],
    [4, name],
    [6, name],
  ]
  const texts = words.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + 12 * words.length)
  head.writeUInt16BE(words.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  for (const [index, [id]] of words.entries()) {
    const length = texts[index]?.length ?? 0
    for (const [at, value] of [3, 1, 0x409, id, length, offset].entries()) head.writeUInt16BE(value, 6 + 12 * index + 2 * at)
    offset += length
  }
  return Buffer.concat([head, ...texts])
}

function assembled(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const head = Buffer.alloc(12 + 16 * sorted.length)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(sorted.length, 4)
  let offset = head.length
  const parts = sorted.map(([tag, content], index) => {
    const at = 12 + 16 * index
    head.write(tag, at, 'latin1')
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(content.length, at + 12)
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)])
    offset += padded.length
    return padded
  })
  return Buffer.concat([head, ...parts])
}

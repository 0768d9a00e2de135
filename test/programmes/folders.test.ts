/** What is exported and read again is the same, to the byte. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readProgrammeDirectory, readProgrammeFolder, writeProgrammeDirectory } from '../../server/programmes/folders.js'
import { seedOf } from '../engine/build.js'
import { repository } from '../engine/shipped.js'

const folder = mkdtempSync(path.join(tmpdir(), 'shenbao-folders-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0
const again = async (files: Record<string, string>) => {
  const target = path.join(folder, String(count++))
  await writeProgrammeDirectory(target, files)
  return readProgrammeDirectory(target)
}

describe('a programme that is exported, imported and exported again', () => {
  test.each(['dalian-digital-2024', 'lanwan-green-2026'])('is %s as it is shipped', async (id) => {
    const shipped = await readProgrammeFolder(repository, id)
    const once = await again(shipped)
    expect(once).toEqual(shipped)
    expect(await again(once)).toEqual(shipped)
  })

  test('keeps any text: line ends, marks at the beginning, no line end at the end', async () => {
    const text = fc
      .array(fc.constantFrom('\uFEFF', '\r\n', '\n', '\r', '\t', ' ', '甲', '𠮷', '{', '"', '\u2028', '0.10'))
      .map((parts) => parts.join(''))
    const paths = [
      'schemas/programme.json',
      'schemas/a.form.json',
      'rules/facts.json',
      'rules/examples/1.json',
      'templates/mail/a.hbs',
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.tuple(text, text, text, text, text), async (texts) => {
        const files = Object.fromEntries(paths.map((name, index) => [name, texts[index] ?? '']))
        expect(await again(files)).toEqual(files)
      }),
      { seed: seedOf('exported'), numRuns: 60 },
    )
  })
})

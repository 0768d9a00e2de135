/** Characters of forms and letters that would be printed as empty boxes on a machine with the shipped fonts alone. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { withoutGlyph } from '../paper/fonts.js'

/** How many forms and templates the folders below a root hold, and, in words, those with characters that no shipped font has. */
export async function glyphsOf(root: string): Promise<{ total: number; lacking: string[] }> {
  const files = (await Promise.all(['schemas', 'templates'].map((folder) => printed(root, folder)))).flat()
  const lacking = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(root, file), 'utf8')
      const characters = withoutGlyph(file.endsWith('.json') ? JSON.stringify(JSON.parse(text)) : text)
      return characters.length ? [`${file} 的“${characters.slice(0, 10).join('')}”`] : []
    }),
  )
  return { total: files.length, lacking: lacking.flat() }
}

async function printed(root: string, folder: string): Promise<string[]> {
  const names = await readdir(path.join(root, folder), { recursive: true }).catch(() => [])
  return names.filter((name) => /\.(form\.json|hbs)$/.test(name)).map((name) => path.join(folder, name))
}

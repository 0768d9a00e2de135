/** Paths of files: inside an edition (`schemas/x`) and in the repository's folders (`schemas/<programme>/x`). */
import { kindOf } from './file-kinds'

type Texts = Readonly<Record<string, string>>
const roots = ['schemas', 'rules', 'templates']

/** The site is configured like a programme, under this name. */
export const siteId = 'site'

/** The files as they lie in the repository's three folders. */
export const toFolders = (programme: string, files: Texts): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace('/', `/${programme}/`), text]))

/** An edition's paths from an archive: with or without a folder around it, with or without the programme's folders. */
export function fromFolders(files: Texts): Record<string, string> {
  const inside = Object.entries(files).flatMap(([path, text]) => {
    const parts = path.split('/')
    const root = parts.findIndex((part) => roots.includes(part))
    return root >= 0 ? [[parts.slice(root), text] as const] : []
  })
  const main = inside.map(([parts]) => parts).find((parts) => parts[0] === 'schemas' && /^(programme|site)\.json$/.test(parts.at(-1) ?? ''))
  const folder = main?.length === 3 ? main[1] : undefined
  return Object.fromEntries(
    inside
      .filter(([parts]) => !folder || parts[1] === folder)
      .map(([parts, text]) => [parts.filter((_, index) => !folder || index !== 1).join('/'), text]),
  )
}

/** Where a single uploaded file belongs, by its name alone. */
export function placeOf(name: string, existing: readonly string[]): string | undefined {
  const same = existing.find((path) => path.endsWith(`/${name}`))
  if (same) return same
  return ['schemas', 'rules', 'rules/examples', 'templates']
    .map((folder) => `${folder}/${name}`)
    .find((path) => kindOf(path).group !== 'other' && !isGuess(path))
}

/** Any JSON would fit among the examples; it does so only when nothing else says what it is. */
const isGuess = (path: string) =>
  path.startsWith('rules/examples/') && /\.(form|ui|materials|eligibility|workflow|worksheet|table|dictionary)\.json$/.test(path)

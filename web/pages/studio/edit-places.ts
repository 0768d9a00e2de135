/** Where what stands at a place of a file is edited: on the page that is made for it, else in the file. */
import { valueAt } from './edits'
import { nameOf } from './file-kinds'
import type { Texts } from './merge'
import { placeOfFile } from './places'
import { documentOf } from './problems'
import { thingsOf } from './templates/things'

interface At {
  files: Texts
  path: string
  /** Stage, table or worksheet, as the file is called. */
  name: string
  /** The steps of the pointer. */
  keys: readonly string[]
  document: unknown
}

type Page = readonly [page: string, query: Readonly<Record<string, unknown>>]

/** The table of pages, by kind of file. */
const pages: readonly [RegExp, (at: At) => Page | undefined][] = [
  [/^rules\/[^/]+\.eligibility\.json$/, ({ name, keys, document }) => ['rules', { stage: name, rule: idAt(document, keys, 'name') }]],
  [/^schemas\/[^/]+\.form\.json$/, ({ name, keys }) => ['forms', { stage: name, ...fieldAt(keys) }]],
  [/^schemas\/[^/]+\.ui\.json$/, ({ name }) => ['forms', { stage: name }]],
  [/^schemas\/[^/]+\.materials\.json$/, ({ name, keys }) => ['materials', { stage: name, at: keys[1] }]],
  [/^rules\/[^/]+\.workflow\.json$/, ({ name }) => ['workflow', { stage: name }]],
  [/^rules\/[^/]+\.worksheet\.json$/, ({ name }) => ['sheet', { sheet: name }]],
  [/^rules\/[^/]+\.table\.json$/, ({ name }) => ['tables', { table: name }]],
  [/^rules\/facts\.json$/, ({ keys }) => ['facts', { at: keys[1] && `/${keys.slice(0, 2).join('/')}` }]],
  [/\/registers\.json$/, ({ keys, document }) => ['registers', { register: idAt(document, keys, 'id') }]],
  [/^schemas\/clauses\.json$/, ({ keys, document }) => ['notice', { clause: idAt(document, keys, 'id') }]],
  [/\.dictionary\.json$/, ({ name }) => ['dictionaries', { dictionary: name }]],
  [/^schemas\/calendar\.json$/, () => ['calendar', {}]],
  [/^schemas\/(programme|site)\.json$/, (at) => settings(at)],
  [/^rules\/examples\//, ({ document }) => ['examples', { stage: valueAt(document, ['stage']) }]],
  [/^templates\/mail\/.+\.hbs$/, (at) => template('mails', at)],
  [/^templates\/.+\.hbs$/, (at) => template('letters', at)],
]

/** An address within the studio; a text that is no longer JSON can only be mended as text. */
export function placeToEdit(programme: string, files: Texts, path: string, at = ''): string {
  const document = path.endsWith('.json') ? documentOf(files[path]) : undefined
  const isBroken = path.endsWith('.json') && document === undefined
  const keys = at.split('/').slice(1)
  const find = isBroken ? undefined : pages.find(([pattern]) => pattern.test(path))?.[1]
  const [page, query] = find?.({ files, path, name: nameOf(path), keys, document }) ?? []
  if (!page) return placeOfFile(programme, path, at || '/')
  const known = Object.entries(query ?? {}).flatMap(([key, value]) => (typeof value === 'string' && value ? [[key, value]] : []))
  return `/studio/${programme}/${page}${known.length > 0 ? `?${new URLSearchParams(known)}` : ''}`
}

const idAt = (document: unknown, keys: readonly string[], id: string) => valueAt(document, [keys[0] ?? '', Number(keys[1]), id])

/** /properties/<section>/properties/<field>…, through the items of rows and the branches of conditions. */
function fieldAt(keys: readonly string[]): Record<string, string | undefined> {
  const names = keys.filter((_, index) => keys[index - 1] === 'properties')
  return { section: names[0], field: names[1] }
}

function settings({ files, keys }: At): Page {
  const [list, index] = keys
  if (list === 'roles' || list === 'accountKinds' || list === 'staffRoles') return ['roles', {}]
  if (list !== 'letters' && list !== 'mails') return ['settings', {}]
  return [list, { id: thingsOf(files, list).find((thing) => thing.index === Number(index))?.id }]
}

function template(kind: 'letters' | 'mails', { files, path, keys }: At): Page | undefined {
  const thing = thingsOf(files, kind).find((one) => one.path === path)
  return thing && [kind, { id: thing.id, line: keys[0] }]
}

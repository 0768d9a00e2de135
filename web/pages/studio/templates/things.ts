/** The letters and mails of a programme: which there are, new ones, and what goes with one that is taken away. */
import { valueAt, withInserted, withValue } from '../edits'
import { newId } from '../ids'
import type { Changes, Texts } from '../merge'
import { documentOf } from '../problems'

export const programmePath = 'schemas/programme.json'
const sitePath = 'schemas/site.json'
/** The file that lists the letters and mails: of the programme, or of the site. */
export const listOf = (files: Readonly<Record<string, string>>) => (sitePath in files ? sitePath : programmePath)
export type TemplateKind = 'letters' | 'mails'

/** One of them, as far as it can be read while somebody types. */
export interface TemplateThing {
  id: string
  index: number
  /** A letter's title, a mail's subject. */
  title: string
  /** Of its template. */
  path: string
}

/** All of a kind, in the order of the file. */
export function thingsOf(files: Readonly<Record<string, string>>, kind: TemplateKind): TemplateThing[] {
  const list = valueAt(documentOf(files[listOf(files)]), [kind])
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown, index): TemplateThing[] => {
    const id = valueAt(item, ['id'])
    const template = valueAt(item, ['template'])
    if (typeof id !== 'string' || typeof template !== 'string') return []
    return [{ id, index, title: String(valueAt(item, [kind === 'letters' ? 'title' : 'subject']) ?? id), path: `templates/${template}` }]
  })
}

interface NewThing {
  definition: Readonly<Record<string, unknown>>
  text: string
}

/** The files with one more; its id and the file of its template are made here. */
export function withThing(files: Texts, kind: TemplateKind, { definition, text }: NewThing): { id: string; changes: Changes } {
  const prefix = kind === 'letters' ? 'letter-' : 'mail-'
  const folder = kind === 'letters' ? '' : 'mail/'
  const paths = new Set(Object.keys(files))
  const ids = thingsOf(files, kind).map(({ id }) => id)
  const taken = [...ids, ...[...paths].map((path) => path.replace(/^templates\/(mail\/)?/, '').replace(/\.hbs$/, ''))]
  const id = newId(prefix, taken)
  const template = `${folder}${id}.hbs`
  const main = withInserted(files[programmePath] ?? '{}', [kind], { id, ...definition, template })
  return { id, changes: { [programmePath]: main, [`templates/${template}`]: text } }
}

/** The files without one; its template goes too, unless another one is made from it. */
export function withoutThing(files: Texts, kind: TemplateKind, { index, path }: TemplateThing): Changes {
  const others = [...thingsOf(files, 'letters'), ...thingsOf(files, 'mails')].filter((one) => one.path === path)
  const main = withValue(files[programmePath] ?? '{}', [kind, index], undefined)
  return { [programmePath]: main, ...(others.length <= 1 && path in files && { [path]: null }) }
}

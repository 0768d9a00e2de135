/** Where codes of a dictionary are used: conditions, decision tables, formulas, values filled in beforehand; and the examples that choose them. */
import { kindOf } from '../file-kinds'
import { isRecord } from '../forms/form-tree'
import { thingInWords, type Use } from '../forms/uses'
import type { Texts } from '../merge'
import { documentOf } from '../problems'

export interface CodeUses {
  uses: Use[]
  /** Examples and demonstrations that choose one of them. */
  cases: string[]
}

interface Sought {
  codes: ReadonlySet<string>
  /** Keys of the questions that are answered from the dictionary, and of the other questions, whose options may be called the same. */
  own: ReadonlySet<string>
  others: ReadonlySet<string>
}

const isCase = (path: string) => /^rules\/(examples|demo)\//.test(path)

/** Everything that names one of the codes of a dictionary. */
export function usesOfCodes(files: Texts, dictionary: string, codes: ReadonlySet<string>): CodeUses {
  const sought = { codes, ...questionsOf(files, dictionary) }
  const paths = Object.keys(files).filter((path) => path.endsWith('.json') && !path.endsWith('.dictionary.json'))
  return {
    uses: paths
      .filter((path) => !isCase(path))
      .flatMap((file) => {
        const document = documentOf(files[file])
        const things = new Map(placesOf(document, sought).map((at) => [thingInWords(at, document), at]))
        return [...things].map(([thing, at]) => ({ file, at, what: [kindOf(file).label, thing].filter(Boolean).join(' ') }))
      }),
    cases: paths.filter((path) => isCase(path) && chosen(documentOf(files[path]), sought)),
  }
}

function questionsOf(files: Texts, dictionary: string): Pick<Sought, 'own' | 'others'> {
  const [own, others] = [new Set<string>(), new Set<string>()]
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item)
    if (!isRecord(node)) return
    for (const [key, value] of Object.entries(isRecord(node.properties) ? node.properties : {}))
      (isRecord(value) && value.dictionary === dictionary ? own : others).add(key)
    for (const value of Object.values(node)) visit(value)
  }
  for (const [path, text] of Object.entries(files)) if (path.endsWith('.form.json')) visit(documentOf(text))
  return { own, others }
}

function placesOf(node: unknown, sought: Sought, at = '', holder: Readonly<Record<string, unknown>> = {}): string[] {
  if (typeof node === 'string') return names(at, node, holder, sought) ? [at] : []
  if (Array.isArray(node)) return node.flatMap((item, index) => placesOf(item, sought, `${at}/${index}`, holder))
  if (!isRecord(node)) return []
  return Object.entries(node).flatMap(([key, value]) => placesOf(value, sought, `${at}/${key}`, node))
}

/** Whether a text of the configuration is, or holds, one of the codes. */
function names(at: string, text: string, { fact }: Readonly<Record<string, unknown>>, { codes, own, others }: Sought): boolean {
  const [key = ''] = at
    .split('/')
    .filter((step) => !/^\d*$/.test(step))
    .slice(-1)
  if (key === 'formula') return [...text.matchAll(/'([^'\n]*)'|"([^"\n]*)"/g)].some(([, one, other]) => codes.has(one ?? other ?? ''))
  if (key === 'when' || key === 'then') return text.split(/[\s,，]+/).some((cell) => codes.has(cell.replace(/^["']|["']$/g, '')))
  if (key === 'value') return typeof fact === 'string' && codes.has(text) && !others.has(fact.split('.').at(-1) ?? '')
  return ['default', 'const', 'enum'].includes(key) && codes.has(text) && at.split('/').some((step) => own.has(step))
}

/** Whether a case chooses one of them. */
function chosen(node: unknown, sought: Sought, key = ''): boolean {
  if (typeof node === 'string') return sought.own.has(key) && sought.codes.has(node)
  if (Array.isArray(node)) return node.some((item) => chosen(item, sought, key))
  return isRecord(node) && Object.entries(node).some(([inner, value]) => chosen(value, sought, inner))
}

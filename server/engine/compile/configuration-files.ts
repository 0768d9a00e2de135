/** The kinds of configuration files: which path is which, how large they may be, and their parsed content. */

import type { Files, Json, Problem } from '../model.js'
import { forbiddenNames, readJson, readKnownJson } from '../values/json-text.js'
import { didYouMean } from '../values/near.js'
import { pointer } from '../values/pointers.js'
import { shapeProblems } from './meta-schemas.js'

export type FileKind =
  | 'programme'
  | 'clauses'
  | 'form'
  | 'ui'
  | 'materials'
  | 'dictionary'
  | 'facts'
  | 'registers'
  | 'eligibility'
  | 'workflow'
  | 'worksheet'
  | 'table'
  | 'batches'
  | 'example'
  | 'site'
  | 'calendar'

/** One parsed file: its kind and the name that the path gives it (the stage, dictionary, table …). */
export interface Document {
  kind: FileKind
  name: string
  path: string
  value: Json
}

const programmeKinds: [FileKind, RegExp][] = [
  ['programme', /^schemas\/(programme)\.json$/],
  ['clauses', /^schemas\/(clauses)\.json$/],
  ['dictionary', /^schemas\/([^/]+)\.dictionary\.json$/],
  ['form', /^schemas\/([^/]+)\.form\.json$/],
  ['ui', /^schemas\/([^/]+)\.ui\.json$/],
  ['materials', /^schemas\/([^/]+)\.materials\.json$/],
  ['facts', /^rules\/(facts)\.json$/],
  ['registers', /^rules\/(registers)\.json$/],
  ['eligibility', /^rules\/([^/]+)\.eligibility\.json$/],
  ['workflow', /^rules\/([^/]+)\.workflow\.json$/],
  ['worksheet', /^rules\/([^/]+)\.worksheet\.json$/],
  ['table', /^rules\/([^/]+)\.table\.json$/],
  ['batches', /^rules\/(batches)\.json$/],
  ['example', /^rules\/examples\/([^/]+)\.json$/],
]
const siteKinds: [FileKind, RegExp][] = [
  ['site', /^schemas\/(site)\.json$/],
  ['calendar', /^schemas\/(calendar)\.json$/],
  ['dictionary', /^schemas\/([^/]+)\.dictionary\.json$/],
]
/** Read by somebody else: templates, texts and the demonstration. */
const otherFiles = /^(templates\/.+\.(hbs|css)|rules\/demo\/[^/]+\.json|(schemas|rules|templates)\/.*[^/]+\.(md|txt))$/

const limits = { files: 3000, file: 1_000_000, total: 16_000_000 }

/** What the files of a configuration hold, and which kinds of files are broken, so that nothing follows from their absence. */
export interface Configuration {
  documents: Document[]
  problems: Problem[]
  broken: Set<FileKind>
}

/** Parses every file of a programme or of the site and checks its shape, unless that is known; files of unknown kind are problems. */
export function readConfiguration(files: Files, of: 'programme' | 'site', isKnown = false): Configuration {
  const kinds = of === 'programme' ? programmeKinds : siteKinds
  const read: Configuration = { documents: [], problems: sizeProblems(files), broken: new Set() }
  if (read.problems.length > 0) return read
  for (const [path, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (otherFiles.test(path)) continue
    const known = kinds.find(([, pattern]) => pattern.test(path))
    if (known) readDocument(known, path, text, read, isKnown)
    else read.problems.push(unknownFile(path, kinds))
  }
  return read
}

function readDocument([kind, pattern]: [FileKind, RegExp], path: string, text: string, read: Configuration, isKnown: boolean): void {
  const name = pattern.exec(path)?.[1] ?? ''
  const known = isKnown ? readKnownJson(text) : undefined
  const { value, problems: misread } = known === undefined ? readJson(text) : { value: known, problems: [] }
  const wrong = value === undefined ? misread : isKnown ? [] : [...shapeProblems(kind, value), ...forbidden(kind, name, value)]
  for (const problem of wrong) read.problems.push({ file: path, ...problem })
  if (value !== undefined && wrong.length === 0) read.documents.push({ kind, name, path, value })
  else read.broken.add(kind)
}

/** Names that objects inherit, used as the name of a file, an id, a code or an option: what is kept by such a name would be lost or mistaken. */
function forbidden(kind: FileKind, name: string, value: Json): Omit<Problem, 'file'>[] {
  const problems: Omit<Problem, 'file'>[] = []
  const say = (at: string, word: string) =>
    problems.push({ code: 'forbidden-name', at, message: `“${word}”不能用作名称`, remedy: '换一个名称' })
  const visit = (node: Json, path: (string | number)[]): void => {
    if (Array.isArray(node)) for (const [index, item] of node.entries()) visit(item, [...path, index])
    else if (typeof node === 'object' && node !== null)
      for (const [key, item] of Object.entries(node)) {
        if (typeof item !== 'string') visit(item, [...path, key])
        else if (namingKeys.has(key) && forbiddenNames.has(item)) say(pointer(...path, key), item)
      }
  }
  if (forbiddenNames.has(name)) say('', name)
  if (kind !== 'example') visit(value, []) // an example holds answers, where every text is allowed
  return problems
}

const namingKeys = new Set(['id', 'name', 'const', 'code', 'key'])

function sizeProblems(files: Files): Problem[] {
  const sizes = Object.entries(files).map(([path, text]) => ({ path, size: text.length }))
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  const tooLarge = sizes.filter(({ size }) => size > limits.file)
  return [
    ...tooLarge.map(({ path }) => ({
      code: 'too-large',
      file: path,
      at: '',
      message: `文件超过 ${limits.file / 1000} KB`,
      remedy: '拆成几个文件',
    })),
    ...(sizes.length > limits.files ? [{ code: 'too-large', at: '', message: `文件超过 ${limits.files} 个` }] : []),
    ...(total > limits.total ? [{ code: 'too-large', at: '', message: `全部文件超过 ${limits.total / 1_000_000} MB` }] : []),
  ]
}

function unknownFile(path: string, kinds: readonly [FileKind, RegExp][]): Problem {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(path) ?? []
  const [stem = '', ...suffix] = name.split('.')
  const known = kinds.map(([kind, pattern]) => (pattern.source.includes('+') ? `${stem}.${kind}.json` : `${kind}.json`))
  const remedy = didYouMean(name, suffix.length > 1 ? known : kinds.map(([kind]) => `${kind}.json`))
  return {
    code: 'unknown-file',
    file: path,
    at: '',
    message: `不认识的文件：${folder}${name}`,
    remedy: remedy ?? '文件名应是 环节.form.json、环节.workflow.json、facts.json 等',
  }
}

/** Names that files of one programme define and others refer to: facts, clauses, states, stages … read even while files are unfinished. */
import { nameOf } from './file-kinds'

export interface Name {
  id: string
  label?: string
}
type Files = Readonly<Record<string, string>>
type Tree = Record<string, unknown>

/** What may stand as the value of a property, beyond what the meta-schema enumerates. */
export function namesFor(property: string, path: string, files: Files): Name[] {
  const find = sources[property]
  return find ? unique(find(files, path)) : []
}

const sources: Readonly<Record<string, (files: Files, path: string) => Name[]>> = {
  fact: (files, path) => [...fieldsOf(files, path), ...listed(files, 'rules/facts.json', 'facts')],
  of: (files, path) => [...fieldsOf(files, path), ...listed(files, 'rules/facts.json', 'facts')],
  field: (files, path) => [...listColumns, ...fieldsOf(files, path)],
  condition: (files) => Object.keys(record(read(files, 'rules/facts.json')?.conditions)).map((id) => ({ id })),
  clause: (files) =>
    array(read(files, 'schemas/clauses.json')?.clauses).map((clause) => ({
      id: textOf(clause.id),
      label: textOf(clause.label || clause.heading),
    })),
  stage: (files) => listed(files, 'schemas/programme.json', 'stages'),
  parent: (files) => listed(files, 'schemas/programme.json', 'stages'),
  by: (files) => roles(files),
  holder: (files) => roles(files),
  overridable: (files) => roles(files),
  withheldFrom: (files) => roles(files),
  maskedFor: (files) => roles(files),
  mail: (files) => listed(files, 'schemas/programme.json', 'mails'),
  mailHolder: (files) => listed(files, 'schemas/programme.json', 'mails'),
  letter: (files) => listed(files, 'schemas/programme.json', 'letters'),
  sample: (files) => listed(files, 'schemas/programme.json', 'letters'),
  evidence: (files, path) => listed(files, `schemas/${nameOf(path)}.materials.json`, 'materials'),
  register: (files) => listed(files, 'rules/registers.json', 'registers').concat(listed(files, 'schemas/registers.json', 'registers')),
  table: (files) => named(files, /^rules\/(.+)\.table\.json$/),
  worksheet: (files) => named(files, /^rules\/(.+)\.worksheet\.json$/),
  dictionary: (files) => named(files, /^schemas\/(.+)\.dictionary\.json$/),
  template: (files) => named(files, /^templates\/(.+)$/),
  to: (files, path) => listed(files, path, 'states'),
  from: (files, path) => listed(files, path, 'states'),
  initial: (files, path) => listed(files, path, 'states'),
  state: (files) => statesEverywhere(files),
  states: (files) => statesEverywhere(files),
  forEach: (files, path) => rowSections(files, path),
  over: (files, path) => rowSections(files, path),
  row: (files, path) => listed(files, path, 'rows'),
  opinion: (files) =>
    Object.keys(files)
      .filter((name) => name.endsWith('.workflow.json'))
      .flatMap((name) => listed(files, name, 'opinions')),
  decided: (files) =>
    array(read(files, 'rules/facts.json')?.facts)
      .filter(({ kind }) => kind === 'reviewer' || kind === 'sheet')
      .map(({ id, label }) => ({ id: textOf(id), label: textOf(label) })),
  result: (files) =>
    Object.keys(files)
      .filter((name) => name.endsWith('.worksheet.json'))
      .flatMap((name) => listed(files, name, 'results')),
}

const listColumns: Name[] = [
  { id: '@name', label: '单位名称' },
  { id: '@creditCode', label: '统一社会信用代码' },
  { id: '@district', label: '所属区域' },
  { id: '@state', label: '状态' },
  { id: '@number', label: '编号' },
  { id: '@submittedAt', label: '提交时间' },
  { id: '@dueAt', label: '办理时限' },
]

/** Every field of every form. */
export const fieldsOfForms = (files: Files): Name[] => unique(fieldsOf(files, ''))

/** Fields of the file's own stage; of every stage where the file belongs to none. */
export function fieldsOf(files: Files, path: string): Name[] {
  const own = `schemas/${nameOf(path)}.form.json`
  const forms = own in files ? [own] : Object.keys(files).filter((name) => name.endsWith('.form.json'))
  return forms.flatMap((name) => Object.values(record(read(files, name)?.properties)).flatMap((section) => fieldsIn(record(section))))
}

function fieldsIn(section: Tree): Name[] {
  const body = record(section.items).properties ? record(section.items) : section
  const conditional = array(body.allOf).flatMap((part) => [...fieldsIn(record(part.then)), ...fieldsIn(record(part.else))])
  return [...Object.entries(record(body.properties)).map(([id, field]) => ({ id, label: textOf(record(field).title) })), ...conditional]
}

const rowSections = (files: Files, path: string): Name[] => {
  const own = `schemas/${nameOf(path)}.form.json`
  const forms = own in files ? [own] : Object.keys(files).filter((name) => name.endsWith('.form.json'))
  return forms.flatMap((name) =>
    Object.entries(record(read(files, name)?.properties))
      .filter(([, section]) => record(section).type === 'array')
      .map(([id, section]) => ({ id, label: textOf(record(section).title) })),
  )
}

const roles = (files: Files): Name[] => listed(files, 'schemas/programme.json', 'roles')
const statesEverywhere = (files: Files): Name[] =>
  Object.keys(files)
    .filter((name) => name.endsWith('.workflow.json'))
    .flatMap((name) => listed(files, name, 'states'))
const listed = (files: Files, path: string, key: string): Name[] =>
  array(read(files, path)?.[key]).map((item) => ({ id: textOf(item.id), label: textOf(item.label || item.title || item.subject) }))
const named = (files: Files, pattern: RegExp): Name[] =>
  Object.keys(files).flatMap((path) => {
    const id = pattern.exec(path)?.[1]
    return id ? [{ id, label: textOf(read(files, path)?.title) }] : []
  })

function read(files: Files, path: string): Tree | undefined {
  try {
    return record(JSON.parse(files[path] ?? '{}'))
  } catch {
    return undefined
  }
}

const record = (value: unknown): Tree => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {})
const array = (value: unknown): Tree[] => (Array.isArray(value) ? value.map(record) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const unique = (names: Name[]): Name[] => [...new Map(names.filter(({ id }) => id).map((name) => [name.id, name])).values()]

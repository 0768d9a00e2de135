/** Where the things of a form are read: rules, facts, materials, worksheets, batches, templates, other stages; and the examples that fill them. */
import { kindOf, nameOf } from '../file-kinds'
import type { Texts } from '../merge'
import { documentOf } from '../problems'
import { pointerInWords } from '../words'
import { withAnswers, withoutAnswer } from './form-edits'
import { isRecord, list, record, textOf } from './form-tree'

export interface Use {
  file: string
  at: string
  /** In words: which file, which thing of it. */
  what: string
}

/** Properties whose value names a field or a section, by the kind of the file. */
const naming: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^schemas\/.+\.materials\.json$/, ['fact', 'forEach']],
  [/^rules\/.+\.(eligibility|workflow)\.json$/, ['fact']],
  [/^rules\/.+\.worksheet\.json$/, ['fact', 'formula', 'forEach']],
  [/^rules\/batches\.json$/, ['fact', 'formula']],
  [
    /^rules\/facts\.json$/,
    ['fact', 'formula', 'of', 'key', 'equals', 'field', 'from', 'to', 'asOf', 'before', 'since', 'notBefore', 'over'],
  ],
  [/^schemas\/programme\.json$/, ['name', 'creditCode', 'contact', 'mobile', 'email', 'address']],
  [/^schemas\/.+\.form\.json$/, ['from']],
]
const ofStage = /\.(materials|eligibility|workflow|form)\.json$/

/** Everything that reads a field or a section by its key. */
export function usesOf(files: Texts, stage: string, key: string, section?: string): Use[] {
  return Object.entries(files).flatMap(([file, text]) => {
    if (file.endsWith('.hbs')) return usesInTemplate(file, text, stage, key)
    const properties = naming.find(([pattern]) => pattern.test(file))?.[1]
    if (!properties) return []
    const isOwn = !ofStage.test(file) || nameOf(file) === stage
    const names = new Set([`${stage}.${key}`, ...(isOwn ? [key, ...(section ? [`${section}.${key}`] : [])] : [])])
    const document = documentOf(text)
    return places(document, properties, names, stage).map((at) => ({
      file,
      at,
      what: [kindOf(file).label, thingInWords(at, document)].filter(Boolean).join(' '),
    }))
  })
}

/** The thing of the file, not the place within it. */
export const thingInWords = (at: string, document: unknown) =>
  pointerInWords(at.split('/').slice(0, 4).join('/'), document).split(' › ').slice(0, 2).join(' › ')

function places(document: unknown, properties: readonly string[], names: ReadonlySet<string>, stage: string): string[] {
  const found: string[] = []
  const visit = (node: unknown, at: string): void => {
    if (Array.isArray(node)) for (const [index, item] of node.entries()) visit(item, `${at}/${index}`)
    if (!isRecord(node) || (isRecord(node) && node.kind !== undefined && isText(node.stage) && node.stage !== stage)) return
    for (const [property, value] of Object.entries(node)) {
      if (properties.includes(property) && isText(value) && reads(property, value, names)) found.push(`${at}/${property}`)
      else visit(value, `${at}/${property}`)
    }
  }
  visit(document, '')
  return found
}

const reads = (property: string, value: string, names: ReadonlySet<string>) =>
  property === 'formula' ? (value.match(/[A-Za-z_]\w*(\.[A-Za-z_]\w*)*/g) ?? []).some((name) => names.has(name)) : names.has(value)

function usesInTemplate(file: string, text: string, stage: string, key: string): Use[] {
  const path = new RegExp(`^((answers|texts|labels|choices|${stage})\\.(\\w+\\.)?)?${key}$`)
  const lines = text.split('\n')
  const line = lines.findIndex((one) =>
    [...one.matchAll(/\{\{[^}]*\}\}/g)].some(([expression]) =>
      (expression.match(/[A-Za-z]\w*(\.\w+)*/g) ?? []).some((name) => path.test(name)),
    ),
  )
  return line < 0 ? [] : [{ file, at: `/${line + 1}`, what: `${kindOf(file).label} ${nameOf(file)} 第 ${line + 1} 行` }]
}

/** The fields of a section that are asked only by an answer to this one. */
export const dependents = (fields: readonly { key: string; field: { title: string }; condition?: { test?: unknown } }[], key: string) =>
  fields.filter(({ condition }) => key in record(record(condition?.test).properties)).map(({ field }) => field.title)

/** The examples and demonstrations that fill a field, or a section, with their texts without it. */
export function withoutAnswers(files: Texts, stage: string, section: string, key?: string): Record<string, string> {
  return changedCases(files, stage, (text, answers) => withoutAnswer(text, answers, section, key))
}

/** Examples and demonstrations that a change of their answers changes. */
export function changedCases(files: Texts, stage: string, change: Parameters<typeof withAnswers>[2]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => {
      if (!/^rules\/(examples|demo)\//.test(path)) return []
      const next = withAnswers(text, stage, change)
      return next === text ? [] : [[path, next]]
    }),
  )
}

/** How many of these files are examples, and how many demonstrations. */
export const casesInWords = (paths: readonly string[]): string => {
  const examples = paths.filter((path) => path.startsWith('rules/examples/')).length
  const words = [examples > 0 && `${examples} 个示例`, paths.length > examples && '演示数据'].filter(Boolean)
  return words.join('和')
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Titles of what is listed under a name in a file, by id. */
export const titlesIn = (text: string | undefined, property: string): Map<string, string> =>
  new Map(
    list(record(documentOf(text))[property]).map((item) => [textOf(record(item).id), textOf(record(item).title ?? record(item).label)]),
  )

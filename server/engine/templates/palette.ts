/** What may be inserted into a template, by names in Chinese: what is filled in, choices, amounts in words, rows, the layout of official papers. */
import type { Programme } from '../programme.js'
import type { TemplateDictionary } from './dictionaries.js'
import { helperNamed } from './helpers.js'
import { chunksFor } from './layout-chunks.js'
import type { TemplateName, TemplateNames } from './names.js'

export interface PaletteEntry {
  label: string
  /** What is inserted. */
  text: string
}

export interface PaletteGroup {
  title: string
  entries: PaletteEntry[]
}

/** Everything that the dictionary of a template offers, in groups; a group without entries is left out. */
export function templatePalette(dictionary: TemplateDictionary, { clauses }: Pick<Programme, 'clauses'>): PaletteGroup[] {
  const { kind, names } = dictionary
  const found = leavesOf(names)
  const fills = fillGroups(names)
  const tables = found.filter(({ name }) => name.type === 'rows').flatMap((rows) => rowGroups(rows, kind))
  return [
    ...fills.filter(({ title }) => foremost.has(title)),
    ...chunksFor(dictionary),
    { title: '日期', entries: found.flatMap(dateEntries) },
    { title: '大写金额', entries: found.flatMap(capitalEntries) },
    { title: '复选框 ☑/☐', entries: found.flatMap(boxEntries) },
    { title: '一共几行', entries: found.flatMap(countEntry) },
    ...tables,
    ...fills.filter(({ title }) => !foremost.has(title)),
    { title: '只在有内容时印', entries: fills.flatMap(({ entries }) => entries.flatMap(conditionalEntry)) },
    { title: '条款原文', entries: [...clauses.values()].map(({ id, label }) => ({ label: label ?? id, text: `{{clause '${id}'}}` })) },
  ].filter(({ entries }) => entries.length > 0)
}

/** What most letters fill in. */
const foremost = new Set(['填报内容', '申报单位'])

interface Leaf {
  path: string
  name: TemplateName
  /** What stands above it. */
  above: string[]
}

/** Every name below which there is nothing, and every table. */
function leavesOf(names: TemplateNames, path = '', above: string[] = []): Leaf[] {
  return [...names].flatMap(([key, name]): Leaf[] => {
    const own = path ? `${path}.${key}` : key
    if (name.type !== 'object') return [{ path: own, name, above }]
    return leavesOf(name.names ?? new Map(), own, [...above, name.label])
  })
}

/** Where the same stands as people read it, what is stored is not offered to be printed. */
const readAs: Readonly<Record<string, string>> = { answers: 'texts', facts: 'factTexts' }
const isStored = (path: string, names: TemplateNames) => {
  const steps = path.split('.')
  const stored = steps.find((step) => Object.hasOwn(readAs, step))
  return stored !== undefined && has(names, [...steps.slice(0, steps.indexOf(stored)), readAs[stored] ?? ''])
}
const has = (names: TemplateNames, [first = '', ...rest]: readonly string[]): boolean => {
  const found = names.get(first)
  return found !== undefined && (rest.length === 0 || has(found.names ?? new Map(), rest))
}

/** How a value is printed; undefined = not directly. */
function printed({ path, name }: Pick<Leaf, 'path' | 'name'>): string | undefined {
  // alone, a name that a helper has too would be the helper
  const alone = `{{${helperNamed(path) ? 'this.' : ''}${path}}}`
  const ways: Partial<Record<TemplateName['type'], string>> = {
    text: alone,
    integer: alone,
    decimal: alone,
    date: `{{date ${path}}}`,
    instant: `{{date ${path}}}`,
    fen: `{{money ${path}}}`,
    list: `{{join ${path} '、'}}`,
  }
  return ways[name.type]
}

/** One group for each of the names at the top. */
function fillGroups(names: TemplateNames): PaletteGroup[] {
  const alone: PaletteEntry[] = []
  const groups = [...names].flatMap(([key, name]): PaletteGroup[] => {
    const leaves = leavesOf(new Map([[key, name]])).filter(({ path }) => !isStored(path, names))
    const entries = leaves.flatMap((leaf) => {
      const text = printed(leaf)
      return text ? [{ label: [...leaf.above.slice(1).filter((label) => label !== textsLabel), leaf.name.label].join(' · '), text }] : []
    })
    if (name.type === 'object') return [{ title: name.label === textsLabel ? '填报内容' : name.label, entries }]
    alone.push(...entries)
    return []
  })
  return [...groups, { title: '其他', entries: alone }]
}

const textsLabel = '填报内容的文字'

const shown = ({ name, above }: Leaf) => {
  const place = above.filter((label) => label !== '填报内容')
  return place.length > 0 ? `${place.join(' · ')} · ${name.label}` : name.label
}

/** A table, and what stands in each of its rows. */
function rowGroups(leaf: Leaf, kind: TemplateDictionary['kind']): PaletteGroup[] {
  const { path, name } = leaf
  const cells = leavesOf(name.names ?? new Map()).filter((one) => one.name.type !== 'rows' && !isStored(one.path, name.names ?? new Map()))
  const isText = cells.some((one) => one.path.startsWith('texts.'))
  const columns = cells
    .filter((one) => !isText || one.path.startsWith('texts.'))
    .flatMap((one) => {
      const text = printed(one)
      return text ? [{ label: one.name.label, text }] : []
    })
  const title = `表格：${shown(leaf)}`
  return columns.length === 0
    ? []
    : [
        {
          title,
          entries: [{ label: '整个表格（每行重复）', text: loop(path, columns, kind) }, { label: '第几行', text: '{{index}}' }, ...columns],
        },
      ]
}

function loop(path: string, columns: readonly PaletteEntry[], kind: TemplateDictionary['kind']): string {
  const first = columns.slice(0, 6)
  if (kind === 'text') return `{{#each ${path}}}\n{{index}}. ${first.map(({ label, text }) => `${label}：${text}`).join('；')}\n{{/each}}\n`
  const line = (tag: string, cells: readonly string[]) => `    <tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  return [
    '<table>',
    `  <thead>\n${line('th', ['序号', ...first.map(({ label }) => label)])}\n  </thead>`,
    `  <tbody>\n    {{#each ${path}}}\n${line('td', ['{{index}}', ...first.map(({ text }) => text)])}\n    {{/each}}\n  </tbody>`,
    '</table>\n',
  ].join('\n')
}

function dateEntries(leaf: Leaf): PaletteEntry[] {
  const { type } = leaf.name
  const days = type === 'date' || type === 'instant' ? [{ label: shown(leaf), text: `{{date ${leaf.path}}}` }] : []
  return type === 'instant' ? [...days, { label: `${shown(leaf)}（精确到分）`, text: `{{dateTime ${leaf.path}}}` }] : days
}

const countEntry = (leaf: Leaf): PaletteEntry[] =>
  leaf.name.type === 'rows' ? [{ label: shown(leaf), text: `{{count ${leaf.path}}}` }] : []

function capitalEntries(leaf: Leaf): PaletteEntry[] {
  const { path, name } = leaf
  if (name.type === 'fen') return [{ label: shown(leaf), text: `{{capitals ${path}}}` }]
  const isAmount = name.type === 'decimal' && (name.unit === '元' || name.unit === '万元')
  return isAmount ? [{ label: shown(leaf), text: `{{capitals ${path} '${name.unit}'}}` }] : []
}

/** More options than fit a line are no boxes. */
const mostBoxes = 20

function boxEntries(leaf: Leaf): PaletteEntry[] {
  const { path, name } = leaf
  if (name.type === 'boolean') return [{ label: shown(leaf), text: `{{checkbox ${path}}} ${name.label}` }]
  const options = [...(name.options ?? [])].filter(([value]) => !/['\\{}]/.test(value))
  if (!['code', 'list'].includes(name.type) || options.length === 0 || options.length > mostBoxes) return []
  return [{ label: shown(leaf), text: options.map(([value, title]) => `{{checkbox ${path} '${value}'}} ${title}`).join('　') }]
}

function conditionalEntry({ label, text }: PaletteEntry): PaletteEntry[] {
  const [, path] = /^\{\{(?:[a-z]+ )?([\w.-]+)/.exec(text) ?? []
  return path ? [{ label, text: `{{#if ${path}}}${text}{{/if}}` }] : []
}

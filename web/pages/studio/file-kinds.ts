/** What each file of the configuration is called, which group it stands in, and which meta-schema it follows. */

export interface FileKind {
  label: string
  group: Group
  /** Name of the meta-schema; absent for templates. */
  schema?: string
  /** Where a new file of this kind goes; `*` is its name. */
  place?: string
  /** What the name of a new file stands for. */
  asks?: string
}

type Group = 'whole' | 'stage' | 'amounts' | 'dictionaries' | 'templates' | 'examples' | 'site' | 'other'

const json = (label: string, group: Group, schema: string, place?: string, asks?: string): FileKind => ({
  label,
  group,
  schema,
  place,
  asks,
})

const kinds: readonly (readonly [pattern: RegExp, kind: FileKind])[] = [
  [/^schemas\/programme\.json$/, json('事项总表', 'whole', 'programme')],
  [/^schemas\/clauses\.json$/, json('政策条款', 'whole', 'clauses')],
  [/^(?:schemas|rules)\/registers\.json$/, json('名单定义', 'whole', 'registers', 'rules/registers.json')],
  [/^rules\/batches\.json$/, json('批次', 'whole', 'batches', 'rules/batches.json')],
  [/^rules\/facts\.json$/, json('事实与公共条件', 'whole', 'facts', 'rules/facts.json')],
  [/^schemas\/site\.json$/, json('站点设置', 'site', 'site')],
  [/^schemas\/calendar\.json$/, json('工作日历', 'site', 'calendar')],
  [/^schemas\/(.+)\.form\.json$/, json('表单', 'stage', 'form', 'schemas/*.form.json', '环节标识')],
  [/^schemas\/(.+)\.ui\.json$/, json('版式与列表', 'stage', 'ui', 'schemas/*.ui.json', '环节标识')],
  [/^schemas\/(.+)\.materials\.json$/, json('材料清单', 'stage', 'materials', 'schemas/*.materials.json', '环节标识')],
  [/^rules\/(.+)\.eligibility\.json$/, json('资格规则', 'stage', 'eligibility', 'rules/*.eligibility.json', '环节标识')],
  [/^rules\/(.+)\.workflow\.json$/, json('审批流程', 'stage', 'workflow', 'rules/*.workflow.json', '环节标识')],
  [/^rules\/(.+)\.worksheet\.json$/, json('核算表', 'amounts', 'worksheet', 'rules/*.worksheet.json', '核算表标识')],
  [/^rules\/(.+)\.table\.json$/, json('决策表', 'amounts', 'table', 'rules/*.table.json', '决策表标识')],
  [/^schemas\/(.+)\.dictionary\.json$/, json('字典', 'dictionaries', 'dictionary', 'schemas/*.dictionary.json', '字典标识')],
  [/^rules\/examples\/(.+)\.json$/, json('示例', 'examples', 'example', 'rules/examples/*.json', '示例标识')],
  [/^rules\/demo\/(.+)\.json$/, { label: '演示数据', group: 'examples' }],
  [/^templates\/mail\/(.+)\.hbs$/, { label: '邮件模板', group: 'templates', place: 'templates/mail/*.hbs', asks: '模板标识' }],
  [/^templates\/(.+)\.hbs$/, { label: '文书模板', group: 'templates', place: 'templates/*.hbs', asks: '模板标识' }],
]
const unknown: FileKind = { label: '其他文件', group: 'other' }

const groupTitles: Record<Group, string> = {
  whole: '总体',
  site: '站点',
  stage: '环节',
  amounts: '金额核算',
  dictionaries: '字典',
  templates: '文书与邮件',
  examples: '示例',
  other: '其他',
}

/** The kind of a file, by its path. */
export const kindOf = (path: string): FileKind => kinds.find(([pattern]) => pattern.test(path))?.[1] ?? unknown

/** The variable part of a file's path: the stage, dictionary, template … */
export function nameOf(path: string): string {
  const found = kinds.find(([pattern]) => pattern.test(path))?.[0].exec(path)
  return found ? (found[1] ?? '') : path
}

/** The kinds of which a new file may be made. */
export const newKinds = (site: boolean): FileKind[] =>
  kinds.map(([, kind]) => kind).filter((kind) => kind.place && (!site || kind.group === 'dictionaries' || kind.group === 'templates'))

/** A file's name for people: its own title where it has one. */
export function titleOf(path: string, files: Readonly<Record<string, string>>, stages: ReadonlyMap<string, string>): string {
  const kind = kindOf(path)
  const name = nameOf(path)
  if (kind.group === 'stage') return `${kind.label} · ${stages.get(name) ?? name}`
  if (!name) return kind.label
  return `${kind.label} · ${(kind.group === 'templates' ? templateTitle(path, files) : ownTitle(files[path])) ?? name}`
}

/** Titles of the stages by id, read from the draft even while other files are broken. */
export function stageTitles(files: Readonly<Record<string, string>>): Map<string, string> {
  const programme = parse(files['schemas/programme.json'])
  const stages = isRecord(programme) && Array.isArray(programme.stages) ? programme.stages : []
  return new Map(stages.filter(isRecord).map(({ id, title }) => [String(id), String(title ?? id)]))
}

export interface FileGroup {
  key: string
  title: string
  files: { path: string; label: string }[]
}

/** The files in groups: the whole first, then one group per stage, then the rest. */
export function groupFiles(paths: readonly string[], files: Readonly<Record<string, string>>): FileGroup[] {
  const stages = stageTitles(files)
  const groups = new Map<string, FileGroup>()
  const order = [...kinds.map(([, kind]) => kind), unknown]
  const rank = (path: string) => order.indexOf(kindOf(path))
  for (const path of [...paths].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))) {
    const kind = kindOf(path)
    const name = nameOf(path)
    const key = kind.group === 'stage' ? `stage:${name}` : kind.group
    const title = kind.group === 'stage' ? `环节：${stages.get(name) ?? name}` : groupTitles[kind.group]
    const group = groups.get(key) ?? { key, title, files: [] }
    group.files.push({ path, label: kind.group === 'stage' ? kind.label : titleOf(path, files, stages) })
    groups.set(key, group)
  }
  const place = [...Object.keys(groupTitles)]
  const stageOrder = [...stages.keys()]
  const weight = ({ key }: FileGroup) =>
    key.startsWith('stage:') ? place.indexOf('stage') + (1 + stageOrder.indexOf(key.slice(6))) / 100 : place.indexOf(key)
  return [...groups.values()].sort((a, b) => weight(a) - weight(b))
}

/** Paths in the order of the tree. */
export const inOrder = (paths: readonly string[], files: Readonly<Record<string, string>>): string[] =>
  groupFiles(paths, files).flatMap((group) => group.files.map(({ path }) => path))

/** A template is called as the letter or mail that is made from it. */
function templateTitle(path: string, files: Readonly<Record<string, string>>): string | undefined {
  const lists = ['schemas/programme.json', 'schemas/site.json'].map((main) => parse(files[main])).filter(isRecord)
  const used = lists.flatMap(({ letters, mails }) => [letters, mails].filter(Array.isArray).flat()).filter(isRecord)
  const found = used.find(({ template }) => `templates/${template}` === path)
  return found && String(found.title ?? found.subject)
}

function ownTitle(text: string | undefined): string | undefined {
  const value = parse(text)
  return isRecord(value) && typeof value.title === 'string' && value.title ? value.title : undefined
}

function parse(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

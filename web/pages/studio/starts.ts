/** What a new file starts with: as little as its kind allows. */

const starts: Readonly<Record<string, object>> = {
  facts: { facts: [], conditions: {} },
  registers: { registers: [] },
  form: { type: 'object', title: '新表单', properties: {} },
  ui: { fields: {}, columns: [{ field: '@name', label: '单位名称' }] },
  materials: { materials: [] },
  eligibility: { rules: [] },
  workflow: { initial: 'draft', states: [{ id: 'draft', label: '草稿', tone: 'neutral', editable: 'all' }], actions: [] },
  worksheet: { title: '新核算表', parameters: [], rows: [], results: [] },
  table: { title: '新决策表', hit: 'first', inputs: [], outputs: [], rows: [] },
  dictionary: { title: '新字典', entries: [] },
  example: { title: '新示例', stage: '', given: { now: '', answers: {} }, expect: {} },
}

/** The text of a new file at a path; templates start empty. */
export function startOf(path: string, schema: string | undefined): string {
  const start = schema && Object.hasOwn(starts, schema) ? starts[schema] : undefined
  if (!start) return ''
  const up = '../'.repeat(path.split('/').length - (path.startsWith('schemas/') ? 1 : 0))
  const folder = path.startsWith('schemas/') ? 'platform' : 'schemas/platform'
  return `${JSON.stringify({ $schema: `${up}${folder}/${schema}.schema.json`, ...start }, null, 2)}\n`
}

/** Names that a property may take from what the programme declares. */
import type { Outline } from '../../../../server/engine/outline'
import { nameOf, stageTitles } from '../file-kinds'
import type { Texts } from '../merge'
import { fieldsOf, type Name, namesFor } from '../names'
import { documentOf } from '../problems'
import type { Property } from './model'

interface Around {
  path: string
  files: Texts
  outline?: Outline
  /** The object that has the property. */
  value: unknown
}

/** What may be chosen; none where a text is written freely. */
export function choicesOf({ owner, name }: Pick<Property, 'owner' | 'name'>, around: Around): Name[] {
  const own = `${owner}.${name}`
  if (free.has(own)) return []
  if (facts.has(own)) return factNames(around)
  const find = sources[own]
  return find ? find(around) : namesFor(name, around.path, around.files)
}

/** The names that a map of texts may have; undefined where they are made. */
export function keysOf({ owner, name }: Pick<Property, 'owner' | 'name'>, { path, files, value }: Around): Name[] | undefined {
  const own = `${owner}.${name}`
  if (own === 'FieldSearch.fills') return fieldsOf(files, path)
  if (own === 'RegisterEntry.values' || own === 'RegisterEntry.ends')
    return registerColumns(files, isTree(value) ? value.register : undefined)
  return undefined
}

/** Texts of their own, though another file has names of that word. */
const free = new Set([
  'BatchMembers.of',
  'DatedValue.from',
  'PoolAmount.from',
  'BatchBudgetValue.from',
  'Opening.from',
  'StageOpening.from',
  'WorkflowAction.at',
  'Tabs.materials',
  'Tabs.history',
])
const facts = new Set([
  'RegisterFact.key',
  'RegisterFact.asOf',
  'HistoryFact.before',
  'HistoryFact.since',
  'HistoryFact.asOf',
  'RelatedMatch.equals',
  'DeadlineFact.of',
  'WorkdaysFact.from',
  'WorkdaysFact.to',
  'Worksheet.asOf',
  'ShownFacts.facts',
  'TableInput.id',
])

/** What facts and formulas may read, by label; of the stage where one is known, else of all. */
function factNames({ path, outline, value }: Around): Name[] {
  const stage = isTree(value) && typeof value.stage === 'string' ? value.stage : nameOf(path)
  const stages = outline?.stages ?? []
  const own = stages.filter(({ id, worksheet }) => id === stage || worksheet === stage)
  const found = (own.length > 0 ? own : stages).flatMap(({ names }) => names).filter(({ type }) => type !== 'rows')
  return [...new Map(found.map(({ id, label }) => [id, { id, label }])).values()]
}

const sources: Readonly<Record<string, (around: Around) => Name[]>> = {
  'StepMail.to': ({ path, files }) => namesFor('by', path, files),
  'WorkflowAction.by': ({ path, files }) => [
    ...namesFor('by', path, files),
    { id: 'system', label: '自动进行' },
    { id: 'batch', label: '随批次办理' },
  ],
  'WorkflowAction.countsWith': ({ path, files }) => actionsOf(documentOf(files[path])),
  'WorkflowAction.grants': ({ path, files }) => namesFor('result', path, files),
  'WorkflowAction.despite': ({ path, files }) => listOf(documentOf(files[path.replace('.workflow.', '.eligibility.')]), 'rules'),
  'WorkflowAction.opinions': ({ path, files }) => namesFor('opinion', path, files),
  'Opinion.in': ({ path, files }) => namesFor('to', path, files),
  'ReviewerFact.in': ({ path, files }) => namesFor('state', path, files),
  'FieldSection.in': ({ path, files }) => namesFor('state', path, files),
  ...Object.fromEntries(
    [
      'HistoryFact.states',
      'RelatedFact.states',
      'MomentFact.state',
      'Pool.states',
      'PoolStage.states',
      'StageWait.states',
      'Letter.states',
    ].map((own) => [own, ({ files, value }: Around) => statesOfStage(files, isTree(value) ? value.stage : undefined)]),
  ),
  'MenuEntry.to': ({ path, files }) => menuTargets(documentOf(files[path])),
  'RegisterDefinition.key': ({ value }) => listOf(value, 'columns'),
  'RegisterFact.returns': ({ files, value }) => registerColumns(files, isTree(value) ? value.register : undefined),
  'TableFact.output': ({ files, value }) => (isTree(value) ? listOf(documentOf(files[`rules/${value.table}.table.json`]), 'outputs') : []),
  'RegisterEntry.keeps': ({ files, value }) => registerColumns(files, isTree(value) ? value.register : undefined),
  'FieldSearch.column': ({ files, value }) => registerColumns(files, isTree(value) ? value.register : undefined),
  'FieldSearch.fills': ({ files, value }) => registerColumns(files, isTree(value) ? value.register : undefined),
  'FieldSearch.invites': ({ path, files }) => namesFor('by', path, files),
  'SheetFact.row': ({ files }) => everywhere(files, '.worksheet.json', 'rows'),
  'HistoryFact.of': (around) => [...factNames(around), ...namesFor('result', around.path, around.files)],
  'RelatedFact.of': (around) => [...namesFor('fact', '', around.files), ...namesFor('result', around.path, around.files)],
  'RelatedMatch.field': ({ files }) => namesFor('fact', '', files),
  'PoolFact.pool': ({ files }) => listOf(documentOf(files['rules/facts.json']), 'pools'),
  'SplitPart.share': ({ path, files }) => [...listOf(documentOf(files[path]), 'parameters'), ...namesFor('row', path, files)],
  'Letter.batch': ({ files }) => listOf(documentOf(files['rules/batches.json']), 'batches'),
}

/** The actions of a workflow, each with the state in which it is done: several may be called the same. */
function actionsOf(workflow: unknown): Name[] {
  const states = new Map(listOf(workflow, 'states').map(({ id, label }) => [id, label]))
  return itemsOf(workflow, 'actions').map((action) => {
    const [first] = Array.isArray(action.from) ? action.from : []
    return { id: String(action.id ?? ''), label: `${states.get(String(first)) ?? ''}：${action.label ?? ''}` }
  })
}

/** The states of a stage; of all, each with its stage, where none is said. */
function statesOfStage(files: Texts, stage: unknown): Name[] {
  const own = `rules/${stage}.workflow.json`
  if (own in files) return listOf(documentOf(files[own]), 'states')
  const stages = stageTitles(files)
  const named = [...stages].flatMap(([id, title]) =>
    listOf(documentOf(files[`rules/${id}.workflow.json`]), 'states').map((state) => ({ id: state.id, label: `${title}：${state.label}` })),
  )
  return [...new Map(named.reverse().map((state) => [state.id, state])).values()].reverse()
}

/** The platform's own pages, and the stages that stand in some menu already. */
function menuTargets(site: unknown): Name[] {
  const entries = itemsOf(site, 'accountKinds').flatMap((kind) => itemsOf(kind, 'menu'))
  const stages = entries.filter(({ to }) => String(to).startsWith('stage:')).map(({ to, label }) => [String(to), `环节：${label}`] as const)
  return [...Object.entries(pages), ...new Map(stages)].map(([id, label]) => ({ id, label }))
}

const pages = { home: '首页', todo: '待办中心', materials: '材料', help: '使用帮助' }

const everywhere = (files: Texts, end: string, key: string): Name[] =>
  Object.keys(files)
    .filter((path) => path.endsWith(end))
    .flatMap((path) => listOf(documentOf(files[path]), key))

function registerColumns(files: Texts, register: unknown): Name[] {
  const registers = ['rules/registers.json', 'schemas/registers.json'].flatMap((path) => itemsOf(documentOf(files[path]), 'registers'))
  return registers.filter(({ id }) => id === register).flatMap((found) => listOf(found, 'columns'))
}

const listOf = (document: unknown, key: string): Name[] =>
  itemsOf(document, key).map((item) => ({ id: String(item.id ?? item.name ?? ''), label: String(item.label ?? item.title ?? '') }))
const itemsOf = (document: unknown, key: string): Tree[] => {
  const items = isTree(document) ? document[key] : undefined
  return Array.isArray(items) ? items.filter(isTree) : []
}

type Tree = Readonly<Record<string, unknown>>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

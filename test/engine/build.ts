/** Builds tiny programmes for the engine's tests from the parts that a test is about; everything else is the least that compiles. */
import { compile } from '../../server/engine/compile/compile.js'
import { gatherFacts } from '../../server/engine/facts/facts.js'
import type { Material } from '../../server/engine/generated/materials.js'
import type { Answers, Files, Inputs } from '../../server/engine/model.js'
import type {
  Condition,
  DecisionTable,
  DictionaryEntry,
  EligibilityRule,
  FactDefinition,
  Form,
  Pool,
  Programme,
  ProgrammeFile,
  RegisterDefinition,
  Stage,
  Workflow,
  Worksheet,
} from '../../server/engine/programme.js'

export interface Parts {
  sections?: Form['properties']
  facts?: FactDefinition[]
  pools?: Pool[]
  conditions?: Record<string, Condition>
  registers?: RegisterDefinition[]
  rules?: EligibilityRule[]
  materials?: Material[]
  workflow?: Workflow
  tables?: Record<string, DecisionTable>
  dictionaries?: Record<string, DictionaryEntry[]>
  worksheet?: Worksheet
  programme?: Partial<ProgrammeFile>
  /** Sections of further stages, by id. */
  stages?: Record<string, Form['properties']>
}

/** One section with one field: what a test needs that is not about the form. */
export const plainSections: Form['properties'] = {
  basics: { type: 'object', title: '基础信息', properties: { name: { type: 'string', title: '名称' } } },
}

export const plainWorkflow: Workflow = {
  initial: 'draft',
  states: [
    { id: 'draft', label: '草稿', tone: 'neutral', holder: 'enterprise', editable: 'all' },
    { id: 'done', label: '已提交', tone: 'success', final: 'positive' },
  ],
  actions: [{ id: 'submit', label: '提交', kind: 'submit', by: ['enterprise'], from: ['draft'], to: 'done' }],
}

/** The files of a programme named `tiny` with the stage `application`, and those of `stages`. */
export function filesOf(parts: Parts): Files {
  const stages = ['application', ...Object.keys(parts.stages ?? {})]
  const contents: Record<string, unknown> = {
    'schemas/programme.json': {
      id: 'tiny',
      title: '小事项',
      issuer: '某市某局',
      roles: [
        { id: 'enterprise', label: '企业', scope: 'own' },
        { id: 'district', label: '区县', scope: 'district' },
        { id: 'city', label: '市局', scope: 'all' },
      ],
      stages: stages.map((id, index) => ({
        id,
        title: index === 0 ? '申报' : `环节 ${id}`,
        by: 'enterprise',
        number: `N${index}-{year}-{serial}`,
        ...(index === 0 && parts.worksheet && { worksheet: 'sheet' }),
      })),
      ...parts.programme,
    },
    'schemas/clauses.json': { clauses: [{ id: 'c-1', label: '第一条', text: '第一条的原文。' }] },
    'schemas/application.form.json': { type: 'object', title: '申报表', properties: parts.sections ?? plainSections },
    'schemas/application.materials.json': { materials: parts.materials ?? [] },
    'rules/application.workflow.json': parts.workflow ?? plainWorkflow,
    'rules/application.eligibility.json': { rules: parts.rules ?? [] },
    'rules/facts.json': { facts: parts.facts ?? [], conditions: parts.conditions ?? {}, pools: parts.pools ?? [] },
    'rules/registers.json': { registers: parts.registers ?? [] },
  }
  for (const [id, properties] of Object.entries(parts.stages ?? {})) {
    contents[`schemas/${id}.form.json`] = { type: 'object', title: id, properties }
    contents[`schemas/${id}.materials.json`] = { materials: [] }
    contents[`rules/${id}.workflow.json`] = plainWorkflow
    contents[`rules/${id}.eligibility.json`] = { rules: [] }
  }
  for (const [id, table] of Object.entries(parts.tables ?? {})) contents[`rules/${id}.table.json`] = table
  for (const [id, entries] of Object.entries(parts.dictionaries ?? {})) contents[`schemas/${id}.dictionary.json`] = { title: id, entries }
  if (parts.worksheet) contents['rules/sheet.worksheet.json'] = parts.worksheet
  return Object.fromEntries(Object.entries(contents).map(([path, content]) => [path, JSON.stringify(content)]))
}

/** The compiled programme of these parts; throws with every problem. */
export function programmeOf(parts: Parts): Programme {
  const { value, problems } = compile(filesOf(parts))
  if (!value) throw new Error(problems.map(({ file, at, message }) => `${file}#${at}: ${message}`).join('\n'))
  return value
}

/** The codes of what compile() refuses in these parts. */
export const problemsOf = (parts: Parts) => compile(filesOf(parts)).problems.map(({ code, at, message }) => ({ code, at, message }))

/** A stage of a programme. */
export function stageOf(programme: Programme, id = 'application'): Stage {
  const stage = programme.stages.get(id)
  if (!stage) throw new Error(`The programme has no stage ${id}.`)
  return stage
}

/** Inputs of an evaluation with these answers: a Tuesday morning, one enterprise, no register imported. */
export function inputsOf(answers: Answers, more: Partial<Inputs> = {}): Inputs {
  return {
    now: '2024-09-10T01:00:00.000Z',
    organisation: { name: '甲公司', creditCode: '91350100M000100Y43', district: 'north' },
    answers,
    materials: [],
    registers: {},
    calendar: {},
    ...more,
  }
}

/** The facts of the stage `application` under these answers. */
export const factsOf = (programme: Programme, answers: Answers, more: Partial<Inputs> = {}) =>
  gatherFacts(programme, stageOf(programme), inputsOf(answers, more))

/** The seed of a property test: from SHENBAO_SEED, else another one each time; printed so that a failure can be repeated. */
export function seedOf(name: string): number {
  const seed = Number(process.env.SHENBAO_SEED ?? Date.now() % 2 ** 31)
  console.log(`${name}: seed ${seed}`)
  return seed
}

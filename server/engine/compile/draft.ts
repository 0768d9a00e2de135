/** The programme as far as its files can be read: what the checks look at, and what compile() returns where they find nothing. */

import { factCatalogues, type ResultName } from '../facts/catalogue.js'
import { formModel } from '../form/model.js'
import type { FactDefinition } from '../generated/facts.js'
import type { Form } from '../generated/form.js'
import type { ProgrammeFile } from '../generated/programme.js'
import type { Workflow } from '../generated/workflow.js'
import type { Files } from '../model.js'
import type { CompiledSite, FormModel, Programme, Stage, StageDefinition, TemplateModel } from '../programme.js'
import type { Complaint } from '../values/compile-problems.js'
import type { Configuration, Document, FileKind } from './configuration-files.js'
import { type Content, contentOf, contentsOf } from './contents.js'
import { dictionaryModels } from './dictionaries.js'
import { soundConditions } from './named-conditions.js'

/** What the checks look at. Nothing in it is sound before they have found nothing. */
export interface Draft {
  programme: Programme
  documents: readonly Document[]
  /** Kinds of which a file is broken or missing. */
  broken: ReadonlySet<FileKind>
  /** As they stand in facts.json: also those that stand twice or cannot be read. */
  facts: readonly FactDefinition[]
  /** What was found while it was made. */
  complaints: readonly Complaint[]
}

/** What another draft has worked out of the same files. */
export interface Known {
  forms?: ReadonlyMap<string, FormModel>
  catalogues?: ReadonlyMap<string, Stage['facts']>
}

/** Makes the programme of the documents; where a file is missing, an empty one stands in its place. What is known is not worked out again. */
export function draftProgramme(
  files: Files,
  { documents, broken }: Configuration,
  site: CompiledSite | undefined,
  known: Known = {},
): Draft {
  const file = contentOf(documents, 'programme', 'programme') ?? withoutProgrammeFile(documents)
  const missing = missingFiles(files, file)
  const facts = contentOf(documents, 'facts', 'facts')?.facts ?? []
  const { conditions, sound, complaints } = soundConditions(contentOf(documents, 'facts', 'facts'))
  const dictionaries = new Map([...(site?.dictionaries ?? []), ...dictionaryModels(documents)])
  const forms =
    known.forms ?? new Map(file.stages.map(({ id }) => [id, formModel(contentOf(documents, 'form', id) ?? noForm, dictionaries)]))
  const lists = {
    registers: new Map((contentOf(documents, 'registers', 'registers')?.registers ?? []).map((register) => [register.id, register])),
    tables: byName(contentsOf(documents, 'table')),
    worksheets: byName(contentsOf(documents, 'worksheet')),
    sheets: sheetsOf(file, documents),
    facts: new Map(facts.filter(sound).map((fact) => [fact.id, fact])),
    conditions,
    pools: new Map((contentOf(documents, 'facts', 'facts')?.pools ?? []).map((pool) => [pool.id, pool])),
    batches: new Map((contentOf(documents, 'batches', 'batches')?.batches ?? []).map((kind) => [kind.id, kind])),
  }
  const titled = new Map(
    file.stages.map(({ id, title, worksheet }) => [
      id,
      {
        title,
        form: forms.get(id) ?? formModel(noForm, dictionaries),
        results: resultNames(id, worksheet, documents),
        opinions: contentOf(documents, 'workflow', id)?.opinions ?? [],
      },
    ]),
  )
  const catalogues = known.catalogues ?? factCatalogues({ ...lists, forms: titled, site })
  const stages = file.stages.map((definition) => stageOf(definition, documents, titled.get(definition.id)?.form, catalogues))
  const programme: Programme = {
    id: file.id,
    file,
    files,
    clauses: new Map((contentOf(documents, 'clauses', 'clauses')?.clauses ?? []).map((clause) => [clause.id, clause])),
    roles: new Map(file.roles.map((role) => [role.id, role])),
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    dictionaries,
    ...lists,
    letters: templatesOf(file.letters, files),
    mails: templatesOf(file.mails, files),
    examples: contentsOf(documents, 'example').map(({ path, value }) => ({ path, example: value })),
    ...(site && { site }),
  }
  const unsound: FileKind[] = complaints.length > 0 || lists.facts.size < new Set(facts.map(({ id }) => id)).size ? ['facts'] : []
  const lacking = new Set([...broken, ...missing.map(({ kind }) => kind), ...unsound])
  return { programme, documents, broken: lacking, facts, complaints: [...missing.map((one) => one.complaint), ...complaints] }
}

const noForm: Form = { type: 'object', title: '', properties: {} }
const noWorkflow: Workflow = { initial: '', states: [], actions: [] }

/** Without programme.json the stages are told from the forms, so that what they hold is checked all the same. */
function withoutProgrammeFile(documents: readonly Document[]): ProgrammeFile {
  const stages = contentsOf(documents, 'form').map(({ name }) => ({ id: name, title: name, by: '', number: '{serial}' }))
  return { id: '', title: '', issuer: '', roles: [], stages }
}

const sheetsOf = ({ stages }: ProgrammeFile, documents: readonly Document[]): Programme['sheets'] =>
  new Map(
    stages.flatMap(({ id, worksheet }) => {
      const sheet = worksheet === undefined ? undefined : contentOf(documents, 'worksheet', worksheet)
      return sheet ? [[id, sheet]] : []
    }),
  )

const byName = <Kind extends FileKind>(contents: readonly Content<Kind>[]) => new Map(contents.map(({ name, value }) => [name, value]))

function stageOf(
  definition: StageDefinition,
  documents: readonly Document[],
  form: FormModel | undefined,
  catalogues: ReadonlyMap<string, Stage['facts']>,
): Stage {
  const { id, worksheet } = definition
  return {
    id,
    definition,
    form: form ?? formModel(noForm, new Map()),
    layout: contentOf(documents, 'ui', id) ?? {},
    materials: contentOf(documents, 'materials', id) ?? { materials: [] },
    rules: contentOf(documents, 'eligibility', id)?.rules ?? [],
    workflow: contentOf(documents, 'workflow', id) ?? noWorkflow,
    worksheet: worksheet === undefined ? undefined : contentOf(documents, 'worksheet', worksheet),
    facts: catalogues.get(id) ?? new Map(),
  }
}

/** The results of a stage's worksheet, with what its workflow grants. */
function resultNames(stage: string, worksheet: string | undefined, documents: readonly Document[]): ResultName[] {
  const sheet = worksheet === undefined ? undefined : contentOf(documents, 'worksheet', worksheet)
  const granted = new Set((contentOf(documents, 'workflow', stage)?.actions ?? []).flatMap(({ grants = [] }) => grants))
  return (sheet?.results ?? []).map(({ id, label, row }) => ({
    id,
    label,
    unit: sheet?.rows.find((one) => one.id === row)?.unit,
    granted: granted.has(id),
  }))
}

function templatesOf<Definition extends { id: string; template: string }>(
  definitions: readonly Definition[] | undefined,
  files: Files,
): Map<string, TemplateModel<Definition>> {
  return new Map(
    (definitions ?? []).map((definition) => {
      const path = `templates/${definition.template}`
      return [definition.id, { definition, path, text: Object.hasOwn(files, path) ? (files[path] ?? '') : '' }]
    }),
  )
}

/** The files that every stage has; what is not there must not silently mean that nothing is asked. */
const stageFiles: { kind: FileKind; path: (stage: string) => string; empty: string }[] = [
  { kind: 'form', path: (stage) => `schemas/${stage}.form.json`, empty: '写下这个环节的表单' },
  { kind: 'materials', path: (stage) => `schemas/${stage}.materials.json`, empty: '没有材料时写 { "materials": [] }' },
  { kind: 'eligibility', path: (stage) => `rules/${stage}.eligibility.json`, empty: '没有规则时写 { "rules": [] }' },
  { kind: 'workflow', path: (stage) => `rules/${stage}.workflow.json`, empty: '写下这个环节的流程' },
]

function missingFiles(files: Files, { stages }: ProgrammeFile): { kind: FileKind; complaint: Complaint }[] {
  const say = (kind: FileKind, file: string, message: string, remedy: string) => ({
    kind,
    complaint: { code: 'missing-file', file, at: '', message, remedy },
  })
  const programme = Object.hasOwn(files, programmePath)
    ? []
    : [say('programme', programmePath, '缺少文件 programme.json', '每个事项都从这个文件开始：名称、角色、环节')]
  const ofStages = stages.flatMap(({ id, title }) =>
    stageFiles
      .filter(({ path }) => !Object.hasOwn(files, path(id)))
      .map(({ kind, path, empty }) => say(kind, path(id), `环节“${title}”缺少文件 ${path(id)}`, empty)),
  )
  return [...programme, ...ofStages]
}

const programmePath = 'schemas/programme.json'

/** Every name that a stage's rules, materials and formulas may read: answers, earlier stages, the organisation, the clock, declared facts. */
import { fieldsOf } from '../form/model.js'
import type { FactDefinition } from '../generated/facts.js'
import type { Opinion } from '../generated/workflow.js'
import type { CompiledSite, DictionaryModel, FactInfo, FormModel, Programme, SectionModel } from '../programme.js'
import { namesOfFact, resolveName } from './references.js'

type Sources = Pick<Programme, 'facts' | 'conditions' | 'tables' | 'registers' | 'sheets'> & {
  forms: ReadonlyMap<string, { title: string; form: FormModel; results: readonly ResultName[]; opinions: readonly Opinion[] }>
  site?: CompiledSite
}
type Catalogue = Map<string, FactInfo>
/** A result of a stage's worksheet, as facts name it. */
export interface ResultName {
  id: string
  label: string
  unit?: string
  /** Some step grants it. */
  granted: boolean
}

/** The catalogues of all stages. A fact without a stage of its own is in every catalogue in which all the names it reads are. */
export function factCatalogues(sources: Sources): Map<string, Catalogue> {
  const own = new Map([...sources.forms].map(([id, { form, results }]) => [id, ownNames(form, results, sources.site)]))
  addOthers(
    own,
    [...sources.forms].map(([id, { form, title, results }]) => [id, asEarlier(id, title, [...answerNames(form), ...recordNames(results)])]),
  )
  const reads = new Map([...sources.facts.values()].map((fact) => [fact.id, namesOfFact(fact, sources)]))
  for (const [id, catalogue] of own) addDeclared(id, catalogue, sources, reads)
  addOthers(
    own,
    [...own].map(([id, catalogue]) => [id, asEarlier(id, titleOf(sources, id), declaredNames(catalogue, sources))]),
  )
  for (const [id, catalogue] of own) addDeclared(id, catalogue, sources, reads) // now also those that read facts of other stages
  return own
}

const titleOf = (sources: Sources, id: string) => sources.forms.get(id)?.title ?? id

/** What is known of the organisation and the clock at every stage. */
export function builtInFacts(site?: CompiledSite): FactInfo[] {
  const districts = site && new Map(site.file.districts.map(({ id, name }) => [id, name]))
  const kinds = site && new Map(site.file.accountKinds.map(({ id, label }) => [id, label]))
  const text = (id: string, label: string, options?: ReadonlyMap<string, string>): FactInfo => ({ id, label, type: 'string', options })
  return [
    text('organisation.id', '单位编号'),
    text('organisation.kind', '账号类型', kinds),
    text('organisation.name', '单位名称'),
    text('organisation.creditCode', '统一社会信用代码'),
    text('organisation.district', site?.file.districtLabel ?? '所属地区', districts),
    text('organisation.districtName', site?.file.districtLabel ?? '所属地区'),
    text('organisation.contact', '联系人'),
    text('organisation.mobile', '联系人电话'),
    text('organisation.email', '电子邮箱'),
    { id: 'now', label: '现在', type: 'date' },
    { id: 'today', label: '今天', type: 'date' },
    { id: 'submittedAt', label: '提交时间', type: 'date' },
    { id: 'firstSubmittedAt', label: '首次提交时间', type: 'date' },
  ]
}

function ownNames(form: FormModel, results: readonly ResultName[], site?: CompiledSite): Catalogue {
  return new Map([...builtInFacts(site), ...grantNames(results), ...answerNames(form)].map((info) => [info.id, info]))
}

const amountInfo = (place: string, words: string, { id, label, unit }: ResultName): FactInfo => ({
  id: `${place}.${id}`,
  label: `${label}（${words}）`,
  type: 'decimal',
  unit: unit ?? '元',
})

/** What was granted: `granted.result`. */
const grantNames = (results: readonly ResultName[]) =>
  results.filter(({ granted }) => granted).map((result) => amountInfo('granted', '已核定', result))

/** What is on record of another stage's declaration: when it was submitted, its amounts, what was granted. */
function recordNames(results: readonly ResultName[]): FactInfo[] {
  return [
    { id: 'submittedAt', label: '提交时间', type: 'date' },
    { id: 'firstSubmittedAt', label: '首次提交时间', type: 'date' },
    ...results.map((result) => amountInfo('amounts', '金额', result)),
    ...grantNames(results),
  ]
}

function answerNames(form: FormModel): FactInfo[] {
  return form.sections.flatMap((section) => (section.kind === 'rows' ? [rowsInfo(section)] : fieldInfos(section)))
}

function rowsInfo(section: SectionModel): FactInfo {
  const rows = new Map(fieldInfos(section).map((info) => [info.id, { ...info, section: section.key }]))
  return { id: section.key, label: section.title, type: 'rows', pointer: `/${section.key}`, rows }
}

const fieldInfos = (section: SectionModel): FactInfo[] =>
  section.fields.map(({ key, title, type, unit, pointer, options, schema }) => ({
    id: key,
    label: title,
    type,
    unit,
    pointer,
    options,
    dictionary: schema.dictionary,
    field: schema,
  }))

/** Names of a stage as the other stages call them. */
const asEarlier = (stage: string, title: string, infos: readonly FactInfo[]): FactInfo[] =>
  infos.map(({ pointer: _, ...info }) => ({ ...info, id: `${stage}.${info.id}`, label: `${title}“${info.label}”` }))

/** Adds to each stage what all the others have, made once for all of them. */
function addOthers(own: ReadonlyMap<string, Catalogue>, earlier: readonly (readonly [stage: string, infos: readonly FactInfo[]])[]): void {
  for (const [id, catalogue] of own)
    for (const [other, infos] of earlier)
      if (other !== id) for (const info of infos) if (!catalogue.has(info.id)) catalogue.set(info.id, info)
}

const declaredNames = (catalogue: Catalogue, { facts }: Sources) => [...catalogue.values()].filter(({ id }) => facts.has(id))

function addDeclared(stage: string, catalogue: Catalogue, sources: Sources, reads: ReadonlyMap<string, readonly string[]>): void {
  for (let grows = true; grows; ) {
    grows = false
    for (const fact of sources.facts.values()) {
      if (isReadIn(fact, catalogue) || !belongsTo(fact, stage)) continue
      const names = reads.get(fact.id) ?? []
      if (names.every((name) => resolveName(name, { facts: catalogue }).info)) grows = enter(fact, catalogue, sources) || grows
    }
  }
}

/** The section in whose rows a fact is read; undefined = outside rows. */
export const rowsOfFact = (fact: FactDefinition): string | undefined => ('over' in fact && fact.kind !== 'count' ? fact.over : undefined)

/** Whether a stage's names hold a fact, outside rows or in those of its section. */
export function isReadIn(fact: FactDefinition, facts: ReadonlyMap<string, FactInfo>): boolean {
  const over = rowsOfFact(fact)
  return over === undefined ? facts.has(fact.id) : facts.get(over)?.rows?.has(fact.id) === true
}

/** Adds a fact to the names of a stage, or to those of the rows that it is read for. */
function enter(fact: FactDefinition, catalogue: Catalogue, sources: Sources): boolean {
  const over = rowsOfFact(fact)
  const info = declaredInfo(fact, sources)
  if (over === undefined) {
    catalogue.set(fact.id, info)
    return true
  }
  const section = catalogue.get(over)
  if (!section?.rows || !section.pointer) return false // of another stage: read there
  catalogue.set(over, { ...section, rows: new Map([...section.rows, [fact.id, { ...info, section: over }]]) })
  return true
}

const ofOthers: ReadonlySet<FactDefinition['kind']> = new Set(['history', 'moment', 'related', 'payment'])

/** The only stage that reads a fact; the stage of a fact about other declarations is theirs. */
export function ownStageOf(fact: FactDefinition): string | undefined {
  return ofOthers.has(fact.kind) || !('stage' in fact) ? undefined : fact.stage
}

/** Whether a fact may be read at a stage. */
export const belongsTo = (fact: FactDefinition, stage: string) => (ownStageOf(fact) ?? stage) === stage

function declaredInfo(fact: FactDefinition, { registers, forms }: Sources): FactInfo {
  const options = optionsOf(fact, forms)
  const columns = fact.kind === 'register' ? registers.get(fact.register)?.columns : undefined
  return {
    id: fact.id,
    label: fact.label,
    type: fact.type ?? impliedType(fact.kind) ?? 'string',
    ...('unit' in fact && fact.unit && { unit: fact.unit }),
    ...(options && { options }),
    ...(columns && { columns: new Map(columns.map(({ id, label, type, unit }) => [id, { id, label, type, unit }])) }),
  }
}

/** What a fact says of its values, or what an opinion can come to. */
function optionsOf(fact: FactDefinition, forms: Sources['forms']): ReadonlyMap<string, string> | undefined {
  if ('options' in fact && fact.options) return new Map(fact.options.map((option) => [option.const, option.title]))
  if (fact.kind !== 'opinion') return undefined
  const opinion = forms.get(fact.stage)?.opinions.find(({ id }) => id === fact.opinion)
  if (!opinion || fact.field === undefined) return opinion && new Map(opinion.outcomes.map(({ id, label }) => [id, label]))
  const asked = opinion.fields && fieldsOf(opinion.fields).find(({ key }) => key === fact.field)
  const options = asked?.field.oneOf ?? asked?.field.items?.oneOf
  return options && new Map(options.map((option) => [option.const, option.title]))
}

/** What values of a kind of fact always are. */
export const impliedType = (kind: string): FactInfo['type'] | undefined => impliedTypes[kind]

const impliedTypes: Readonly<Record<string, FactInfo['type']>> = {
  condition: 'boolean',
  deadline: 'boolean',
  workdays: 'integer',
  count: 'integer',
  moment: 'date',
}

/** Every code of a dictionary with its name, the path from the root and whether it may be chosen. */
export function dictionaryCodes({ entries, selectable }: Pick<DictionaryModel, 'entries' | 'selectable'>): DictionaryModel['codes'] {
  const codes = new Map<string, { name: string; path: readonly string[]; selectable: boolean }>()
  const visit = (list: DictionaryModel['entries'], above: readonly string[]) => {
    for (const { code, name, children } of list) {
      const path = [...above, name]
      codes.set(code, { name, path, selectable: selectable === 'any' || !children?.length })
      visit(children ?? [], path)
    }
  }
  visit(entries, [])
  return codes
}

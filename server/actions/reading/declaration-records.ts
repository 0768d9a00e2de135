/** Gathers what is on record beside a declaration: its organisation's others, those above it, and those of others that name it. */

import { lineageOf } from '../../engine/facts/lineage.js'
import type { Answers, DeclarationRecord, Inputs, Json, PastDeclaration } from '../../engine/model.js'
import type { FactDefinition, Programme, Stage } from '../../engine/programme.js'
import { pathOf } from '../../engine/values/pointers.js'
import { amountsOf } from '../../store/amounts.js'
import { type DeclarationRow, historyOf } from '../../store/declarations.js'
import { grantsOf } from '../../store/grants.js'
import { paymentsByDeclaration } from '../../store/payments.js'
import { entriesOf, relatedTo } from '../../store/related.js'
import type { Context } from '../context.js'
import { organisationFact, type Subject } from './subject.js'

type Records = Pick<Inputs, 'id' | 'parent' | 'earlier' | 'history' | 'records' | 'related' | 'unknownProgrammes'>
type OfKind<Kind> = Extract<FactDefinition, { kind: Kind }>

/** Everything on record that the facts of a declaration may read. */
export async function declarationRecords(context: Context, subject: Subject): Promise<Records> {
  const { row, programme } = subject
  const [here, elsewhere, related] = await Promise.all([
    pastOf(context, row.organisation, row.programme),
    otherProgrammes(context, subject),
    relatedDeclarations(context, subject),
  ])
  const others = here.rows.filter(({ id }) => id !== row.id)
  const read = lineageOf(row, others)
  const entered = await entriesByDeclaration(context, programme, [row, ...read.values()])
  const recordOf = (one: DeclarationRow): DeclarationRecord => ({
    ...here.record(one),
    ...(entered && { entered: entered.get(one.id) ?? [] }),
  })
  return {
    id: row.id,
    ...(row.parent !== null && { parent: row.parent }),
    earlier: Object.fromEntries([...read].map(([stage, { answers }]) => [stage, JSON.parse(answers) as Answers])),
    history: [...others.map(here.past), ...elsewhere.history],
    records: Object.fromEntries([row, ...read.values()].map((one) => [one.stage, recordOf(one)])),
    related,
    ...(elsewhere.unknown.length > 0 && { unknownProgrammes: elsewhere.unknown }),
  }
}

/** An organisation's declarations in a programme, with what is on record of each. */
async function pastOf(context: Context, organisation: string, programme: string) {
  const { read } = context.store
  const [rows, amounts, grants, payments] = await Promise.all([
    historyOf(read, organisation, programme),
    amountsOf(read, organisation, programme),
    grantsOf(read, organisation, programme),
    paymentsByDeclaration(read, organisation, programme),
  ])
  const record = ({ id, state, submitted_at, first_submitted_at }: DeclarationRow): DeclarationRecord => ({
    state,
    submittedAt: submitted_at ?? undefined,
    firstSubmittedAt: first_submitted_at ?? undefined,
    amounts: amounts.get(id),
    granted: grants.get(id),
    payments: payments.get(id),
  })
  const past = (row: DeclarationRow): PastDeclaration => ({
    ...record(row),
    id: row.id,
    number: row.number,
    ...(row.parent !== null && { parent: row.parent }),
    stage: row.stage,
    state: row.state,
    answers: JSON.parse(row.answers) as Answers,
  })
  return { rows, record, past }
}

/** The organisation's declarations in other programmes that facts name; a programme or stage that the site does not have is told. */
async function otherProgrammes(context: Context, { row, programme }: Subject) {
  const facts = [...programme.facts.values()].filter((fact) => fact.kind === 'history')
  const named = facts.flatMap(({ programme: id, stage }) => (id === undefined || id === programme.id ? [] : [{ id, stage }]))
  const ids = [...new Set(named.map(({ id }) => id))]
  const found = await Promise.all(
    ids.map(async (id) => ({
      id,
      other: (await context.programmes.find(id))?.programme,
      ...(await pastOf(context, row.organisation, id)),
    })),
  )
  const stages = new Map(found.flatMap(({ id, other }) => (other ? [[id, other.stages] as const] : [])))
  return {
    history: found.flatMap(({ id, rows, past }) => rows.map((one) => ({ ...past(one), programme: id }))),
    unknown: [...new Set(named.flatMap(({ id, stage }) => (stages.get(id)?.has(stage) ? [] : [stages.has(id) ? `${id}/${stage}` : id])))],
  }
}

/** When they entered their states, where a fact asks for it. */
async function entriesByDeclaration(context: Context, programme: Programme, rows: readonly DeclarationRow[]) {
  if (![...programme.facts.values()].some(({ kind }) => kind === 'moment')) return undefined
  const entries = new Map(
    rows.map((row) => [row.id, [{ state: programme.stages.get(row.stage)?.workflow.initial ?? '', at: row.created_at }]]),
  )
  const ids = rows.map(({ id }) => id)
  for (const { declaration, state, at } of await entriesOf(context.store.read, ids)) entries.get(declaration)?.push({ state, at })
  return entries
}

/** By fact: the declarations of others that name this one. */
async function relatedDeclarations(context: Context, subject: Subject): Promise<NonNullable<Inputs['related']>> {
  const facts = [...subject.programme.facts.values()].filter((fact) => fact.kind === 'related')
  const found = await Promise.all(facts.map(async (fact) => [fact.id, await relatedOf(context, subject, fact)] as const))
  return Object.fromEntries(found.flatMap(([id, list]) => (list ? [[id, list]] : [])))
}

async function relatedOf(context: Context, subject: Subject, { stage: id, states, match, of }: OfKind<'related'>) {
  const { programme, row } = subject
  const stage = programme.stages.get(id)
  const path = stage && pathTo(stage, match.field)
  const value = ownValue(subject, match.equals)
  if (!stage || path === undefined || value === undefined) return undefined
  const read = of === undefined ? undefined : pathTo(stage, of)
  const reads = of === undefined ? undefined : read === undefined ? { result: of } : { path: read }
  const rows = await relatedTo(context.store.read, {
    programme: programme.id,
    stage: id,
    states,
    path,
    value,
    reads,
    except: row.organisation,
  })
  return rows.map(({ number, organisation_name: organisation, state, value: found }) => ({ number, organisation, state, value: found }))
}

/** Paths of a stage's answers by which facts and the named find the declarations that name somebody, to be indexed at publication. */
export const matchedPaths = (stage: Stage, facts: readonly FactDefinition[]): string[] => {
  const fields = [
    ...facts.flatMap((fact) => (fact.kind === 'related' && fact.stage === stage.id ? [fact.match.field] : [])),
    ...(stage.workflow.opinions ?? []).flatMap(({ names }) => names ?? []),
  ]
  return [...new Set(fields)].map((key) => pathTo(stage, key)).filter((path) => path !== undefined)
}

/** The path of a field in stored answers; undefined = no such field outside rows. */
function pathTo({ form }: Stage, key: string): string | undefined {
  const pointer = form.fields.get(key)?.pointer
  return pointer === undefined || pointer.includes('*') ? undefined : `$.${pathOf(pointer).join('.')}`
}

/** What they must name: of the registration, or an answer. */
function ownValue({ organisation, site, stage, answers }: Subject, name: string): string | undefined {
  const registered: Record<string, Json | undefined> = { ...organisationFact(organisation, site) }
  const pointer = stage.form.fields.get(name)?.pointer
  const value = name.startsWith('organisation.')
    ? registered[name.slice('organisation.'.length)]
    : pointer === undefined
      ? undefined
      : pathOf(pointer).reduce<Json | undefined>(
          (group, key) => (typeof group === 'object' && group !== null && !Array.isArray(group) ? group[key] : undefined),
          answers,
        )
  return typeof value === 'string' && value !== '' ? value : undefined
}

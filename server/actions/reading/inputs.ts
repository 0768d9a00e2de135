/** Gathers what the engine evaluates a declaration by: registers, history, decisions and materials come in, so that it stays pure. */
import type { evaluate } from '../../engine/evaluate.js'
import { registerKey } from '../../engine/facts/fact-records.js'
import type { Answers, Inputs, Json, RegisterRow } from '../../engine/model.js'
import type { Programme, Stage } from '../../engine/programme.js'
import { pathOf } from '../../engine/values/pointers.js'
import { everyMaterialOf, type MaterialRow, materialsOf } from '../../store/materials.js'
import { opinionsOf } from '../../store/opinions.js'
import { type ProvidedRow, providedOf } from '../../store/provided-materials.js'
import { importedRegisters, lookUp } from '../../store/registers.js'
import { decisionsOf } from '../../store/reviews.js'
import { revisionsOf } from '../../store/revisions.js'
import { type PrintedPages, printedPagesOf, type ScanRow, scansOf } from '../../store/scans.js'
import type { Context } from '../context.js'
import type { ScanView } from '../views/check.js'
import { declarationRecords } from './declaration-records.js'
import { byClock, clockOf } from './evaluation-clock.js'
import { filesAt } from './material-changes.js'
import { poolsLeft } from './pools.js'
import { type PrintState, printState } from './print-state.js'
import { refusals, scanStates } from './scan-state.js'
import { organisationFact, type Subject } from './subject.js'

export interface Gathered {
  inputs: Inputs
  files: MaterialRow[]
  print: PrintState
  /** Pages of the prints that the server made, by the hash of their content. */
  printedPages: Map<string, PrintedPages>
  /** What stamped scans are worth now, by file. */
  scans: Map<string, ScanView>
  /** What a named organisation uploaded, by file. */
  provided: Map<string, ProvidedRow>
}

export interface Checked extends Gathered {
  evaluation: ReturnType<typeof evaluate>
}

/** Everything for one declaration, as of now. */
export async function gatherInputs(context: Context, subject: Subject, clock = clockOf(context)): Promise<Gathered> {
  const { row, programme, stage, site, answers } = subject
  const read = context.store.read
  const hasStamps = stage.materials.materials.some(({ stampedPrint }) => stampedPrint)
  const isProvided = stage.materials.materials.some(({ fromNamed }) => fromNamed)
  const [files, decisions, opinions, records, allRevisions, scanRows, printedPages, provided] = await Promise.all([
    subject.asOf ? everyMaterialOf(read, row.id).then((all) => filesAt(all, subject.asOf ?? '')) : materialsOf(read, row.id),
    decisionsOf(read, row.id),
    opinionsOf(read, row),
    declarationRecords(context, subject),
    revisionsOf(read, row.id),
    hasStamps ? scansOf(read, row.id) : new Map<string, ScanRow>(),
    hasStamps ? printedPagesOf(read, row.id) : new Map<string, PrintedPages>(),
    isProvided ? providedOf(read, row.id) : new Map<string, ProvidedRow>(),
  ])
  const revisions = allRevisions.filter(({ at }) => subject.asOf === undefined || at <= subject.asOf)
  const organisation = organisationFact(subject.organisation, site)
  const print = printState(subject, revisions, printedPages)
  const scans = scanStates(subject, scanRows, { print, revisions, pages: printedPages })
  const inputs: Inputs = {
    now: context.now(),
    submittedAt: row.submitted_at ?? undefined,
    firstSubmittedAt: row.first_submitted_at ?? undefined,
    organisation,
    answers,
    ...records,
    materials: files.filter((file) => counts(file, stage, { scans, provided })).map(({ material }) => material),
    refused: { ...refusals(files, scans, print), ...providedRefusals(files, provided) },
    registers: await readRegisters(context, programme, stage, { organisation: { ...organisation }, answers }),
    registersSince: await registersSince(context, programme),
    decisions: Object.fromEntries(
      decisions.map(({ rule, outcome, reason, by, at }) => [rule, { outcome: JSON.parse(outcome) as Json, reason, by, at }]),
    ),
    opinions: Object.fromEntries(
      [...opinions.values()].map(({ opinion, outcome, fields, text, by, at }) => [
        opinion,
        { outcome, fields: JSON.parse(fields) as Answers, text, by, at },
      ]),
    ),
    calendar: site.calendar,
  }
  if (programme.pools.size > 0)
    inputs.pools = await poolsLeft(context, { programme, stage, declaration: row.id, inputs: byClock(inputs, clock) })
  return { inputs, files, print, printedPages, scans, provided }
}

/** A stamped scan counts only for what stands now, what others uploaded when the applicant has confirmed it; every other file counts. */
function counts(file: MaterialRow, stage: Stage, { scans, provided }: Pick<Gathered, 'scans' | 'provided'>): boolean {
  const word = provided.get(file.id)
  return word ? word.outcome === 'accepted' : !isStamped(file, stage) || scans.get(file.id)?.counts === true
}

/** Why what others uploaded does not count, by item. */
function providedRefusals(files: readonly MaterialRow[], provided: Gathered['provided']): Record<string, string> {
  return Object.fromEntries(
    files.flatMap(({ id, material }) => {
      const word = provided.get(id)
      if (!word || word.outcome === 'accepted') return []
      const { organisation_name: by, outcome, reason } = word
      return [[material, outcome === null ? `${by}上传的文件，申报单位还没有确认。` : `申报单位不认可${by}上传的文件：${reason}`]]
    }),
  )
}

/** Whether a file is the scan of a stamped print. */
const isStamped = (file: MaterialRow, stage: Stage) =>
  stage.materials.materials.find(({ id }) => id === file.material.split('#')[0])?.stampedPrint === true

/** Only the rows that the facts look up, by the values of their keys. */
export async function readRegisters(
  context: Context,
  programme: Programme,
  stage: Stage,
  from: { organisation: Record<string, Json | undefined>; answers: Answers },
): Promise<Record<string, RegisterRow[]>> {
  const imported = await importedRegisters(context.store.read, programme.id)
  const facts = [...programme.facts.values()].filter((fact) => fact.kind === 'register').filter(({ register }) => imported.has(register))
  const registers: Record<string, RegisterRow[]> = Object.fromEntries(facts.map(({ register }) => [register, []]))
  const byKey = new Map<string, Set<string>>()
  for (const { key, register, over } of facts)
    for (const value of keyValues(key, over, stage, from)) byKey.set(value, (byKey.get(value) ?? new Set()).add(register))
  for (const [key, names] of byKey)
    for (const { register, row } of await lookUp(context.store.read, programme.id, [...names], key)) registers[register]?.push(row)
  // what only steps wrote says nothing about what is not found in it
  return Object.fromEntries(Object.entries(registers).filter(([id, rows]) => imported.get(id) !== null || rows.length > 0))
}

/** From which day on each register was recorded; nothing is read where no fact looks one up. */
async function registersSince(context: Context, programme: Programme): Promise<Record<string, string> | undefined> {
  if (![...programme.facts.values()].some(({ kind }) => kind === 'register')) return undefined
  const imported = await importedRegisters(context.store.read, programme.id)
  return Object.fromEntries([...imported].map(([id, since]) => [id, since ?? never]))
}

/** The keys by which a declaration is looked up in a register, as they are kept. */
export function keysIn(programme: Programme, stage: Stage, register: string, from: { organisation: object; answers: Answers }): string[] {
  const facts = [...programme.facts.values()].filter((fact) => fact.kind === 'register').filter((fact) => fact.register === register)
  return facts.flatMap(({ key, over }) => keyValues(key, over, stage, { ...from, organisation: { ...from.organisation } }))
}

/** Before every day: what was never imported is not recorded. */
const never = '9999-12-31'

function keyValues(
  key: string,
  over: string | undefined,
  stage: Stage,
  { organisation, answers }: { organisation: Record<string, Json | undefined>; answers: Answers },
): string[] {
  if (key.startsWith('organisation.')) return texts(organisation[key.slice('organisation.'.length)])
  const pointer = (over === undefined ? undefined : stage.facts.get(over)?.rows?.get(key)?.pointer) ?? stage.facts.get(key)?.pointer
  return pointer ? texts(...valuesAt(answers, pathOf(pointer))) : []
}

function valuesAt(value: Json | undefined, [step, ...rest]: string[]): (Json | undefined)[] {
  if (step === undefined) return [value]
  if (step === '*') return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : []
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, step)
    ? valuesAt(value[step], rest)
    : []
}

const texts = (...values: (Json | undefined)[]) => [
  ...new Set(values.filter((value) => typeof value === 'string' && value !== '').map((value) => registerKey(String(value)))),
]

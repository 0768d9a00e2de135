/** Plays a demonstration through the actions, in the order of time, with a clock that stands at each moment. */

import { createBatch } from '../actions/batches/create-batch.js'
import { showBatch } from '../actions/batches/show-batch.js'
import { anonymous, type Context, ownActor, type Services } from '../actions/context.js'
import { openFor } from '../actions/declarations/open-for.js'
import { startDeclaration } from '../actions/declarations/start-declaration.js'
import { importRegister } from '../actions/operate/import-register.js'
import type {
  Demonstration,
  DemonstrationBatch,
  DemonstrationBatchStep,
  DemonstrationDeclaration,
  DemonstrationMoment,
  DemonstrationStep,
} from '../engine/generated/demo.js'
import type { Answers, Files, Json } from '../engine/model.js'
import { dated, filledBy } from '../engine/preview/demonstration-answers.js'
import { dayOf } from '../engine/values/dates.js'
import { declarationsById } from '../store/declarations.js'
import { actingAs, addOrganisation, addStaff, type DemoAccount } from './accounts.js'
import { playBatchStep } from './batch-steps.js'
import { instantOf, type MovableClock } from './clock.js'
import { playStep } from './steps.js'

interface Happening {
  at: string
  run(): Promise<unknown>
}

/** The demonstrations among the files of a programme. */
export function demonstrationsIn(files: Files): Demonstration[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith('rules/demo/') && path.endsWith('.json'))
    .map(([, text]) => JSON.parse(text) as Demonstration)
}

/** Two days before anything happens in it: the programme has to be in force by then. */
export function beforeEverything(demonstrations: readonly Demonstration[], now: string): string {
  const days = demonstrations.flatMap(({ organisations, registers = [], declarations, batches = [] }) =>
    [
      ...organisations.map(({ registered }) => registered),
      ...registers.map(({ imported }) => imported),
      ...[...declarations, ...batches].flatMap(({ steps }) => steps.map(({ at }: { at: DemonstrationMoment }) => at)),
    ].map(({ daysAgo }) => daysAgo),
  )
  return instantOf({ daysAgo: Math.max(0, ...days) + 2, time: '08:00' }, dayOf(now))
}

/** Plays it; answers the accounts that one may sign in with. The clock goes with the real time again afterwards. */
export async function playDemonstration(
  services: Services,
  clock: MovableClock,
  programme: string,
  demonstration: Demonstration,
): Promise<DemoAccount[]> {
  const { staff, organisations, registers = [], declarations, batches = [] } = demonstration
  clock.moveTo(undefined)
  const today = dayOf(services.now())
  const at = (moment: DemonstrationMoment) => instantOf(moment, today)
  const people: DemoAccount[] = []
  const played: Played = { services, programme, at, ids: new Map(), batchIds: new Map() }
  const happenings: Happening[] = [
    ...organisations.map((organisation) => ({
      at: at(organisation.registered),
      run: async () => people.push(await addOrganisation(services, organisation)),
    })),
    ...registers.map(({ register, imported, asOf, rows }) => ({
      at: at(imported),
      run: () => importRows(services, programme, register, asOf ?? dayOf(at(imported)), rows),
    })),
    ...declarations.flatMap((declaration) => stepsOf(played, demonstration, declaration)),
    ...batches.flatMap((batch) => batchStepsOf(played, batch)),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  try {
    clock.moveTo(beforeEverything([demonstration], `${today}T12:00:00+08:00`))
    const added = await Promise.all(staff.map((one) => addStaff(services, one)))
    for (const { at: instant, run } of happenings) {
      clock.moveTo(instant)
      await run()
    }
    await requireStates(played, demonstration)
    return [...added, ...people]
  } finally {
    clock.moveTo(undefined)
  }
}

async function importRows(services: Services, programme: string, register: string, asOf: string, rows: object[]) {
  const context: Context = { ...services, actor: ownActor('系统') }
  const { problems } = await importRegister(context, { programme, register, asOf, rows: rows as Record<string, Json>[], dryRun: false })
  if (problems.length) throw new Error(`演示数据的名单 ${register} 有误：${problems.map(({ message }) => message).join('；')}`)
}

interface Played {
  services: Services
  programme: string
  at: (moment: DemonstrationMoment) => string
  /** Of the declarations that were started, by key. */
  ids: Map<string, string>
  /** Of the batches that were made, by key. */
  batchIds: Map<string, string>
}

const idOf = ({ ids }: Played, key: string) => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`还没有申报件“${key}”。`)
  return id
}

const ownerOf = ({ organisations }: Demonstration, { organisation }: DemonstrationDeclaration) =>
  organisations.find((one) => one.key === organisation)?.creditCode ?? organisation

function stepsOf(played: Played, demonstration: Demonstration, declaration: DemonstrationDeclaration): Happening[] {
  const { services, programme, ids } = played
  const { key, stage, parent, steps } = declaration
  const owner = ownerOf(demonstration, declaration)
  const filled = (step: DemonstrationStep) =>
    step.kind === 'save' || step.kind === 'fill' ? filledBy(demonstration.declarations, key, step, dayOf(played.at(step.at))) : {}
  const play = async (step: DemonstrationStep) => {
    const context = await actingAs(services, step.by === 'organisation' ? owner : step.by)
    if (step.kind === 'start') {
      const above = parent === undefined ? undefined : idOf(played, parent)
      if (step.by === 'organisation') ids.set(key, (await startDeclaration(context, { programme, stage, parent: above })).id)
      else
        ids.set(key, await openedBy(context, played, stage, above ?? '', dated((step.content ?? {}) as Answers, dayOf(played.at(step.at)))))
    } else await playStep(context, idOf(played, key), step, filled(step))
  }
  return happenings(played, key, steps, play)
}

/** Staff open a stage below a declaration; answers the new one's id. */
async function openedBy(
  context: Context,
  { programme, services }: Played,
  stage: string,
  parent: string,
  content: Answers,
): Promise<string> {
  const [result] = await openFor(context, { programme, stage, parents: [parent], content })
  if (!result?.done) throw new Error(result?.message)
  const sql = 'SELECT id FROM declaration WHERE parent = ? AND stage = ? ORDER BY created_at DESC, rowid DESC LIMIT 1'
  return (await services.store.read.get<{ id: string }>(sql, [parent, stage]))?.id ?? ''
}

function batchStepsOf(played: Played, { key, batch: kind, steps }: DemonstrationBatch): Happening[] {
  const { services, programme, batchIds } = played
  const play = async (step: DemonstrationBatchStep) => {
    const context = step.by === 'visitor' ? { ...services, actor: anonymous('127.0.0.1') } : await actingAs(services, step.by)
    if (step.kind === 'create') batchIds.set(key, (await createBatch(context, { programme, kind })).id)
    else await playBatchStep(context, batchIds.get(key) ?? '', step, (one) => idOf(played, one))
  }
  return happenings(played, key, steps, play)
}

function happenings<Step extends { kind: string; at: DemonstrationMoment }>(
  { at }: Played,
  key: string,
  steps: readonly Step[],
  play: (step: Step) => Promise<void>,
): Happening[] {
  return steps.map((step, index) => ({
    at: at(step.at),
    run: () =>
      play(step).catch((error: unknown) => {
        throw new Error(`演示“${key}”的第 ${index + 1} 步（${step.kind}）不能进行：${sentences(error)}`, { cause: error })
      }),
  }))
}

/** What others do moves a declaration too: whether everything is where it must be shows at the end. */
async function requireStates({ services, ids, batchIds }: Played, { declarations, batches = [] }: Demonstration): Promise<void> {
  const rows = await declarationsById(services.store.read, [...ids.values()])
  const reached = new Map(rows.map(({ id, state }) => [id, state]))
  for (const { key, steps } of batches) {
    const id = batchIds.get(key) ?? ''
    reached.set(id, (await showBatch(await actingAs(services, steps[0]?.by ?? ''), { id })).state)
  }
  for (const { key, state } of [...declarations, ...batches]) {
    const now = reached.get(ids.get(key) ?? batchIds.get(key) ?? '')
    if (state && now !== state) throw new Error(`演示“${key}”应到达状态 ${state}，实际为 ${now}。`)
  }
}

function sentences(error: unknown): string {
  const problems = error instanceof Error && 'problems' in error && Array.isArray(error.problems) ? error.problems : []
  return [String(error), ...problems.map((problem) => JSON.stringify(problem))].join('\n  ')
}

/** The way to what is kept: through the running server, which holds the lock on the file; or directly, where none runs. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Context, ownActor } from '../actions/context.js'
import { exportCases } from '../actions/declarations/export-cases.js'
import { endProposal } from '../actions/studio/end-proposal.js'
import { exportEdition } from '../actions/studio/export-edition.js'
import { importFiles } from '../actions/studio/import-files.js'
import { listMoves } from '../actions/studio/list-moves.js'
import { listPublications } from '../actions/studio/list-publications.js'
import { listStudioProgrammes } from '../actions/studio/list-studio-programmes.js'
import { makeExample } from '../actions/studio/make-example.js'
import { previewRunning } from '../actions/studio/preview-running.js'
import { proposePublication } from '../actions/studio/propose-publication.js'
import type { PublicationInput } from '../actions/studio/publication-input.js'
import { publishDraft } from '../actions/studio/publish-draft.js'
import { reinstatePublication } from '../actions/studio/reinstate-publication.js'
import { seedProgrammes } from '../actions/studio/seed-programmes.js'
import { setProgrammeState } from '../actions/studio/set-programme-state.js'
import { showDraft } from '../actions/studio/show-draft.js'
import { showEditionFiles } from '../actions/studio/show-edition-files.js'
import { undoPublicationMoves } from '../actions/studio/undo-publication-moves.js'
import { whatIf } from '../actions/studio/what-if.js'
import { withdrawPublication } from '../actions/studio/withdraw-publication.js'
import type { CaseStep, MadeExample } from '../actions/views/cases.js'
import type { ErrorView } from '../actions/views/error.js'
import type { DraftView, MoveView, PublicationView, RunningStep, StudioProgrammeView } from '../actions/views/studio.js'
import type { WhatIfStep } from '../actions/views/what-if.js'
import type { Files } from '../engine/model.js'
import { type Environment, readEnvironment } from '../environment.js'
import { AppError, type ErrorCode } from '../errors.js'
import { createPaper } from '../paper/paper.js'
import { createProgrammes } from '../programmes/programmes.js'
import { diskStorage } from '../store/file-storage.js'
import { openStore } from '../store/store.js'
import { Usage } from './command.js'
import { shippedRoot } from './sources.js'

/** What the command line does with publications: the same actions as the studio. */
export interface Door {
  list(): Promise<StudioProgrammeView[]>
  /** The files in force, or those of an edition. */
  files(programme: string, edition?: string): Promise<{ files: Record<string, string> }>
  draft(programme: string): Promise<DraftView>
  /** Replaces the draft. */
  import(programme: string, files: Files): Promise<DraftView>
  publish(programme: string, input: PublicationInput & { version: number }): Promise<PublicationView>
  /** Leaves it to another administrator to publish the draft. */
  propose(programme: string, input: PublicationInput & { version: number }): Promise<DraftView>
  /** Sends what was proposed back. */
  refuse(programme: string, reason: string): Promise<DraftView>
  publications(programme: string): Promise<PublicationView[]>
  reinstate(programme: string, number: number, input: PublicationInput): Promise<PublicationView>
  withdraw(programme: string, number: number, reason: string): Promise<PublicationView>
  /** Whom the draft, or an earlier publication, may take along. */
  running(programme: string, of: { version?: number; number?: number }): AsyncIterable<RunningStep>
  /** What the draft would change for every declaration. */
  whatIf(programme: string, version: number): AsyncIterable<WhatIfStep>
  moves(programme: string, number: number): Promise<MoveView[]>
  undo(programme: string, number: number): Promise<PublicationView>
  /** Whether anybody may hand in. */
  setState(programme: string, state: { open: boolean; reason: string }): Promise<StudioProgrammeView>
  /** Every declaration as a case, one after the other. */
  cases(programme: string, identified: boolean): AsyncIterable<CaseStep>
  /** A declaration, by its number, as an example about nobody. */
  example(programme: string, declaration: string): Promise<MadeExample>
}

/** Opens the door, works, and closes it. */
export async function throughDoor<T>(work: (door: Door) => Promise<T>): Promise<T> {
  const { environment, problems } = readEnvironment(process.env)
  if (problems.length) throw new Usage(`设置有误：\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  const running = await runningServer(environment.data)
  return running ? work(running) : directly(environment, work)
}

/** The server that wrote its address into the data folder, if it still answers. */
async function runningServer(folder: string): Promise<Door | undefined> {
  const text = await readFile(path.join(folder, 'server.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { url, token } = JSON.parse(text) as { url: string; token: string } // written by our own server
  const call = caller(url, token)
  const answers = await fetch(`${url}/api/studio/programmes`, { headers: { authorization: `Bearer ${token}` } }).then(
    () => true,
    () => false,
  )
  if (!answers) return undefined
  const at = (programme: string, rest: string) => `/${encodeURIComponent(programme)}/${rest}`
  return {
    list: () => call('/programmes'),
    files: (programme, edition) => call(at(programme, edition ? `editions/${encodeURIComponent(edition)}` : 'export')),
    draft: (programme) => call(at(programme, 'draft')),
    import: (programme, files) => call(at(programme, 'import'), { files }),
    publish: (programme, input) => call(at(programme, 'publications'), input),
    propose: (programme, input) => call(at(programme, 'proposal'), input),
    refuse: (programme, reason) => call(at(programme, 'proposal/end'), { reason }),
    publications: (programme) => call(at(programme, 'publications')),
    reinstate: (programme, number, input) => call(at(programme, `publications/${number}/reinstate`), input),
    withdraw: (programme, number, reason) => call(at(programme, `publications/${number}/withdraw`), { reason }),
    running: (programme, of) => linesOf<RunningStep>(url, token, at(programme, 'running'), of),
    whatIf: (programme, version) => linesOf<WhatIfStep>(url, token, at(programme, 'what-if'), { version }),
    moves: (programme, number) => call(at(programme, `publications/${number}/moves`)),
    undo: (programme, number) => call(at(programme, `publications/${number}/undo`), {}),
    setState: (programme, state) => call(at(programme, 'state'), state, 'PUT'),
    cases: (programme, identified) => linesOf<CaseStep>(url, token, at(programme, 'cases'), { identified }),
    example: (programme, declaration) => call(at(programme, 'example'), { declaration }),
  }
}

const ask = (url: string, token: string, route: string, body?: object, method = body ? 'POST' : 'GET') =>
  fetch(`${url}/api/studio${route}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })

function caller(url: string, token: string) {
  return async <T>(route: string, body?: object, method?: 'PUT'): Promise<T> => {
    const response = await ask(url, token, route, body, method)
    if (!response.ok) throw await refusal(response)
    return (await response.json()) as T // typed by the route
  }
}

async function refusal(response: Response): Promise<AppError> {
  const { error } = (await response.json()) as ErrorView
  return new AppError(error.code as ErrorCode, error.message, error.problems) // the server names its own codes
}

/** The lines of a streamed answer as they come. */
async function* linesOf<Step>(url: string, token: string, route: string, body: object): AsyncGenerator<Step> {
  const response = await ask(url, token, route, body)
  if (!response.ok || !response.body) throw await refusal(response)
  let rest = ''
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line) yield JSON.parse(line) as Step // typed by the route
  }
}

/** Opens the file itself; a data folder that is still empty is filled as the first start of the server would. */
async function directly<T>(environment: Environment, work: (door: Door) => Promise<T>): Promise<T> {
  const store = await openStore({ folder: environment.data, remote: environment.libsql })
  try {
    const now = () => new Date().toISOString()
    const context: Context = {
      actor: ownActor('命令行'),
      store,
      programmes: createProgrammes(store, now),
      files: diskStorage(path.join(environment.data, 'files')),
      paper: createPaper({ folder: path.join(environment.data, 'prints'), chromium: environment.chromium }),
      settings: {
        demo: environment.demo,
        mailDelivery: environment.smtp ? 'smtp' : 'files',
        perMinute: environment.perMinute,
        exportRows: environment.exportRows,
      },
      now,
      id: () => randomBytes(16).toString('hex'),
    }
    await seedProgrammes(context, shippedRoot)
    return await work({
      list: () => listStudioProgrammes(context),
      files: (programme, edition) => (edition ? showEditionFiles(context, { programme, edition }) : exportEdition(context, { programme })),
      draft: (programme) => showDraft(context, { programme }),
      import: (programme, files) => importFiles(context, { programme, files: { ...files } }),
      publish: (programme, input) => publishDraft(context, { programme, ...input }),
      propose: (programme, input) => proposePublication(context, { programme, ...input }),
      refuse: (programme, reason) => endProposal(context, { programme, reason }),
      publications: (programme) => listPublications(context, { programme }),
      reinstate: (programme, number, input) => reinstatePublication(context, { programme, number, ...input }),
      withdraw: (programme, number, reason) => withdrawPublication(context, { programme, number, reason }),
      running: (programme, of) => previewRunning(context, { programme, ...of }, new AbortController().signal),
      whatIf: (programme, version) => whatIf(context, { programme, version }, new AbortController().signal),
      moves: (programme, number) => listMoves(context, { programme, number }),
      undo: (programme, number) => undoPublicationMoves(context, { programme, number }),
      setState: (programme, state) => setProgrammeState(context, { programme, ...state }),
      example: (programme, declaration) => makeExample(context, { programme, declaration }),
      cases: (programme, identified) => exportCases(context, { programme, identified }, new AbortController().signal),
    })
  } finally {
    await store.close()
  }
}

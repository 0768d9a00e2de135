/** The way to what is kept: through the running server, which holds the lock on the file; or directly, where none runs. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Context, ownActor } from '../actions/context.js'
import { exportCases } from '../actions/declarations/export-cases.js'
import { exportEdition } from '../actions/studio/export-edition.js'
import { importFiles } from '../actions/studio/import-files.js'
import { listStudioProgrammes } from '../actions/studio/list-studio-programmes.js'
import { publishDraft } from '../actions/studio/publish-draft.js'
import { seedProgrammes } from '../actions/studio/seed-programmes.js'
import { showDraft } from '../actions/studio/show-draft.js'
import { showEditionFiles } from '../actions/studio/show-edition-files.js'
import type { CaseStep } from '../actions/views/cases.js'
import type { ErrorView } from '../actions/views/error.js'
import type { DraftView, PublicationView, StudioProgrammeView } from '../actions/views/studio.js'
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
  publish(programme: string, note: string, version: number): Promise<PublicationView>
  /** Every declaration as a case, one after the other. */
  cases(programme: string, identified: boolean): AsyncIterable<CaseStep>
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
    publish: (programme, note, version) => call(at(programme, 'publications'), { note, version }),
    cases: (programme, identified) => casesOf(url, token, at(programme, 'cases'), identified),
  }
}

const ask = (url: string, token: string, route: string, body?: object) =>
  fetch(`${url}/api/studio${route}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })

function caller(url: string, token: string) {
  return async <T>(route: string, body?: object): Promise<T> => {
    const response = await ask(url, token, route, body)
    if (!response.ok) throw await refusal(response)
    return (await response.json()) as T // typed by the route
  }
}

async function refusal(response: Response): Promise<AppError> {
  const { error } = (await response.json()) as ErrorView
  return new AppError(error.code as ErrorCode, error.message, error.problems) // the server names its own codes
}

/** The lines of a streamed answer as they come. */
async function* casesOf(url: string, token: string, route: string, identified: boolean): AsyncGenerator<CaseStep> {
  const response = await ask(url, token, route, { identified })
  if (!response.ok || !response.body) throw await refusal(response)
  let rest = ''
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line) yield JSON.parse(line) as CaseStep // typed by the route
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
      publish: (programme, note, version) => publishDraft(context, { programme, note, version }),
      cases: (programme, identified) => exportCases(context, { programme, identified }, new AbortController().signal),
    })
  } finally {
    await store.close()
  }
}

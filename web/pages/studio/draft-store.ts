/**
 * The draft of a programme while it is being edited: saved a second after the last change, kept on this computer until the server
 * has it, merged file by file with what others saved meanwhile. Lives across pages, one per account and programme.
 */
import type { DraftView } from '../../../server/actions/views/studio'
import { ApiError, api, ask, isOffline } from '../../api'
import { dropCopy, findCopy, keepCopy } from '../../draft/local-copy'
import { watchOver } from './leaving'
import { type Changes, type Clash, changed, changesBetween, merge, type Texts } from './merge'
import { noSteps, type Steps, stepped, stepsWithout, withStep } from './undo-steps'

export interface StudioState extends Steps {
  files: Texts
  version: number
  base?: string
  problems: DraftView['problems']
  examples: DraftView['examples']
  /** saved · changed (waits) · saving · offline (kept here) · conflict · refused (the sentence is in `problem`) */
  status: 'saved' | 'changed' | 'saving' | 'offline' | 'conflict' | 'refused'
  savedAt?: string
  savedBy?: string
  problem?: string
  clashes: readonly Clash[]
  /** Files that somebody else changed and that were taken over since the page was opened. */
  taken: readonly string[]
  /** Changes that this computer had kept were brought back. */
  restored: boolean
}

export interface StudioDraft {
  read(): StudioState
  subscribe(listener: () => void): () => void
  /** Replaces one file's text, as one types. */
  change(path: string, text: string): void
  /** Adds, replaces and deletes whole files; can be undone. */
  apply(label: string, changes: Changes): void
  undo(): void
  redo(): void
  /** Saves what is not saved; resolves to whether everything is now. */
  save(): Promise<boolean>
  /** Ends a conflict: for each file the side that stays. */
  settle(choices: Readonly<Record<string, 'mine' | 'theirs'>>): Promise<void>
  /** Takes what the server has, when nothing is unsaved here. */
  accept(view: DraftView): void
}

interface Theirs {
  version: number
  files: Texts
  savedAt?: string
  savedBy?: string
}

const pause = 1200
/** Milliseconds within which changes of the same label are one step. */
const goingOn = 2000
const drafts = new Map<string, StudioDraft>()

/** The draft of a programme for an account; the one that is open already. */
export function studioDraftOf(view: DraftView, account: string): StudioDraft {
  const key = `${account}/${view.programme}`
  const known = drafts.get(key)
  if (known) return known
  const draft = openDraft(view, account)
  drafts.set(key, draft)
  watchOver(drafts)
  return draft
}

const stateOf = (view: DraftView): StudioState => ({
  files: view.files,
  version: view.version,
  base: view.base,
  problems: view.problems,
  examples: view.examples,
  status: 'saved',
  savedAt: view.savedAt,
  savedBy: view.savedBy,
  clashes: [],
  taken: [],
  ...noSteps,
  restored: false,
})

function openDraft(opened: DraftView, account: string): StudioDraft {
  const { programme } = opened
  const copyId = `studio/${programme}`
  let state = stateOf(opened)
  /** What the server has, and whom it may have changed it since. */
  let saved: Texts = opened.files
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined
  let lastStep = 0
  const listeners = new Set<() => void>()
  const set = (change: Partial<StudioState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const unsaved = () => Object.keys(changesBetween(saved, state.files)).length > 0
  const keep = () =>
    keepCopy({
      id: copyId,
      account,
      version: state.version,
      answers: changesBetween(saved, state.files),
      at: new Date().toISOString(),
    })
  const soon = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }

  const succeed = (sent: Texts, view: DraftView) => {
    saved = sent
    const { version, base, problems, examples, savedAt, savedBy } = view
    const done = !unsaved()
    set({ version, base, problems, examples, savedAt, savedBy, status: done ? 'saved' : 'changed', problem: undefined })
    if (done) void dropCopy(copyId)
    else soon(pause)
  }
  const meet = (theirs: Theirs) => {
    const { files, clashes, taken } = merge(saved, state.files, theirs.files)
    saved = theirs.files
    const { version, savedAt, savedBy } = theirs
    const written = [...taken, ...clashes.map(({ path }) => path)]
    set({ files, version, savedAt, savedBy, clashes, taken: [...new Set([...state.taken, ...taken])], ...stepsWithout(state, written) })
    if (clashes.length > 0) set({ status: 'conflict' })
    else {
      set({ status: 'changed' })
      soon(0)
    }
  }
  const fail = async (error: unknown) => {
    if (error instanceof ApiError && error.code === 'conflict' && error.current) return meet(error.current as Theirs)
    await keep()
    if (isOffline(error) || (error instanceof ApiError && error.code === 'unauthorized')) {
      set({ status: 'offline' })
      return soon(5000)
    }
    set({ status: 'refused', problem: sentenceOf(error) })
  }
  const attempt = async (): Promise<boolean> => {
    clearTimeout(timer)
    const sent = state.files
    set({ status: state.status === 'offline' ? 'offline' : 'saving' })
    const json = { version: state.version, files: changesBetween(saved, sent) }
    try {
      succeed(sent, await ask(api.studio[':programme'].draft.$put({ param: { programme }, json })))
      return !unsaved()
    } catch (error) {
      await fail(error)
      return false
    }
  }
  const save = (): Promise<boolean> => {
    if (state.status === 'conflict') return Promise.resolve(false)
    if (running) return running.then(() => (unsaved() && state.status === 'changed' ? save() : !unsaved()))
    if (!unsaved()) {
      if (state.status !== 'saved') set({ status: 'saved', problem: undefined })
      return Promise.resolve(true)
    }
    running = attempt().finally(() => {
      running = undefined
    })
    return running
  }

  const put = (files: Texts, more: Partial<StudioState> = {}) => {
    const waits = state.status === 'conflict' || state.status === 'offline'
    set({ files, restored: false, status: waits ? state.status : 'changed', ...more })
    void keep()
    if (state.status !== 'conflict') soon(pause)
  }
  const apply = (label: string, changes: Changes) => {
    const goesOn = Date.now() - lastStep < goingOn
    lastStep = Date.now()
    put(changed(state.files, changes), withStep(state, state.files, label, changes, goesOn))
  }
  const back = (from: keyof Steps) => {
    const next = stepped(state, state.files, from)
    if (!next) return
    lastStep = 0
    put(next.files, next.steps)
  }
  const settle = async (choices: Readonly<Record<string, 'mine' | 'theirs'>>) => {
    const theirs = state.clashes.filter(({ path }) => choices[path] === 'theirs').map(({ path, theirs }) => [path, theirs] as const)
    set({ files: changed(state.files, Object.fromEntries(theirs)), clashes: [], status: 'changed' })
    await save()
  }
  const accept = (view: DraftView) => {
    if (running || unsaved() || state.status === 'conflict') return
    if (view.version <= state.version && view.base === state.base) return
    saved = view.files
    set({ ...stateOf(view), ...(view.base === state.base && { undo: state.undo, redo: state.redo }) })
  }
  const restore = async () => {
    const copy = await findCopy(copyId, account)
    if (!copy || unsaved() || running) return
    const kept = Object.fromEntries(Object.entries(copy.answers).filter(isChange))
    const files = changed(state.files, kept)
    if (Object.keys(changesBetween(saved, files)).length === 0) return void dropCopy(copyId)
    if (copy.version === state.version) return put(files, { restored: true })
    const clashes = Object.entries(kept).map(([path, mine]) => ({ path, mine, theirs: state.files[path] ?? null }))
    set({ files, clashes: clashes.filter(({ mine, theirs }) => mine !== theirs), status: 'conflict', restored: true })
  }
  void restore()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  const change = (path: string, text: string) =>
    state.files[path] !== text && put({ ...state.files, [path]: text }, stepsWithout(state, [path]))
  const undo = () => back('undo')
  const redo = () => back('redo')
  return { read: () => state, subscribe, change, apply, undo, redo, save, settle, accept }
}

const isChange = (entry: [string, unknown]): entry is [string, string | null] => entry[1] === null || typeof entry[1] === 'string'

function sentenceOf(error: unknown): string {
  if (!(error instanceof ApiError)) return '没有保存成功，请稍后再试。'
  return error.problems.map(({ message }) => message).join(' ') || error.message
}

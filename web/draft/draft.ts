/**
 * The answers of a declaration while they are being filled: saved two seconds after the last change and every twenty,
 * kept on this computer while the server is away, never thrown away. Lives across pages, one per account and declaration.
 */
import { mutate } from 'swr'
import type { CheckView } from '../../server/actions/views/check'
import type { DeclarationView } from '../../server/actions/views/declaration'
import { ApiError, api, ask, isOffline } from '../api'
import { dropCopy, findCopy, keepCopy } from './local-copy'

export type Answers = Record<string, unknown>

/** What stands on the server, saved from elsewhere, based on another version than ours. */
export interface Conflict {
  version: number
  answers: Answers
  savedAt?: string
}

export interface DraftState {
  answers: Answers
  version: number
  /** saved · changed (waits) · saving · offline (kept here) · conflict · refused (the sentence is in `problem`) */
  status: 'saved' | 'changed' | 'saving' | 'offline' | 'conflict' | 'refused'
  savedAt: string
  problem?: string
  conflict?: Conflict
  /** Typed earlier on this computer and brought back. */
  restored: boolean
}

export interface Draft {
  read(): DraftState
  subscribe(listener: () => void): () => void
  /** Replaces the content of one section. */
  change(section: string, content: unknown): void
  /** Saves what is not saved; resolves to whether everything is now. */
  save(): Promise<boolean>
  /** Ends a conflict: `mine` goes over what stands on the server, or what stands there is taken. */
  settle(choice: 'mine' | 'theirs'): Promise<void>
}

const pause = 2000
const beat = 20_000
const drafts = new Map<string, Draft>()

/** The draft of a declaration; the one that is open already, unless the server has moved on and nothing is unsaved here. */
export function draftOf(view: DeclarationView, account: string): Draft {
  const key = `${account}/${view.id}`
  const known = drafts.get(key)
  const state = known?.read()
  if (known && state && (state.version >= view.version || state.status !== 'saved')) return known
  const draft = openDraft(view, account)
  drafts.set(key, draft)
  watch()
  return draft
}

function openDraft(view: DeclarationView, account: string): Draft {
  const { id } = view
  let state: DraftState = { answers: view.answers, version: view.version, status: 'saved', savedAt: view.savedAt, restored: false }
  let saved = view.answers
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined
  const listeners = new Set<() => void>()
  const set = (change: Partial<DraftState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const keep = () => keepCopy({ id, account, version: state.version, answers: state.answers, at: new Date().toISOString() })
  const soon = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }

  const accept = (sent: Answers, answer: { version: number; savedAt: string; check: CheckView }) => {
    saved = sent
    const isCurrent = state.answers === sent
    set({ version: answer.version, savedAt: answer.savedAt, status: isCurrent ? 'saved' : 'changed', problem: undefined })
    if (isCurrent) void dropCopy(id)
    else soon(pause)
    void mutate(['check', id], answer.check, { revalidate: false })
    void mutate<DeclarationView>(
      ['declaration', id],
      (known) => known && { ...known, version: answer.version, savedAt: answer.savedAt, answers: sent },
      { revalidate: false },
    )
  }
  const fail = async (error: unknown): Promise<void> => {
    if (error instanceof ApiError && error.code === 'conflict') return set({ status: 'conflict', conflict: error.current as Conflict })
    if (isOffline(error) || (error instanceof ApiError && error.code === 'unauthorized')) {
      await keep()
      set({ status: 'offline' })
      return soon(5000)
    }
    await keep()
    set({ status: 'refused', problem: sentenceOf(error) })
  }
  const attempt = async (): Promise<boolean> => {
    clearTimeout(timer)
    const sent = state.answers
    set({ status: state.status === 'offline' ? 'offline' : 'saving' })
    try {
      accept(
        sent,
        await ask(api.declarations[':id'].answers.$put({ param: { id }, json: { version: state.version, answers: sent as never } })),
      )
      // this attempt is still the running one: asking `save` for what was typed meanwhile would wait for itself
      return state.status === 'saved' || attempt()
    } catch (error) {
      await fail(error)
      return false
    }
  }
  const save = (): Promise<boolean> => {
    if (state.status === 'conflict') return Promise.resolve(false)
    if (state.answers === saved && state.status !== 'offline') return Promise.resolve(true)
    running ??= attempt().finally(() => {
      running = undefined
    })
    return running
  }

  const change = (section: string, content: unknown) => {
    if (JSON.stringify(state.answers[section]) === JSON.stringify(content)) return
    const status = state.status === 'conflict' || state.status === 'offline' ? state.status : running ? 'saving' : 'changed'
    set({ answers: { ...state.answers, [section]: content }, status, restored: false })
    void keep()
    if (state.status !== 'conflict') soon(pause)
  }
  const settle = async (choice: 'mine' | 'theirs') => {
    const { conflict } = state
    if (!conflict) return
    saved = conflict.answers
    if (choice === 'theirs') {
      set({
        answers: conflict.answers,
        version: conflict.version,
        conflict: undefined,
        status: 'saved',
        savedAt: conflict.savedAt ?? state.savedAt,
      })
      await dropCopy(id)
    } else {
      set({ version: conflict.version, conflict: undefined, status: 'changed' })
      await save()
    }
  }
  const restore = async () => {
    const copy = await findCopy(id, account)
    if (!copy || state.answers !== view.answers) return
    if (JSON.stringify(copy.answers) === JSON.stringify(view.answers) || view.editable === 'none') return void dropCopy(id)
    set({ answers: copy.answers, status: 'changed', restored: true })
    if (copy.version === view.version) soon(0)
    else set({ status: 'conflict', conflict: { version: view.version, answers: view.answers, savedAt: view.savedAt } })
  }
  void restore()
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    change,
    save,
    settle,
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof ApiError)) return '没有保存成功，请稍后再试。'
  return error.problems.map(({ message }) => message).join(' ') || error.message
}

let watching = false

/** Saves every twenty seconds, when the page is left or hidden, and when the network is back. */
function watch(): void {
  if (watching) return
  watching = true
  const saveAll = () => {
    for (const draft of drafts.values()) void draft.save()
  }
  setInterval(saveAll, beat)
  window.addEventListener('online', saveAll)
  window.addEventListener('pagehide', () => {
    // what is still being typed is handed on when its field loses the focus
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    saveAll()
  })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && saveAll())
}

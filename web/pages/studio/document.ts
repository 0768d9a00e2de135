/** One JSON file of the draft as its content, with changes at places; every change can be undone by its label. */
import { useMemo } from 'react'
import type { Problem } from '../../../server/engine/model'
import { type Place, withInserted, withMoved, withValue } from './edits'
import type { Opened } from './opening'
import { documentOf, problemsIn } from './problems'

export interface DocumentEditor<T> {
  path: string
  /** The content; undefined while there is no such file or its text is no JSON. */
  value: T | undefined
  exists: boolean
  /** Everything wrong in the file. */
  problems: readonly Problem[]
  set(label: string, place: Place, value: unknown): void
  insert(label: string, list: Place, item: unknown, index?: number): void
  move(label: string, list: Place, from: number, to: number): void
  /** Any other change of the text. */
  edit(label: string, change: (text: string) => string): void
}

/** The content is typed by what the file's meta-schema says; while the draft has problems, parts of it may be missing. */
export function useDocument<T>({ draft, state }: Opened, path: string, empty: unknown = {}): DocumentEditor<T> {
  const text = state.files[path]
  const value = useMemo(() => documentOf(text) as T | undefined, [text])
  const { problems, examples } = state
  const found = useMemo(() => problemsIn({ problems, examples }, path), [problems, examples, path])
  return useMemo(() => {
    const edit = (label: string, change: (text: string) => string) => {
      const before = draft.read().files[path]
      const after = change(before ?? `${JSON.stringify(empty, undefined, 2)}\n`)
      if (after !== before) draft.apply(label, { [path]: after })
    }
    return {
      path,
      value,
      exists: text !== undefined,
      problems: found,
      edit,
      set: (label, place, next) => edit(label, (old) => withValue(old, place, next)),
      insert: (label, list, item, index) => edit(label, (old) => withInserted(old, list, item, index)),
      move: (label, list, from, to) => edit(label, (old) => withMoved(old, list, from, to)),
    }
  }, [draft, path, value, text, found, empty])
}

/** The problems at or below a pointer. */
export const problemsBelow = (problems: readonly Problem[], pointer: string): Problem[] =>
  problems.filter(({ at }) => at === pointer || at.startsWith(`${pointer}/`))

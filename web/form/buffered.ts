/** Text that is typed freely and handed on when the person pauses or leaves the field: one keystroke costs next to nothing. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ControlProps } from './asking'

const pause = 400

/** `normalise` brings what was typed to its stored form; `show` is how a stored value looks while it is edited. */
export function useBuffered({ value, onChange, asking, fieldKey }: ControlProps, normalise: (text: string) => unknown) {
  const stored = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const [text, setText] = useState(stored)
  const [seen, setSeen] = useState(stored)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const typed = useRef<string>(undefined)
  if (seen !== stored) {
    setSeen(stored)
    // a value that came from elsewhere; our own, handed on in its stored form, leaves the typed text alone
    if (typed.current === undefined && String(normalise(text) ?? '') !== stored) setText(stored)
  }
  const commit = useCallback(() => {
    clearTimeout(timer.current)
    if (typed.current === undefined) return
    const next = normalise(typed.current)
    typed.current = undefined
    asking.pending.delete(fieldKey)
    onChange(next)
  }, [asking, fieldKey, normalise, onChange])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (next: string) => {
    setText(next)
    typed.current = next
    asking.pending.set(fieldKey, normalise(next))
    clearTimeout(timer.current)
    timer.current = setTimeout(commit, pause)
  }
  const leave = () => {
    commit()
    setText(String(normalise(text) ?? ''))
  }
  /** Nothing of what was typed is handed on: something else was taken in its place. */
  const forget = () => {
    clearTimeout(timer.current)
    typed.current = undefined
    asking.pending.delete(fieldKey)
  }
  return { text, type, leave, commit, forget }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they come in by pasting and are never meant
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** Text as it is stored: without invisible characters, without blanks around it; nothing for an empty one. */
export const plainText = (text: string): string | undefined =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(controlCharacters, '')
    .trim() || undefined

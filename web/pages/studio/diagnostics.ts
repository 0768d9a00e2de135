/** Problems of a file as marks in its text: the server's at their pointers, broken JSON at once. */
import type { Diagnostic } from '@codemirror/lint'
import type { EditorState } from '@codemirror/state'
import type { Problem } from '../../../server/engine/model'
import { rangeOf, treeOf } from './json-tree'

/** Marks for an editor: where the text is not JSON, that alone. */
export function diagnosticsOf(state: EditorState, isJson: boolean, problems: readonly Problem[]): Diagnostic[] {
  const broken = isJson ? brokenAt(state) : undefined
  if (broken !== undefined) {
    const line = state.doc.lineAt(broken)
    return [
      {
        from: Math.min(broken, line.to),
        to: line.to,
        severity: 'error',
        message: '这里不是合法的 JSON：请检查逗号、引号和括号是否成对、有没有多余。',
      },
    ]
  }
  return problems.map(({ at, message, remedy }) => {
    const { from, to } = isJson ? rangeOf(state, at) : lineRange(state, at)
    return { from, to, severity: 'error' as const, message: remedy ? `${message}\n${remedy}` : message }
  })
}

/** Where the parser stumbled first; undefined for well-formed text. */
export function brokenAt(state: EditorState): number | undefined {
  const text = state.doc.toString()
  try {
    JSON.parse(text)
    return undefined
  } catch {
    let found: number | undefined
    treeOf(state).iterate({
      enter: (node) => {
        if (found === undefined && node.type.isError) found = node.from
      },
    })
    return found ?? Math.min(text.trimEnd().length, text.length)
  }
}

/** In a template a place is a line: `/12` or `line 12`; otherwise the first line. */
export function lineRange(state: EditorState, at: string): { from: number; to: number } {
  const number = Number(/(\d+)/.exec(at)?.[1] ?? 1)
  const line = state.doc.line(Math.min(Math.max(number, 1), state.doc.lines))
  return { from: line.from, to: line.to }
}

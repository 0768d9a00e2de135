/** One file in the editor: completion, marks at the places of problems, its own undo history while the page is open. */
import { autocompletion } from '@codemirror/autocomplete'
import { historyField } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import { basicSetup, EditorView } from 'codemirror'
import { useEffect, useRef } from 'react'
import type { Problem } from '../../../server/actions/views'
import { completeConfiguration } from './completion'
import { diagnosticsOf } from './diagnostics'
import { editorLanguage } from './editor-language'
import { rangeOf } from './json-tree'
import type { Schemas } from './schema-walk'

export interface Target {
  path: string
  at: string
  /** Differs for each request to jump, also to the same place. */
  turn: number
}

interface Props {
  programme: string
  path: string
  label: string
  text: string
  files: Readonly<Record<string, string>>
  schemas: Schemas
  problems: readonly Problem[]
  target?: Target
  onChange: (text: string) => void
}

/** Files that were open before, so that going back keeps their undo history and cursor. */
const kept = new Map<string, { text: string; state: unknown }>()
const keptFields = { history: historyField }

export default function CodeEditor({ programme, path, label, text, files, schemas, problems, target, onChange }: Props) {
  const holder = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef({ files, schemas, onChange })
  latest.current = { files, schemas, onChange }
  const isJson = path.endsWith('.json')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor holds the text itself; it is made anew for another file only
  useEffect(() => {
    if (!holder.current) return
    const place = `${programme}/${path}`
    const before = kept.get(place)
    const extensions = extensionsOf()
    const state =
      before?.text === text ? EditorState.fromJSON(before.state, { extensions }, keptFields) : EditorState.create({ doc: text, extensions })
    const editor = new EditorView({ state, parent: holder.current })
    view.current = editor
    return () => {
      kept.set(place, { text: editor.state.doc.toString(), state: editor.state.toJSON(keptFields) })
      editor.destroy()
    }
  }, [programme, path])

  useEffect(() => {
    const editor = view.current
    if (editor && editor.state.doc.toString() !== text) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
  }, [text])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed text moves the marks
  useEffect(() => {
    const editor = view.current
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state, isJson, problems)))
  }, [problems, text, path])

  useEffect(() => {
    const editor = view.current
    if (!editor || target?.path !== path) return
    const { from } = isJson ? rangeOf(editor.state, target.at) : { from: 0 }
    editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
    editor.focus()
  }, [target, path, isJson])

  function extensionsOf(): Extension[] {
    const complete = completeConfiguration(() => ({ path, ...latest.current }))
    return [
      basicSetup,
      editorLanguage(label),
      isJson ? json() : [],
      lintGutter(),
      autocompletion({ override: [complete], activateOnTyping: true, icons: false }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) latest.current.onChange(update.state.doc.toString())
      }),
    ]
  }

  return <div ref={holder} className="studio-editor" />
}

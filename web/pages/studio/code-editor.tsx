/** One file in the editor: completion, marks at the places of problems, its own undo history while the page is open. */
import { autocompletion } from '@codemirror/autocomplete'
import { historyField, redo, undo } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { openSearchPanel } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { basicSetup, EditorView } from 'codemirror'
import { useEffect, useRef } from 'react'
import type { Problem } from '../../../server/engine/model'
import { completeConfiguration } from './completion'
import { diagnosticsOf, lineRange } from './diagnostics'
import { editorLanguage } from './editor-language'
import { pointerAt, rangeOf } from './json-tree'
import type { Schemas } from './schema-walk'
import { completeTemplate } from './template-completion'
import { handlebars } from './template-language'
import { chips } from './templates/chips'

export interface Target {
  path: string
  at: string
  /** Differs for each request to jump, also to the same place. */
  turn: number
}

/** What the buttons above the editor do. */
export interface EditorCommands {
  undo(): void
  redo(): void
  find(): void
  /** Puts a text where the cursor stands, in place of what is selected. */
  insert(text: string): void
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
  /** What stands in a template, by what it is called; shown in its place. */
  chips?: ReadonlyMap<string, string>
  onChange: (text: string) => void
  /** The pointer of the place where the cursor stands; in a template its line. */
  onMove: (at: string) => void
  onReady: (commands: EditorCommands) => void
}

/** Files that were open before, so that going back keeps their undo history and cursor. */
const kept = new Map<string, { text: string; state: unknown }>()
const keptFields = { history: historyField }

export default function CodeEditor({ programme, path, label, text, problems, target, ...more }: Props) {
  const holder = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef(more)
  latest.current = more
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
    latest.current.onReady(commandsOf(editor))
    return () => {
      kept.set(place, { text: editor.state.doc.toString(), state: editor.state.toJSON(keptFields) })
      editor.destroy()
    }
  }, [programme, path])

  useEffect(() => {
    const editor = view.current
    if (editor && editor.state.doc.toString() !== text) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
  }, [text])

  // what is written may be called otherwise meanwhile
  useEffect(() => view.current?.contentDOM.setAttribute('aria-label', label), [label])

  // biome-ignore lint/correctness/useExhaustiveDependencies: chips look again when they are told of any change
  useEffect(() => view.current?.dispatch({}), [more.chips])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed text moves the marks
  useEffect(() => {
    const editor = view.current
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state, isJson, problems)))
  }, [problems, text, path])

  useEffect(() => {
    const editor = view.current
    if (!editor || target?.path !== path) return
    const { from } = isJson ? rangeOf(editor.state, target.at) : lineRange(editor.state, target.at)
    editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
    editor.focus()
  }, [target, path, isJson])

  function extensionsOf(): Extension[] {
    const complete = isJson ? completeConfiguration(() => ({ path, ...latest.current })) : completeTemplate(() => latest.current)
    return [
      basicSetup,
      editorLanguage(label),
      isJson ? json() : handlebars,
      isJson ? [] : chips(() => latest.current.chips),
      lintGutter(),
      autocompletion({ override: [complete], activateOnTyping: true, icons: false }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) latest.current.onChange(update.state.doc.toString())
        if (update.selectionSet || update.docChanged) latest.current.onMove(placeOf(update.state, isJson))
      }),
    ]
  }

  return <div ref={holder} className="studio-editor" />
}

const commandsOf = (editor: EditorView): EditorCommands => {
  const run = (command: (editor: EditorView) => boolean) => () => {
    command(editor)
    editor.focus()
  }
  const insert = (text: string) => {
    editor.dispatch(editor.state.replaceSelection(around(text, selectedIn(editor.state))), { scrollIntoView: true })
    editor.focus()
  }
  return { undo: run(undo), redo: run(redo), find: () => void openSearchPanel(editor), insert }
}

const selectedIn = ({ selection: { main }, doc }: EditorState) => doc.sliceString(main.from, main.to)

/** What puts a mark around words is put around those that are selected. */
const around = (text: string, selected: string) =>
  selected === '' ? text : text.replace(/^(<strong>)[^<]*(<\/strong>)$/, (_, from, to) => from + selected + to)

function placeOf(state: EditorState, isJson: boolean): string {
  const position = state.selection.main.head
  return isJson ? pointerAt(state, position) : `/${state.doc.lineAt(position).number}`
}

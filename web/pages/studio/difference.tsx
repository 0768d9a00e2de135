/** Two texts side by side, below each other where there is no room. */
import { json } from '@codemirror/lang-json'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { basicSetup, EditorView } from 'codemirror'
import { useEffect, useRef } from 'react'
import { editorLanguage } from './editor-language'

interface Props {
  before: string
  after: string
  beforeLabel: string
  afterLabel: string
  narrow: boolean
  /** Shows what did not change as well. */
  whole?: boolean
}

export default function Difference({ before, after, beforeLabel, afterLabel, narrow, whole }: Props) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const parent = holder.current
    if (!parent) return
    const collapseUnchanged = whole ? undefined : { margin: 3, minSize: 6 }
    const shared = (label: string) => [basicSetup, editorLanguage(label), json(), EditorState.readOnly.of(true)]
    const view = narrow
      ? new EditorView({
          parent,
          doc: after,
          extensions: [shared(afterLabel), unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged })],
        })
      : new MergeView({
          parent,
          a: { doc: before, extensions: shared(beforeLabel) },
          b: { doc: after, extensions: shared(afterLabel) },
          collapseUnchanged,
        })
    return () => view.destroy()
  }, [before, after, beforeLabel, afterLabel, narrow, whole])
  return <div ref={holder} className="studio-difference" />
}

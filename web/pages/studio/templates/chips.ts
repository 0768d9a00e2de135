/** Shows what is filled in, and the layout, by Chinese names: {{organisation.name}} reads 申报单位 · 名称. */
import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view'
import { type Mark, markOf, markPattern } from './marks'

type Labels = ReadonlyMap<string, string> | undefined

/** Chips for the texts of a map, which is asked each time, so that it follows what the draft offers; none without a map. */
export function chips(labels: () => Labels): Extension {
  return ViewPlugin.define((view) => marksOf(view, labels), {
    decorations: ({ marks }) => marks,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.marks ?? Decoration.none),
  })
}

interface Marks {
  marks: DecorationSet
  update(update: ViewUpdate): void
}

function marksOf(view: EditorView, labels: () => Labels): Marks {
  let known = labels()
  const made: Marks = {
    marks: chipsIn(view, known),
    update({ docChanged, viewportChanged, selectionSet }) {
      if (!docChanged && !viewportChanged && !selectionSet && known === labels()) return
      known = labels()
      made.marks = chipsIn(view, known)
    },
  }
  return made
}

function chipsIn(view: EditorView, labels: Labels): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>()
  if (!labels) return marks.finish()
  const { head } = view.state.selection.main
  for (const { from, to } of view.visibleRanges) {
    const text = view.state.sliceDoc(from, to)
    for (const found of text.matchAll(markPattern)) {
      const mark = markOf(labels, found[0])
      const start = from + found.index
      const end = start + found[0].length
      // what is just being written is no chip yet
      if (mark && (head <= start || head >= end)) marks.add(start, end, Decoration.replace({ widget: new Chip(mark, found[0]) }))
    }
  }
  return marks.finish()
}

/** The editor asks for a class. */
class Chip extends WidgetType {
  readonly mark: Mark
  readonly text: string
  constructor(mark: Mark, text: string) {
    super()
    this.mark = mark
    this.text = text
  }
  override eq(other: Chip) {
    return other.mark.label === this.mark.label && other.text === this.text
  }
  override toDOM() {
    const chip = document.createElement('span')
    chip.className = `template-chip is-${this.mark.kind}`
    chip.textContent = this.mark.label
    chip.title = this.text
    return chip
  }
  override ignoreEvent() {
    return false
  }
}

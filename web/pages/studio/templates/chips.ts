/** Shows what is filled in by its Chinese name: {{organisation.name}} reads 申报单位 · 名称 while nobody edits within it. */
import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view'

/** Chips for the texts of a map, which is asked each time, so that it follows what the draft offers. */
export function chips(labels: () => ReadonlyMap<string, string>): Extension {
  return ViewPlugin.define((view) => marksOf(view, labels), {
    decorations: ({ marks }) => marks,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.marks ?? Decoration.none),
  })
}

interface Marks {
  marks: DecorationSet
  update(update: ViewUpdate): void
}

function marksOf(view: EditorView, labels: () => ReadonlyMap<string, string>): Marks {
  let known = labels()
  const made: Marks = {
    marks: chipsIn(view, known),
    update({ docChanged, viewportChanged }) {
      if (!docChanged && !viewportChanged && known === labels()) return
      known = labels()
      made.marks = chipsIn(view, known)
    },
  }
  return made
}

function chipsIn(view: EditorView, labels: ReadonlyMap<string, string>): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    const text = view.state.sliceDoc(from, to)
    for (const found of text.matchAll(/\{\{[^{}\n]{1,200}\}\}/g)) {
      const label = labelIn(labels, found[0])
      const start = from + found.index
      if (label !== undefined) marks.add(start, start + found[0].length, Decoration.replace({ widget: new Chip(label, found[0]) }))
    }
  }
  return marks.finish()
}

/** What is stored, and what leaves room where nothing is filled in, is called as what people read. */
export const labelIn = (labels: ReadonlyMap<string, string>, text: string): string | undefined =>
  labels.get(text) ?? labels.get(text.replace(/^\{\{(?:blank )?(?:answers|texts)\.([\w-]+)(?: \d+)?\}\}$/, '{{texts.$1}}'))

/** The editor asks for a class. */
class Chip extends WidgetType {
  readonly label: string
  readonly text: string
  constructor(label: string, text: string) {
    super()
    this.label = label
    this.text = text
  }
  override eq(other: Chip) {
    return other.label === this.label && other.text === this.text
  }
  override toDOM() {
    const chip = document.createElement('span')
    chip.className = 'template-chip'
    chip.textContent = this.label
    chip.title = this.text
    return chip
  }
  override ignoreEvent() {
    return false
  }
}

/** Colours of Handlebars templates: what is filled in, tags and comments. */
import { StreamLanguage } from '@codemirror/language'

interface State {
  within: 'text' | 'expression' | 'comment' | 'tag'
}

/** A language for the editor; it knows nothing but colours. */
export const handlebars = StreamLanguage.define<State>({
  name: 'handlebars',
  startState: () => ({ within: 'text' }),
  token(stream, state) {
    const { ends, style } = places[state.within]
    if (state.within !== 'text') {
      if (stream.match(ends)) {
        state.within = 'text'
        return style
      }
      if (state.within === 'expression' && stream.match(/"[^"]*"|'[^']*'/)) return 'string'
      stream.next()
      return style
    }
    const start = starts.find(([pattern]) => stream.match(pattern))
    if (start) {
      state.within = start[1]
      return places[start[1]].style
    }
    stream.next()
    stream.eatWhile(/[^{<]/)
    return null
  },
})

const places: Record<State['within'], { ends: RegExp; style: string | null }> = {
  text: { ends: /$^/, style: null },
  expression: { ends: /\}{2,3}/, style: 'propertyName' },
  comment: { ends: /--\}\}|-->/, style: 'comment' },
  tag: { ends: />/, style: 'keyword' },
}

const starts: readonly (readonly [RegExp, Exclude<State['within'], 'text'>])[] = [
  [/\{\{!--|<!--/, 'comment'],
  [/\{\{/, 'expression'],
  [/<\/?[a-z]/i, 'tag'],
]

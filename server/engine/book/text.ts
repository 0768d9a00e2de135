/** The policy book as text for a terminal or a file: what is in between {+ +}, what is out between [- -]. */
import type { BookPage } from './html.js'
import type { Fate, Piece, TrackedBook, TrackedPart } from './model.js'
import { numeral } from './numerals.js'

/** Markdown that reads well as it is. */
export function bookText({ book, changes, against, edition }: BookPage): string {
  const lines = [
    `# ${said(book.title)}`,
    ...book.issued.map(said),
    edition,
    ...(against === undefined
      ? []
      : ['', `## 与${against}相比的改动（${changes.length} 处）`, ...changes.map(({ kind, text }) => `- 〔${kind}〕${text}`)]),
    ...book.chapters.flatMap(({ number, title, fate, parts }) => [
      '',
      `## ${numeral(number)}、${title}${marks[fate]}`,
      ...parts.flatMap(partLines),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

/** Only what changed: chapters, parts and rows in which nothing did are left out. */
export const changedOnly = (book: TrackedBook): TrackedBook => ({
  ...book,
  chapters: book.chapters
    .filter(({ fate }) => fate !== 'same')
    .map((chapter) => ({
      ...chapter,
      parts: chapter.parts
        .filter(({ fate }) => fate !== 'same')
        .map((part) => ({ ...part, rows: part.rows.filter(({ fate }) => fate !== 'same') })),
    })),
})

const marks: Record<Fate, string> = { same: '', changed: '', new: '（新增）', gone: '（删除）' }

function partLines({ title, fate, columns, rows }: TrackedPart): string[] {
  const head = title ? ['', `### ${title}${marks[fate]}`] : []
  return [
    ...head,
    ...rows.map(({ fate: own, cells }) => {
      const [name = [], ...others] = cells
      const words = others.flatMap((cell, index) => {
        const shown = said(cell)
        if (shown === '') return []
        const column = columns[index + 1]?.title
        return [column && columns.length > 2 ? `${column}：${shown}` : shown]
      })
      return `- ${marks[own]}${said(name)}${words.length > 0 ? `：${words.join('　')}` : ''}`
    }),
  ]
}

const said = (pieces: readonly Piece[]) =>
  pieces.map(({ text, change }) => (change === 'in' ? `{+${text}+}` : change === 'out' ? `[-${text}-]` : text)).join('')

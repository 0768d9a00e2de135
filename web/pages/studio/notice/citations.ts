/** Which place of which file cites a clause. */
import { stageTitles, titleOf } from '../file-kinds'
import { documentOf } from '../problems'
import { pointerInWords } from '../words'

export interface Citation {
  file: string
  at: string
  /** The file and the place in it, for people. */
  words: string
}

/** Every citation of every clause, by its id. */
export function citationsIn(files: Readonly<Record<string, string>>): Map<string, Citation[]> {
  const found = new Map<string, Citation[]>()
  const stages = stageTitles(files)
  const add = (clause: string, file: string, at: string, where: string) => {
    const words = [titleOf(file, files, stages), where].filter(Boolean).join(' › ')
    found.set(clause, [...(found.get(clause) ?? []), { file, at, words }])
  }
  for (const [file, text] of Object.entries(files)) {
    if (/^rules\/(examples|demo)\//.test(file) || file === 'schemas/clauses.json') continue
    if (file.endsWith('.hbs')) for (const { clause, line } of quotedIn(text)) add(clause, file, `/line/${line}`, `第 ${line} 行`)
    else {
      const document = documentOf(text)
      visit(document, '', (clause, at) => add(clause, file, `${at}/clause`, pointerInWords(at, document)))
    }
  }
  return found
}

function visit(node: unknown, at: string, tell: (clause: string, at: string) => void): void {
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) {
    if (key === 'clause' && typeof value === 'string') tell(value, at)
    else visit(value, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, tell)
  }
}

const quotedIn = (text: string) =>
  text
    .split('\n')
    .flatMap((content, index) =>
      [...content.matchAll(/\{\{\s*clause\s+['"]([^'"]+)['"]/g)].map(([, clause = '']) => ({ clause, line: index + 1 })),
    )

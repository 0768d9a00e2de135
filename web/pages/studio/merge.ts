/** Texts of files against each other: what changed, and how two people's changes come together. */

export type Texts = Readonly<Record<string, string>>
/** New texts by path; null removes the file. */
export type Changes = Readonly<Record<string, string | null>>

/** What leads from one state of the files to the other. */
export function changesBetween(before: Texts, after: Texts): Record<string, string | null> {
  const changes: Record<string, string | null> = {}
  for (const path of pathsOf(before, after)) if (before[path] !== after[path]) changes[path] = after[path] ?? null
  return changes
}

/** The files with changes applied. */
export function changed(files: Texts, changes: Changes): Record<string, string> {
  const next = { ...files }
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) delete next[path]
    else next[path] = text
  }
  return next
}

/** The changes that take these changes back. */
export const inverse = (files: Texts, changes: Changes): Record<string, string | null> =>
  Object.fromEntries(Object.keys(changes).map((path) => [path, files[path] ?? null]))

/** One file that both sides changed; null = deleted there. */
export interface Clash {
  path: string
  mine: string | null
  theirs: string | null
}

export interface Merged {
  /** Their files with my changes, except where both changed the same file: there mine stands for now. */
  files: Record<string, string>
  clashes: Clash[]
  /** Files that they alone changed. */
  taken: string[]
}

/** Brings my changes onto their files, both made from the same base. */
export function merge(base: Texts, mine: Texts, theirs: Texts): Merged {
  const my = changesBetween(base, mine)
  const their = changesBetween(base, theirs)
  const clashes = Object.keys(my)
    .filter((path) => path in their && my[path] !== their[path])
    .map((path) => ({ path, mine: my[path] ?? null, theirs: their[path] ?? null }))
  return { files: changed(theirs, my), clashes, taken: Object.keys(their).filter((path) => !(path in my)) }
}

/** Every path of either side, in order. */
export const pathsOf = (...sides: readonly Texts[]): string[] => [...new Set(sides.flatMap((side) => Object.keys(side)))].sort()

/** Which print of a declaration is current: only a change of printed content makes a stamped scan stale. */
import { hash } from 'node:crypto'
import { isObject } from '../../engine/form/answers.js'
import type { Answers, Json } from '../../engine/model.js'
import type { Stage } from '../../engine/programme.js'
import type { RevisionRow } from '../../store/revisions.js'
import type { PrintedPages } from '../../store/scans.js'
import { type Change, changesBetween } from '../changes.js'
import type { Subject } from './subject.js'

export interface PrintState {
  /** Hash of the printed content as it is now. */
  hash: string
  printed: boolean
  /** The last print shows what stands now. */
  current: boolean
  revision?: number
  /** When the current content was printed first. */
  at?: string
  /** What changed since the last print, where it is not current. */
  changed: Change[]
  /** The pages of that print on which it stands; absent where they are not known. */
  changedPages?: number[]
}

/** Compares what stands now with the prints that were made. */
export function printState(
  { row, stage, programme, answers }: Subject,
  revisions: readonly RevisionRow[],
  printed: ReadonlyMap<string, PrintedPages>,
): PrintState {
  const content = printedHash(stage, row.edition, answers)
  const prints = revisions.filter(({ kind }) => kind === 'print')
  const same = prints.findLast((print) => print.printed_hash === content)
  const last = prints.at(-1)
  const changed =
    last && !same
      ? changesBetween(programme, stage, printedAnswers(stage, JSON.parse(last.answers) as Answers), printedAnswers(stage, answers))
      : []
  const changedPages = pagesOf(changed, last && printed.get(last.printed_hash))
  return {
    hash: content,
    printed: prints.length > 0,
    current: same !== undefined,
    revision: same?.number,
    at: same?.at,
    changed,
    changedPages,
  }
}

/** On which pages of a print the values stand that were changed; what it did not show is where the rest of its part stands. Undefined where that is not known of each. */
export function pagesOf(changed: readonly Change[], print: PrintedPages | undefined): number[] | undefined {
  const { places } = print ?? {}
  if (!places || changed.length === 0) return undefined
  const each = changed.map(({ at }) => {
    const own = places[at]
    const around = own ? [own] : Object.entries(places).flatMap(([one, place]) => (one.startsWith(`/${at.split('/')[1]}/`) ? [place] : []))
    return around.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
  })
  return each.every((pages) => pages.length > 0) ? [...new Set(each.flat())].sort((a, b) => a - b) : undefined
}

/** SHA-256 over the printed answers and the edition whose form they fill. */
export function printedHash(stage: Stage, edition: string, answers: Answers): string {
  return hash('sha256', `${edition}\n${canonical(printedAnswers(stage, answers))}`)
}

/** SHA-256 over all answers, independent of the order of keys. */
export const contentHash = (answers: Answers) => hash('sha256', canonical(answers))

/** The answers that stand on the print. */
export function printedAnswers(stage: Stage, answers: Answers): Answers {
  const unprinted = new Set([...stage.form.fields.values()].filter(({ printed }) => !printed).map(({ key }) => key))
  const kept = (group: Json): Json =>
    isObject(group)
      ? Object.fromEntries(Object.entries(group).filter(([key, value]) => !unprinted.has(key) && value !== ''))
      : Array.isArray(group)
        ? group.map(kept)
        : group
  const hidden = new Set(
    stage.form.sections.filter(({ by, fields }) => by && fields.every(({ printed }) => !printed)).map(({ key }) => key),
  )
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([section]) => !hidden.has(section))
      .map(([section, content]) => [section, kept(content)]),
  )
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  let text = ''
  for (const key of Object.keys(value).sort()) text += `${text ? ',' : ''}${JSON.stringify(key)}:${canonical(value[key] ?? null)}`
  return `{${text}}`
}

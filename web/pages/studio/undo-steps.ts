/** What takes changes of a draft back, and makes them again. */
import { type Changes, changed, inverse, type Texts } from './merge'

/** What takes a change back, or makes it again. */
export interface Step {
  label: string
  changes: Changes
}

/** Changes that may be taken back, and those that were; the last one is next. */
export interface Steps {
  undo: readonly Step[]
  redo: readonly Step[]
}

export const noSteps: Steps = { undo: [], redo: [] }

/** More steps back than anybody takes. */
const mostSteps = 200

/** With what takes a change of these files back; what is typed into one place goes on with the step before. */
export function withStep({ undo }: Steps, files: Texts, label: string, changes: Changes, goesOn: boolean): Steps {
  const before = undo.at(-1)
  const isSame = goesOn && before?.label === label && Object.keys(changes).every((path) => path in before.changes)
  return { undo: isSame ? undo : [...undo, { label, changes: inverse(files, changes) }].slice(-mostSteps), redo: [] }
}

/** The files with the last change taken back, or made again; undefined where there is none. */
export function stepped(steps: Steps, files: Texts, from: keyof Steps): { files: Texts; steps: Steps } | undefined {
  const step = steps[from].at(-1)
  if (!step) return undefined
  const again = { label: step.label, changes: inverse(files, step.changes) }
  const [rest, more] = [steps[from].slice(0, -1), [...steps[from === 'undo' ? 'redo' : 'undo'], again]]
  return { files: changed(files, step.changes), steps: from === 'undo' ? { undo: rest, redo: more } : { undo: more, redo: rest } }
}

/** Steps stay good only as long as nothing else wrote to their files. */
export function stepsWithout({ undo, redo }: Steps, paths: readonly string[]): Steps {
  const stays = ({ changes }: Step) => !paths.some((path) => path in changes)
  return { undo: undo.filter(stays), redo: redo.filter(stays) }
}

/** What waits for a word of the own organisation although no declaration of its own is its turn: named by others, or given a file by them. */
import { stateOf } from '../../engine/workflow/workflow.js'
import { declarationsById } from '../../store/declarations.js'
import { opinionsOf } from '../../store/opinions.js'
import { awaitingWord } from '../../store/provided-materials.js'
import type { Context } from '../context.js'
import { materialLabel } from '../reading/material-changes.js'
import { subjectOf } from '../reading/subject.js'
import type { AwaitedWord } from '../views/list.js'
import { findNamed } from './find-named.js'

/** How many declarations of others wait for what is asked of the organisation that they name. */
export async function countAwaitedOpinions(context: Context): Promise<number> {
  const open = (await findNamed(context)).filter(({ subject, opinion }) => opinion.in.includes(subject.row.state))
  const given = await Promise.all(open.map(({ subject: { row } }) => opinionsOf(context.store.read, row)))
  return open.filter(({ opinion }, index) => !given[index]?.has(opinion.id)).length
}

/** Files that others uploaded for the own declarations, to be confirmed; those of what has ended no longer are. */
export async function awaitedWords(context: Context): Promise<AwaitedWord[]> {
  const { actor, store } = context
  if (!actor.organisation) return []
  const waiting = await awaitingWord(store.read, actor.organisation)
  const ids = [...new Set(waiting.map(({ declaration }) => declaration))]
  const subjects = await Promise.all((await declarationsById(store.read, ids)).map((row) => subjectOf(context, row)))
  const byId = new Map(subjects.map((subject) => [subject.row.id, subject]))
  return waiting.flatMap(({ declaration, material, by }) => {
    const subject = byId.get(declaration)
    if (!subject || subject.stage.definition.by !== actor.role || stateOf(subject.stage.workflow, subject.row.state)?.final) return []
    return [{ declaration, number: subject.row.number, material, title: materialLabel(subject.stage, material), by }]
  })
}

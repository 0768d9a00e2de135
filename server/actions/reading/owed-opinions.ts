/** Which opinions roles owe for a declaration where it stands, kept beside it so that to-dos find them. */
import type { Evaluation } from '../../engine/results.js'
import { deadline } from '../../engine/values/working-days.js'
import type { Writer } from '../../store/connection.js'
import { type OwedRow, owedOpinions, replaceOwed } from '../../store/opinions.js'
import type { Subject } from './subject.js'

interface Standing {
  state: string
  enteredAt: string
}

/** Writes down what is owed in a state; a limit that was running keeps its day. `given` names one that was given just now. */
export async function oweOpinions(
  tx: Writer,
  subject: Subject,
  { opinions = [] }: Pick<Evaluation, 'opinions'>,
  { state, enteredAt }: Standing,
  given?: string,
): Promise<void> {
  const { row, stage, site } = subject
  if (!stage.workflow.opinions?.length) return
  const owed = opinions.filter((one) => one.required && one.asked && !one.given && one.id !== given && one.in.includes(state))
  const known = await owedOpinions(tx, [row.id])
  if (owed.length === 0 && known.length === 0) return
  const before = new Map(known.map((one) => [`${one.opinion} ${one.role}`, one]))
  const rows = owed.flatMap(({ id }): OwedRow[] => {
    const { by = [], within } = stage.workflow.opinions?.find((one) => one.id === id) ?? {}
    const due = within && deadline(enteredAt, within.workingDays, site.calendar)
    return by.map(
      (role) =>
        before.get(`${id} ${role}`) ?? { declaration: row.id, opinion: id, role, due_at: due?.instant ?? null, due_day: due?.day ?? null },
    )
  })
  await replaceOwed(tx, row.id, rows)
}

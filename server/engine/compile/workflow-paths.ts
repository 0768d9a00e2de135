/** Whether every state of a workflow can be reached, and left towards an end. */
import { type Complaint, complaint } from '../values/compile-problems.js'

/** States and the actions between them, of a stage or of a batch. */
interface Flow {
  initial: string
  states: readonly { id: string; label: string; final?: string; standing?: boolean }[]
  actions: readonly { from: readonly string[]; to: string }[]
}

/** States that nothing leads to, that nothing leads out of, or from which no end is ever reached. */
export function checkPaths({ initial, states, actions }: Flow, file: string, at = ''): Complaint[] {
  const onward = new Map(states.map(({ id }) => [id, actions.filter(({ from }) => from.includes(id)).map(({ to }) => to)]))
  const back = new Map(states.map(({ id }) => [id, actions.filter(({ to }) => to === id).flatMap(({ from }) => from)]))
  const reached = closure([initial], onward)
  const ends = states.filter(({ final }) => final).map(({ id }) => id)
  const ending = closure(ends, back)
  const noEnd =
    ends.length === 0
      ? [complaint({ file, at: `${at}/states` }, 'no-end', '没有最后的状态，申报件永远办不完', '给通过、不通过的状态写上 final')]
      : []
  const found = states.flatMap(({ id, label, final, standing }, index) => {
    const place = { file, at: `${at}/states/${index}` }
    const out = onward.get(id) ?? []
    if (final) {
      const leaving = actions.findIndex(({ from }) => from.includes(id))
      const exits =
        leaving < 0 || standing
          ? []
          : [
              complaint(
                { file, at: `${at}/actions/${leaving}/from` },
                'final',
                `“${label}”是最后的状态，不能再有操作`,
                '从 from 中删除它，或删除状态的 final；办结以后有原因才办的，给状态写上 "standing": true',
              ),
            ]
      return [...exits, ...unreached(id, label, reached, place)]
    }
    if (out.length === 0)
      return [
        complaint(place, 'dead-end', `进入“${label}”以后没有任何操作`, '增加一个操作，或写上 final'),
        ...unreached(id, label, reached, place),
      ]
    const circling = ends.length > 0 && !ending.has(id)
    return [
      ...(circling ? [complaint(place, 'dead-end', `从“${label}”出发到不了任何最后的状态`, '增加一个通向最后状态的操作')] : []),
      ...unreached(id, label, reached, place),
    ]
  })
  return states.some(({ id }) => id === initial) ? [...noEnd, ...found] : noEnd
}

const unreached = (id: string, label: string, reached: ReadonlySet<string>, place: { file: string; at: string }): Complaint[] =>
  reached.has(id) ? [] : [complaint(place, 'unreachable', `没有任何操作能到达“${label}”`, '增加一个到这里的操作，或删除这个状态')]

function closure(start: readonly string[], next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set(start)
  for (const id of found) for (const other of next.get(id) ?? []) found.add(other) // a set is walked to its growing end
  return found
}

/** Which open declarations a change of a register touches: those whose findings come out otherwise because of it. */
import type { Answers } from '../../engine/model.js'
import type { Finding } from '../../engine/results.js'
import { stateOf } from '../../engine/workflow/workflow.js'
import type { Writer } from '../../store/connection.js'
import { declarationsAfter } from '../../store/declarations.js'
import type { Context } from '../context.js'
import { record } from '../record.js'
import type { TouchedList, TouchedView } from '../views/operate.js'
import { check } from './check-view.js'
import { keysIn } from './inputs.js'
import { organisationFact, rowForReader, type Subject, subjectOf } from './subject.js'

/** So many are evaluated before and after; of the others only the number is told. */
const most = 100
const atOnce = 200

interface Changing {
  programme: string
  register: string
  label: string
  /** The keys whose rows change; absent = every key, as with a first import. */
  keys?: ReadonlySet<string>
  /** The declaration whose own step it is. */
  except?: string
}

/** Makes a change of a register inside a write and tells whom it touches; each of them has it in its log, for reviewers. */
export async function tellingTouched<T>(
  tx: Writer,
  context: Context,
  changing: Changing,
  change: () => Promise<T>,
): Promise<{ value: T; touched: TouchedList }> {
  if (changing.keys?.size === 0) return { value: await change(), touched: { list: [], more: 0 } }
  const within: Context = { ...context, store: { ...context.store, read: tx } }
  const found = await subjectsOf(within, changing)
  const before = new Map<string, Outcomes>()
  for (const subject of found.slice(0, most)) before.set(subject.row.id, await outcomesOf(within, subject))
  const value = await change()
  const after: Context = { ...context, store: { ...context.store, read: tx } } // nothing that was kept is read again
  const list: TouchedView[] = []
  for (const subject of found.slice(0, most)) {
    const changes = differences(before.get(subject.row.id) ?? new Map(), await outcomesOf(after, subject))
    if (changes.length > 0) list.push(touchedView(subject, changes))
  }
  for (const { id, changes } of list)
    await record(tx, context, {
      action: 'register-touched',
      declaration: id,
      programme: changing.programme,
      internal: true,
      detail: { title: changing.label, name: changes.map(({ label, now }) => `${label}：${now}`).join('；') },
    })
  return { value, touched: { list, more: Math.max(0, found.length - most) } }
}

/** Open declarations that were handed in and are looked up by one of the keys. */
async function subjectsOf(context: Context, { programme, register, keys, except }: Changing): Promise<Subject[]> {
  const found: Subject[] = []
  for (let last = ''; ; ) {
    const rows = await declarationsAfter(context.store.read, programme, last, atOnce)
    for (const row of rows) {
      if (row.submitted_at === null || row.id === except) continue
      const subject = await subjectOf(context, row)
      if (stateOf(subject.stage.workflow, row.state)?.final) continue
      const shown = await rowForReader(context, row, subject.stage)
      const read: Subject = shown === row ? subject : { ...subject, row: shown, answers: JSON.parse(shown.answers) as Answers }
      const organisation = organisationFact(read.organisation, read.site)
      const own = keysIn(read.programme, read.stage, register, { organisation, answers: read.answers })
      if (own.some((key) => !keys || keys.has(key))) found.push(read)
    }
    const end = rows.at(-1)
    if (!end || rows.length < atOnce) return found
    last = end.id
  }
}

type Outcomes = ReadonlyMap<string, Pick<Finding, 'label' | 'outcome'>>

async function outcomesOf(context: Context, subject: Subject): Promise<Outcomes> {
  const { evaluation } = await check(context, subject)
  return new Map(evaluation.findings.map(({ rule, label, outcome }) => [rule, { label, outcome }]))
}

const words: Record<Finding['outcome'], string> = { met: '符合', 'not met': '不符合', unknown: '待核实' }

function differences(before: Outcomes, after: Outcomes): TouchedView['changes'] {
  return [...after].flatMap(([rule, { label, outcome }]) => {
    const earlier = before.get(rule)?.outcome
    return earlier === outcome ? [] : [{ rule, label, before: earlier ? words[earlier] : '不适用', now: words[outcome] }]
  })
}

const touchedView = ({ row, stage }: Subject, changes: TouchedView['changes']): TouchedView => ({
  id: row.id,
  number: row.number,
  organisation: row.organisation_name,
  stageTitle: stage.definition.title,
  stateLabel: stateOf(stage.workflow, row.state)?.label ?? row.state,
  changes,
})

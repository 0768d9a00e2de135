/** A declaration as it was read, as the command line takes it again: what an example gives. */
import type { ExampleGiven } from '../generated/example.js'
import type { DeclarationRecord, Inputs, RegisterRow } from '../model.js'

/** What an evaluation read. Where the records of a register begin is not said: its rows stand for all times. */
export function givenOf(inputs: Inputs, state: string): ExampleGiven {
  const { now, submittedAt, firstSubmittedAt, organisation, answers, earlier, history, records, related, pools } = inputs
  const mark = marksOf(inputs)
  return {
    now,
    ...lineOf(inputs, mark),
    ...(submittedAt && { submittedAt }),
    ...(firstSubmittedAt && { firstSubmittedAt }),
    state,
    organisation: { ...organisation },
    answers,
    ...(earlier && { earlier }),
    materials: [...inputs.materials],
    registers: Object.fromEntries(Object.entries(inputs.registers).map(([id, rows]) => [id, rows.map(rowOf)])),
    ...(history && {
      history: history.map(({ programme, stage, answers: filled, ...past }) => ({
        ...(programme && { programme }),
        stage,
        ...lineOf(past, mark),
        ...recordOf(past),
        answers: filled,
      })),
    }),
    ...(records && { records: mapped(records, recordOf) }),
    ...(related && {
      related: mapped(related, (found) =>
        found.map(({ number, organisation: name, state: at, value }) => relatedOf(number, name, at, value)),
      ),
    }),
    ...(pools && { pools }),
    ...(inputs.decisions && { decisions: mapped(inputs.decisions, ({ outcome }) => outcome) }),
    ...(inputs.opinions && { opinions: mapped(inputs.opinions, ({ outcome, fields }) => ({ outcome, ...(fields && { fields }) })) }),
  }
}

interface Line {
  id?: string
  parent?: string
}

/** Which declaration stands below which, and which of two at the same instant comes first: by marks in the order of the ids, which name nobody. */
function marksOf({ id, parent, history = [] }: Inputs): ReadonlyMap<string, string> {
  const ids = [{ id, parent }, ...history].flatMap((one) => [one.id, one.parent].filter((text) => text !== undefined))
  return new Map(history.length === 0 ? [] : [...new Set(ids)].sort().map((text, index) => [text, String(index + 1).padStart(4, '0')]))
}

function lineOf({ id, parent }: Line, marks: ReadonlyMap<string, string>): Line {
  const [own, above] = [id, parent].map((text) => (text === undefined ? undefined : marks.get(text)))
  return { ...(own !== undefined && { id: own }), ...(above !== undefined && { parent: above }) }
}

type Related = NonNullable<ExampleGiven['related']>[string][number]

const relatedOf = (number?: string, organisation?: string, state?: string, value?: unknown): Related => ({
  ...(number !== undefined && { number }),
  ...(organisation !== undefined && { organisation }),
  ...(state !== undefined && { state }),
  ...(value !== undefined && { value: value as Related['value'] }), // a scalar answer, or an amount
})

const rowOf = ({ values, validFrom, validTo }: RegisterRow) => ({
  ...values,
  ...(validFrom && { $from: validFrom }),
  ...(validTo && { $to: validTo }),
})

/** Amounts, grants and moments; who decided and why belongs to the log. */
function recordOf({ state, submittedAt, firstSubmittedAt, amounts, granted, entered, payments }: DeclarationRecord) {
  return {
    ...(state && { state }),
    ...(submittedAt && { submittedAt }),
    ...(firstSubmittedAt && { firstSubmittedAt }),
    ...(amounts && { amounts }),
    ...(granted && { granted: mapped(granted, ({ fen, at }) => ({ fen, at })) }),
    ...(entered && { entered: entered.map(({ state: into, at }) => ({ state: into, at })) }),
    ...(payments && { payments: payments.map((payment) => ({ ...payment })) }),
  }
}

const mapped = <Value, Other>(values: Readonly<Record<string, Value>>, change: (value: Value) => Other): Record<string, Other> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))

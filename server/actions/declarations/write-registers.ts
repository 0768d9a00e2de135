/** Writes into registers what a step says, in its transaction: dated rows, or the end of rows. */
import type { WorkflowAction } from '../../engine/generated/workflow.js'
import type { Json } from '../../engine/model.js'
import { type EndedEntry, type NewEntry, registerEntries } from '../../engine/workflow/register-entries.js'
import { AppError } from '../../errors.js'
import type { Writer } from '../../store/connection.js'
import { endRows, insertRow, insertWriting, openRows, type Written } from '../../store/register-writings.js'
import { keepTouched } from '../../store/registers.js'
import type { Context } from '../context.js'
import type { Checked } from '../reading/inputs.js'
import type { Subject } from '../reading/subject.js'
import { tellingTouched } from '../reading/touched.js'

/** How many rows were written and ended, by register; refuses what lacks a cell, and what would replace somebody else's row. */
export async function writeRegisters(
  tx: Writer,
  context: Context,
  { row, programme, stage }: Subject,
  { inputs }: Checked,
  step: WorkflowAction,
): Promise<{ register: string; written: number; ended: number }[]> {
  const { rows, ends, problems } = registerEntries(step, { programme, stage, inputs: { ...inputs, now: context.now(), today: undefined } })
  if (problems.length > 0) throw new AppError('invalid', problems.map(({ message }) => message).join(''), problems)
  const counts: { register: string; written: number; ended: number }[] = []
  for (const register of new Set([...rows, ...ends].map((entry) => entry.register))) {
    const label = programme.registers.get(register)?.label ?? register
    const ended = await endedBy(
      tx,
      row.programme,
      ends.filter((entry) => entry.register === register),
    )
    const own = rows.filter((entry) => entry.register === register)
    const keys = new Set([...own, ...ended.flatMap(({ rows: gone }) => gone)].map(({ key }) => key))
    const id = context.id()
    const written = { id, programme: row.programme, register, declaration: row.id, by: context.actor.name, at: context.now() }
    const { touched } = await tellingTouched(tx, context, { programme: row.programme, register, label, keys, except: row.id }, async () => {
      await insertWriting(tx, written, own.length)
      for (const { rows: gone, from } of ended) await endRows(tx, gone, from)
      for (const entry of own) await write(tx, written, entry, label)
    })
    await keepTouched(tx, id, JSON.stringify(touched))
    counts.push({ register: label, written: own.length, ended: ended.reduce((sum, { rows: gone }) => sum + gone.length, 0) })
  }
  return counts
}

/** The rows that each entry ends. */
async function endedBy(tx: Writer, programme: string, ends: readonly EndedEntry[]) {
  const ended = []
  for (const { register, where, from } of ends) {
    const open = await openRows(tx, { programme, register, from })
    ended.push({ from, rows: open.filter(({ content }) => hasCells(JSON.parse(content) as Record<string, Json>, where)) })
  }
  return ended
}

/** One row; what stands there under its key must be its own. */
async function write(tx: Writer, written: Written, { key, values, from, to, keeps }: NewEntry, label: string): Promise<void> {
  const { programme, register } = written
  const replaced = await openRows(tx, { programme, register, from, key })
  if (replaced.some(({ content }) => keeps.some((id) => (JSON.parse(content) as Record<string, Json>)[id] !== values[id])))
    throw new AppError('invalid', `名单“${label}”中的“${key}”是别人的，不能写入。请换一个编号。`)
  await endRows(tx, replaced, from)
  await insertRow(tx, written, { key, values, from, ...(to !== undefined && { to }) })
}

const hasCells = (content: Record<string, Json>, where: Record<string, Json>) =>
  Object.entries(where).every(([id, value]) => content[id] === value)

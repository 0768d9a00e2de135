/** What reads a register, and rows of it that examples know. */
import { kindOf } from '../file-kinds'
import { isRecord, list, record, textOf } from '../forms/form-tree'
import type { Texts } from '../merge'
import { documentOf } from '../problems'

export interface Reader {
  /** Of the fact in its file. */
  index: number
  label: string
  /** It reads the register as of a day that is named. */
  asOf: boolean
}

/** The facts that look something up in a register. */
export const readersOf = (files: Texts, register: string): Reader[] =>
  list(record(documentOf(files['rules/facts.json'])).facts).flatMap((fact, index) =>
    isRecord(fact) && fact.register === register ? [{ index, label: textOf(fact.label), asOf: fact.asOf !== undefined }] : [],
  )

const most = 5

/** Different rows of a register from the examples, a few. */
export function sampleRows(files: Texts, register: string): Record<string, unknown>[] {
  const found = new Map<string, Record<string, unknown>>()
  for (const [path, text] of Object.entries(files)) {
    if (found.size >= most) break
    if (kindOf(path).schema !== 'example' || !text.includes(`"${register}"`)) continue
    const registers = record(record(record(documentOf(text)).given).registers)
    for (const row of list(registers[register]).filter(isRecord)) if (found.size < most) found.set(JSON.stringify(row), { ...row })
  }
  return [...found.values()]
}

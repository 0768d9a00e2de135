/** Facts read from registers: rows as of a day. */

import type { RegisterFact } from '../generated/facts.js'
import type { Inputs, Json, RegisterRow } from '../model.js'
import type { Facts, Programme } from '../programme.js'
import { checkCreditCode, normaliseCreditCode } from '../values/credit-code.js'
import { compareDates, dayOf, todayOf } from '../values/dates.js'

interface Found {
  value?: Json
  source?: string
  missing?: string
  evidence?: Json
}

/** Looks a key up in a register as of a day; a register that was never imported gives unknown. */
export function fromRegister(fact: RegisterFact, programme: Programme, inputs: Inputs, facts: Facts): Found {
  const label = programme.registers.get(fact.register)?.label ?? fact.register
  const rows = Object.hasOwn(inputs.registers, fact.register) ? inputs.registers[fact.register] : undefined
  if (!rows) return { missing: `名单“${label}”尚未导入` }
  const key = facts.read(fact.key)
  if (key.value === undefined) return { missing: key.missing }
  const asOf = fact.asOf ? facts.read(fact.asOf).value : todayOf(inputs)
  if (typeof asOf !== 'string')
    return { missing: `还不知道“${facts.info(fact.asOf ?? '')?.label ?? fact.asOf}”，不能按日期查名单“${label}”` }
  const day = dayOf(asOf)
  const since = inputs.registersSince?.[fact.register]
  const column = programme.registers.get(fact.register)?.key ?? ''
  const row = latest(rows.filter((candidate) => sameKey(candidate.values[column], key.value) && inForce(candidate, day)))
  // what stood on the list before its first import nobody recorded: not listed is not known
  if (!row && since !== undefined && compareDates(day, since) < 0)
    return { missing: since.startsWith('9999') ? `名单“${label}”尚未导入` : `名单“${label}”的记录从 ${since} 开始，查不到 ${day} 的情况` }
  const source = row
    ? `名单“${label}”${row.row === undefined ? '' : `第 ${row.row} 行`}（${day}）`
    : `名单“${label}”中没有“${String(key.value)}”（${day}）`
  if (!fact.returns) return { value: row !== undefined, source, ...(row && { evidence: row.values }) }
  if (!row) return { missing: source }
  return {
    value: row.values[fact.returns],
    source,
    evidence: row.values,
    missing: `名单“${label}”的这一行没有填写“${columnLabel(fact, programme)}”`,
  }
}

const columnLabel = (fact: RegisterFact, programme: Programme) =>
  programme.registers.get(fact.register)?.columns.find(({ id }) => id === fact.returns)?.label ?? fact.returns

const sameKey = (cell: Json | undefined, key: Json | undefined) =>
  cell !== undefined && cell !== null && registerKey(String(cell)) === registerKey(String(key))

/** The form in which keys of registers are kept and compared: a credit code as it is stored, anything else half-width and in capitals. */
export function registerKey(text: string): string {
  const code = normaliseCreditCode(text)
  return checkCreditCode(code) === undefined ? code : text.normalize('NFKC').trim().toUpperCase()
}

const inForce = ({ validFrom, validTo }: RegisterRow, day: string) =>
  (!validFrom || compareDates(validFrom, day) <= 0) && (!validTo || compareDates(validTo, day) > 0)

/** Of several rows in force, the one that came into force last. */
const latest = (rows: readonly RegisterRow[]) =>
  [...rows].sort((a, b) => compareDates(b.validFrom ?? '0001-01-01', a.validFrom ?? '0001-01-01'))[0]

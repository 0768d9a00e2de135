/** Facts read from records outside the form: rows of registers as of a day, earlier declarations of the same organisation. */

import { Decimal } from 'decimal.js'
import { checkCreditCode, normaliseCreditCode } from './credit-code.js'
import { compareDates, dayOf, todayOf } from './dates.js'
import type { HistoryFact, RegisterFact } from './generated/facts.js'
import type { Inputs, Json, RegisterRow } from './model.js'
import type { Facts, Programme } from './programme.js'

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
  // what stood on the list before its first import nobody recorded: not listed is not known
  if (since !== undefined && compareDates(day, since) < 0) return { missing: `名单“${label}”的记录从 ${since} 开始，查不到 ${day} 的情况` }
  const column = programme.registers.get(fact.register)?.key ?? ''
  const row = latest(rows.filter((candidate) => sameKey(candidate.values[column], key.value) && inForce(candidate, day)))
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

type Past = NonNullable<Inputs['history']>[number]

/** Counts or sums the organisation's earlier declarations; a sum with an unknown part is unknown. */
export function fromHistory(fact: HistoryFact, inputs: Inputs): Found {
  if (!inputs.history) return { missing: '还没有历史申报记录可查' }
  const year = Number(todayOf(inputs).slice(0, 4))
  const isRecent = (at: string) => year - Number(dayOf(at).slice(0, 4)) < (fact.years ?? 1) && Number(dayOf(at).slice(0, 4)) <= year
  const counted = inputs.history.filter(
    (past) =>
      past.stage === fact.stage &&
      (!fact.states || fact.states.includes(past.state)) &&
      (fact.period !== 'year' || (past.submittedAt !== undefined && isRecent(past.submittedAt))),
  )
  const source = `历史申报 ${counted.length} 件`
  if (fact.aggregate === 'count') return { value: counted.length, source }
  const parts = counted.map((past) => amountOf(past, fact))
  const known = parts.filter((part) => part !== undefined)
  if (known.length < parts.length) return { missing: `历史申报中有一件没有“${fact.of ?? ''}”` }
  const sum = known.reduce((total, part) => total.plus(part), new Decimal(0))
  return { value: fact.type === 'integer' ? sum.toNumber() : sum.toFixed(), source }
}

/** An amount of the worksheet is kept in fen and read in the unit of the fact; anything else is a field of the answers. */
function amountOf({ amounts, answers }: Past, { of = '', unit }: HistoryFact): Decimal | undefined {
  const fen = amounts && Object.hasOwn(amounts, of) ? amounts[of] : undefined
  if (fen !== undefined) return new Decimal(fen).div(unit === '万元' ? 1_000_000 : 100)
  for (const section of Object.values(answers)) {
    if (typeof section !== 'object' || section === null || Array.isArray(section) || !Object.hasOwn(section, of)) continue
    const value = section[of]
    return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) ? new Decimal(value) : undefined
  }
  return undefined
}

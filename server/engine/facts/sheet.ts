/** Facts that are rows of the stage's worksheet. */
import type { SheetFact } from '../generated/facts.js'
import type { Inputs, Json } from '../model.js'
import type { Facts, Programme } from '../programme.js'
import { partBehind } from '../worksheet/part.js'
import { computeSheet } from '../worksheet/worksheet.js'

interface Found {
  value?: Json
  source?: string
  missing?: string
}

/** Computes the rows behind the one that is read, and nothing else of the worksheet. */
export function fromSheet({ stage, row, type }: SheetFact, programme: Programme, inputs: Inputs, facts: Facts): Found {
  const worksheet = programme.sheets.get(stage)
  const part = worksheet && partBehind(worksheet, row)
  if (!part) return { missing: '没有这一行核算' }
  const found = computeSheet(programme, part, facts, inputs).rows.find(({ id }) => id === row)
  const source = `${part.title}“${found?.label ?? row}”`
  if (found?.value === undefined)
    return {
      missing: found?.gap ?? (found && found.missing.length > 0 ? `${source}还缺少${found.missing.join('、')}` : `${source}还算不出来`),
    }
  return { value: asTyped(found.value, type), source }
}

/** The sheet writes values as text; whole numbers and yes or no are read back. */
function asTyped(text: string, type: SheetFact['type']): Json {
  if (type === 'boolean') return text === '是'
  return type === 'integer' && /^-?\d{1,15}$/.test(text) ? Number(text) : text
}

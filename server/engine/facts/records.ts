/** What is on record of declarations, as the interpreter reads it: when they were submitted, what was granted. */
import type { DeclarationRecord, Inputs, Json } from '../model.js'
import { plainAmount } from '../values/money.js'

/** The first submission; a case that knows of one only was submitted once. */
export const firstSubmission = ({ firstSubmittedAt, submittedAt }: Pick<Inputs, 'firstSubmittedAt' | 'submittedAt'>) =>
  firstSubmittedAt ?? submittedAt

/** What a name of the record stands for: submittedAt, firstSubmittedAt, amounts.result, granted.result; undefined = no such name. */
export function recordValue(
  name: string,
  record: DeclarationRecord | undefined,
  unit: string | undefined,
): { value?: Json; source: string } | undefined {
  if (name === 'submittedAt') return { value: record?.submittedAt, source: '申报记录' }
  if (name === 'firstSubmittedAt') return { value: record && firstSubmission(record), source: '申报记录' }
  const [place, result = ''] = name.split('.')
  const grant = record?.granted && Object.hasOwn(record.granted, result) ? record.granted[result] : undefined
  if (place === 'granted') return { value: amount(grant?.fen, unit), source: `核定的金额${grant ? `（${grant.at}）` : ''}` }
  if (place !== 'amounts') return undefined
  const recorded = record?.amounts && Object.hasOwn(record.amounts, result) ? record.amounts[result] : undefined
  return { value: amount(grant?.fen ?? recorded, unit), source: grant ? '核定的金额' : '最近一次办理时的金额' }
}

const amount = (fen: number | undefined, unit: string | undefined) => (fen === undefined ? undefined : plainAmount(fen, unit))

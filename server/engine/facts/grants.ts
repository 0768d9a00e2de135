/** What a step grants: amounts of the worksheet that are recorded then and stand from then on. */
import type { WorkflowAction } from '../generated/workflow.js'
import type { Grant, Problem } from '../model.js'
import { plainAmount, yuanText } from '../values/money.js'
import type { Sheet, SheetAmount } from '../worksheet/model.js'
import { computeRows } from '../worksheet/rows.js'
import { recordSource } from '../worksheet/verify-sheet.js'

type Step = Pick<WorkflowAction, 'grants' | 'decision' | 'lowering'>

/** Less than was computed, as whoever takes the step typed it; whole fen. */
export interface Lowered {
  result: string
  fen: number
  reason: string
}

/** An amount that a step grants. */
export interface Granting {
  result: string
  label: string
  fen: number
  computed: number
  decision?: string
  reason?: string
  parts?: Grant['parts']
}

const resultsOf = ({ grants = [] }: Step, sheet: Sheet | undefined) =>
  grants.map((id) => sheet?.results.find((result) => result.id === id) ?? { id, label: id, missing: [] })

/** Why a step cannot grant its amounts now: one is unknown, or negative without a decision about it. */
export function grantProblems(step: Step, sheet: Sheet | undefined): Problem[] {
  return resultsOf(step, sheet).flatMap((amount) => {
    const reason = whyNot(amount, step)
    return reason ? [{ at: `/amounts/${amount.id}`, code: 'amount', message: reason }] : []
  })
}

function whyNot({ label, fen, gap, missing }: SheetAmount, { decision }: Step): string | undefined {
  if (fen === undefined) return `“${label}”还不能核定：${gap ?? `缺少${missing.length > 0 ? missing.join('、') : '核算结果'}`}。`
  if (fen < 0 && !decision) return `“${label}”是负数（${yuanText(fen)} 元），要先决定追回、抵扣还是免除。`
  return undefined
}

/** What is wrong with amounts that were typed in the place of computed ones. */
export function loweringProblems(step: Step, sheet: Sheet | undefined, lowered: readonly Lowered[]): Problem[] {
  const results = new Map(resultsOf(step, sheet).map((result) => [result.id, result]))
  return lowered.flatMap(({ result, fen, reason }) => {
    const at = `/lowered/${result}`
    const amount = results.get(result)
    if (!step.lowering || !amount) return [{ at, message: '这个操作不能改变金额。' }]
    if (lowered.filter((one) => one.result === result).length > 1) return [{ at, message: `“${amount.label}”写了两次。` }]
    if (amount.fen === undefined) return [] // told already
    if (fen > amount.fen || amount.fen < 0 || fen < 0)
      return [{ at, message: `“${amount.label}”只能在 0 到 ${yuanText(Math.max(0, amount.fen))} 元之间核定，不能高于核算的金额。` }]
    return reason.trim() === '' && fen !== amount.fen ? [{ at, message: `请写明“${amount.label}”为什么低于核算的金额。` }] : []
  })
}

/** What a step grants, where nothing stands in its way; the parts of a lowered amount are shared out anew. */
export function granting(step: Step, sheet: Sheet | undefined, lowered: readonly Lowered[] = []): Granting[] {
  return resultsOf(step, sheet).flatMap((amount) => {
    const { id: result, label, fen: computed } = amount
    if (computed === undefined || !sheet) return []
    const typed = lowered.find((one) => one.result === result)
    const isLower = typed !== undefined && typed.fen !== computed
    const parts = isLower ? partsOf(sheet, result, typed.fen) : amount.parts
    return [
      {
        result,
        label,
        fen: isLower ? typed.fen : computed,
        computed,
        ...(computed < 0 && step.decision && { decision: step.decision }),
        ...(isLower && { reason: typed.reason.trim() }),
        ...(parts && { parts }),
      },
    ]
  })
}

/** The parts of another amount of a result, by the shares of the same worksheet. */
function partsOf({ basis }: Sheet, id: string, fen: number): Grant['parts'] {
  const { worksheet } = basis
  const result = worksheet.results.find((one) => one.id === id)
  if (!result?.split) return undefined
  const row = 'grantedInItsPlace' // a row of its own, so that the shares are read as they were
  const added = { id: row, label: result.label, formula: plainAmount(fen, '元'), unit: '元' }
  const sheet = { ...worksheet, rows: [...worksheet.rows, added], results: [{ ...result, row }] }
  return computeRows(sheet, recordSource(basis)).results[0]?.parts
}

/** Why a return cannot be made once more. */
export function roundProblems(
  { id = '', label = id, maxRounds, countsWith = [] }: Partial<WorkflowAction>,
  taken: Readonly<Record<string, number>>,
): Problem[] {
  const times = [id, ...countsWith].reduce((sum, one) => sum + (Object.hasOwn(taken, one) ? (taken[one] ?? 0) : 0), 0)
  if (maxRounds === undefined || times < maxRounds) return []
  return [{ at: '', code: 'rounds', message: `“${label}”已经办理过 ${times} 次，最多 ${maxRounds} 次，请按现有内容作出其他决定。` }]
}

/** What an example may expect, and how each expectation differs from what came out: one entry per kind of expectation. */
import { batchRow, isEligible } from '../batches/rows.js'
import { judge } from '../conditions/conditions.js'
import type { ExampleExpectation, ExpectedBatch, ExpectedMaterial, ExpectedStep } from '../generated/example.js'
import type { FactReading, Inputs } from '../model.js'
import { arisesWhileActing, needProblems } from '../needs.js'
import type { Facts, Programme, Stage } from '../programme.js'
import type { Evaluation } from '../results.js'
import { letterData } from '../templates/letter-data.js'
import { renderLetter } from '../templates/letters.js'
import { factValues } from '../templates/reviews.js'
import { mailsOfStep } from '../templates/step-mails.js'
import { dayOf } from '../values/dates.js'
import { decimalFrom } from '../values/exact.js'
import { pathOf } from '../values/pointers.js'
import { addWorkingDays } from '../values/working-days.js'
import { type pastOf, resumedLimit } from '../workflow/past-steps.js'
import { actionsFor, stateOf } from '../workflow/workflow.js'
import type { computeSheet } from '../worksheet/worksheet.js'

/** What came out of a case. */
export interface Outcomes {
  programme: Programme
  stage: Stage
  inputs: Inputs
  evaluation: Evaluation<ReturnType<typeof computeSheet>>
  facts: Facts
  /** The declaration's state, and the steps that led to it. */
  past: ReturnType<typeof pastOf>
}

type Differences = (expect: ExampleExpectation, outcomes: Outcomes) => string[]

/** Every kind of expectation. A new one is one entry and its key in example.schema.json. */
export const expectations = {
  verdict: ({ verdict }, { evaluation }) => different('结论', verdict, evaluation.verdict),
  findings: ({ findings }, { stage, evaluation }) =>
    each(findings, (rule, expected) => {
      const known = stage.rules.find(({ name }) => name === rule)
      const came = evaluation.findings.find((finding) => finding.rule === rule)?.outcome ?? (known ? 'not applicable' : '没有这条规则')
      return different(`规则“${known?.label ?? rule}”`, expected, came)
    }),
  problems: ({ problems = [] }, { evaluation, inputs }) => {
    // what others fill is judged once they have begun
    const begun = (evaluation.reviewed ?? []).filter(({ at }) => Object.hasOwn(inputs.answers, pathOf(at)[0] ?? ''))
    const all = [...evaluation.problems, ...begun]
    const came = [...new Set(all.map(({ at }) => at))]
    return [
      ...problems.filter((at) => !came.includes(at)).map((at) => `${at} 应当有问题，实际没有`),
      ...all.filter(({ at }) => !problems.includes(at)).map(({ at, message }) => `${at} 不应有问题，实际：${message}`),
    ]
  },
  facts: (expect, { stage, facts }) =>
    each(expect.facts, (id, expected) =>
      stage.facts.has(id)
        ? isSameNumber(expected, facts.read(id))
          ? []
          : different(`“${stage.facts.get(id)?.label ?? id}”`, expected, facts.read(id).value ?? null)
        : [`没有名为“${id}”的事实`],
    ),
  materials: ({ materials }, { evaluation }) => {
    const keys = (list: Evaluation['checklist']) => list.map(({ key }) => key)
    return [
      ...differentSet('必须的材料', materials?.required, keys(evaluation.checklist.filter(({ need }) => need === 'required'))),
      ...differentSet('缺少的材料', materials?.missing, keys(evaluation.checklist.filter(({ missing }) => missing))),
      ...each(materials?.items, (key, expected) => materialDifferences(key, expected, evaluation.checklist)),
    ]
  },
  amounts: ({ amounts }, outcomes) => each(amounts, (id, expected) => amountDifference(id, expected, outcomes)),
  sheet: ({ sheet }, { evaluation }) =>
    each(sheet, (id, expected) => {
      const row = evaluation.sheet?.rows.find((candidate) => candidate.id === id)
      return row ? different(`核算行“${row.label}”`, expected, row.value ?? null) : [`核算表没有“${id}”这一行`]
    }),
  actions: ({ actions }, outcomes) =>
    each(actions, (role, expected) =>
      differentSet(`${outcomes.programme.roles.get(role)?.label ?? role}现在可以做的操作`, expected, possibleActions(role, outcomes)),
    ),
  steps: ({ steps }, outcomes) => each(steps, (action, expected) => stepDifferences(action, expected, outcomes)),
  batches: ({ batches }, outcomes) => each(batches, (kind, expected) => batchDifferences(kind, expected, outcomes)),
  letters: ({ letters }, outcomes) => each(letters, (letter, texts) => letterDifferences(letter, texts, outcomes)),
} satisfies Record<keyof Required<ExampleExpectation>, Differences>

/** Decimals are the same with and without zeros at their end. */
function isSameNumber(expected: unknown, { type, value }: FactReading): boolean {
  if (type !== 'decimal' || typeof expected !== 'string' || typeof value !== 'string') return false
  const [one, other] = [decimalFrom(expected), decimalFrom(value)]
  return one !== undefined && other !== undefined && one.equals(other)
}

/** An amount in whole fen by result, or `result.part` where it is split. */
function amountDifference(id: string, expected: unknown, { evaluation }: Outcomes): string[] {
  const [result = '', part] = id.split('.')
  const amount = evaluation.sheet?.results.find((candidate) => candidate.id === result)
  if (!amount) return [`核算表没有“${result}”这项金额`]
  const granted = evaluation.granted?.[result]
  const { fen, parts } = granted ?? amount
  const came = part === undefined ? fen : parts?.find((candidate) => candidate.id === part)?.fen
  const reason = amount.gap ?? (amount.missing.length > 0 ? `缺少${amount.missing.join('、')}` : undefined)
  const found = different(`金额“${amount.label}”${part ? `的“${part}”` : ''}（分）`, expected, came ?? null)
  return came === undefined && reason ? found.map((sentence) => `${sentence}（${reason}）`) : found
}

function materialDifferences(key: string, { help, ...expected }: ExpectedMaterial, list: Evaluation['checklist']): string[] {
  const entry = list.find((candidate) => candidate.key === key)
  if (!entry) return [`材料“${key}”应在清单中，实际没有`]
  const isWorded = help === undefined || entry.help?.includes(help)
  return [
    ...(isWorded ? [] : [`材料“${entry.title}”的说明中应有“${help}”，实际为“${entry.help ?? ''}”`]),
    ...each(expected, (aspect, value) =>
      different(`材料“${entry.title}”的${aspect}`, value, entry[aspect as keyof typeof expected] ?? null),
    ),
  ]
}

/** Where an action leads: the state with its holder, limit and end, and what is asked of whoever acts. */
function stepDifferences(
  action: string,
  { asks, mails, ...expected }: ExpectedStep,
  { programme, stage, inputs, facts, past }: Outcomes,
): string[] {
  const step = stage.workflow.actions.find(({ id }) => id === action)
  const state = step && stateOf(stage.workflow, step.to)
  if (!state) return [`没有操作“${action}”`]
  const { holder = null, editable = null, final = null, reopens = false, within } = state
  const limit = resumedLimit(stage, inputs.calendar, past.steps, step) ?? within?.workingDays
  const due = limit === undefined ? null : addWorkingDays(dayOf(inputs.now), limit, inputs.calendar)
  const came: Required<typeof expected> = {
    to: state.id,
    holder,
    editable,
    final,
    due,
    reopens,
    commentLength: step.commentLength ?? null,
    grants: step.grants ?? [],
    lowering: step.lowering ?? false,
    decision: step.decision ?? null,
  }
  return [
    ...differentSet(`操作“${action}”办理时要有的`, asks, step.needs?.filter((need) => arisesWhileActing.has(need)) ?? []),
    ...differentSet(
      `操作“${action}”发出的邮件`,
      mails,
      mailsOfStep(step, stage, (condition) => judge(condition, facts, programme).outcome === 'met').map(
        ({ role, mail }) => `${role}:${mail}`,
      ),
    ),
    ...each(expected, (aspect, value) => different(`操作“${action}”的${aspect}`, value, came[aspect as keyof typeof came])),
  ]
}

/** Whether the declaration could be a member of a batch, and the row that it would have. */
function batchDifferences(
  id: string,
  expected: ExpectedBatch,
  { programme, stage, inputs, evaluation, past: { state } }: Outcomes,
): string[] {
  const kind = programme.batches.get(id)
  if (!kind) return [`没有批次“${id}”`]
  const source = { programme, stage, inputs, amounts: evaluation.amounts }
  const eligible = kind.members.stage === stage.id && kind.members.states.includes(state) && isEligible(kind, source)
  const row = batchRow(kind, source)
  return [
    ...different(`可以列入批次“${kind.title}”`, expected.eligible, eligible),
    ...each(expected.columns, (column, value) =>
      row[column]
        ? different(`批次“${kind.title}”的栏目“${column}”`, value, row[column]?.value ?? null)
        : [`批次“${kind.title}”没有栏目“${column}”`],
    ),
  ]
}

/** The ids of the actions of a role whose needs are met, as far as they do not arise while acting. */
function possibleActions(role: string, { programme, stage, inputs, evaluation, facts, past }: Outcomes): string[] {
  const { state, taken } = past
  const holds = (condition: Parameters<typeof judge>[0]) => judge(condition, facts, programme).outcome === 'met'
  return actionsFor(stage.workflow, state, role, holds)
    .filter((step) => needProblems(step, { programme, stage, now: inputs.now, state, evaluation, taken }).length === 0)
    .map(({ id }) => id)
}

function letterDifferences(
  letter: string,
  texts: readonly string[],
  { programme, stage, inputs, evaluation, facts, past: { state: id } }: Outcomes,
): string[] {
  const definition = programme.letters.get(letter)?.definition
  if (!definition || definition.batch) return [`没有文书“${letter}”`]
  if (!programme.site) return [`文书“${definition.title}”需要站点配置才能生成`]
  const data = letterData(programme, stage, {
    letter,
    organisation: inputs.organisation,
    answers: inputs.answers,
    earlier: inputs.earlier,
    amounts: evaluation.amounts,
    facts: factValues(programme, stage, facts),
    opinions: inputs.opinions,
    declaration: { state: stateOf(stage.workflow, id)?.label ?? id, submittedAt: inputs.submittedAt },
    site: programme.site,
    now: inputs.now,
  })
  const text = plainText(renderLetter(programme, letter, data))
  return texts
    .filter((expected) => !text.includes(condensed(expected)))
    .map((expected) => `文书“${definition.title}”中应有“${expected}”，实际没有`)
}

/** The text of a page as it is read: without marks, spaces that only lay it out, and comments. */
const plainText = (html: string) =>
  condensed(
    html
      .replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|nbsp|#x27|#39|#x3D|#x60);/g, (whole, name: string) => entities[name] ?? whole),
  )
const condensed = (text: string) => text.replace(/\s+/g, '')
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#x27': "'",
  '#39': "'",
  '#x3D': '=',
  '#x60': '`',
}

function each<Value>(expected: Readonly<Record<string, Value>> | undefined, compare: (key: string, value: Value) => string[]): string[] {
  return Object.entries(expected ?? {}).flatMap(([key, value]) => compare(key, value))
}

function different(what: string, expected: unknown, came: unknown): string[] {
  return expected === undefined || JSON.stringify(expected) === JSON.stringify(came)
    ? []
    : [`${what}应为 ${said(expected)}，实际为 ${said(came)}`]
}

/** Without regard to the order. */
function differentSet(what: string, expected: readonly string[] | undefined, came: readonly string[]): string[] {
  if (!expected) return []
  const lacking = expected.filter((id) => !came.includes(id))
  const unexpected = came.filter((id) => !expected.includes(id))
  return [
    ...(lacking.length > 0 ? [`${what}应有 ${lacking.join('、')}，实际没有`] : []),
    ...(unexpected.length > 0 ? [`${what}不应有 ${unexpected.join('、')}，实际有`] : []),
  ]
}

const outcomeNames: Record<string, string> = { met: '符合', 'not met': '不符合', unknown: '不能确定', 'not applicable': '不适用' }

function said(value: unknown): string {
  if (value === null) return '未知'
  if (typeof value !== 'string') return JSON.stringify(value)
  return outcomeNames[value] ?? `“${value}”`
}

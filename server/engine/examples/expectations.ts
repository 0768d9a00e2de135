/** What an example may expect, and how each expectation differs from what came out: one entry per kind of expectation. */
import type { ExampleExpectation, ExpectedBatch, ExpectedMaterial, ExpectedStep } from '../generated/example.js'
import type { FactReading } from '../model.js'
import type { Evaluation } from '../results.js'
import { letterData } from '../templates/letter-data.js'
import { renderLetter } from '../templates/letters.js'
import { factValues } from '../templates/reviews.js'
import { decimalFrom } from '../values/exact.js'
import { yuanText } from '../values/money.js'
import { stateOf } from '../workflow/workflow.js'
import { cameAmount, cameBatch, cameFinding, cameProblems, cameStep, type Outcomes, possibleActions } from './outcomes.js'

type Differences = (expect: ExampleExpectation, outcomes: Outcomes) => string[]

/** Every kind of expectation. A new one is one entry and its key in example.schema.json. */
export const expectations = {
  verdict: ({ verdict }, { evaluation }) => different('结论', verdict, evaluation.verdict),
  findings: ({ findings }, outcomes) =>
    each(findings, (rule, expected) => {
      const known = outcomes.stage.rules.find(({ name }) => name === rule)
      const came = cameFinding(rule, outcomes) ?? '没有这条规则'
      return different(`规则“${known?.label ?? rule}”`, expected, came)
    }),
  problems: ({ problems = [] }, outcomes) => {
    const all = cameProblems(outcomes)
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
function amountDifference(id: string, expected: unknown, outcomes: Outcomes): string[] {
  const [result = '', part] = id.split('.')
  const amount = outcomes.evaluation.sheet?.results.find((candidate) => candidate.id === result)
  if (!amount) return [`核算表没有“${result}”这项金额`]
  const came = cameAmount(id, outcomes)
  const reason = amount.gap ?? (amount.missing.length > 0 ? `缺少${amount.missing.join('、')}` : undefined)
  const share = part && `的“${amount.parts?.find((one) => one.id === part)?.label ?? part}”`
  const found = different(`金额“${amount.label}”${share ?? ''}（元）`, inYuan(expected), inYuan(came ?? null))
  return came === undefined && reason ? found.map((sentence) => `${sentence}（${reason}）`) : found
}

const inYuan = (fen: unknown) => (typeof fen === 'number' ? yuanText(fen) : fen)

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
function stepDifferences(action: string, { asks, mails, ...expected }: ExpectedStep, outcomes: Outcomes): string[] {
  const came = cameStep(action, outcomes)
  if (!came) return [`没有操作“${action}”`]
  return [
    ...differentSet(`操作“${action}”办理时要有的`, asks, came.asks),
    ...differentSet(`操作“${action}”发出的邮件`, mails, came.mails),
    ...each(expected, (aspect, value) => different(`操作“${action}”的${aspect}`, value, came[aspect as keyof typeof expected])),
  ]
}

/** Whether the declaration could be a member of a batch, and the row that it would have. */
function batchDifferences(id: string, expected: ExpectedBatch, outcomes: Outcomes): string[] {
  const kind = outcomes.programme.batches.get(id)
  const came = cameBatch(id, outcomes)
  if (!kind || !came) return [`没有批次“${id}”`]
  return [
    ...different(`可以列入批次“${kind.title}”`, expected.eligible, came.eligible),
    ...each(expected.columns, (column, value) =>
      column in came.columns
        ? different(`批次“${kind.title}”的栏目“${column}”`, value, came.columns[column])
        : [`批次“${kind.title}”没有栏目“${column}”`],
    ),
  ]
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

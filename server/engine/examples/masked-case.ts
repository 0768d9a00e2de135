/** A real case made into an example: nobody can be recognised in it, and every rule and amount comes out as it did. */
import { isObject } from '../form/answers.js'
import type { ExampleExpectation, ExampleGiven } from '../generated/example.js'
import type { Json, WorkingCalendarYears } from '../model.js'
import type { Example, Programme, Stage } from '../programme.js'
import { anonymousCase } from './anonymous-case.js'
import { cameProblems, outcomesOf } from './outcomes.js'
import { pseudonyms } from './pseudonyms.js'

export interface MaskedCase {
  given: ExampleGiven
  /** What comes out, of the case as of the masked one. */
  expect: ExampleExpectation
  /** Titles of what stays as it was, because rules or amounts would come out otherwise. */
  kept: string[]
}

/** Masks names, codes, contacts and free text, and rounds amounts and counts; the same for the same everywhere. What would change the outcome is kept and named. */
export function maskedCase(programme: Programme, stage: Stage, given: ExampleGiven, calendar: WorkingCalendarYears): MaskedCase {
  const outcome = (one: ExampleGiven) => expectationOf(programme, { title: '', stage: stage.id, given: one, expect: {} }, calendar)
  const expected = outcome(given)
  const wanted = JSON.stringify(expected)
  const isSame = (one: ExampleGiven) => JSON.stringify(outcome(one)) === wanted
  const masked = withoutNames(programme, stage, given, isSame)
  const rounded = withoutAmounts(stage, masked.given, isSame)
  const kept = [...masked.kept, ...rounded.kept].flatMap((value) => titlesOf(value, stage, rounded.given))
  return { given: rounded.given, expect: expected, kept: [...new Set(kept)] }
}

function expectationOf(programme: Programme, example: Example, calendar: WorkingCalendarYears): ExampleExpectation {
  const outcomes = outcomesOf(programme, example, calendar)
  if (!outcomes) return {}
  const { verdict, findings, amounts } = outcomes.evaluation
  const problems = [...new Set(cameProblems(outcomes).map(({ at }) => at))].sort()
  return {
    verdict,
    findings: Object.fromEntries(findings.map(({ rule, outcome }) => [rule, outcome])),
    ...(problems.length > 0 && { problems }),
    ...(Object.keys(amounts).length > 0 && { amounts }),
  }
}

type Same = (given: ExampleGiven) => boolean
interface Step {
  given: ExampleGiven
  /** Values that stay. */
  kept: Json[]
}

/** All texts at once where that changes nothing; else one after the other. */
function withoutNames(programme: Programme, stage: Stage, given: ExampleGiven, isSame: Same): Step {
  const texts = new Set<string>()
  const masking = (stays: ReadonlySet<string>) => {
    const words = pseudonyms()
    return anonymousCase(given, stage, programme, {
      of(text, format) {
        texts.add(text)
        const word = words.of(text, format)
        return stays.has(text) ? text : word
      },
      known: (text) => (stays.has(text) ? text : words.known(text)),
    })
  }
  const all = masking(new Set())
  if (isSame(all)) return { given: all, kept: [] }
  const stays = new Set(texts)
  for (const text of texts) {
    stays.delete(text)
    if (!isSame(masking(stays))) stays.add(text)
  }
  return { given: masking(stays), kept: [...stays] }
}

/** Each amount and each larger count to its first digit, wherever it stands in the answers. */
function withoutAmounts(stage: Stage, given: ExampleGiven, isSame: Same): Step {
  const amounts = new Set<string>()
  change(stage, given, (value) => {
    amounts.add(value)
    return value
  })
  const rounded = new Map<string, string>()
  const kept: Json[] = []
  const apply = () => change(stage, given, (value) => rounded.get(value) ?? value)
  for (const value of amounts) {
    const other = value.replace(/^(-?0*[1-9])(\d*)(?:\.\d*)?$/, (_, first: string, rest: string) => first + '0'.repeat(rest.length))
    if (other === value) continue
    rounded.set(value, other)
    if (isSame(apply())) continue
    rounded.delete(value)
    kept.push(value)
  }
  return { given: apply(), kept }
}

/** The same case with other amounts; counts below a hundred and years say nothing of anybody. */
function change(stage: Stage, given: ExampleGiven, to: (value: string) => string): ExampleGiven {
  const answer = (key: string, value: Json): Json => {
    const field = stage.form.fields.get(key)
    if (field?.type === 'decimal' && typeof value === 'string') return to(value)
    return field?.type === 'integer' && field.unit !== '年' && typeof value === 'number' && value >= 100 ? Number(to(String(value))) : value
  }
  const group = (filled: unknown) =>
    isObject(filled) ? Object.fromEntries(Object.entries(filled).map(([key, value]) => [key, answer(key, value)])) : filled
  const answers = Object.entries(given.answers ?? {}).map(([key, filled]: [string, unknown]) => [
    key,
    Array.isArray(filled) ? filled.map(group) : group(filled),
  ])
  return { ...given, answers: Object.fromEntries(answers) }
}

/** What people call the places at which a value stands. */
function titlesOf(value: Json, { form }: Stage, given: ExampleGiven): string[] {
  const found: string[] = []
  const visit = (node: unknown, key: string): void => {
    if (String(node) === String(value) && typeof node !== 'object') found.push(form.fields.get(key)?.title ?? known[key] ?? '在案的情况')
    else if (Array.isArray(node)) for (const item of node) visit(item, key)
    else if (isObject(node)) for (const [inner, below] of Object.entries(node)) visit(below, inner)
  }
  visit(given, '')
  return found
}

const known: Readonly<Record<string, string>> = {
  id: '单位编号',
  name: '单位名称',
  creditCode: '统一社会信用代码',
  contact: '联系人',
  mobile: '联系人电话',
  email: '电子邮箱',
}

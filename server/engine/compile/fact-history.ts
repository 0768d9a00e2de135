/** What is wrong with facts about other declarations: of the same organisation, and of those that name it. */

import type { HistoryFact, MomentFact, RelatedFact } from '../generated/facts.js'
import type { FieldModel, Stage } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName, unknownNames } from '../values/compile-problems.js'
import { isDateFact, oneOfTypes, sameType, type Where } from './fact-types.js'
import { unknownFact } from './scope.js'

const statesOf = ({ workflow }: Stage) => workflow.states.map(({ id }) => id)
const single = ({ form }: Stage) => [...form.fields.values()].filter(({ pointer }) => !pointer.includes('*'))
const isNumber = ({ type }: FieldModel) => type === 'integer' || type === 'decimal'

/** A count or sum over other declarations of the organisation. */
export function checkHistory(fact: HistoryFact, where: Where): Complaint[] {
  const { place } = where
  const { period, years, months, asOf, before, since, aggregate, of } = fact
  const dates = Object.entries({ asOf, before, since }).flatMap(([key, name]) =>
    name === undefined ? [] : isDateFact(name, below(place, key), where.stage),
  )
  return [
    ...periodKey('years', years, period !== 'year', '只有按年统计时才写年数', '写上 "period": "year"，或删除 years', place),
    ...periodKey('months', months, period !== 'months', '只有按月统计时才写月数', '写上 "period": "months"，或删除 months', place),
    ...(period === 'months' && months === undefined
      ? [complaint(below(place, 'period'), 'missing-key', '按月统计，却没有写几个月', '补上 months')]
      : []),
    ...periodKey('asOf', asOf, period !== 'year' && period !== 'months', '没有按年或按月统计，asOf 不起作用', '删除 asOf', place),
    ...dates,
    ...(aggregate === 'count' ? sameType(fact, 'integer', '件数', place) : []),
    ...(aggregate === 'sum' ? oneOfTypes(fact, ['integer', 'decimal'], '和', place) : []),
    ...(aggregate !== 'count' && of === undefined
      ? [complaint(place, 'missing-key', aggregate === 'sum' ? '没有写对什么求和' : '没有写读哪一项', '补上 of：一个填报项，或核算结果')]
      : []),
    ...(fact.beside && fact.programme !== undefined
      ? [complaint(below(place, 'beside'), 'value', '别的事项的申报件不在同一件之下', '删除 beside', ['programme'])]
      : []),
    ...checkPast(fact, where),
  ]
}

const periodKey = (key: string, value: unknown, misplaced: boolean, message: string, remedy: string, place: Place) =>
  value !== undefined && misplaced ? [complaint(below(place, key), 'value', message, remedy)] : []

/** The stage, states and amounts that are counted; those of another programme are known on the site alone. */
function checkPast(fact: HistoryFact, { place, programme }: Where): Complaint[] {
  const { programme: elsewhere, stage, states, of, aggregate, granted } = fact
  if (elsewhere === programme.id)
    return [complaint(below(place, 'programme'), 'value', '写的就是这个事项自己', '删除 programme', ['programme'])]
  if (elsewhere !== undefined) return []
  const past = programme.stages.get(stage)
  if (!past) return unknownName('stage', stage, programme.stages.keys(), below(place, 'stage'))
  const results = past.worksheet?.results.map(({ id }) => id) ?? []
  const steps = past.workflow.actions.filter(({ grants = [] }) => (of === undefined ? grants.length > 0 : grants.includes(of)))
  const fields = granted
    ? []
    : single(past)
        .filter((field) => aggregate === 'last' || isNumber(field))
        .map(({ key }) => key)
  const ofGrants = granted ? results : [...fields, ...results]
  const unknownOf = aggregate !== 'count' || granted ? unknownName('field', of, ofGrants, below(place, 'of')) : []
  const field = aggregate === 'last' && !granted ? past.form.fields.get(of ?? '') : undefined
  return [
    ...(field && field.type !== 'list' ? sameType(fact, field.type, `“${field.title}”`, place) : []),
    ...(fact.beside && past.definition.per !== 'parent'
      ? [complaint(below(place, 'beside'), 'value', `“${past.definition.title}”不在别的申报件之下`, '删除 beside', ['programme'])]
      : []),
    ...unknownNames('state', states, statesOf(past), below(place, 'states')),
    ...unknownOf,
    ...(granted && steps.length === 0 && unknownOf.length === 0
      ? [
          complaint(
            below(place, 'granted'),
            'never-granted',
            `“${past.definition.title}”没有一个操作核定这项金额，永远是 0`,
            '给流程中的一个操作写上 grants',
            ['workflow'],
          ),
        ]
      : []),
  ]
}

/** When a stage entered a state. */
export function checkMoment({ stage, state }: MomentFact, { place, programme }: Where): Complaint[] {
  const read = programme.stages.get(stage)
  if (!read) return unknownName('stage', stage, programme.stages.keys(), below(place, 'stage'))
  return unknownName('state', state, statesOf(read), below(place, 'state'))
}

const personal: ReadonlySet<string> = new Set(['mobile', 'telephone', 'email', 'bank-account'])

/** Declarations of others: what is read of them is seen by whoever reads this declaration, so that nothing withheld may be. */
export function checkRelated(fact: RelatedFact, { place, stage: here, programme }: Where): Complaint[] {
  const { match, of, aggregate, states } = fact
  const stage = programme.stages.get(fact.stage)
  if (!stage) return unknownName('stage', fact.stage, programme.stages.keys(), below(place, 'stage'))
  const fields = new Map(single(stage).map((field) => [field.key, field]))
  const results = stage.worksheet?.results.map(({ id }) => id) ?? []
  const [key, value] = [fields.get(match.field), of === undefined ? undefined : fields.get(of)]
  const wanted = aggregate === 'sum' ? [...fields.values()].filter(isNumber).map(({ key: name }) => name) : [...fields.keys()]
  return [
    ...unknownNames('state', states, statesOf(stage), below(place, 'states')),
    ...states.flatMap((id, index) => {
      const state = stage.workflow.states.find((one) => one.id === id)
      return state?.editable
        ? [
            complaint(below(place, 'states', index), 'editable', `在状态“${state.label}”对方还在修改，内容不作数`, '只写已经提交的状态', [
              'workflow',
            ]),
          ]
        : []
    }),
    ...unknownName('field', match.field, fields.keys(), below(place, 'match', 'field')),
    ...(key ? open(key, below(place, 'match', 'field')) : []),
    ...checkOwnKey(match.equals, below(place, 'match', 'equals'), here, programme),
    ...(aggregate === 'count'
      ? sameType(fact, 'integer', '件数', place)
      : of === undefined
        ? [complaint(place, 'missing-key', '没有写读哪一项', '补上 of：一个填报项，或核算结果')]
        : unknownName('field', of, [...wanted, ...results], below(place, 'of'))),
    ...(value ? open(value, below(place, 'of')) : []),
    ...(aggregate === 'sum' ? oneOfTypes(fact, ['integer', 'decimal'], '和', place) : []),
    ...(aggregate === 'value' && value && value.type !== 'list' ? sameType(fact, value.type, `“${value.title}”`, place) : []),
  ]
}

/** A field that some role does not see, or that is personal, must not come to others by a fact. */
function open({ title, schema: { withheldFrom, maskedFor, format } }: FieldModel, place: Place): Complaint[] {
  if (!withheldFrom?.length && !maskedFor?.length && !(format && personal.has(format))) return []
  return [complaint(place, 'withheld', `“${title}”有人不能看，不能让其他单位的申报读到`, '换一个谁都能看的填报项', ['form'])]
}

/** The own key is known before anything else is: an answer outside rows, or a value of the registration. */
function checkOwnKey(name: string, place: Place, stage: Stage, programme: Where['programme']): Complaint[] {
  const info = stage.facts.get(name)
  if (!info) return unknownFact(name, place, { facts: stage.facts, programme })
  if (name.startsWith('organisation.') || (info.pointer && info.type !== 'rows')) return []
  return [complaint(place, 'match', `不能按“${info.label}”查找`, '写一个填报项，或 organisation.creditCode 等注册信息')]
}

/** What is wrong with a condition: facts that are not there, operators that do not fit, values that can never be. */

import { typeNames } from '../conditions/answer-facts.js'
import { operatorNames, operators } from '../conditions/operators.js'
import { namedIn, testsOf } from '../facts/references.js'
import type { FactTest } from '../generated/condition.js'
import type { Condition, FactInfo } from '../programme.js'
import { below, type Complaint, complaint, type Place, unknownName } from '../values/compile-problems.js'
import { checkTestValue } from './condition-values.js'
import { checkConstant } from './constant-conditions.js'
import { checkSize } from './named-conditions.js'
import { inScope, type Scope, unknownFact } from './scope.js'

/** Everything that is wrong with a condition; named conditions it uses are only looked up, and checked where they are declared. */
export function checkCondition(condition: Condition | undefined, place: Place, scope: Scope): Complaint[] {
  if (!condition) return []
  const size = checkSize(condition, place, scope.programme.conditions)
  if (size.length > 0) return size
  const named = namedIn(condition).flatMap(({ name, at }) =>
    unknownName('condition', name, scope.programme.conditions.keys(), { file: place.file, at: place.at + at }),
  )
  const tests = testsOf(condition, place.at, scope.rowsOf).flatMap(({ test, at, rowsOf }) =>
    checkTest(test, { file: place.file, at }, { ...scope, rowsOf }),
  )
  const wrong = [...named, ...tests]
  return wrong.length > 0 ? wrong : checkConstant(condition, place, scope)
}

function checkTest(test: FactTest, place: Place, scope: Scope): Complaint[] {
  if (test.params !== undefined) return [complaint(below(place, 'params'), 'reserved', '“params”还不能使用', '删除它')]
  if (scope.rowsOf !== undefined && !scope.facts.get(scope.rowsOf)?.rows) return [] // the section itself was told
  const whole = inScope(test.fact, scope)
  if (!whole) return unknownFact(test.fact, below(place, 'fact'), scope)
  const column = test.path === undefined ? whole : columnOf(whole, test.path, below(place, 'path'))
  if ('code' in column) return [column]
  const { types } = operators[test.operator]
  if (!types.includes(column.type)) return [wrongOperator(test, column, place)]
  return checkTestValue(test, column, below(place, 'value'), scope)
}

function columnOf(info: FactInfo, path: string, place: Place): FactInfo | Complaint {
  if (!info.columns)
    return complaint(
      place,
      'path',
      `“${info.label}”不是从名单里读的，不能用 path 取它的列`,
      '删除 path，或换成一个 "kind": "register" 的事实',
      ['facts'],
    )
  const name = path.slice(2)
  const column = info.columns.get(name)
  if (column) return column
  const [unknown] = unknownName('column', name, info.columns.keys(), place)
  return unknown ?? complaint(place, 'path', `path “${path}”不能使用`)
}

function wrongOperator({ operator }: FactTest, info: FactInfo, place: Place): Complaint {
  const fitting = operatorNames.filter((name) => operators[name].types.some((type) => type === info.type))
  return complaint(
    below(place, 'operator'),
    'operator-type',
    `“${info.label}”是${typeNames[info.type]}，不能用 ${operator} 判断`,
    `可用的：${fitting.join('、')}`,
  )
}

/** The kinds of values in formulas: which go together, and how a mistake is said. */

import type { FactType } from '../model.js'
import { didYouMean } from '../values/near.js'
import type { FormulaCheck } from './function.js'
import type { FormulaNode, Kind, ValueType } from './model.js'
import { sameUnit, sayUnit, unitRemedy } from './units.js'

/** What a kind is called in sentences. */
export const kindNames: Record<ValueType, string> = {
  number: '数字',
  text: '文字',
  boolean: '是或否',
  date: '日期',
  list: '若干值',
  rows: '若干行',
}

/** The kind of a fact's or table column's type. */
export function kindOfType(type: FactType, unit?: string, options?: ReadonlyMap<string, string>): Kind {
  if (type === 'integer' || type === 'decimal') return { type: 'number', unit: unit ?? '' }
  if (type === 'string') return { type: 'text', ...(options && { options }) }
  if (type === 'list') return { type: 'list', of: { type: 'text', ...(options && { options }) } }
  return { type }
}

/** The kind of an argument, which must be of one of these types; undefined after a report. */
export function expectKind(node: FormulaNode, types: readonly ValueType[], check: FormulaCheck): Kind | undefined {
  const kind = check.kindOf(node)
  if (!kind.type) return undefined
  if (types.includes(kind.type)) return kind
  const wanted = types.map((type) => kindNames[type]).join('或')
  check.report('formula-type', `${check.say(node)}是${kindNames[kind.type]}，这里要${wanted}。`, typeRemedy(node, kind, types))
  return undefined
}

/** The one kind of several nodes, which must be of the same type and unit. */
export function alike(nodes: readonly FormulaNode[], doing: string, check: FormulaCheck, types?: readonly ValueType[]): Kind {
  return alikeKinds(
    nodes.map((node) => ({ node, kind: (types ? expectKind(node, types, check) : check.kindOf(node)) ?? {} })),
    doing,
    check,
  )
}

interface Part {
  node: FormulaNode
  kind: Kind
}

/** The same for lists and single values mixed: a list counts as its items. */
export function alikeItems(nodes: readonly FormulaNode[], doing: string, check: FormulaCheck, types: readonly ValueType[]): Kind {
  const parts = nodes.map((node) => {
    const kind = check.kindOf(node)
    if (kind.type !== 'list') return { node, kind: expectKind(node, types, check) ?? {} }
    const of = kind.of ?? {}
    if (!of.type || types.includes(of.type)) return { node, kind: of }
    check.report(
      'formula-type',
      `${check.say(node)}的每一项是${kindNames[of.type]}，这里要${types.map((type) => kindNames[type]).join('或')}。`,
    )
    return { node, kind: {} }
  })
  return alikeKinds(parts, doing, check)
}

export function alikeKinds(parts: readonly Part[], doing: string, check: FormulaCheck): Kind {
  const known = parts.filter(({ kind }) => kind.type)
  const [first, ...others] = known
  if (!first) return {}
  const { type } = first.kind
  const odd = others.find(({ kind }) => kind.type !== type)
  if (odd?.kind.type && type) {
    const [a, b] = [`${check.say(first.node)}是${kindNames[type]}`, `${check.say(odd.node)}是${kindNames[odd.kind.type]}`]
    check.report(
      'formula-type',
      `${a}，${b}，不能${doing}。`,
      typeRemedy(odd.node, odd.kind, [type]) ?? typeRemedy(first.node, first.kind, [odd.kind.type]),
    )
    return {}
  }
  if (type === 'text') checkOptions(known, check)
  if (type !== 'number') return type === 'text' ? { type } : first.kind
  const unit = sharedUnit(known, doing, check)
  return known.length < parts.length && unit === undefined ? {} : { type, unit }
}

function sharedUnit(parts: readonly Part[], doing: string, check: FormulaCheck): string | undefined {
  const measured = parts.find(({ kind }) => kind.unit !== undefined)
  const odd = parts.find(({ kind }) => !sameUnit(kind.unit, measured?.kind.unit))
  if (measured && odd) {
    const message = `${check.say(measured.node)}${sayUnit(measured.kind.unit)}，${check.say(odd.node)}${sayUnit(odd.kind.unit)}，不能${doing}。`
    check.report('formula-unit', message, unitRemedy(measured.kind.unit ?? '', odd.kind.unit ?? ''))
  }
  return measured?.kind.unit
}

/** A text that is written down must be one of the values that the others may have. */
function checkOptions(parts: readonly Part[], check: FormulaCheck): void {
  const chooser = parts.find(({ kind }) => kind.options)
  const options = chooser?.kind.options
  if (!chooser || !options) return
  for (const { node } of parts) {
    if (node.kind !== 'text' || options.has(node.value)) continue
    const titled = [...options].find(([, title]) => title === node.value)?.[0]
    const remedy =
      titled !== undefined
        ? `请写它的值 '${titled}'。`
        : (didYouMean(node.value, options.keys()) ?? `可用的值：${[...options.keys()].slice(0, 12).join('、')}。`)
    check.report('unknown-option', `${check.say(chooser.node)}没有“${node.value}”这个值。`, remedy)
  }
}

function typeRemedy(node: FormulaNode, { type }: Kind, wanted: readonly ValueType[]): string | undefined {
  if (type === 'text' && wanted.includes('date')) return `日期请写成 date('2024-01-31')。`
  if (type === 'text' && wanted.includes('number') && node.kind === 'text') return '数字不要加引号。'
  if (type === 'text' && wanted.includes('number')) return `文字不能当数字用：按值取舍请写 in(x, 'a', 'b')，或用决策表换成数字。`
  if (type === 'number' && wanted.includes('text')) return '与文字比较时，值要加引号。'
  if (type === 'list' && wanted.includes('number')) return '若干值请用 sum、min、max 或 count 合成一个数。'
  if (type === 'rows' && wanted.includes('number')) return '行数请写 count(x)；合计请写 sum(分组.字段)。'
  return undefined
}

/** The helpers that a template may call, in one table: what people call them, what they take and give, what they do. */

import { chineseDay, chineseTime, separated } from '../conditions/display.js'
import { isBlank } from '../form/answers.js'
import type { Json } from '../model.js'
import { amountText, capitals, fenFrom, wanText, yuanText } from '../values/money.js'
import type { TemplateHelper } from './helper.js'
import { markHelpers } from './mark-helpers.js'
import { rowHelpers } from './row-helpers.js'

const numbers = ['integer', 'decimal'] as const
const units = ['元', '万元'] as const
const blankLine = 8

/** Whether a value counts as filled for if, unless, and, or: not blank, not false; an object when something in it is. */
export function isFilled(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false) return false
  if (typeof value === 'object' && !Array.isArray(value)) return Object.values(value).some(isFilled)
  return !isBlank(value)
}

/** Every helper by name. A new one is one entry and its test. */
export const templateHelpers = {
  money: {
    label: '金额',
    usage: '{{money amounts.estimate}} → 12,067.89（金额为元；填报的数字保留原单位）',
    parameters: [{ label: '金额', accepts: ['fen', 'decimal'] }],
    returns: 'text',
    run: ([amount]) => (isFen(amount) ? yuanText(amount) : (amountText(shown(amount)) ?? shown(amount))),
  },
  wan: {
    label: '金额，以万元计',
    usage: '{{wan amounts.estimate}} → 1.206789',
    parameters: [{ label: '金额', accepts: ['fen'] }],
    returns: 'text',
    run: ([amount]) => (isFen(amount) ? wanText(amount) : ''),
  },
  capitals: {
    label: '金额大写',
    usage: "{{capitals amounts.estimate}} 或 {{capitals answers.cost '万元'}} → 贰万零伍佰元整",
    parameters: [
      { label: '金额', accepts: ['fen', 'decimal'] },
      { label: '单位', words: units, optional: true },
    ],
    returns: 'text',
    run: ([amount, unit]) => (isFen(amount) ? capitals(amount) : capitalsOf(shown(amount), shown(unit))),
  },
  number: {
    label: '数字加千分位',
    usage: '{{number answers.employees}} → 1,200',
    parameters: [{ label: '数字', accepts: numbers }],
    returns: 'text',
    run: ([value]) => separated(value),
  },
  date: {
    label: '日期',
    usage: '{{date today}} → 2024年9月1日',
    parameters: [{ label: '日期', accepts: ['date', 'instant'] }],
    returns: 'text',
    run: ([value]) => chineseDay(shown(value)),
  },
  dateTime: {
    label: '日期和时间',
    usage: '{{dateTime declaration.submittedAt}} → 2024年9月1日 09:30',
    parameters: [{ label: '时间', accepts: ['instant'] }],
    returns: 'text',
    run: ([value]) => chineseTime(shown(value)),
  },
  checkbox: {
    label: '方框',
    usage: "{{checkbox answers.agreed}} 或 {{checkbox answers.kind 'private'}} → ☑",
    parameters: [
      { label: '是否，或选项', accepts: ['boolean', 'code', 'list'] },
      { label: '选项', option: true, optional: true },
    ],
    returns: 'text',
    run: ([value, option]) => ((option === undefined ? value === true : has(value, option)) ? '☑' : '☐'),
  },
  blank: {
    label: '内容，没有时留空白手写',
    usage: '{{blank answers.contact 6}} → 李明，没有填时 ＿＿＿＿＿＿',
    parameters: [
      { label: '内容', accepts: ['text', 'integer', 'decimal'] },
      { label: '几个字', accepts: ['integer'], optional: true },
    ],
    returns: 'text',
    run: ([value, width]) => (isFilled(value) ? shown(value) : '＿'.repeat(Math.min(typeof width === 'number' ? width : blankLine, 40))),
  },
  join: {
    label: '几项连起来',
    usage: "{{join answers.products '、'}}",
    parameters: [
      { label: '列表', accepts: ['list'] },
      { label: '间隔', accepts: ['text'], optional: true },
    ],
    returns: 'text',
    run: ([list, between]) => (Array.isArray(list) ? list.map(shown).join(between === undefined ? '、' : shown(between)) : shown(list)),
  },
  index: {
    label: '第几行',
    usage: '{{#each answers.needs}}{{index}}{{/each}} → 1',
    parameters: [],
    returns: 'integer',
    run: (_, { index }) => (index ?? 0) + 1,
  },
  count: {
    label: '有几行、几项',
    usage: '{{count answers.needs}} → 3',
    parameters: [{ label: '表或列表', accepts: ['rows', 'list'] }],
    returns: 'integer',
    run: ([list]) => (Array.isArray(list) ? list.length : 0),
  },
  eq: {
    label: '等于',
    usage: "{{#if (eq answers.kind 'private')}}…{{/if}}",
    parameters: [{ label: '值' }, { label: '比较的值', option: true }],
    returns: 'boolean',
    run: ([a, b]) => isFilled(a) && a === b,
  },
  and: {
    label: '都有',
    usage: '{{#if (and answers.contact answers.phone)}}…{{/if}}',
    parameters: [{ label: '值' }, { label: '值', rest: true }],
    returns: 'boolean',
    run: (values) => values.every(isFilled),
  },
  or: {
    label: '第一个有内容的',
    usage: '{{or answers.contact organisation.contact}}',
    parameters: [{ label: '值' }, { label: '值', rest: true }],
    returns: 'text',
    run: (values) => values.find(isFilled) ?? null,
  },
  not: {
    label: '没有',
    usage: '{{#if (not answers.contact)}}…{{/if}}',
    parameters: [{ label: '值' }],
    returns: 'boolean',
    run: ([value]) => !isFilled(value),
  },
  clause: {
    label: '条款',
    usage: "{{clause 'guide-1.1'}} → 条款原文；{{clause 'guide-1.1' 'label'}} → 申报指南 一（一）；'heading' → 标题",
    parameters: [
      { label: '条款', accepts: ['text'] },
      { label: '内容', words: ['text', 'label', 'heading'], optional: true },
    ],
    returns: 'text',
    run: ([id, part], { clauses = {} }) => {
      const known = Object.hasOwn(clauses, shown(id)) ? clauses[shown(id)] : undefined
      const wanted = part === undefined ? 'text' : shown(part)
      return known && Object.hasOwn(known, wanted) ? (known[wanted] ?? '') : ''
    },
  },
  ...rowHelpers,
  ...markHelpers,
} satisfies Record<string, TemplateHelper>

/** The helper of that name. */
export function helperNamed(name: string): TemplateHelper | undefined {
  return Object.hasOwn(templateHelpers, name) ? templateHelpers[name as keyof typeof templateHelpers] : undefined // the key was just checked
}

const isFen = (value: Json | undefined): value is number => typeof value === 'number' && Number.isSafeInteger(value)
const shown = (value: Json | undefined): string => (value === undefined || value === null || typeof value === 'object' ? '' : String(value))
const has = (value: Json | undefined, option: Json) => (Array.isArray(value) ? value.includes(option) : value === option)

function capitalsOf(amount: string, unit: string): string {
  const known = units.find((candidate) => candidate === unit)
  const fen = known && amount !== '' ? fenFrom(amount, known, 'half-up').fen : undefined
  return fen === undefined ? '' : capitals(fen)
}

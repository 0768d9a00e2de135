/** The checked kinds of text: what is wrong with one in words, and how a typed one is brought to its stored form. */

import type { Field } from '../generated/form.js'
import { checkCreditCode, normaliseCreditCode } from './credit-code.js'

export type FormatName = NonNullable<Field['format']>

interface Format {
  /** The stored form of what was typed. */
  normalise: (text: string) => string
  /** What is wrong with it; undefined = nothing. */
  problem: (text: string) => string | undefined
}

const unlessMatching = (pattern: RegExp, message: string) => (text: string) => (pattern.test(text) ? undefined : message)
const compact = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '')

/** Every format a field may name. A new one is one entry. */
export const formats = {
  date: { normalise: normaliseDate, problem: (text) => (isDay(text) ? undefined : '日期不正确，请按 2024-01-31 的样子填写') },
  'credit-code': { normalise: normaliseCreditCode, problem: checkCreditCode },
  mobile: { normalise: compact, problem: unlessMatching(/^1[3-9]\d{9}$/, '手机号码应为 11 位数字') },
  telephone: {
    normalise: (text) =>
      text
        .normalize('NFKC')
        .replace(/\s/g, '')
        .replace(/[－–—]/g, '-'),
    problem: unlessMatching(
      /^(1[3-9]\d{9}|(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?|400-?\d{3}-?\d{4})$/,
      '电话号码不正确，固定电话请带区号，如 010-12345678',
    ),
  },
  email: {
    normalise: (text) => text.normalize('NFKC').trim(),
    problem: unlessMatching(
      /^[^\s@<>()",;:\\]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}$/,
      '电子邮箱不正确，请核对“@”前后的内容',
    ),
  },
  'bank-account': { normalise: compact, problem: unlessMatching(/^\d{8,32}$/, '银行账号应为 8 至 32 位数字') },
  url: {
    normalise: (text) => text.trim(),
    problem: unlessMatching(/^https?:\/\/[^\s/?#"'<>]{1,253}([/?#][^\s"'<>]{0,1800})?$/, '网址应以 http:// 或 https:// 开头'),
  },
} satisfies Record<FormatName, Format>

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day > 0 && day <= (month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] ?? 0))
}
const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function normaliseDate(text: string): string {
  const plain = text.normalize('NFKC').trim()
  const parts = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  return parts ? `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}` : plain
}

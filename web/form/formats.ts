/** The checked kinds of text: stored form and what is wrong with one, in the server's words. */
import { creditCodeProblem, normaliseCreditCode } from './credit-code'
import type { Field } from './model'

export interface Format {
  normalise: (text: string) => string
  problem: (text: string) => string | undefined
  /** Hint to the phone's keyboard. */
  inputMode?: 'numeric' | 'tel' | 'email' | 'url'
}

const unlessMatching = (pattern: RegExp, message: string) => (text: string) => (pattern.test(text) ? undefined : message)
const compact = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '')

export const formats: Record<NonNullable<Field['format']>, Format> = {
  date: { normalise: normaliseDate, problem: (text) => (isDay(text) ? undefined : '日期不正确，请按 2024-01-31 的样子填写') },
  'credit-code': { normalise: normaliseCreditCode, problem: creditCodeProblem },
  mobile: { normalise: compact, problem: unlessMatching(/^1[3-9]\d{9}$/, '手机号码应为 11 位数字'), inputMode: 'tel' },
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
    inputMode: 'tel',
  },
  email: {
    normalise: (text) => text.normalize('NFKC').trim(),
    problem: unlessMatching(
      /^[^\s@<>()",;:\\]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}$/,
      '电子邮箱不正确，请核对“@”前后的内容',
    ),
    inputMode: 'email',
  },
  'bank-account': { normalise: compact, problem: unlessMatching(/^\d{8,32}$/, '银行账号应为 8 至 32 位数字'), inputMode: 'numeric' },
  url: {
    normalise: (text) => text.trim(),
    problem: unlessMatching(/^https?:\/\/[^\s/?#"'<>]{1,253}([/?#][^\s"'<>]{0,1800})?$/, '网址应以 http:// 或 https:// 开头'),
    inputMode: 'url',
  },
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Reads 2024.1.1, 2024/1/1, 2024年1月1日 and 20240101. */
export function normaliseDate(text: string): string {
  const plain = text.normalize('NFKC').trim()
  const parts = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  return parts ? `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}` : plain
}

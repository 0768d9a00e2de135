/** What a registration must say, judged before it is sent; the server judges again. */
import { creditCodeProblem } from '../../form/credit-code'
import { formats } from '../../form/formats'
import type { Problems } from '../../ui/problems'

export interface Registration {
  name: string
  creditCode: string
  district: string
  contact: string
  mobile: string
  email: string
}

type Fields = readonly { key: keyof Registration; title: string }[]

const own: Partial<Record<keyof Registration, (text: string) => string | undefined>> = {
  creditCode: creditCodeProblem,
  mobile: (text) => (formats.telephone.problem(formats.telephone.normalise(text)) ? '应为 11 位手机号，或带区号的固定电话' : undefined),
  email: (text) => formats.email.problem(formats.email.normalise(text)),
}

/** What is wrong with some of the fields, each with its title. */
export const fieldProblems = <Key extends keyof Registration>(
  fields: readonly { key: Key; title: string }[],
  values: Readonly<Record<Key, string>>,
): [string, string][] =>
  fields.flatMap(({ key, title }): [string, string][] => {
    const text = values[key].trim()
    if (!text) return [[key, key === 'district' ? `请选择“${title}”` : `请填写“${title}”`]]
    const problem = own[key]?.(text)
    return problem ? [[key, key === 'creditCode' ? problem : `“${title}”：${problem}`]] : []
  })

/** All problems at once, by field. */
export function registrationProblems(fields: Fields, values: Registration, consent: boolean, consentLabel: string): Problems {
  const problems = fieldProblems(fields, values)
  return Object.fromEntries(consent ? problems : [...problems, ['consent', `请阅读并勾选“${consentLabel}”`]])
}

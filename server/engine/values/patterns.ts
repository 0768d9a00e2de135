/** Patterns of configuration run through RE2 only: linear time, whatever an administrator writes. */
import { RE2JS } from 're2js'

/** What a validator needs of a pattern; its text tells one pattern from another. */
export interface Pattern {
  test: (text: string) => boolean
  toString: () => string
}

/** Compiles a pattern; throws where it uses what RE2 cannot do (look-around, back-references). */
export function re2(source: string): Pattern {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(source))
  return { test: (text) => compiled.test(text), toString: () => source }
}
re2.code = 're2'

/** Why a pattern is refused, in words; undefined = it can be used. */
export function patternProblem(source: string): string | undefined {
  try {
    re2(source)
    return undefined
  } catch (error) {
    if (/\(\?<?[=!]/.test(source)) return '不支持向前或向后断言 (?= (?! (?<= (?<!'
    if (/\\[1-9]/.test(source)) return '不支持反向引用 \\1'
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '写法不正确'
  }
}

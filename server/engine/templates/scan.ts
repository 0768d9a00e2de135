/** The first look at a template's `{{…}}`: one linear pass that refuses whole kinds of them before any parser sees the text. */
import type { TextProblem } from './template-html.js'

const mostTags = 4000
const deepest = 16
const longestTag = 500

/** What is wrong with the `{{…}}` of a template; stops at the first that makes the rest unreadable. */
export function scanMustaches(text: string): TextProblem[] {
  const problems: TextProblem[] = []
  /** How deep each open block goes: an `else if` opens another one inside it. */
  const open: number[] = []
  let depth = 0
  let count = 0
  let index = text.indexOf('{{')
  while (index >= 0) {
    const say = (message: string) => problems.push({ offset: index, message })
    count++
    if (count > mostTags) return [...problems, { offset: index, message: `{{…}} 超过 ${mostTags} 处` }]
    const end = endOf(text, index)
    if (end < 0) return [...problems, { offset: index, message: '{{ 没有对应的 }}' }]
    const inside = text.slice(index + 2, end - 2)
    const kind = forbidden(text, index, end)
    if (kind) say(kind)
    const body = inside.replace(/^~/, '').trimStart()
    if (!isComment(body) && inside.length > longestTag) say(`一处 {{…}} 超过 ${longestTag} 个字`)
    if (body.startsWith('/')) depth -= open.pop() ?? 1
    else if (body.startsWith('#')) depth += open.push(1) && 1
    else if (/^else\s+[^\s~]/.test(body)) {
      open.push((open.pop() ?? 0) + 1)
      depth++
    }
    if (depth > deepest) return [...problems, { offset: index, message: `{{#…}} 嵌套超过 ${deepest} 层` }]
    if (problems.length > 20) return problems
    index = text.indexOf('{{', end)
  }
  if (depth !== 0) problems.push({ offset: text.length, message: '{{#…}} 与 {{/…}} 没有成对' })
  return problems
}

const isComment = (body: string) => body.startsWith('!')

/** Just after the `}}` that closes this `{{`; -1 = it is never closed. */
function endOf(text: string, start: number): number {
  const dashed = /^\{\{~?!--/.test(text.slice(start, start + 6))
  const close = dashed ? /--~?\}\}/g : /\}\}/g
  close.lastIndex = start + 2
  const found = close.exec(text)
  return found ? found.index + found[0].length : -1
}

function forbidden(text: string, start: number, end: number): string | undefined {
  const head = text.slice(start + 2, start + 8).replace(/^~/, '')
  if (text[start - 1] === '\\') return '{{ 前面不能有反斜线'
  if (text[start + 2] === '{' || text[end] === '}' || head.startsWith('{')) return '不能用 {{{…}}}：内容一律转义后输出'
  const sign = head.trimStart()
  if (sign.startsWith('&')) return '不能用 {{&…}}：内容一律转义后输出'
  if (/^(>|#\s*>)/.test(sign)) return '不能引用其他模板（{{>…}}）'
  if (/^(\*|#\s*\*)/.test(sign)) return '不能用装饰器（{{*…}}）'
  if (/^\^\s*[^}\s~]/.test(sign)) return '请用 {{#unless …}} 代替 {{^…}}'
  return undefined
}

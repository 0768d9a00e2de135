/** Which HTML a template may hold: an allow-list of tags and attributes, nothing that runs, loads or leads anywhere. One linear pass. */

export interface TextProblem {
  /** Place in the text. */
  offset: number
  message: string
}

const tags = new Set(
  (
    'h1 h2 h3 h4 h5 h6 p br hr div span section article header footer main strong b em i u s small sub sup mark ' +
    'ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td blockquote figure figcaption'
  ).split(' '),
)
const attributes = new Set(['class', 'style', 'colspan', 'rowspan', 'scope', 'lang', 'start', 'id'])
const unsafeStyle = /url\s*\(|image(-set)?\s*\(|@|expression|javascript:|behavior|-moz-binding|[\\<>{}]|\/\*/i
const mostProblems = 20

/** What is wrong with the HTML of a template, its `{{…}}` being text; at most 20. */
export function htmlProblems(text: string): TextProblem[] {
  const problems: TextProblem[] = []
  let mustache = text.indexOf('{{')
  let tag = text.indexOf('<')
  while (tag >= 0 && problems.length < mostProblems) {
    if (mustache >= 0 && mustache < tag) {
      const close = text.indexOf('}}', mustache)
      const end = close < 0 ? text.length : close + 2
      mustache = text.indexOf('{{', end)
      if (tag < end) tag = text.indexOf('<', end)
      continue
    }
    const end = readTag(text, tag, problems)
    if (mustache >= 0 && mustache < end) mustache = text.indexOf('{{', end)
    tag = text.indexOf('<', end)
  }
  return problems.slice(0, mostProblems)
}

/** Judges the tag at this place and says where it ends. */
function readTag(text: string, start: number, problems: TextProblem[]): number {
  const say = (message: string, offset = start) => problems.push({ offset, message })
  const [opening, written] = /^<\/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])/.exec(text.slice(start, start + 40)) ?? []
  if (!opening || !written) {
    say(text.startsWith('<!--', start) ? '不能写 HTML 注释，请用 {{!-- 注释 --}}' : '“<”后面不是可以用的标签；要印出“<”请写 &lt;')
    return start + 1
  }
  const name = written.toLowerCase()
  if (!tags.has(name)) say(`不能用标签 <${name}>`)
  let index = start + opening.length
  for (;;) {
    const gap = /^[\s/]*/.exec(text.slice(index, index + 200))?.[0] ?? ''
    index += gap.length
    if (text[index] === '>') return index + 1
    const attribute = /^([A-Za-z][\w:.-]*)(?:\s*=\s*("[^"]{0,2000}"|'[^']{0,2000}'))?(?=[\s/>]|$)/.exec(text.slice(index, index + 2100))
    const [whole, key = '', quoted = '""'] = attribute ?? []
    if (!whole || gap === '') {
      say(index < text.length ? `标签 <${name}> 里有不能写的内容：属性的值要加引号，不能写 {{…}}` : `标签 <${name}> 没有写完`, index)
      return Math.max(index, start + 1)
    }
    const problem = attributeProblem(key.toLowerCase(), quoted.slice(1, -1))
    if (problem) say(problem, index)
    index += whole.length
  }
}

function attributeProblem(key: string, value: string): string | undefined {
  if (!attributes.has(key)) return `不能用属性 ${key}`
  if (/\{\{|[&<]/.test(value)) return `属性 ${key} 的值只能是固定的文字，不能写 {{…}}、& 和 <`
  if (key === 'style' && unsafeStyle.test(value)) return '样式里不能有网址、脚本、转义和注释'
  return undefined
}

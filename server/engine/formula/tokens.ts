/** Cuts a formula into words, and refuses with a hint whatever the language does not have. */

export interface Token {
  type: 'blank' | 'number' | 'text' | 'name' | 'operator'
  text: string
  at: number
}

/** What is wrong with a formula, at which character (from 0). */
export interface FormulaProblem {
  message: string
  remedy?: string
  code?: string
}

const WORDS: readonly [Token['type'], RegExp][] = [
  ['blank', /[ \t\n]+/y],
  ['number', /\d{1,30}(?:\.\d{1,30})?(?![\w.])/y],
  ['text', /'[^'\\\n]{0,200}'|"[^"\\\n]{0,200}"/y],
  ['name', /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?![\w.])/y],
]
const OPERATORS = /[<>=!]=(?!=)|[-+*/%<>(),]/y
const REFUSED = /&&?|\|\|?|[=!]==|\*\*|\?\??|[^\s]/uy

const HINTS: Record<string, string> = {
  '&&': '“并且”请写 and。',
  '&': '“并且”请写 and。',
  '||': '“或者”请写 or。',
  '|': '“或者”请写 or。',
  '!': '“非”请写 not。',
  '=': '“等于”请写 ==。',
  '===': '“等于”请写 ==。',
  '!==': '“不等于”请写 !=。',
  '**': '没有乘方，请用连乘。',
  '^': '没有乘方，请用连乘。',
  '?': '按条件取值请写 if(条件, 值, 否则的值)。',
  '??': '按条件取值请写 if(条件, 值, 否则的值)。',
  ':': '按条件取值请写 if(条件, 值, 否则的值)。',
  '[': '不能按下标取值；若干值请用 in、sum、count 等函数。',
  ']': '不能按下标取值；若干值请用 in、sum、count 等函数。',
  '{': '公式里没有大括号。',
  '}': '公式里没有大括号。',
  '.': '小数请写 0.5；名称里的点前后不能有空格。',
  "'": '文字要用一对引号括起，不能换行，也不能含反斜杠。',
  '"': '文字要用一对引号括起，不能换行，也不能含反斜杠。',
  '“': '引号请用英文引号。',
  '”': '引号请用英文引号。',
  '‘': '引号请用英文引号。',
  '’': '引号请用英文引号。',
  '，': '逗号请用英文逗号。',
  '（': '括号请用英文括号。',
  '）': '括号请用英文括号。',
  '×': '乘号请写 *。',
  '÷': '除号请写 /。',
  '≥': '请写 >=。',
  '≤': '请写 <=。',
  '≠': '请写 !=。',
  ';': '一行只能有一个公式。',
  '`': '文字请用单引号括起。',
  $: '名称只由字母和数字组成。',
}

/** The words of a formula in order, blanks included; joined they are the formula. */
export function tokens(text: string): { tokens: Token[]; problem?: FormulaProblem } {
  const found: Token[] = []
  let at = 0
  while (at < text.length) {
    const token = word(text, at)
    if (!token) return { tokens: found, problem: refusal(text, at) }
    found.push(token)
    at += token.text.length
  }
  return { tokens: found }
}

function word(text: string, at: number): Token | undefined {
  for (const [type, pattern] of WORDS) {
    const match = matchAt(pattern, text, at)
    if (match) return { type, text: match, at }
  }
  const operator = matchAt(OPERATORS, text, at)
  return operator === undefined ? undefined : { type: 'operator', text: operator, at }
}

function refusal(text: string, at: number): FormulaProblem {
  const found = matchAt(REFUSED, text, at) ?? '不可见字符'
  const message = `第 ${at + 1} 个字“${found}”不能用在公式里。`
  if (/\d/.test(found))
    return {
      message: `第 ${at + 1} 个字起的数字写法不对。`,
      remedy: '数字只写成 1234.5 这样，名称不能以数字开头。',
      code: 'formula-syntax',
    }
  const remedy = HINTS[found] ?? (/\p{Script=Han}/u.test(found) ? '公式里的名称用英文标识；按中文编辑请用中文视图。' : undefined)
  return { message, ...(remedy && { remedy }), code: 'formula-syntax' }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

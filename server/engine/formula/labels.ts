/** The Chinese view of formulas: 最小值(合规投入 × 补贴比例, 封顶). Every valid formula comes back from it exactly as it was. */
import { formulaFunctions } from './functions.js'
import { type Token, tokens } from './tokens.js'

/** Labels by name; those of decision tables by `@table` and `@table.output`. */
export type FormulaLabels = ReadonlyMap<string, string>

const WORDS = new Map([
  ['and', '且'],
  ['or', '或'],
  ['not', '非'],
  ['true', '是'],
  ['false', '否'],
])
const SIGNS = new Map([
  ['*', '×'],
  ['/', '÷'],
  ['>=', '≥'],
  ['<=', '≤'],
  ['!=', '≠'],
  ['==', '='],
])
const reversed = (map: ReadonlyMap<string, string>) => new Map([...map].map(([key, value]) => [value, key]))
const WORDS_BACK = reversed(WORDS)
const SIGNS_BACK = new Map([...reversed(SIGNS), ['，', ','], ['（', '('], ['）', ')']])
const FUNCTIONS_BACK = new Map([...formulaFunctions].map(([name, { label }]) => [label, name]))

/** A formula to be read, not written: labels in place of names, also those that several names share. */
export function formulaInWords(text: string, labels: FormulaLabels): string {
  const { tokens: words, problem } = tokens(text)
  if (problem) return text
  // the name of a table may stand in quotes
  const table = (token: Token, index: number) =>
    token.type === 'text' && isTable(words, index, 'lookup') ? labels.get(`@${token.text.slice(1, -1)}`) : undefined
  return words.map((token, index) => table(token, index) ?? shown(token, index, words, labels)).join('')
}

/** A formula with labels in place of names; a name without a label of its own stays as it is, as does what is no formula. */
export function formulaToLabels(text: string, labels: FormulaLabels): string {
  const { tokens: words, problem } = tokens(text)
  if (problem) return text
  const written = uniqueLabels(labels)
  return words.map((token, index) => shown(token, index, words, written)).join('')
}

function shown(token: Token, index: number, words: readonly Token[], written: ReadonlyMap<string, string>): string {
  if (token.type === 'operator') return SIGNS.get(token.text) ?? token.text
  if (token.type === 'text' && isTable(words, index, 'lookup')) return written.get(`@${quotedTable(token.text)}`) ?? token.text
  if (token.type !== 'name') return token.text
  const called = neighbour(words, index, 1)?.text === '(' ? formulaFunctions.get(token.text)?.label : undefined
  return called ?? WORDS.get(token.text) ?? written.get(isTable(words, index, 'lookup') ? `@${token.text}` : token.text) ?? token.text
}

/** The name of a table that can only be written in quotes. */
const quotedTable = (text: string) => /^'([\w.]*[^\w.'][^']*)'$/.exec(text)?.[1]

/** Whether a word is the first argument of a lookup. */
function isTable(words: readonly Token[], index: number, lookup: string): boolean {
  const opening = neighbourIndex(words, index, -1)
  return words[opening]?.text.replace('（', '(') === '(' && neighbour(words, opening, -1)?.text === lookup
}

function neighbourIndex(words: readonly Token[], index: number, step: 1 | -1): number {
  let at = index + step
  while (words[at]?.type === 'blank') at += step
  return at
}

const neighbour = (words: readonly Token[], index: number, step: 1 | -1) => words[neighbourIndex(words, index, step)]

/** How each name is written: its label, in brackets where it is not one word; a label that two names share stands for none. */
function uniqueLabels(labels: FormulaLabels): Map<string, string> {
  const counts = new Map<string, number>()
  for (const [name, label] of labels) counts.set(spaceOf(name) + label, (counts.get(spaceOf(name) + label) ?? 0) + 1)
  const written = new Map<string, string>()
  for (const [name, label] of labels) {
    if (counts.get(spaceOf(name) + label) !== 1 || label === '' || /[【】\n]/.test(label)) continue
    const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(label) && !/^\w*$/.test(label) && !WORDS_BACK.has(label)
    written.set(name, plain ? label : `【${label}】`)
  }
  return written
}

/** Names of tables and other names do not get into each other's way. */
const spaceOf = (name: string) => (name.startsWith('@') ? '@' : '')

/** The formula that a Chinese view stands for; what is neither a label nor a name stays as it is, for the parser to refuse. */
export function formulaFromLabels(text: string, labels: FormulaLabels): string {
  const names = new Map([...uniqueLabels(labels)].map(([name, label]) => [spaceOf(name) + label, name]))
  const words = viewTokens(text)
  return words.map((token, index) => meant(token, index, words, names)).join('')
}

function meant(token: Token, index: number, words: readonly Token[], names: ReadonlyMap<string, string>): string {
  if (token.type === 'operator') return SIGNS_BACK.get(token.text) ?? token.text
  if (token.type !== 'name') return token.text
  const called = /^[(（]$/.test(neighbour(words, index, 1)?.text ?? '') ? FUNCTIONS_BACK.get(token.text) : undefined
  if (called) return called
  const table = isTable(words, index, formulaFunctions.get('lookup')?.label ?? '')
  const name = names.get(`${table ? '@' : ''}${token.text}`)?.replace(/^@/, '')
  return WORDS_BACK.get(token.text) ?? (table && name !== undefined && quotedTable(`'${name}'`) ? `'${name}'` : name) ?? token.text
}

const VIEW: readonly [Token['type'], RegExp][] = [
  ['blank', /[ \t\n]+/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['text', /'[^'\n]*'|"[^"\n]*"/y],
  ['name', /【[^【】\n]*】|[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['operator', /[<>=!]=|[\s\S]/uy],
]

function viewTokens(text: string): Token[] {
  const found: Token[] = []
  for (let at = 0; at < text.length; at += found.at(-1)?.text.length ?? 1) {
    for (const [type, pattern] of VIEW) {
      pattern.lastIndex = at
      const match = pattern.exec(text)?.[0]
      if (match === undefined) continue
      found.push({ type, text: match, at })
      break
    }
  }
  return found
}

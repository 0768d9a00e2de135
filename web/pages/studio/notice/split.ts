/** The text of a notice, as it is copied from a document, cut into numbered clauses. */
import type { Clause } from '../../../../server/engine/generated/clauses'

/** Numbers at the beginning of a line, from the outermost level to the innermost. */
const levels: readonly { pattern: RegExp; label: (number: string) => string }[] = [
  { pattern: /^第([一二三四五六七八九十百零〇\d]+)[章条]/, label: (number) => number },
  { pattern: /^([一二三四五六七八九十百零〇]+)[、.．]/, label: (number) => number },
  { pattern: /^[（(]([一二三四五六七八九十百零〇]+)[）)]/, label: (number) => `（${number}）` },
  { pattern: /^(\d{1,3})(?:[、．]|\.(?!\d))/, label: (number) => number },
  { pattern: /^[（(](\d{1,3})[）)]/, label: (number) => `（${number}）` },
]
const attachment = /^附件\s*([一二三四五六七八九十\d]*)\s*[:：]?/

interface Opened {
  level: number
  label: string
  step: string
}

/** Numbered lines begin clauses, others go on with the one above; what precedes every number is title and introduction. */
export function splitNotice(text: string): Clause[] {
  const found: Clause[] = []
  let path: Opened[] = []
  let part = ''
  for (const line of linesOf(text)) {
    const annex = attachment.exec(line)
    if (annex && line.length < 60) {
      part = `附件${annex[1] || ''}`
      path = []
      found.push(clauseOf(found, part, `a${annex[1] ? numberOf(annex[1]) : ''}`, line))
      continue
    }
    const row = part ? rowOf(line) : undefined
    if (row) {
      const count = found.filter(({ label }) => label?.startsWith(`${part} `)).length
      found.push(clauseOf(found, `${part} ${row}`, `a${numberOf(part.slice(2))}-r${count + 1}`, line))
      continue
    }
    const opened = openedBy(line)
    if (opened) {
      path = [...path.filter(({ level }) => level < opened.level), opened]
      const id = path.map(({ step }) => step).join('.')
      found.push(clauseOf(found, labelOf(part, path), part ? `a${numberOf(part.slice(2))}-${id}` : id, line))
    } else goOn(found, line)
  }
  return found.map((clause, index) => (isHeading(clause, found[index + 1]) ? { ...clause, honoured: heading } : clause))
}

/** In annexes: 表一 …, or the numbered line of a list as it is copied from a table: 甲1	营业执照	…. */
const rowOf = (line: string) =>
  /^(表[一二三四五六七八九十\d]{1,3})[\s　：:]/.exec(line)?.[1] ?? /^(\p{Script=Han}\d{1,3})[\t|｜]/u.exec(line)?.[1]

const heading = { as: 'heading', where: '公开页“政策原文”' } as const

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter(Boolean)

function openedBy(line: string): Opened | undefined {
  for (const [level, { pattern, label }] of levels.entries()) {
    const match = pattern.exec(line)
    if (match) return { level, label: level === 0 ? match[0] : label(match[1] ?? ''), step: String(numberOf(match[1] ?? '')) }
  }
  return undefined
}

const labelOf = (part: string, path: readonly Opened[]) => `${part ? `${part} ` : ''}${path.map(({ label }) => label).join('')}`

function clauseOf(before: readonly Clause[], label: string, id: string, text: string): Clause {
  const taken = new Set(before.map((clause) => clause.id))
  return { id: freeId(id || 'c', taken), label, text }
}

/** Lines without a number: the title, then the introduction, then what belongs to the clause above. */
function goOn(found: Clause[], line: string): void {
  const last = found.at(-1)
  if (!last) found.push({ id: 'title', label: '标题', text: line, honoured: { as: 'displayed', where: '公开页的标题' } })
  else if (last.id === 'title')
    found.push({ id: 'intro', label: '引言', text: line, honoured: { as: 'displayed', where: '公开页“政策原文”' } })
  else found[found.length - 1] = { ...last, text: `${last.text}\n${line}` }
}

/** A short line that ends without a stop, with deeper numbers below. */
const isHeading = ({ id, text }: Clause, next: Clause | undefined) =>
  id !== 'title' && text.length < 40 && !/[。；：，]$/.test(text) && next?.id.startsWith(`${id}.`) === true

const digits = '零一二三四五六七八九'

/** 二十三 → 23; digits stay. */
export function numberOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words)
  let total = 0
  let digit = 0
  for (const word of words.replaceAll('〇', '零')) {
    const unit = word === '百' ? 100 : word === '十' ? 10 : 0
    if (unit) total += (digit || 1) * unit
    digit = unit ? 0 : Math.max(0, digits.indexOf(word))
  }
  return total + digit
}

/** The id itself, or with a number behind it where it is taken. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  let count = 2
  while (taken.has(`${id}-${count}`)) count++
  return `${id}-${count}`
}

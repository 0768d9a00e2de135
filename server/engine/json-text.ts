/** Reads the JSON text of a configuration file: position of a syntax error, duplicate keys, dangerous names and depth, all in words. */
import type { Json } from './model.js'
import { pointer } from './pointers.js'

export interface JsonProblem {
  code: 'json' | 'duplicate-key' | 'forbidden-name' | 'too-deep'
  at: string
  message: string
  remedy?: string
}

/** Names that objects inherit: never keys, ids or codes of configuration. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
])

const deepest = 60

interface Scan {
  text: string
  index: number
  path: (string | number)[]
  problems: JsonProblem[]
}

/** The first place that is no JSON: nothing after it can be read. */
class Misread extends Error {
  readonly code: JsonProblem['code']
  constructor(code: JsonProblem['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** The value of a JSON text, or what is wrong with it; a text with problems has no value. */
export function readJson(text: string): { value?: Json; problems: JsonProblem[] } {
  const scan: Scan = { text: text.replace(/^\ufeff/, ''), index: 0, path: [], problems: [] }
  try {
    const value = readValue(scan)
    if (peek(scan) !== '') throw misread(scan, '多余的内容')
    return scan.problems.length > 0 ? { problems: scan.problems } : { value, problems: [] }
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    return { problems: [...scan.problems, { code: error.code, at: pointer(...scan.path), message: error.message }] }
  }
}

function readValue(scan: Scan): Json {
  if (scan.path.length > deepest) throw new Misread('too-deep', `层次超过 ${deepest} 层`)
  const next = peek(scan)
  if (next === '{') return readObject(scan)
  if (next === '[') return readArray(scan)
  if (next === '"') return readString(scan)
  const [word] =
    /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)(?![\w.])/.exec(scan.text.slice(scan.index, scan.index + 400)) ?? []
  if (!word) throw misread(scan, next === '' ? '内容不完整' : `这里不应是 ${next}`)
  scan.index += word.length
  const value: Json = JSON.parse(word)
  if (typeof value === 'number' && !Number.isFinite(value)) throw misread(scan, '数字太大')
  return value
}

function readObject(scan: Scan): Json {
  const entries: [string, Json][] = []
  const keys = new Set<string>()
  scan.index++
  if (peek(scan) === '}') return close(scan, {})
  for (;;) {
    if (peek(scan) !== '"') throw misread(scan, peek(scan) === '}' ? '最后一项后面多了一个逗号' : '这里应是用双引号括起来的键')
    const key = readString(scan)
    checkKey(scan, key, keys)
    keys.add(key)
    if (peek(scan) !== ':') throw misread(scan, `键“${key}”后面应是冒号`)
    scan.index++
    scan.path.push(key)
    const value = readValue(scan)
    scan.path.pop()
    if (!forbiddenNames.has(key)) entries.push([key, value])
    if (peek(scan) === '}') return close(scan, Object.fromEntries(entries))
    if (peek(scan) !== ',') throw misread(scan, '这里应是逗号或 }')
    scan.index++
  }
}

function checkKey(scan: Scan, key: string, keys: ReadonlySet<string>): void {
  const at = pointer(...scan.path, key)
  if (keys.has(key)) scan.problems.push({ code: 'duplicate-key', at, message: `键“${key}”出现了两次`, remedy: '删除其中一个，或换一个键' })
  if (forbiddenNames.has(key)) scan.problems.push({ code: 'forbidden-name', at, message: `“${key}”不能用作名称`, remedy: '换一个名称' })
}

function readArray(scan: Scan): Json {
  const items: Json[] = []
  scan.index++
  if (peek(scan) === ']') return close(scan, items)
  for (;;) {
    if (peek(scan) === ']') throw misread(scan, '最后一项后面多了一个逗号')
    scan.path.push(items.length)
    items.push(readValue(scan))
    scan.path.pop()
    if (peek(scan) === ']') return close(scan, items)
    if (peek(scan) !== ',') throw misread(scan, '这里应是逗号或 ]')
    scan.index++
  }
}

function readString(scan: Scan): string {
  const start = scan.index
  let end = start + 1
  while (end < scan.text.length && scan.text[end] !== '"' && scan.text[end] !== '\n') end += scan.text[end] === '\\' ? 2 : 1
  if (scan.text[end] !== '"') throw misread(scan, '文字没有用双引号结束')
  try {
    const value: string = JSON.parse(scan.text.slice(start, end + 1))
    scan.index = end + 1
    return value
  } catch {
    throw misread(scan, '文字里有不能直接写的字符，或反斜杠用得不对')
  }
}

function peek(scan: Scan): string {
  while (/[ \t\r\n]/.test(scan.text[scan.index] ?? '')) scan.index++
  return scan.text[scan.index] ?? ''
}

function close<Value>(scan: Scan, value: Value): Value {
  scan.index++
  return value
}

function misread(scan: Scan, message: string): Misread {
  const before = scan.text.slice(0, scan.index).split('\n')
  return new Misread('json', `第 ${before.length} 行第 ${(before.at(-1) ?? '').length + 1} 个字符处不是正确的 JSON：${message}`)
}
